"""What a phrase for a date comes to."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """How 3/12 is read; a number above 12 settles it by itself."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


class Lean(StrEnum):
    """Which way a phrase without year or week goes: plans lie ahead, purchases lie behind."""

    AHEAD = "ahead"
    BEHIND = "behind"


class Kind(StrEnum):
    """What the phrase named."""

    DAY = "day"  # a day, with or without a time
    TIME = "time"  # a time of day only; the day is the next on which it comes
    MOMENT = "moment"  # counted from now: in half an hour
    REPEAT = "repeat"


@dataclass(frozen=True)
class When:
    """A day in the member's zone, with a time unless it is for the whole day.

    ``deadline``: at the latest then. ``repeat``: an RFC 5545 rule whose first date is ``day`` (RFC 7529 with
    RSCALE=CHINESE for 每年春节前; see `playbook.recurrence`).
    ``past``: over already, a whole day only from the day after.
    """

    day: dt.date
    time: dt.time | None = None
    deadline: bool = False
    repeat: str | None = None
    past: bool = False


@dataclass(frozen=True)
class Impossible:
    """A date that does not exist, as it was written: 2月30号."""

    text: str


@dataclass(frozen=True)
class Found:
    """A phrase at ``text[start:end]`` of what was searched."""

    start: int
    end: int
    text: str
    when: When
    kind: Kind
