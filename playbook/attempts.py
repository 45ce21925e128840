"""When to try again after a call that nobody answered (F2): at another hour than the one that failed."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta, tzinfo

from playbook.contact_hours import ContactHours
from playbook.localtime import at_local, require_aware
from playbook.quiet import QuietHours, is_quiet
from playbook.writing import plain

_IN_WRITING = re.compile(
    r"拉黑|删了(?:我|微信)|已读|没回(?:消息|微信|信息|复)|不回(?:消息|微信|信息)"
    r"|\b(?:blocked|no reply|left on read|did ?n[o']t reply)\b",
    re.IGNORECASE,
)
BETTER_HOURS = (time(10), time(18, 30))  # before noon, and after the working day
PAUSE = timedelta(hours=1)
DAYS_AHEAD = 3


def was_a_call(words: str) -> bool:
    """Whether an attempt was a call, which another hour may help; not a message that stays unanswered."""
    return not _IN_WRITING.search(plain(words))


def better_times(
    now: datetime, zone: tzinfo, quiet: QuietHours, count: int = 2, *, hours: ContactHours | None = None
) -> list[datetime]:
    """The next good instants (UTC) to call again, at least an hour away and never in quiet hours.

    Hours that the client named (C8) bind; of the hours at which he is usually reached, the next one is among those
    offered. Raises ValueError for a `now` without zone.
    """
    require_aware(now)
    coming = [each for each in _instants(now, zone, hours) if each >= now + PAUSE and not is_quiet(each, zone, quiet)]
    if hours is None or hours.told:
        return coming[:count]
    usual = [each for each in coming if hours.hold(each.astimezone(zone).time())][:1]
    others = [each for each in coming if each not in usual]
    return sorted([*usual, *others[: count - len(usual)]])


def _instants(now: datetime, zone: tzinfo, hours: ContactHours | None) -> Iterator[datetime]:
    today = now.astimezone(zone).date()
    clock = sorted(_clock(hours))
    return (at_local(today + timedelta(days=days), hour, zone) for days in range(DAYS_AHEAD) for hour in clock)


def _clock(hours: ContactHours | None) -> set[time]:
    if hours is None:
        return set(BETTER_HOURS)
    if hours.told:
        return {hours.start, *(hour for hour in BETTER_HOURS if hours.hold(hour))}
    return {hours.start, *BETTER_HOURS}
