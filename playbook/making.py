"""Deals in the making (F3): how likely each is to close, and what a month may bring."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from playbook.history import months_on
from playbook.stages import ProspectClass

WEIGHTS: Final[Mapping[ProspectClass, float]] = {
    ProspectClass.HOT: 0.7,
    ProspectClass.WARM: 0.4,
    ProspectClass.COOL: 0.1,
    ProspectClass.NONE: 0.0,
}
"""The share of the deals of each class (A8) that close in the month they are expected in. Our convention, until a team
has a record of its own."""

ENOUGH: Final = 30
"""Deals that ended, won or lost, from which on a team's own record counts."""

BELIEF: Final = 10
"""How many deals the convention weighs beside the team's own record, so that a class of few deals stays sensible."""

USUAL: Final = ProspectClass.WARM
"""The class of a deal where neither the rep nor the file says one: who has named what, when and for how much has the
means and the need."""


class Status(StrEnum):
    """Where a deal stands; put off to another month it stays open."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class WhyLost(StrEnum):
    """What a deal was lost by."""

    PRICE = "price"
    RIVAL = "rival"
    PUT_OFF = "put_off"
    NO_NEED = "no_need"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Tally:
    """How a team's deals of one class have ended; `moved`: how often one was not closed in its month, but put off."""

    won: int = 0
    lost: int = 0
    moved: int = 0


Record = Mapping[ProspectClass, Tally]


@dataclass(frozen=True, slots=True)
class Chance:
    """An open deal as the forecast sees it: minor units, first days of months; `moved_from`: the month before it was
    put off, `has_next`: something is planned with the client from today on."""

    amount: int
    month: date | None
    grade: ProspectClass
    moved_from: date | None = None
    has_next: bool = True


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a month may bring, in minor units; `slipped` are those of an earlier month among the `count`."""

    count: int = 0
    amount: int = 0
    weighted: int = 0
    slipped: int = 0
    slipped_amount: int = 0
    without_next: int = 0


def month_of(day: date) -> date:
    """The first day of its month, by which a month is named."""
    return day.replace(day=1)


def month_after(month: date, months: int = 1) -> date:
    """The month so many months on, or back if below zero; the last one there is where the calendar ends."""
    at = month.year * 12 + month.month - 1 + months
    at = min(max(at, 12), 9999 * 12 + 11)
    return date(at // 12, at % 12 + 1, 1)


def grade_of(said: ProspectClass | None, filed: ProspectClass | None) -> ProspectClass:
    """A deal's class: what the rep set for it, else the client's (A8), else `USUAL`."""
    return said or filed or USUAL


def weights(record: Record) -> dict[ProspectClass, float]:
    """How much of each class's amounts to count on in a month, from 0 to 1.

    The convention until `ENOUGH` deals have ended. From then on the team's own share of deals won in their month, a
    deal put off being one that did not close in it; the convention counts as `BELIEF` deals more.
    """
    if sum(tally.won + tally.lost for tally in record.values()) < ENOUGH:
        return dict(WEIGHTS)
    return {grade: _share(record.get(grade, Tally()), usual) for grade, usual in WEIGHTS.items()}


def _share(tally: Tally, usual: float) -> float:
    tried = tally.won + tally.lost + tally.moved
    return (tally.won + BELIEF * usual) / (tried + BELIEF)


def is_in(chance: Chance, month: date, this_month: date) -> bool:
    """Whether a deal belongs to a month; what did not close in its own stays in sight in the current one."""
    if chance.month is None:
        return False
    return chance.month == month or (month == this_month and chance.month < month)


def has_slipped(chance: Chance, month: date) -> bool:
    """Whether a deal of this month was expected in an earlier one."""
    if chance.month is not None and chance.month < month:
        return True
    return chance.moved_from is not None and chance.moved_from < month


def forecast(
    chances: Iterable[Chance], month: date, this_month: date, share: Mapping[ProspectClass, float]
) -> Forecast:
    """What the open deals of a month come to: in all, weighted by class, and what of it slipped from earlier."""
    here = [chance for chance in chances if is_in(chance, month, this_month)]
    slipped = [chance for chance in here if has_slipped(chance, month)]
    return Forecast(
        count=len(here),
        amount=sum(chance.amount for chance in here),
        weighted=round(sum(chance.amount * share[chance.grade] for chance in here)),
        slipped=len(slipped),
        slipped_amount=sum(chance.amount for chance in slipped),
        without_next=sum(not chance.has_next for chance in here),
    )


def likely_months(today: date, count: int = 3) -> list[date]:
    """The months that are likeliest meant: this one and the next ones."""
    first = month_of(today)
    return [month_of(months_on(first, later)) for later in range(count)]
