"""The morning list: what is due, in the order in which to do it (A5, C7, D3, F8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum

from playbook.rfm import Tier

SHOWN = 5


class Matter(IntEnum):
    """What an item of the agenda is; a given word comes before all else (A5)."""

    PROMISE = 1
    FOLLOW_UP = 2
    LAPSE = 3
    CARE = 4
    QUESTION = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: `due` is its day (for lapse, care and question the day of the agenda), `at` its minute if timed.

    `stake` is in minor units; `id` only keeps the order of equals.
    """

    id: int
    matter: Matter
    due: date
    at: time | None = None
    tier: Tier | None = None
    stake: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """The day's items in order: the first few to show, the rest behind a button, and how many came over from before."""

    first: tuple[Item, ...]
    rest: tuple[Item, ...]
    carried: int

    @property
    def total(self) -> int:
        """How many things are due in all."""
        return len(self.first) + len(self.rest)


def days_late(item: Item, today: date) -> int:
    """Days since the item was due; 0 today and before."""
    return max(0, (today - item.due).days)


def arrange(items: Iterable[Item], today: date, shown: int = SHOWN) -> Agenda:
    """Put the day in order; what is due later is left out, what is late is carried over and stays marked as late.

    Promises come first, then what has its hour today, then other follow-ups, then lapses, care and questions;
    among these the latest first, then the higher tier, then the greater stake.
    """
    due = sorted((item for item in items if item.due <= today), key=lambda item: _order(item, today))
    carried = sum(item.due < today for item in due)
    return Agenda(tuple(due[:shown]), tuple(due[shown:]), carried)


def _order(item: Item, today: date) -> tuple[int, int, time, int, int, int, int]:
    late = days_late(item, today)
    has_hour = item.at is not None and not late and item.matter is Matter.FOLLOW_UP
    hour = item.at if item.at is not None and has_hour else time.max
    return (item.matter, 0 if has_hour else 1, hour, -late, -(item.tier or 0), -item.stake, item.id)
