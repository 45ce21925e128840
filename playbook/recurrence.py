"""What comes again and again (RFC 5545): the next day that a rule names, and what the rule says."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from dateutil.rrule import rrulestr

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
    """

    unit: Unit
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    until: date | None = None
    times: int | None = None


def next_day(rule: str, first: date, after: date) -> date | None:
    """The first day after `after` on which an RFC 5545 rule that began on `first` falls; None if it has ended.

    Days only: the hour is put to the day on the member's clock, so that a change to or from summer time moves nothing.
    Raises ValueError for a rule that can't be read.
    """
    days = rrulestr(rule, dtstart=datetime.combine(first, time.min))
    found: datetime | None = days.after(datetime.combine(after, time.min))
    return found.date() if found is not None else None


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
        month_days=days[-1:] if "BYSETPOS" in parts else days,  # 28,29,30 with the last of them counting: the 30th
        months=tuple(int(month) for month in parts.get("BYMONTH", "").split(",") if month),
        until=date.fromisoformat(parts["UNTIL"]) if "UNTIL" in parts else None,
        times=int(parts["COUNT"]) if "COUNT" in parts else None,
    )
