"""What comes again, in English: every Monday, every other week, the 1st of every month."""

import re

from playbook.dates.en_words import NOT_AFTER, NOT_BEFORE, NUMBER, WEEKDAY, read_count, weekday_number
from playbook.dates.repeats import days, monthly_on, months, weekly_on, weeks, working_days
from playbook.dates.senses import Day, Frame, Rule, rule

_ORDINAL = r"(?:the\s+)?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)"
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
)
