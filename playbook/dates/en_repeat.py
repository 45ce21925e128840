"""What comes again, in English: every Monday, every other week, the 1st of every month, first Monday of the month."""

import re

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
from playbook.dates.senses import Day, Frame, Rule, rule

_ORDINAL = r"(?:the\s+)?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)"
_NTH = ("first", "second", "third", "fourth")
_WHICH = r"(?:the\s+)?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)"
_YEAR_ON, _TH = r"(?:year\s+on\s+)?", "(?:st|nd|rd|th)?"
_EVERY = rf"{NOT_BEFORE}(?:every|each)\s+"
_LIST = rf"(?P<days>{WEEKDAY}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){WEEKDAY})*)(?:s(?!\w))?"


def _weekdays(match: re.Match[str], frame: Frame) -> Day:
    named = re.findall(WEEKDAY, match["days"], re.IGNORECASE)
    other = match.groupdict().get("other")
    return weekly_on(frame, {weekday_number(word) for word in named}, 2 if other else 1)


def _every(match: re.Match[str], frame: Frame) -> Day:
    count = 2 if match["other"] else read_count(match["count"] or "1")
    makers = {"day": days, "week": weeks, "month": months}
    return makers[match["unit"].lower()](frame, count, tied=count == 1)


def _weekday_range(match: re.Match[str], frame: Frame) -> Day:
    first, last = weekday_number(match["first"]), weekday_number(match["last"])
    return weekly_on(frame, {(first + ahead) % 7 for ahead in range((last - first) % 7 + 1)})


def _weekday_of_month(match: re.Match[str], frame: Frame) -> Day:
    word = match["nth"].lower()
    nth = -1 if word == "last" else _NTH.index(word) + 1 if word in _NTH else int(word[0])
    return monthly_weekday(frame, nth, weekday_number(match["weekday"]))


def _adverb(match: re.Match[str], frame: Frame) -> Day:
    word = match["adverb"].lower()
    if word in ("yearly", "annually"):
        return years(frame, tied=True)
    if word in ("fortnightly", "biweekly"):
        return weeks(frame, 2)
    makers = {"daily": days, "weekly": weeks, "monthly": months}
    return makers[word](frame, 1, tied=True) if word in makers else months(frame, 3, tied=True)


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
    rule(rf"{_EVERY}(?P<other>other\s+|second\s+)?{_LIST}{NOT_AFTER}", _weekdays),
    rule(
        rf"{_EVERY}(?:(?P<other>other|second)\s+|(?P<count>{NUMBER})\s+)?(?P<unit>day|week|month)s?{NOT_AFTER}", _every
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
        rf"{NOT_BEFORE}(?P<adverb>daily|weekly|fortnightly|biweekly|monthly|quarterly|yearly|annually){NOT_AFTER}",
        _adverb,
    ),
    rule(rf"{_EVERY}quarter{NOT_AFTER}", _quarter),
    rule(rf"{_EVERY}quarter[\s-]end{NOT_AFTER}", _end_of_quarter),
    rule(rf"{NOT_BEFORE}(?:the\s+)?(?:end|last\s+day)\s+of\s+(?:every|each)\s+quarter{NOT_AFTER}", _end_of_quarter),
    rule(rf"{_EVERY}year{NOT_AFTER}", _year),
    rule(rf"{_EVERY}{_YEAR_ON}(?P<day>[0-9]{{1,2}}){_TH}\s+(?P<month>{MONTH}){NOT_AFTER}", _day_of_year),
    rule(rf"{_EVERY}{_YEAR_ON}(?P<month>{MONTH})\s+(?P<day>[0-9]{{1,2}}){_TH}{NOT_AFTER}", _day_of_year),
)
