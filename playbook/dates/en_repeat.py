"""What comes again, in English: every Monday, every other week, the 1st of every month, first Monday of the month.

Weekly, monthly, once a quarter by themselves tell habits: they count beside a time, before a call or visit (weekly
call), or as an answer.
"""

import re
from dataclasses import replace

from dateutil.relativedelta import relativedelta

from playbook.dates.en_words import (
    MONTH,
    NOT_AFTER,
    NOT_BEFORE,
    NUMBER,
    WEEKDAY,
    month_number,
    read_count,
    weekday_number,
)
from playbook.dates.repeats import (
    days,
    monthly_on,
    monthly_weekday,
    months,
    quarter_ends,
    weekly_on,
    weeks,
    working_days,
    years,
    years_on,
)
from playbook.dates.senses import Clock, Day, Frame, Part, Rule, rule

SIGNS = re.compile(
    r"ever|each|ly|alternate|days|of the month|in the month|a month|weekends|once a|on (?:mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_ORDINAL = r"(?:the\s+)?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)"
_NTH = ("first", "second", "third", "fourth")
_WHICH = r"(?:the\s+)?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)"
_YEAR_ON, _TH = r"(?:year\s+on\s+)?", "(?:st|nd|rd|th)?"
_EVERY = rf"{NOT_BEFORE}(?:every|each)\s+"
_PARTS = {"morning": Part.MORNING, "afternoon": Part.AFTERNOON, "evening": Part.EVENING, "night": Part.EVENING}
_PLURAL = "(?:mon|tues|wednes|thurs|fri|satur|sun)days"
_PLANS = "(?:calls?|visits?|check-?ins?|catch-?ups?|follow-?ups?|meetings?|reviews?|sync|reports?)(?![A-Za-z])"
_LIST = rf"(?P<days>{WEEKDAY}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){WEEKDAY})*)(?:s(?!\w))?"


def _weekdays(match: re.Match[str], frame: Frame) -> Day:
    named = re.findall(WEEKDAY, match["days"], re.IGNORECASE)
    other = match.groupdict().get("other")
    return weekly_on(frame, {weekday_number(word) for word in named}, 2 if other else 1)


def _plural_alone(match: re.Match[str], frame: Frame) -> Day:
    """Mondays at 9am; closed on Mondays tells a habit."""
    if match["days"].lower() == "weekdays":
        return replace(working_days(frame), tied=True)
    return replace(_weekdays(match, frame), tied=True)


def _every(match: re.Match[str], frame: Frame) -> Day:
    nth = {"third": 3, "3rd": 3, "fourth": 4, "4th": 4}.get((match["nth"] or "").lower())
    count = 2 if match["other"] else nth or read_count(match["count"] or "1")
    makers = {"day": days, "week": weeks, "month": months}
    return makers[match["unit"].lower()](frame, count, tied=count == 1)


def _weekday_range(match: re.Match[str], frame: Frame) -> Day:
    first, last = weekday_number(match["first"]), weekday_number(match["last"])
    return weekly_on(frame, {(first + ahead) % 7 for ahead in range((last - first) % 7 + 1)})


def _weekday_of_month(match: re.Match[str], frame: Frame) -> Day:
    word = match["nth"].lower()
    nth = -1 if word == "last" else _NTH.index(word) + 1 if word in _NTH else int(word[0])
    return monthly_weekday(frame, nth, weekday_number(match["weekday"]))


def _month_days(match: re.Match[str], frame: Frame) -> Day:
    return monthly_on(frame, int(match["day"]), int(match["day_2"]))


def _weekend(match: re.Match[str], frame: Frame) -> Day:
    return weekly_on(frame, {5})


def _part_of_every_day(match: re.Match[str], frame: Frame) -> Day:
    """Every morning he runs: with an hour it is a plan."""
    return replace(days(frame, 1, tied=True), clock=Clock(None, part=_PARTS[match["part"].lower()]))


def _once_a(match: re.Match[str], frame: Frame) -> Day:
    unit, tied = match["unit"].lower(), True
    if unit == "year":
        return years(frame, tied=tied)
    if unit == "quarter":
        return months(frame, 3, tied=tied)
    return {"day": days, "week": weeks, "month": months}[unit](frame, 1, tied=tied)


def _half_year(match: re.Match[str], frame: Frame) -> Day:
    return months(frame, 6)


def _adverb(match: re.Match[str], frame: Frame) -> Day:
    word, tied = match["adverb"].lower().replace("-", ""), match["plan"] is None
    if word in ("yearly", "annually"):
        return years(frame, tied=tied)
    if word in ("fortnightly", "biweekly"):
        return weeks(frame, 2)
    makers = {"daily": days, "weekly": weeks, "monthly": months}
    return makers[word](frame, 1, tied=tied) if word in makers else months(frame, 3, tied=tied)


def _quarter(match: re.Match[str], frame: Frame) -> Day:
    return months(frame, 3)


def _year(match: re.Match[str], frame: Frame) -> Day:
    return years(frame)


def _day_of_year(match: re.Match[str], frame: Frame) -> Day:
    return years_on(frame, relativedelta(month=month_number(match["month"]), day=int(match["day"])))


def _end_of_quarter(match: re.Match[str], frame: Frame) -> Day:
    return quarter_ends(frame)


