"""Days in English: tomorrow, next Wednesday, 3 Dec, the 8th, end of month, in two weeks."""

import re
from dataclasses import replace
from datetime import date, timedelta

from playbook.dates.almanac import (
    FRIDAY,
    SATURDAY,
    SUNDAY,
    coming_weekday,
    day_of_month,
    day_of_week,
    last_of_month,
    month_and_day,
    month_from,
)
from playbook.dates.en_words import MONTH, NOT_AFTER, NOT_BEFORE, WEEKDAY, month_number, weekday_number
from playbook.dates.senses import Clock, Day, Frame, Part, Rule, cased, rule

_TURN = {"last": -1, "this": 0, "next": 1}
_NAMED = {"today": 0, "tomorrow": 1, "yesterday": -1}
# Sun and sat are words too: they count with a capital before a time or at an end, or after on, by, every.
_SHORT_DAY = r"(?:Sun|Sat)(?=\s*(?:$|[,.;!?]|[0-9]|at\b|morning|afternoon|evening|night|noon))|(?:Mon|Wed|Weds)"
_SAFE_DAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues?|thurs|thur|thu|fri)"
_ORDINAL = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)"
_YEAR = r"(?:,?\s+(?P<year>20[0-9]{2})(?![0-9]))?"
_NO_THINGS = r"(?![\w%/:]|[.,][0-9]|-[0-9])(?!\s*(?:[ap]m\b|%|people|units|pcs|cars|k\b|more\b))"


def _named(match: re.Match[str], frame: Frame) -> Day:
    word = match["named"].lower()
    days = _NAMED.get(word, 1)  # tmr, tmrw
    if match["beyond"]:
        days += 1 if days > 0 else -1
    return Day(frame.today + timedelta(days=days))


def _tonight(match: re.Match[str], frame: Frame) -> Day:
    days = -1 if match["last"] else 0
    return Day(frame.today + timedelta(days=days), clock=Clock(None, part=Part.EVENING))


def _this_part(match: re.Match[str], frame: Frame) -> Day:
    parts = {"morning": Part.MORNING, "afternoon": Part.AFTERNOON, "evening": Part.EVENING}
    return Day(frame.today, clock=Clock(None, part=parts[match["part"].lower()]))


