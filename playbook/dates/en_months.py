"""Months, quarters and years in English: 3 Dec, the 8th, next month 5th, mid December, end of next quarter.

Early is the 1st, mid the 15th, late the 21st. A year by itself plans nothing: "next year" counts only as an answer.
"""

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from playbook.dates.almanac import WEEKDAY_OF, day_of_month, last_of_month, month_and_day, month_from
from playbook.dates.en_words import MONTH, NOT_AFTER, NOT_BEFORE, WEEKDAY, month_number, weekday_number
from playbook.dates.senses import Day, Frame, Rule, cased, rule

SIGNS = re.compile(
    "[0-9](?:st|nd|rd|th)|month|year|quarter|q[1-4]|eo[my]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    re.IGNORECASE,
)
_TURN = {"last": -1, "this": 0, "next": 1, "the": 0}
_PARTS = {"early": 1, "beginning": 1, "start": 1, "mid": 15, "middle": 15, "late": 21}
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_TH = "(?:st|nd|rd|th)"
_ORDINAL = rf"(?P<day>[0-9]{{1,2}}){_TH}"
_TO = rf"(?:\s?(?:-|–|to|or)\s?(?:the\s)?[0-9]{{1,2}}{_TH}?)?"
_YEAR = r"(?:,?\s+(?P<year>20[0-9]{2})(?![0-9]))?"
_NO_THINGS = (
    r"(?![\w%/:]|[.,][0-9]|-[0-9])"
    r"(?!\s*(?:[ap]m\b|%|people|persons|guests|units|pcs|pieces|cars|sets|boxes|k\b|more\b))"
)
_OF = r"(?:\s+of)?(?:\s+the)?"
_PART = rf"(?:the\s+)?(?P<part>end|late|early|mid|middle|beginning|start){_OF}[\s-]+"
_SAID = rf"(?:(?P<turn>last|this|next|the)\s+month|(?P<month>{MONTH}))"


def _month_day(match: re.Match[str], frame: Frame) -> Day:
    month, day = month_number(match["month"]), int(match["day"])
    return Day(date(int(match["year"]), month, day) if match["year"] else month_and_day(frame, month, day))


def _bare_day(match: re.Match[str], frame: Frame) -> Day:
    return Day(day_of_month(frame, int(match["day"])))


def _uncertain_day(match: re.Match[str], frame: Frame) -> Day:
    """25th without the: an answer, or beside a time."""
    return Day(day_of_month(frame, int(match["day"])), tied=True)


def _said_month(match: re.Match[str], frame: Frame) -> date:
    """The first day of next month, of this month, of December."""
    if match["month"]:
        return month_and_day(frame, month_number(match["month"]), 28).replace(day=1)
    return month_from(frame.today, _TURN[match["turn"].lower()])


def _part_of_month(match: re.Match[str], frame: Frame) -> Day:
    first, part = _said_month(match, frame), match["part"].lower()
    return Day(last_of_month(first) if part == "end" else first.replace(day=_PARTS[part]))


def _day_of_said_month(match: re.Match[str], frame: Frame) -> Day:
    return Day(_said_month(match, frame).replace(day=int(match["day"])))


def _weekday_of_month(match: re.Match[str], frame: Frame) -> Day:
    """The first Monday of December, the last Friday of next month."""
    first, nth = _said_month(match, frame), _NTH[match["nth"].lower()]
    start = last_of_month(first) if nth < 0 else first
    return Day(start + relativedelta(weekday=WEEKDAY_OF[weekday_number(match["weekday"])](nth)))


def _named_month(match: re.Match[str], frame: Frame) -> Day:
    return Day(month_from(frame.today, _TURN[match["turn"].lower()]))


def _month_after_next(match: re.Match[str], frame: Frame) -> Day:
    return Day(month_from(frame.today, 2))


def _end_of_this_month(match: re.Match[str], frame: Frame) -> Day:
    return Day(last_of_month(frame.today))


