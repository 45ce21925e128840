"""Putting a follow-up off: where each choice lands, so that its button can say so."""

from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from playbook.localtime import at_local, require_aware
from playbook.quiet import QuietHours, next_allowed
from playbook.workdays import EVERY_DAY, Workdays

ANOTHER_WAY_AT = 3


class Snooze(StrEnum):
    """The ready choices: an hour from now, tomorrow, a week from today."""

    HOUR = "hour"
    TOMORROW = "tomorrow"
    NEXT_WEEK = "next_week"


def lands_at(
    choice: Snooze,
    now: datetime,
    zone: tzinfo,
    *,
    due_hour: time | None,
    agenda_hour: time,
    quiet: QuietHours,
    workdays: Workdays = EVERY_DAY,
) -> datetime:
    """The instant (UTC, whole minutes) at which a follow-up comes back.

    An hour from now is counted from the last full minute. Tomorrow and next week keep `due_hour`, the hour of
    a timed follow-up; a whole-day one (None) comes with the agenda. What would fall on a day off comes on the next
    working day, what would fall in quiet hours at their end.
    Raises ValueError for a `now` without zone.
    """
    if choice is Snooze.HOUR:
        landing = require_aware(now).replace(second=0, microsecond=0) + timedelta(hours=1)
    else:
        days = 1 if choice is Snooze.TOMORROW else 7
        day = require_aware(now).astimezone(zone).date() + timedelta(days=days)
        landing = at_local(workdays.next(day), due_hour or agenda_hour, zone)
    return next_allowed(landing, zone, quiet)


def wants_another_way(times_snoozed: int) -> bool:
    """Whether, at the third time and after, another way is to be offered instead of one more delay."""
    return times_snoozed >= ANOTHER_WAY_AT