def _end_of_day(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(18)


def _weekday_of_week(match: re.Match[str], frame: Frame) -> Day:
    return Day(day_of_week(frame.today, _TURN[match["turn"].lower()], weekday_number(match["weekday"])))


def _bare_weekday(match: re.Match[str], frame: Frame) -> Day:
    day = coming_weekday(frame, weekday_number(match["weekday"]))
    return Day(day, step=0 if frame.behind else 7, weekday=True)


def _weekday_and_week(match: re.Match[str], frame: Frame) -> Day:
    return Day(coming_weekday(frame, weekday_number(match["weekday"])) + timedelta(weeks=1))


def _uncertain_weekday(match: re.Match[str], frame: Frame) -> Day:
    return replace(_bare_weekday(match, frame), tied=True)


def _week(match: re.Match[str], frame: Frame) -> Day:
    turn = (match["turn"] or "this").lower()
    weekday = FRIDAY if match["end"] else 0
    day = day_of_week(frame.today, _TURN[turn], weekday)
    return Day(day if turn != "this" or day >= frame.today else day_of_week(frame.today, 0, SUNDAY))


def _weekend(match: re.Match[str], frame: Frame) -> Day:
    turn = (match["turn"] or "").lower()
    if turn in ("next", "last"):
        return Day(day_of_week(frame.today, _TURN[turn], SATURDAY))
    return Day(coming_weekday(frame, SATURDAY), step=0 if frame.behind else 7)


def _month_day(match: re.Match[str], frame: Frame) -> Day:
    month, day = month_number(match["month"]), int(match["day"])
    return Day(date(int(match["year"]), month, day) if match["year"] else month_and_day(frame, month, day))


def _bare_day(match: re.Match[str], frame: Frame) -> Day:
    return Day(day_of_month(frame, int(match["day"])))


def _named_month(match: re.Match[str], frame: Frame) -> Day:
    turn = (match["turn"] or "this").lower()
    first = month_from(frame.today, _TURN[turn])
    return Day(last_of_month(first) if match["end"] else first)


def _end_of_month(match: re.Match[str], frame: Frame) -> Day:
    near = month_and_day(frame, month_number(match["month"]), 28)
    return Day(last_of_month(near))


def _end_of_year(match: re.Match[str], frame: Frame) -> Day:
    turn = (match.groupdict().get("turn") or "this").lower()
    return Day(date(frame.today.year + _TURN[turn], 12, 31))


_END = r"(?P<end>(?:the\s+)?end\s+of\s+(?:the\s+)?)"

RULES: tuple[Rule, ...] = (
    rule(
        rf"{NOT_BEFORE}(?:the\s+)?(?P<beyond>day\s+after\s+(?=tom)|day\s+before\s+(?=yes))?"
        rf"(?P<named>today|tomorrow|tomorow|tommorow|tmrw?|yesterday){NOT_AFTER}",
        _named,
    ),
    rule(rf"{NOT_BEFORE}(?:tonight|(?P<last>last)\s+night){NOT_AFTER}", _tonight),
    rule(rf"{NOT_BEFORE}this\s+(?P<part>morning|afternoon|evening){NOT_AFTER}", _this_part),
    rule(rf"{NOT_BEFORE}(?:eod|close of business|cob|(?:the\s+)?end\s+of\s+(?:the\s+)?day){NOT_AFTER}", _end_of_day),
    rule(rf"{NOT_BEFORE}(?P<turn>last|this|next)\s+(?P<weekday>{WEEKDAY}){NOT_AFTER}", _weekday_of_week),
    rule(
        rf"{NOT_BEFORE}(?P<weekday>{WEEKDAY})\s+(?:of\s+)?(?P<turn>last|this|next)\s+week{NOT_AFTER}", _weekday_of_week
    ),
    rule(
        rf"{NOT_BEFORE}(?P<turn>last|this|next)\s+week\s+(?:on\s+)?(?P<weekday>{WEEKDAY}){NOT_AFTER}", _weekday_of_week
    ),
    rule(rf"{NOT_BEFORE}(?P<weekday>{WEEKDAY})\s+week{NOT_AFTER}", _weekday_and_week),
    rule(rf"{NOT_BEFORE}a\s+week\s+(?:on|from)\s+(?P<weekday>{WEEKDAY}){NOT_AFTER}", _weekday_and_week),
    rule(rf"{NOT_BEFORE}(?P<weekday>{_SAFE_DAY}){NOT_AFTER}", _bare_weekday),
    cased(rf"{NOT_BEFORE}(?P<weekday>{_SHORT_DAY}){NOT_AFTER}", _bare_weekday),
    rule(rf"{NOT_BEFORE}(?<=\b(?:on|by)\s)(?P<weekday>{WEEKDAY}){NOT_AFTER}", _bare_weekday),
    rule(rf"{NOT_BEFORE}(?P<weekday>mon|weds?|sat|sun){NOT_AFTER}", _uncertain_weekday),
    rule(rf"{NOT_BEFORE}(?:early\s+)?(?P<turn>last|next)\s+week(?P<end>){NOT_AFTER}", _week),
    rule(rf"{NOT_BEFORE}{_END}(?:(?P<turn>this|next)\s+)?week{NOT_AFTER}", _week),
    rule(rf"{NOT_BEFORE}(?:(?P<turn>this|next|last|the)\s+)?weekend{NOT_AFTER}", _weekend),
    rule(
        rf"{NOT_BEFORE}(?:the\s+)?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})\b{_YEAR}{NOT_AFTER}",
        _month_day,
    ),
    rule(
        rf"{NOT_BEFORE}(?!may\b|march\b)(?P<month>{MONTH})\.?\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_NO_THINGS}{_YEAR}",
        _month_day,
    ),
    # may 5 and march 20 in small letters are verbs: a capital or 5th makes them months.
    cased(rf"{NOT_BEFORE}(?P<month>May|March|MAY|MARCH)\s+(?P<day>[0-9]{{1,2}}){_NO_THINGS}{_YEAR}", _month_day),
    rule(rf"{NOT_BEFORE}(?P<month>may|march)\s+(?:the\s+)?{_ORDINAL}\b{_YEAR}", _month_day),
    rule(
        rf"{NOT_BEFORE}(?:on\s+)?the\s+{_ORDINAL}\b(?!\s+(?:time|floor|visit|client|of|car|one|order|call)\b)",
        _bare_day,
    ),
    rule(rf"{NOT_BEFORE}(?P<turn>last|next)\s+month(?P<end>){NOT_AFTER}", _named_month),
    rule(rf"{NOT_BEFORE}{_END}(?:(?P<turn>last|this|next)\s+)?month{NOT_AFTER}", _named_month),
    rule(rf"{NOT_BEFORE}(?P<turn>)(?P<end>month[\s-]end|eom){NOT_AFTER}", _named_month),
    rule(rf"{NOT_BEFORE}{_END}(?P<month>{MONTH}){NOT_AFTER}", _end_of_month),
    rule(rf"{NOT_BEFORE}{_END}(?:(?P<turn>last|this|next)\s+)?year{NOT_AFTER}", _end_of_year),
    rule(rf"{NOT_BEFORE}year[\s-]end{NOT_AFTER}", _end_of_year),
)