def _quarter(match: re.Match[str], frame: Frame) -> Day:
    """Next quarter, the end of this quarter, end of Q1, early Q2: its first day or its last."""
    ends, number = (match["part"] or "").lower() == "end", match["number"]
    first = frame.today.replace(month=(frame.today.month - 1) // 3 * 3 + 1, day=1)
    first += relativedelta(months=3 * _TURN[(match["turn"] or "this").lower()])
    if number:
        first = first.replace(month=3 * int(number) - 2)
    day = last_of_month(first + relativedelta(months=2)) if ends else first
    return Day(day + relativedelta(years=1) if number and day < frame.today and not frame.behind else day)


def _end_of_year(match: re.Match[str], frame: Frame) -> Day:
    return Day(date(frame.today.year + _TURN[(match["turn"] or "this").lower()], 12, 31))


def _start_of_year(match: re.Match[str], frame: Frame) -> Day:
    return Day(date(frame.today.year + 1, 1, 1), tied=not match["part"])


RULES: tuple[Rule, ...] = (
    rule(
        rf"{NOT_BEFORE}(?:the\s+)?(?P<day>[0-9]{{1,2}}){_TH}?{_TO}(?:\s+(?:of\s+)?|-)(?P<month>{MONTH})\b(?!-[0-9]){_YEAR}{NOT_AFTER}",
        _month_day,
    ),
    rule(
        rf"{NOT_BEFORE}(?P<day>[0-9]{{1,2}})-?(?P<month>{MONTH})-?(?P<year>20[0-9]{{2}})?{NOT_AFTER}",
        _month_day,
    ),
    rule(
        rf"{NOT_BEFORE}(?!may\b|march\b)(?P<month>{MONTH})\.?\s+(?P<day>[0-9]{{1,2}}){_TH}?{_TO}{_NO_THINGS}{_YEAR}",
        _month_day,
    ),
    # may 5 and march 20 in small letters are verbs: a capital or 5th makes them months.
    cased(rf"{NOT_BEFORE}(?P<month>May|March|MAY|MARCH)\s+(?P<day>[0-9]{{1,2}}){_NO_THINGS}{_YEAR}", _month_day),
    rule(rf"{NOT_BEFORE}(?P<month>may|march)\s+(?:the\s+)?{_ORDINAL}\b{_YEAR}", _month_day),
    rule(
        rf"{NOT_BEFORE}(?:on\s+)?the\s+{_ORDINAL}{_TO}\b(?!\s+(?:time|floor|visit|client|of|car|one|order|call|year)\b)",
        _bare_day,
    ),
    rule(rf"{NOT_BEFORE}(?<=\b(?:on|by)\s){_ORDINAL}\b(?!\s+(?:time|floor|of|street|avenue|{MONTH})\b)", _bare_day),
    rule(rf"{NOT_BEFORE}{_ORDINAL}{NOT_AFTER}(?!\s+(?:floor|street|avenue|grade|birthday|time))", _uncertain_day),
    rule(
        rf"{NOT_BEFORE}(?P<turn>last|next|this)\s+month,?\s+(?P<month>)(?:on\s+)?(?:the\s+)?{_ORDINAL}{_TO}{NOT_AFTER}",
        _day_of_said_month,
    ),
    rule(
        rf"{NOT_BEFORE}(?:on\s+)?(?:the\s+)?{_ORDINAL}{_TO}\s+(?:of\s+)?(?P<turn>last|next|this)\s+month(?P<month>){NOT_AFTER}",
        _day_of_said_month,
    ),
    rule(
        rf"{NOT_BEFORE}(?:the\s+)?(?P<nth>{'|'.join(_NTH)})\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+{_SAID}{NOT_AFTER}",
        _weekday_of_month,
    ),
    rule(rf"{NOT_BEFORE}{_PART}{_SAID}{NOT_AFTER}(?!\s+[0-9])", _part_of_month),
    rule(rf"{NOT_BEFORE}(?P<turn>last|next)\s+month{NOT_AFTER}", _named_month),
    rule(rf"{NOT_BEFORE}(?:the\s+)?month\s+after\s+next{NOT_AFTER}", _month_after_next),
    rule(rf"{NOT_BEFORE}(?:(?:the\s+)?end\s+of\s+month|month[\s-]end|eom){NOT_AFTER}", _end_of_this_month),
    rule(rf"{NOT_BEFORE}{_PART}(?:(?P<turn>this|next|last|the)\s+quarter|(?P<number>(?!))){NOT_AFTER}", _quarter),
    rule(rf"{NOT_BEFORE}{_PART}(?P<turn>)q(?P<number>[1-4]){NOT_AFTER}", _quarter),
    rule(rf"{NOT_BEFORE}(?P<part>)(?P<turn>next)\s+quarter(?P<number>){NOT_AFTER}", _quarter),
    rule(rf"{NOT_BEFORE}(?P<turn>)(?P<part>end)\s+of\s+quarter(?P<number>){NOT_AFTER}", _quarter),
    rule(rf"{NOT_BEFORE}(?P<turn>)quarter[\s-](?P<part>end)(?P<number>){NOT_AFTER}", _quarter),
    rule(
        rf"{NOT_BEFORE}(?:the\s+)?end\s+of\s+(?:the\s+)?(?:(?P<turn>last|this|next)\s+)?year{NOT_AFTER}", _end_of_year
    ),
    rule(rf"{NOT_BEFORE}(?P<turn>)(?:year[\s-]end|eoy){NOT_AFTER}", _end_of_year),
    rule(
        rf"{NOT_BEFORE}(?:(?:the\s+)?(?P<part>early|beginning|start)(?:\s+of)?\s+)?next\s+year{NOT_AFTER}",
        _start_of_year,
    ),
)
