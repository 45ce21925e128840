"""What a team's tiers are made by (D1): limits, weights, and the points from which each tier begins."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import Enum, IntEnum
from itertools import pairwise
from typing import Any

LEVELS = 5
MOST_MONTHS, MOST_TIMES, MOST_MONEY, MOST_WEIGHT = 60, 1_000, 10**15, 100


class Tier(IntEnum):
    """The four tiers (D1), comparable: Gold is more than Silver."""

    BRONZE = 1
    SILVER = 2
    GOLD = 3
    PLATINUM = 4


class Flaw(Enum):
    """Why a table of limits can't be one."""

    FIGURES = "figures"  # a row has more or fewer than its figures
    ORDER = "order"  # a row does not run strictly one way
    LEAST = "least"  # the least level does not begin at 1
    RANGE = "range"  # a figure is below zero or beyond all measure
    WEIGHTS = "weights"  # all weights are 0, or a client who is scored could fall below Bronze
    OUT_OF_REACH = "out_of_reach"  # nobody could ever have the points of Platinum


class BadRules(ValueError):
    """A table of limits that can't be read in one way only; `flaw` says why."""

    def __init__(self, flaw: Flaw, said: str) -> None:
        super().__init__(said)
        self.flaw = flaw


@dataclass(frozen=True, slots=True)
class RfmRules:
    """A team's limits, weights and tier floors (D1); the defaults are the method's table.

    Each row lists the limits for 5, 4, 3, 2 and 1 points: months at most, purchases at least, amount at
    least (minor units of the currency). The last of the months is the window itself. A value on a limit belongs to
    the better level: a purchase exactly one month ago has 5 points, one of exactly 2,000 too, a score of exactly 36 is
    Platinum. Months are calendar months as `history.months_back` has them.
    Raises BadRules (a ValueError) where a row does not run one way, a client could fall below Bronze, or Platinum is
    out of everybody's reach.
    """

    recency_months: tuple[int, ...] = (1, 3, 4, 7, 12)
    frequency_floors: tuple[int, ...] = (6, 4, 3, 2, 1)
    money_floors: tuple[int, ...] = (200_000, 100_000, 50_000, 30_000, 1)
    recency_weight: int = 1
    frequency_weight: int = 3
    money_weight: int = 4
    platinum: int = 36
    gold: int = 26
    silver: int = 17
    bronze: int = 1

    def __post_init__(self) -> None:
        """Refuse a table that could not be read in one way only."""
        self._look_at_rows()
        weights = self.weights
        if min(weights) < 0 or max(weights) > MOST_WEIGHT:
            raise BadRules(Flaw.RANGE, f"weights are from 0 to {MOST_WEIGHT}")
        if self.bronze > sum(weights):
            raise BadRules(Flaw.WEIGHTS, "weights must add up, so that every scored client is at least Bronze")
        if self.platinum > self.most_points:
            raise BadRules(Flaw.OUT_OF_REACH, f"limits of tiers: nobody can have more than {self.most_points} points")

    def _look_at_rows(self) -> None:
        rows = (self.recency_months, self.frequency_floors, self.money_floors)
        falling = (self.recency_months[::-1], *rows[1:], (*self.lines, self.bronze))
        if any(len(row) != LEVELS for row in rows):
            raise BadRules(Flaw.FIGURES, "each row of limits needs five figures")
        if any(higher <= lower for row in falling for higher, lower in pairwise(row)):
            raise BadRules(Flaw.ORDER, "limits must run strictly from the best level to the least")
        if self.recency_months[0] < 1 or self.frequency_floors[-1] != 1 or self.money_floors[-1] != 1:
            raise BadRules(Flaw.LEAST, "months begin at 1, and the least level of purchases and amount is 1")
        most = (self.recency_months[-1], self.frequency_floors[0], self.money_floors[0])
        if any(value > limit for value, limit in zip(most, (MOST_MONTHS, MOST_TIMES, MOST_MONEY), strict=True)):
            raise BadRules(Flaw.RANGE, "limits are beyond all measure")

    @property
    def weights(self) -> tuple[int, int, int]:
        """How much recency, frequency and amount count."""
        return self.recency_weight, self.frequency_weight, self.money_weight

    @property
    def lines(self) -> tuple[int, int, int]:
        """The points from which Platinum, Gold and Silver begin."""
        return self.platinum, self.gold, self.silver

    @property
    def most_points(self) -> int:
        """The best score there can be."""
        return LEVELS * sum(self.weights)

    @property
    def window_months(self) -> int:
        """How many calendar months count; after that a client is dormant."""
        return self.recency_months[-1]

    def tier_of(self, points: int) -> Tier:
        """The tier that a score belongs to."""
        floors = ((self.platinum, Tier.PLATINUM), (self.gold, Tier.GOLD), (self.silver, Tier.SILVER))
        return next((tier for floor, tier in floors if points >= floor), Tier.BRONZE)

    def as_json(self) -> dict[str, Any]:
        """As `rules_of` reads it; only what differs from the method's table."""
        own, usual = asdict(self), asdict(DEFAULT_RULES)
        return {name: value for name, value in own.items() if value != usual[name]}


DEFAULT_RULES = RfmRules()


def rules_of(kept: Mapping[str, Any] | None) -> RfmRules:
    """The rules that `as_json` has written; the method's table where there are none, or none that can be."""
    known: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in (kept or {}).items()
    }
    try:
        return RfmRules(**known)
    except (TypeError, ValueError):
        return DEFAULT_RULES
