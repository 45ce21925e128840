"""The parts a phrase is put together from, and the rules that read them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from playbook.dates.model import Lean, Order


@dataclass(frozen=True)
class Frame:
    """What a rule may know besides its words: the moment, in the member's zone, and two habits."""

    now: datetime
    order: Order = Order.MONTH_FIRST
    lean: Lean = Lean.AHEAD

    @property
    def today(self) -> date:
        """The member's day."""
        return self.now.date()

    @property
    def behind(self) -> bool:
        """Whether open phrases mean the past."""
        return self.lean is Lean.BEHIND


class Part(StrEnum):
    """A part of the day; AM and PM are the exact ones, EXACT is said on a clock of 24 hours."""

    EXACT = "exact"
    AM = "am"
    PM = "pm"
    DAWN = "dawn"
    MORNING = "morning"
    FORENOON = "forenoon"
    NOON = "noon"
    AFTERNOON = "afternoon"
    DUSK = "dusk"
    EVENING = "evening"
    NIGHT = "night"


@dataclass(frozen=True)
class Clock:
    """A time as it was said; ``hour`` None: only the part of the day. ``tied``: counts only beside a day."""

    hour: int | None
    minute: int = 0
    part: Part | None = None
    tied: bool = False


@dataclass(frozen=True)
class Day:
    """A day. ``step``: days to go on if it is today and no later time is said (a bare weekday).

    ``tied``: counts only beside a time or as the whole text. ``weekday``: nothing but a weekday was said.
    ``deadline``, ``clock`` and ``repeat``: said by the word itself (EOD, tonight, every Monday).
    """

    day: date
    step: int = 0
    tied: bool = False
    weekday: bool = False
    deadline: bool = False
    clock: Clock | None = None
    repeat: str | None = None


@dataclass(frozen=True)
class Moment:
    """An instant counted from now, to the minute."""

    at: datetime
    deadline: bool = False


@dataclass(frozen=True)
class Wrong:
    """Words for a date or time that does not exist."""


@dataclass(frozen=True)
class Nothing:
    """Words that look like a date and are none: 好一点, good morning."""


Sense = Clock | Day | Moment | Wrong | Nothing
Reader = Callable[[re.Match[str], Frame], Sense]


@dataclass(frozen=True)
class Rule:
    """A pattern and what it means; a reader raises ValueError or OverflowError if no such date exists."""

    pattern: re.Pattern[str]
    read: Reader


def rule(pattern: str, read: Reader) -> Rule:
    """A rule that does not mind capitals."""
    return Rule(re.compile(pattern, re.IGNORECASE), read)


def cased(pattern: str, read: Reader) -> Rule:
    """A rule that minds capitals: Sun is a day, sun is none."""
    return Rule(re.compile(pattern), read)


@dataclass(frozen=True)
class Atom:
    """A part found at a place of the text."""

    start: int
    end: int
    sense: Sense


@dataclass(frozen=True)
class Phrase:
    """A date as put together; ``after``: the day after it is meant.

    ``other``: another day has been taken in, the end of a range or a choice, of which the first counts.
    """

    start: int
    end: int
    day: Day | None = None
    clock: Clock | None = None
    moment: Moment | None = None
    deadline: bool = False
    after: bool = False
    wrong: bool = False
    other: bool = False

    @property
    def said_clock(self) -> Clock | None:
        """The time, said beside the day or by the day's own word (tonight)."""
        return self.clock or (self.day.clock if self.day else None)

    @property
    def tied(self) -> bool:
        """Whether it has nothing in it that is a date by itself."""
        if self.moment or self.wrong or self.deadline:
            return False
        if self.day and self.clock:
            return False
        return (self.day or self.clock or Clock(None, tied=True)).tied
