"""Who would move between tiers under other limits and weights (D1): the preview before a lead adopts them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from typing import Any

from playbook.history import Histories
from playbook.lapse.columns import Log, figures, points
from playbook.rfm import RfmRules
from playbook.tier_columns import tiers

NAMED = 60  # clients who are kept by name, those who spent most in the year

Way = tuple[int, int]  # from a tier to another, 0: dormant


@dataclass(frozen=True, slots=True)
class Move:
    """One client who would move; `amount`: what he spent in the window, minor units."""

    client: int
    before: int
    after: int
    amount: int


@dataclass(frozen=True, slots=True)
class Moves:
    """How many of how many customers would move from where to where, and the weightiest of them."""

    customers: int = 0
    ways: Mapping[Way, int] = field(default_factory=dict)
    first: Sequence[Move] = ()

    @property
    def count(self) -> int:
        """How many would move."""
        return sum(self.ways.values())

    def as_json(self) -> dict[str, Any]:
        """As `from_json` reads it."""
        return {
            "customers": self.customers,
            "ways": [[*way, count] for way, count in self.ways.items()],
            "first": [[each.client, each.before, each.after, each.amount] for each in self.first],
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Moves":
        """Read what `as_json` wrote."""
        ways = {(before, after): count for before, after, count in kept["ways"]}
        return cls(kept["customers"], ways, [Move(*each) for each in kept["first"]])

    @classmethod
    def together(cls, parts: "Iterable[Moves]") -> "Moves":
        """Several parts of a team as one; the largest moves first: rises before falls, the most clients first."""
        customers, ways, first = 0, Counter[Way](), list[Move]()
        for part in parts:
            customers += part.customers
            ways.update(part.ways)
            first = nlargest(NAMED, [*first, *part.first], key=lambda each: (each.amount, -each.client))
        ordered = sorted(ways.items(), key=lambda each: (each[0][1] < each[0][0], -each[1], each[0]))
        return cls(customers, dict(ordered), first)


def moves(log: Log, today: date, old: RfmRules, new: RfmRules) -> Moves:
    """Who would move if `new` took the place of `old`, as of a day; of one part of a team."""
    import numpy as np

    then = figures(log, today, old)
    now = figures(log, today, new) if new.window_months != old.window_months else then
    before, after = tiers(points(then, today, old)[-1], old), tiers(points(now, today, new)[-1], new)
    moved = np.flatnonzero(before != after)
    ways = Counter(zip(before[moved].tolist(), after[moved].tolist(), strict=True))
    amounts = now.amount[moved]
    weightiest = moved[np.argsort(-amounts, kind="stable")[:NAMED]].tolist()
    first = [Move(int(now.client[at]), int(before[at]), int(after[at]), int(now.amount[at])) for at in weightiest]
    paid = int(np.count_nonzero((before > 0) | (after > 0) | (now.last_paid > 0)))
    return Moves(paid, ways, first)


def moves_of(histories: Histories, today: date, old: RfmRules, new: RfmRules) -> Moves:
    """The same from histories one by one."""
    return Moves.together([moves(Log.of(histories), today, old, new)])
