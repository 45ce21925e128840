"""The pages of a list that is too long for one message."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Entry = TypeVar("Entry")
_MOST = 1_000_000


@dataclass(frozen=True)
class Page:
    """One of them: its `number` from 0, how many entries there are in all, and how many a page holds."""

    number: int
    count: int
    size: int

    @property
    def first(self) -> int:
        """How many entries come before it."""
        return self.number * self.size

    @property
    def left(self) -> int:
        """How many entries come after it."""
        return max(0, self.count - self.first - self.size)

    @property
    def is_only(self) -> bool:
        """Whether all entries stand on it."""
        return self.count <= self.size

    @property
    def onward(self) -> int:
        """The number of the page after it; after the last one comes the first."""
        return self.number + 1 if self.left else 0

    def of(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Its part of all entries."""
        return entries[self.first : self.first + self.size]

    def numbered(self, entries: Sequence[Entry]) -> list[tuple[int, Entry]]:
        """The same, each with its place in the list, from 1."""
        return list(enumerate(self.of(entries), self.first + 1))


def in_reach(wanted: int) -> int:
    """What a button asks for of a list that is counted later, or never: a forged number is brought into bounds."""
    return min(max(0, wanted), _MOST)


def page_of(count: int, wanted: int, size: int) -> Page:
    """The page wanted of so many entries, or the nearest that there is: a button may be old, or its number forged."""
    last = max(0, count - 1) // size
    return Page(min(max(0, wanted), last), count, size)


def page_from(skip: int, seen: int, size: int) -> Page:
    """The page after `skip` entries of a list that is not counted: `seen` were found there, one too many asked for."""
    return Page(skip // size, skip + seen, size)
