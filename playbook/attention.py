"""Attention (F8): what comes by itself comes seldom and never in bits.

Three unasked messages a day, and ten minutes between any two messages that come by themselves. A timed item is told at
its minute; everything else can wait for its turn. So two messages are never nearer than ten minutes, unless the second
tells of a timed item that was set, or moved, after the first was sent or had its place.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

A_DAY = 3  # unasked messages a day, besides due items
APART = timedelta(minutes=10)


class Matter(Protocol):
    """Something to tell a member: from when on, and whether at that very minute."""

    @property
    def at(self) -> datetime:
        """The instant from which on it is to be told."""

    @property
    def exact(self) -> bool:
        """Whether it has a minute of its own, as a timed item has."""


M = TypeVar("M", bound=Matter)


def together(matters: Iterable[M], now: datetime, taken: Iterable[datetime]) -> list[M]:
    """What one message tells now, in order of time; empty while there is nothing, or it has to wait.

    A message takes along all that would come within the next ten minutes. What has no minute of its own waits while
    another message (`taken`: those sent and planned) is nearer than ten minutes.
    """
    coming = sorted((matter for matter in matters if matter.at <= now + APART), key=lambda matter: matter.at)
    ready = [matter for matter in coming if matter.at <= now]
    if not ready or not (any(matter.exact for matter in ready) or is_free(now, taken)):
        return []
    return coming


def is_free(at: datetime, taken: Iterable[datetime]) -> bool:
    """Whether no message, sent or planned, is nearer than ten minutes."""
    return all(abs(at - other) >= APART for other in taken)


def free_slot(wanted: datetime, taken: Iterable[datetime]) -> datetime:
    """The first instant from `wanted` on that is ten minutes away from every message sent or planned."""
    at = wanted
    for other in sorted(taken):
        if abs(at - other) < APART:
            at = other + APART
    return at


def make_room(told: datetime, planned: Sequence[datetime], ahead: Sequence[datetime] = ()) -> list[datetime]:
    """Where planned messages (in order of time) go once another one is told: later where they are too near to it.

    `ahead`: the minutes of timed items to come, which they keep clear of too.
    """
    moved: list[datetime] = []
    for at in planned:
        moved.append(free_slot(at, [told, *moved, *ahead]))
    return moved


def may_tell(told_today: int, leave: int = 0) -> bool:
    """Whether one more unasked message fits into the day; `leave`: places that are kept for weightier ones."""
    return told_today < A_DAY - leave
