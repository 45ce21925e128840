"""What a time of day means: small hours of a working day, parts of the day."""

from dataclasses import replace
from datetime import time

from playbook.dates.senses import Clock, Part

_USUAL = {
    Part.MORNING: (time(9), 12),
    Part.FORENOON: (time(10), 12),
    Part.NOON: (time(12), 14),
    Part.AFTERNOON: (time(15), 18),
    Part.DUSK: (time(18), 20),
    Part.EVENING: (time(20), 24),
}
"""Part of the day → the time it stands for, and the hour at which it is over."""

_BEFORE_NOON = {Part.AM, Part.DAWN}
_AFTER_NOON = {Part.PM, Part.AFTERNOON, Part.DUSK}


def settle(clock: Clock) -> tuple[int, time]:
    """Days to go on, and the time; ValueError if there is no such time.

    Without a part of the day 1 to 6:59 are in the afternoon, since nobody meets a client at three in the
    morning; 7 to 12 stand as they are. Midnight of an evening belongs to the day after.
    """
    if clock.hour is None:
        return 0, _USUAL[clock.part or Part.MORNING][0]
    hour = _hour(clock.hour, clock.part)
    if hour > 24 or (hour == 24 and clock.minute):
        raise ValueError(f"no hour {clock.hour}")
    return hour // 24, time(hour % 24, clock.minute)


def _hour(hour: int, part: Part | None) -> int:
    if part in (Part.AM, Part.PM) and not 0 <= hour <= 12:
        raise ValueError(f"no hour {hour} {part}")
    if hour > 12 or part in (Part.EXACT, Part.MORNING, Part.FORENOON):
        return hour
    if part in _BEFORE_NOON:
        return hour % 12
    if part in _AFTER_NOON:
        return hour % 12 + 12
    if part in (Part.EVENING, Part.NIGHT):
        return hour + 12 if hour >= 5 else hour
    return hour + 12 if 1 <= hour <= 6 else hour


def days_late(clock: Clock) -> int:
    """1 for the small hours said of an evening: 今晚1点 is tomorrow by the calendar."""
    return int(clock.part in (Part.EVENING, Part.NIGHT) and clock.hour is not None and clock.hour < 5)


def over_at(part: Part) -> int:
    """The hour at which a part of the day is over."""
    return _USUAL[part][1]


def narrowed(vague: Clock, exact: Clock) -> Clock | None:
    """Afternoon and then 3: one time; None if the two do not belong together."""
    if vague.hour is not None or exact.hour is None:
        return None
    return exact if exact.part else replace(exact, part=vague.part)
