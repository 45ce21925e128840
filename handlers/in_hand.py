"""The update that a lane is working on, and how far its turn got."""

from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum


class Progress(Enum):
    """How far a turn has got."""

    THROUGH = "through"
    ELSEWHERE = "elsewhere"  # another process works on the chat: to be looked at again
    OUT_OF_REACH = "out of reach"  # the database was: to be tried again


@dataclass
class InHand:
    """The inbox row that a lane is working on, and how far it got; None while no turn has taken it."""

    inbox_id: int
    given_up: bool = False  # the process ended on it again and again: it is only apologised for
    progress: Progress | None = None


class Elsewhere(Exception):
    """The update is not for this process to work on now."""


in_hand: ContextVar[InHand] = ContextVar("in_hand")
