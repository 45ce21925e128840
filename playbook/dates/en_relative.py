"""Counted from now in English: in two weeks, half an hour from now, 3 days ago, within a week."""

import re
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from playbook.dates.almanac import shifted
from playbook.dates.en_words import NOT_AFTER, NOT_BEFORE, NUMBER, read_count
from playbook.dates.senses import Day, Frame, Moment, Rule, rule

_MINUTES = {"minute": 1, "min": 1, "hour": 60, "hr": 60}
_LENGTHS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
}
_CLOCK = r"(?P<unit>minute|min|hour|hr)s?"
_CALENDAR = r"(?P<unit>day|week|fortnight|month|year)s?'?"
_COUNT = rf"(?P<count>{NUMBER})\s*"
_HALF_HOUR = r"(?P<half>half\s+an\s+hour|half\s+hour|an\s+hour\s+and\s+a\s+half|one\s+and\s+a\s+half\s+hours)"
_TURN = r"\s+(?P<turn>from\s+now|later|ago)"


def _delta(match: re.Match[str]) -> timedelta:
    half = match.groupdict().get("half")
    if half:
        return timedelta(minutes=30 if half.lower().startswith("half") else 90)
    return timedelta(minutes=read_count(match["count"]) * _MINUTES[match["unit"].lower()])


def _instant_ahead(match: re.Match[str], frame: Frame) -> Moment:
    return Moment(shifted(frame.now, _delta(match)), deadline=match["lead"].lower() == "within")


def _instant_turned(match: re.Match[str], frame: Frame) -> Moment:
    delta = _delta(match)
    return Moment(shifted(frame.now, -delta if match["turn"].lower() == "ago" else delta))


def _day_ahead(match: re.Match[str], frame: Frame) -> Day:
    length = _LENGTHS[match["unit"].lower()] * read_count(match["count"])
    return Day(frame.today + length, deadline=match["lead"].lower() == "within")


def _day_turned(match: re.Match[str], frame: Frame) -> Day:
    length = _LENGTHS[match["unit"].lower()] * read_count(match["count"])
    return Day(frame.today - length if match["turn"].lower() == "ago" else frame.today + length)


RULES: tuple[Rule, ...] = (
    rule(rf"{NOT_BEFORE}(?P<lead>in|within)\s+{_COUNT}{_CLOCK}(?:\s+time)?{NOT_AFTER}", _instant_ahead),
    rule(rf"{NOT_BEFORE}(?P<lead>in|within)\s+{_HALF_HOUR}{NOT_AFTER}", _instant_ahead),
    rule(rf"{NOT_BEFORE}{_COUNT}{_CLOCK}{_TURN}{NOT_AFTER}", _instant_turned),
    rule(rf"{NOT_BEFORE}{_HALF_HOUR}{_TURN}{NOT_AFTER}", _instant_turned),
    rule(rf"{NOT_BEFORE}(?P<lead>in|within)\s+{_COUNT}{_CALENDAR}(?:\s+time)?{NOT_AFTER}", _day_ahead),
    rule(rf"{NOT_BEFORE}{_COUNT}{_CALENDAR}{_TURN}{NOT_AFTER}", _day_turned),
)
