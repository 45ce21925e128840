"""Counted from now in English: in two weeks, in 1.5 hours, 3 days ago, in a week or two, within 5 working days.

A few is three, a couple two; of two numbers (a week or two, 2-3 days) the larger counts. "In a while" and "in a bit"
are an hour. A few days ago, soon, later and some time stay without a date.
"""

import re
from datetime import date, timedelta
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from playbook.dates.almanac import shifted, working_days_on
from playbook.dates.en_words import NOT_AFTER, NOT_BEFORE, NUMBER, read_count
from playbook.dates.senses import Day, Frame, Moment, Rule, rule

SIGNS = re.compile(r"in\s|ago|later|from now", re.IGNORECASE)
_MINUTES = {"minute": 1, "min": 1, "hour": 60, "hr": 60}
_LENGTHS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
}
_HALVES = {"month": relativedelta(days=15), "year": relativedelta(months=6)}
_CLOCK = r"(?P<unit>minute|min|hour|hr)s?"
_CALENDAR = r"(?P<unit>(?:working\s|business\s)?day|week|fortnight|month|year)s?'?"
_COUNT = (
    rf"(?:{NUMBER}\s?(?:-|–|to|or)\s?)?"
    rf"(?P<count>(?:the\s)?(?:next\s)?(?:few|several)|a\s(?:few|half)|half\sa|{NUMBER})\s*"
)
_SOME = re.compile("few|several", re.IGNORECASE)
_HALF_HOUR = (
    r"(?P<half>half\s+an\s+hour|half\s+hour|an\s+hour\s+and\s+a\s+half|one\s+and\s+a\s+half\s+hours"
    r"|(?:a\s+)?quarter\s+of\s+an\s+hour|three\s+quarters\s+of\s+an\s+hour)"
)
_HALF_HOURS = {"half": 30, "a": 15, "quarter": 15, "an": 90, "one": 90, "three": 45}
_OR_TWO = r"(?P<or_two>\s+or\s+(?:two|so))?"
_TURN = r"\s+(?P<turn>from\s+now|later|ago)"
_LEAD = r"(?P<lead>in|within)(?P<next>\s+the\s+next)?\s+"
_SOON = timedelta(hours=1)


def _number(match: re.Match[str]) -> int:
    """A few is three; a week or two is two."""
    words = match.groupdict()
    if (words.get("or_two") or "").lower().endswith("two"):
        return 2
    count = " ".join(match["count"].split())
    return 3 if _SOME.search(count) else read_count(count)


def _delta(match: re.Match[str]) -> timedelta:
    words = match.groupdict()
    if half := words.get("half"):
        return timedelta(minutes=_HALF_HOURS[half.split()[0].lower()])
    each = _MINUTES[match["unit"].lower()]
    if words.get("fraction"):
        return timedelta(minutes=round(Fraction(match["fraction"]) * each))
    return timedelta(minutes=_number(match) * each)


def _length(match: re.Match[str], today: date) -> relativedelta:
    unit = " ".join(match["unit"].lower().split())
    if "half" in match["count"].lower():
        if unit not in _HALVES:
            raise ValueError("no half of it")
        return _HALVES[unit]
    if unit.endswith(" day"):
        return relativedelta(days=(working_days_on(today, _number(match)) - today).days)
    return _LENGTHS[unit] * _number(match)


def _instant_ahead(match: re.Match[str], frame: Frame) -> Moment:
    return Moment(shifted(frame.now, _delta(match)), deadline=_is_deadline(match))


def _is_deadline(match: re.Match[str]) -> bool:
    return match["lead"].lower() == "within" or bool(match["next"])


def _instant_turned(match: re.Match[str], frame: Frame) -> Moment:
    delta = _delta(match)
    return Moment(shifted(frame.now, -delta if match["turn"].lower() == "ago" else delta))


def _day_ahead(match: re.Match[str], frame: Frame) -> Day:
    return Day(frame.today + _length(match, frame.today), deadline=_is_deadline(match))


def _day_turned(match: re.Match[str], frame: Frame) -> Day:
    length = _length(match, frame.today)
    return Day(frame.today - length if match["turn"].lower() == "ago" else frame.today + length)


def _soon(match: re.Match[str], frame: Frame) -> Moment:
    return Moment(shifted(frame.now, _SOON))


RULES: tuple[Rule, ...] = (
    rule(rf"{NOT_BEFORE}{_LEAD}{_COUNT}{_CLOCK}{_OR_TWO}(?:\s+time)?{NOT_AFTER}", _instant_ahead),
    rule(
        rf"{NOT_BEFORE}{_LEAD}(?P<fraction>[0-9]{{1,2}}\.[0-9]{{1,2}})\s*{_CLOCK}(?:\s+time)?{NOT_AFTER}",
        _instant_ahead,
    ),
    rule(rf"{NOT_BEFORE}{_LEAD}{_HALF_HOUR}{NOT_AFTER}", _instant_ahead),
    rule(rf"{NOT_BEFORE}{_COUNT}{_CLOCK}{_OR_TWO}{_TURN}{NOT_AFTER}", _instant_turned),
    rule(rf"{NOT_BEFORE}(?P<fraction>[0-9]{{1,2}}\.[0-9]{{1,2}})\s*{_CLOCK}{_TURN}{NOT_AFTER}", _instant_turned),
    rule(rf"{NOT_BEFORE}{_HALF_HOUR}{_TURN}{NOT_AFTER}", _instant_turned),
    rule(rf"{NOT_BEFORE}{_LEAD}{_COUNT}{_CALENDAR}{_OR_TWO}(?:\s+time)?{NOT_AFTER}", _day_ahead),
    rule(
        rf"{NOT_BEFORE}{_COUNT}{_CALENDAR}{_OR_TWO}{_TURN}{NOT_AFTER}(?<!few days ago)(?<!few weeks ago)", _day_turned
    ),
    rule(rf"{NOT_BEFORE}in\s+a\s+(?:while|bit|little while){NOT_AFTER}", _soon),
)