def _fortnight(match: re.Match[str], frame: Frame) -> Day:
    return weeks(frame, 2)


def _working_days(match: re.Match[str], frame: Frame) -> Day:
    return working_days(frame)


def _day_of_month(match: re.Match[str], frame: Frame) -> Day:
    return monthly_on(frame, int(match["day"]))


def _end_of_month(match: re.Match[str], frame: Frame) -> Day:
    return monthly_on(frame, 31)


RULES: tuple[Rule, ...] = (
    rule(rf"{_EVERY}(?P<other>other\s+|second\s+|2nd\s+|alternate\s+)?{_LIST}{NOT_AFTER}", _weekdays),
    rule(
        rf"{_EVERY}(?:(?P<other>other|second|2nd|alternate)\s+|(?:(?P<count>{NUMBER})|(?P<nth>third|3rd|fourth|4th))\s+)?(?P<unit>day|week|month)s?{NOT_AFTER}",
        _every,
    ),
    rule(rf"{_EVERY}fortnight{NOT_AFTER}", _fortnight),
    rule(rf"{_EVERY}(?:weekday|working day|workday){NOT_AFTER}", _working_days),
    rule(rf"{NOT_BEFORE}{_ORDINAL}\s+of\s+(?:every|each)\s+month{NOT_AFTER}", _day_of_month),
    rule(rf"{_EVERY}month\s+on\s+{_ORDINAL}{NOT_AFTER}", _day_of_month),
    rule(rf"{NOT_BEFORE}(?:the\s+)?(?:end|last\s+day)\s+of\s+(?:every|each)\s+month{NOT_AFTER}", _end_of_month),
    rule(rf"{_EVERY}month[\s-]end{NOT_AFTER}", _end_of_month),
    rule(
        rf"{_EVERY}(?P<first>{WEEKDAY})\s*(?:to|through|till|until|-|–)\s*(?P<last>{WEEKDAY}){NOT_AFTER}",
        _weekday_range,
    ),
    rule(rf"{_EVERY}{_WHICH}\s+(?P<weekday>{WEEKDAY})(?:\s+(?:of|in)\s+the\s+month)?{NOT_AFTER}", _weekday_of_month),
    rule(
        rf"{NOT_BEFORE}{_WHICH}\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+(?:the|each|every|a)\s+month{NOT_AFTER}",
        _weekday_of_month,
    ),
    rule(
        rf"{NOT_BEFORE}(?P<adverb>daily|weekly|fortnightly|bi-?weekly|monthly|quarterly|yearly|annually){NOT_AFTER}"
        rf"(?P<plan>(?=\s+(?:{_PLANS})))?",
        _adverb,
    ),
    rule(rf"{NOT_BEFORE}once\s+(?:a|an|every|per)\s+(?P<unit>day|week|month|quarter|year){NOT_AFTER}", _once_a),
    rule(rf"{_EVERY}(?:half[\s-](?:a\s+)?year|six\s+months){NOT_AFTER}", _half_year),
    rule(rf"{_EVERY}weekend{NOT_AFTER}|{NOT_BEFORE}on\s+weekends{NOT_AFTER}", _weekend),
    rule(rf"{_EVERY}(?P<part>{'|'.join(_PARTS)}){NOT_AFTER}", _part_of_every_day),
    rule(rf"{NOT_BEFORE}(?P<other>alternate\s+)(?P<days>{WEEKDAY})s?{NOT_AFTER}", _weekdays),
    rule(
        rf"{NOT_BEFORE}(?:on\s+)?{_ORDINAL}\s+and\s+(?:the\s+)?(?P<day_2>[0-9]{{1,2}})(?:st|nd|rd|th)\s+of\s+(?:every|each)\s+month{NOT_AFTER}",
        _month_days,
    ),
    rule(rf"{_EVERY}{_ORDINAL}(?:\s+of\s+the\s+month)?{NOT_AFTER}(?!\s+{MONTH})", _day_of_month),
    rule(rf"{NOT_BEFORE}(?:weekly|every\s+week)\s+on\s+{_LIST}{NOT_AFTER}", _weekdays),
    rule(
        rf"{NOT_BEFORE}(?:on\s+)?(?P<days>{_PLURAL}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_PLURAL})*|weekdays){NOT_AFTER}",
        _plural_alone,
    ),
    rule(rf"{NOT_BEFORE}monthly\s+on\s+{_ORDINAL}{NOT_AFTER}", _day_of_month),
    rule(rf"{_EVERY}quarter{NOT_AFTER}", _quarter),
    rule(rf"{_EVERY}quarter[\s-]end{NOT_AFTER}", _end_of_quarter),
    rule(rf"{NOT_BEFORE}(?:the\s+)?(?:end|last\s+day)\s+of\s+(?:every|each)\s+quarter{NOT_AFTER}", _end_of_quarter),
    rule(rf"{_EVERY}year{NOT_AFTER}", _year),
    rule(rf"{_EVERY}{_YEAR_ON}(?P<day>[0-9]{{1,2}}){_TH}\s+(?P<month>{MONTH}){NOT_AFTER}", _day_of_year),
    rule(rf"{_EVERY}{_YEAR_ON}(?P<month>{MONTH})\s+(?P<day>[0-9]{{1,2}}){_TH}{NOT_AFTER}", _day_of_year),
)
