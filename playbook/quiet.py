"""Quiet hours: when a member is not to be pushed, and when the push may go out instead."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from playbook.localtime import require_aware


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From an hour up to (not including) another, by the member's clock; over midnight where the end is earlier.

    Equal hours mean none at all.
    """

    start: time
    end: time

    def cover(self, hour: time) -> bool:
        """Whether this hour of the clock is quiet."""
        if self.start <= self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end


HALF_HOUR = timedelta(minutes=30)
DEFAULT_QUIET = QuietHours(time(21, 30), time(8, 30))


def before_quiet(hour: time, quiet: QuietHours) -> time:
    """This hour of the clock, or where it is quiet, half an hour before the quiet hours begin."""
    if not quiet.cover(hour):
        return hour
    return (datetime.combine(date.min + timedelta(days=1), quiet.start) - HALF_HOUR).time()


def is_quiet(instant: datetime, zone: tzinfo, quiet: QuietHours = DEFAULT_QUIET) -> bool:
    """Whether the member's clock stands in quiet hours. Raises ValueError for an instant without zone."""
    return quiet.cover(require_aware(instant).astimezone(zone).time())


def next_allowed(instant: datetime, zone: tzinfo, quiet: QuietHours = DEFAULT_QUIET) -> datetime:
    """The instant itself (UTC) if it is not quiet, else the first end of the quiet hours after it.

    The clock may show the end twice (then the first of the two still ahead counts) or, in spring, skip it
    (then the push waits as much longer as was skipped). Raises ValueError for an instant without zone.
    """
    instant = require_aware(instant).astimezone(UTC)
    if not is_quiet(instant, zone, quiet):
        return instant
    today = instant.astimezone(zone).date()
    ends = (
        datetime.combine(today + timedelta(days=days), quiet.end.replace(fold=fold), tzinfo=zone).astimezone(UTC)
        for days in range(3)
        for fold in (0, 1)
    )
    return min(end for end in ends if end > instant and not is_quiet(end, zone, quiet))
