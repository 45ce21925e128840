"""Trades with a long cycle (F7, C10): a car or a policy is not bought again in a rhythm of weeks.

There a lapse is no purchase gap but a service or a renewal that was due, and after which nothing was bought or renewed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from playbook.care.model import Ending

LONG_OVERDUE_DAYS = 365
_YEAR = 365  # what a contract without a term of its own is taken to run for


class DueKind(StrEnum):
    """What was due: a service, a policy's renewal, any other contract's."""

    SERVICE = "service"
    POLICY = "policy"
    CONTRACT = "contract"


@dataclass(frozen=True, slots=True)
class Cycle:
    """A trade's long cycle.

    `kind` is due again `days` after the last purchase, unless that purchase says how long it lasts (C5); None: only
    what is written down as a contract, or with how long it lasts, is ever due. What is overdue for `grace` days counts
    as missed.
    """

    kind: DueKind
    days: int | None
    grace: int


@dataclass(frozen=True, slots=True)
class LastPurchase:
    """The last day on which a client bought something that he kept, and the longest that it lasts (C5), in days."""

    day: date
    lasts_days: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """What was due on a day; `contract` is its number, `what` its name, `cycle_days` what lies between two."""

    kind: DueKind
    on: date
    cycle_days: int
    contract: int | None = None
    what: str = ""


def dues(last: LastPurchase | None, contracts: Iterable[Ending], cycle: Cycle) -> list[Due]:
    """All that falls due for a client.

    Each open contract on its last day. The next service as long after the last purchase as that lasts, or as is usual
    in the trade; a renewal that is only usual is left out where contracts are written down, for these say it exactly.
    """
    known = list(contracts)
    found = [Due(_kind_of(cycle), each.ends_on, _YEAR, contract=each.number, what=each.what) for each in known]
    if last is None:
        return found
    is_told = last.lasts_days is not None and last.lasts_days > 0
    days = last.lasts_days if is_told else cycle.days
    if days is not None and (is_told or not known or cycle.kind is DueKind.SERVICE):
        found.append(Due(cycle.kind, last.day + timedelta(days=days), days))
    return found


def _kind_of(cycle: Cycle) -> DueKind:
    """What a written contract is called in a trade."""
    return DueKind.POLICY if cycle.kind is DueKind.POLICY else DueKind.CONTRACT


def missed(last: LastPurchase | None, contracts: Iterable[Ending], cycle: Cycle, today: date) -> Due | None:
    """What a client has missed (F7): overdue for the trade's days of grace, and nothing bought since; the oldest one.

    A purchase on the very day on which something was due does not answer it by itself: it may be another thing.
    """
    grace = timedelta(days=cycle.grace)
    found = [
        each
        for each in dues(last, contracts, cycle)
        if each.on + grace <= today and (last is None or last.day <= each.on)
    ]
    return min(found, key=lambda each: (each.on, each.contract or 0), default=None)


def is_long_overdue(due: Due, today: date) -> bool:
    """Whether it is overdue for more than a year: it came in with old data, is listed, but nobody is woken for it."""
    return (today - due.on).days > LONG_OVERDUE_DAYS
