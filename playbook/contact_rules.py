"""Limits of contact (C8): what is commercial and what is care, and how soon a client may be sold to again.

At most one commercial contact in 7 days and 10 in 40 days per client, counted over all kinds of contacts: notes,
follow-ups done, purchases. Several on one day are one. Care is free: it never sells. A promise is kept on its day
whatever the count (A5), and a meeting that was agreed on is the client's wish too.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from playbook.typed.touch_words import CARE, COMMERCIAL
from playbook.writing import plain

LOOK_AHEAD = 60  # days: the limits let a client rest no longer
FACE_TO_FACE = ("visit",)  # kinds of contact that are about business unless their words say otherwise


class Touch(StrEnum):
    """What a contact counts as."""

    COMMERCIAL = "commercial"
    CARE = "care"

    @property
    def other(self) -> "Touch":
        """What it counts as once corrected."""
        return Touch.CARE if self is Touch.COMMERCIAL else Touch.COMMERCIAL


@dataclass(frozen=True, slots=True)
class Limits:
    """Commercial contacts with one client: days between two, and how many in how many days."""

    apart: int = 7
    most: int = 10
    window: int = 40


DEFAULT_LIMITS = Limits()


def touch_of(text: str, *, kind: str = "note", meant: Touch | None = None) -> Touch:
    """What a contact counts as, by its words; where they don't tell, as it was `meant` when it was planned.

    Words of money and goods make it commercial whatever else is said. Without any word, being face to face is
    commercial, and all else is care: better one reminder too few than a rep who is held back for nothing.
    """
    words = plain(text)
    if COMMERCIAL.search(words):
        return Touch.COMMERCIAL
    if CARE.search(words):
        return Touch.CARE
    return meant or (Touch.COMMERCIAL if kind in FACE_TO_FACE else Touch.CARE)


def allows(commercial: Collection[date], day: date, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Whether a commercial contact on this day keeps both limits, given the days of the others, past and planned."""
    others = {other for other in commercial if other != day}
    if any(abs((day - other).days) < limits.apart for other in others):
        return False
    return sum(0 < (day - other).days < limits.window for other in others) < limits.most


def free_day(commercial: Collection[date], wanted: date, limits: Limits = DEFAULT_LIMITS) -> date:
    """The first day from `wanted` on for another commercial contact; `wanted` itself if none within two months."""
    ahead = (wanted + timedelta(days=days) for days in range(LOOK_AHEAD))
    return next((day for day in ahead if allows(commercial, day, limits)), wanted)


def in_window(commercial: Collection[date], today: date, days: int) -> int:
    """On how many of the last `days` days, today among them, there was a commercial contact."""
    return len({day for day in commercial if 0 <= (today - day).days < days})
