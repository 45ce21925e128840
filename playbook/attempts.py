"""When to try again after a call that nobody answered (F2): at another hour than the one that failed."""

from datetime import datetime, time, timedelta, tzinfo

from playbook.localtime import at_local, require_aware
from playbook.quiet import QuietHours, is_quiet

BETTER_HOURS = (time(10), time(18, 30))  # before noon, and after the working day
PAUSE = timedelta(hours=1)
DAYS_AHEAD = 3


def better_times(now: datetime, zone: tzinfo, quiet: QuietHours, count: int = 2) -> list[datetime]:
    """The next good instants (UTC) to call again, at least an hour away and never in quiet hours.

    Raises ValueError for a `now` without zone.
    """
    today = require_aware(now).astimezone(zone).date()
    coming = (at_local(today + timedelta(days=days), hour, zone) for days in range(DAYS_AHEAD) for hour in BETTER_HOURS)
    return [each for each in coming if each >= now + PAUSE and not is_quiet(each, zone, quiet)][:count]
