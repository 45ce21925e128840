"""What comes again and again (RFC 5545): the next day that a rule names, and what the rule says."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from dateutil.rrule import rrulestr

from playbook.dates.lunar import next_lunar_day

_LUNAR = "RSCALE=CHINESE"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1


class Unit(StrEnum):
    """What a rule counts in."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule, taken apart. Weekdays from Monday 0; `LAST` among the days of a month: its last day.

    `nth`: which of the weekday in a month, LAST for the last one. `until` and `times`: when it ends, if it does.
    `lunar`: month and day are of the Chinese calendar, the day counted from the end of the month if negative.
    """

    unit: Unit
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    until: date | None = None
    times: int | None = None
    lunar: bool = False


def next_day(rule: str, first: date, after: date) -> date | None:
    """The first day after `after` on which an RFC 5545 rule that began on `first` falls; None if it has ended.

    Days only: the hour is put to the day on the member's clock, so that a change to or from summer time moves nothing.
    Raises ValueError for a rule that can't be read.
    """
    repeat = read(rule) if rule.startswith(_LUNAR) else None
    if repeat is not None:
        return _next_lunar(repeat, first, after)
    days = rrulestr(rule, dtstart=datetime.combine(first, time.min))
    found: datetime | None = days.after(datetime.combine(after, time.min))
    return found.date() if found is not None else None


def _next_lunar(repeat: Repeat, first: date, after: date) -> date | None:
    """RFC 7529, which dateutil does not know."""
    day, told = first, 1
    while day <= after and (repeat.times is None or told < repeat.times):
        day, told = next_lunar_day(day, repeat.months[0], repeat.month_days[0]), told + 1
    ended = day <= after or (repeat.until is not None and day > repeat.until)
    return None if ended else day


def read(rule: str) -> Repeat:
    """What a rule of `playbook.dates` says, so that it can be put into words. Raises ValueError for any other."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    named = [word for word in parts.get("BYDAY", "").split(",") if word]
    days = tuple(int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day)
    return Repeat(
        unit=Unit(parts.get("FREQ", "")),
        every=int(parts.get("INTERVAL", "1")),
        weekdays=tuple(_WEEKDAYS.index(word[-2:]) for word in named),
        nth=int(named[0][:-2]) if named and named[0][:-2] else None,
        month_days=_counting(days, parts.get("BYSETPOS", "")),
        months=tuple(int(month) for month in parts.get("BYMONTH", "").split(",") if month),
        until=date.fromisoformat(parts["UNTIL"]) if "UNTIL" in parts else None,
        times=int(parts["COUNT"]) if "COUNT" in parts else None,
        lunar=rule.startswith(_LUNAR),
    )


def _counting(days: tuple[int, ...], places: str) -> tuple[int, ...]:
    """15,28,29,30 of which the first and the last count (1,-1): the 15th and the 30th, or the last day before it."""
    early = places.count(",")
    return (*days[:early], days[-1]) if places else days
