"""The hours in which a client may be contacted (C8): as he said himself, or around the hour he was last reached."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from playbook.localtime import at_local
from playbook.typed.hours import read_hour, read_hours
from playbook.writing import plain

EARLIEST, LATEST = time(9), time(21)  # where a client names but one end
USUAL_HOURS = 2  # how long the hour at which he was last reached is good for
DAYS_AHEAD = 8

_HOUR = (
    r"(?:早上|上午|早|中午|下午|傍晚|晚上|晚)?[0-9一二两三四五六七八九十]{1,3}"
    r"(?:[点时:][0-9]{2}|[点时](?:半|[一三]刻)?)?(?:\s?[ap]m)?"
)
_RANGE = re.compile(rf"(?P<start>{_HOUR})\s?(?:-|–|~|到|至|to|and)\s?(?P<end>{_HOUR})(?!\s?[个次天])", re.IGNORECASE)
_AFTER = re.compile(rf"(?P<hour>{_HOUR})钟?[之以]?后|\bafter\s(?P<en>[0-9:]+(?:\s?[ap]m)?)", re.IGNORECASE)
_BEFORE = re.compile(rf"(?P<hour>{_HOUR})钟?[之以]?前|\bbefore\s(?P<en>[0-9:]+(?:\s?[ap]m)?)", re.IGNORECASE)
_NOT = re.compile(r"别|不要|不方便|没空|不接|勿|\b(?:not|never|don['’]?t|busy)\b", re.IGNORECASE)
_GOOD = re.compile(
    r"方便|有空|再打|可以打|能打|能接|打电话|联系|\b(?:free|call|ring|reach|contact|available|best)\b", re.IGNORECASE
)
_PARTS = (
    (re.compile(r"早上|早晨|清早|上午|\bmornings?\b", re.IGNORECASE), EARLIEST, time(12)),
    (re.compile(r"下午|\bafternoons?\b", re.IGNORECASE), time(13), time(18)),
    (re.compile(r"晚上|傍晚|下班后|\bevenings?\b|\bafter work\b", re.IGNORECASE), time(18), LATEST),
)


@dataclass(frozen=True, slots=True)
class ContactHours:
    """From an hour up to (not including) another, by the owner's clock. `told`: the client said so himself."""

    start: time
    end: time
    told: bool = True

    def hold(self, at: time) -> bool:
        """Whether this hour of the clock is one of them."""
        return self.start <= at < self.end


def read(text: str, *, asked: bool = False) -> ContactHours | None:
    """The hours that words name: 下午3点后方便, 别早上打, 晚上8点前, don't call before 10; None if they name none.

    `asked`: the words answer the question for hours, so that they need not say what the hours are for.
    """
    words = plain(text)
    denied = bool(_NOT.search(words))
    if not (asked or denied or _GOOD.search(words)):
        return None
    found = _range(words) or _one_end(words) or _part(words)
    if found is not None and denied:
        found = _all_but(*found)
    return ContactHours(*found) if found is not None and found[0] < found[1] else None


def _range(words: str) -> tuple[time, time] | None:
    match = _RANGE.search(words)
    ends = read_hours(f"{match['start']}-{match['end']}") if match else None
    if ends is None:
        return None
    start, end = ends
    return (start, _later(end)) if end <= start else ends  # 下午2点到5点


def _later(hour: time) -> time:
    return hour.replace(hour=hour.hour + 12) if hour.hour < 12 else hour


def _one_end(words: str) -> tuple[time, time] | None:
    if (match := _AFTER.search(words)) and (start := _read(match)):
        return start, max(LATEST, start)
    if (match := _BEFORE.search(words)) and (end := _read(match)):
        return EARLIEST, end
    return None


def _read(match: re.Match[str]) -> time | None:
    return read_hour(match["hour"] or match["en"])


def _part(words: str) -> tuple[time, time] | None:
    return next(((start, end) for pattern, start, end in _PARTS if pattern.search(words)), None)


def _all_but(start: time, end: time) -> tuple[time, time] | None:
    """What is left of the day; None where the hours denied lie in its middle, as at lunch."""
    if start <= EARLIEST:
        return end, LATEST
    return (EARLIEST, start) if end >= LATEST else None


def usual(reached: datetime, zone: tzinfo) -> ContactHours:
    """Where a client named none: from the hour at which he last talked to us, or bought."""
    start = time(min(reached.astimezone(zone).hour, 23 - USUAL_HOURS))
    return ContactHours(start, time(start.hour + USUAL_HOURS), told=False)


def fitting(instant: datetime, zone: tzinfo, hours: ContactHours | None) -> datetime:
    """The instant itself if it lies in hours that the client named, else their next beginning after it."""
    if hours is None or not hours.told or hours.hold(instant.astimezone(zone).time()):
        return instant
    today = instant.astimezone(zone).date()
    begins = (at_local(today + timedelta(days=days), hours.start, zone) for days in range(DAYS_AHEAD))
    return next(begin for begin in begins if begin >= instant)
