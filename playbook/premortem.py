"""Who will be lost next quarter (D4): customers nobody has been alerted to, the dearest doubts first, and what to do.

They are in order by the chance that they buy nothing within 13 weeks, times what they spend in a year. Whoever has
bought on one day only has no rhythm and is not in it; nor is anybody who has a case already, or had one about this
very silence.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from playbook.lapse.rhythm import HORIZON_WEEKS

DAYS = HORIZON_WEEKS * 7
FRESH = 14  # days in which a purchase may be asked about
SEEN = 30  # days within which somebody spoke to him of late


class Move(StrEnum):
    """The one thing to do now."""

    KEEP_WORD = "keep_word"  # a promise is open
    PLANNED = "planned"  # something is planned: bring what counts
    ASK_IN_USE = "ask_in_use"  # he bought lately, and nobody has asked since
    CALL = "call"  # nobody has spoken to him for long
    REASON = "reason"  # spoken to, nothing planned: a good reason to meet again


@dataclass(frozen=True, slots=True)
class Relation:
    """What the file knows: days as dates; `promised`, `planned`: the first open promise, and other open follow-up."""

    last_bought: date
    last_contact: date | None = None
    promised: date | None = None
    planned: date | None = None


def doubt(p_buy: float, yearly_value: int) -> float:
    """What puts them in order: the chance of no purchase within 13 weeks, times a year's value in minor units."""
    return (1 - p_buy) * yearly_value


def move(seen: Relation, today: date) -> Move:
    """What to do now: one's word first, then what is planned, then whatever has been left undone."""
    if seen.promised is not None:
        return Move.KEEP_WORD
    if seen.planned is not None:
        return Move.PLANNED
    spoke = seen.last_contact
    if (today - seen.last_bought).days <= FRESH and (spoke is None or spoke <= seen.last_bought):
        return Move.ASK_IN_USE
    if spoke is None or (today - spoke).days > SEEN:
        return Move.CALL
    return Move.REASON
