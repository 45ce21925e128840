"""Tiers from the last twelve months (D1), and who stands on the edge of the next one (D2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from itertools import pairwise

from playbook.history import Purchase, kept, months_back, months_on

LEVELS = 5


class Tier(IntEnum):
    """The four tiers (D1), comparable: Gold is more than Silver."""

    BRONZE = 1
    SILVER = 2
    GOLD = 3
    PLATINUM = 4


class NoScore(Enum):
    """Why a client has no tier: nothing in the window (D1), or never anything at all."""

    DORMANT = "dormant"
    NEVER_BOUGHT = "never_bought"


@dataclass(frozen=True, slots=True)
class RfmRules:
    """A team's limits, weights and tier floors (D1); the defaults are the method's table.

    Each row lists the limits for 5, 4, 3, 2 and 1 points: months at most, purchases at least, amount at
    least (minor units of the currency). The last of the months is the window itself.
    Raises ValueError where a row does not run one way or a client could fall below Bronze.
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
        rows = (self.recency_months, self.frequency_floors, self.money_floors)
        falling = (self.recency_months[::-1], *rows[1:], (self.platinum, self.gold, self.silver, self.bronze))
        if any(len(row) != LEVELS for row in rows):
            raise ValueError("each row of limits needs five figures")
        if any(higher <= lower for row in falling for higher, lower in pairwise(row)):
            raise ValueError("limits must run strictly from the best level to the least")
        if self.recency_months[0] < 1 or self.frequency_floors[-1] != 1 or self.money_floors[-1] != 1:
            raise ValueError("months begin at 1, and the least level of purchases and amount is 1")
        weights = (self.recency_weight, self.frequency_weight, self.money_weight)
        if min(weights) < 0 or self.bronze > sum(weights):
            raise ValueError("weights are not negative, and every scored client is at least Bronze")

    @property
    def window_months(self) -> int:
        """How many calendar months count; after that a client is dormant."""
        return self.recency_months[-1]

    def tier_of(self, points: int) -> Tier:
        """The tier that a score belongs to."""
        floors = ((self.platinum, Tier.PLATINUM), (self.gold, Tier.GOLD), (self.silver, Tier.SILVER))
        return next((tier for floor, tier in floors if points >= floor), Tier.BRONZE)


@dataclass(frozen=True, slots=True)
class Activity:
    """A client's purchases summed up: the last day ever bought, and count and amount inside the window."""

    last: date | None
    count: int
    amount: int


@dataclass(frozen=True, slots=True)
class Rfm:
    """A client's score (D1): points 1 to 5 for each part, the weighted sum and the tier."""

    recency: int
    frequency: int
    money: int
    points: int
    tier: Tier


@dataclass(frozen=True, slots=True)
class Edge:
    """One purchase below a tier (D2): of at least `amount` minor units (0: any), on `until` at the latest."""

    tier: Tier
    amount: int
    until: date


DEFAULT_RULES = RfmRules()


def window_start(today: date, rules: RfmRules = DEFAULT_RULES) -> date:
    """The earliest day whose purchases still count today (D1), in calendar months as `months_back` has them."""
    return months_back(today, rules.window_months)


def activity(purchases: Iterable[Purchase], today: date, rules: RfmRules = DEFAULT_RULES) -> Activity:
    """Sum a history up. Returns are taken off what they return; gifts (amount 0) and days after today are left out."""
    counted = [purchase for purchase in kept(purchases, today) if purchase.amount > 0]
    start = window_start(today, rules)
    amounts = [purchase.amount for purchase in counted if purchase.day >= start]
    last = max((purchase.day for purchase in counted), default=None)
    return Activity(last=last, count=len(amounts), amount=sum(amounts))


def score(purchases: Iterable[Purchase], today: date, rules: RfmRules = DEFAULT_RULES) -> Rfm | NoScore:
    """Score a history as of today (D1); a client with nothing in the window has no score."""
    return score_activity(activity(purchases, today, rules), today, rules)


def score_activity(summed: Activity, today: date, rules: RfmRules = DEFAULT_RULES) -> Rfm | NoScore:
    """Score a history that was summed up already, for instance by the database (D1).

    Months are calendar months: what was bought on 31 January lies one month back up to and including 28 February.
    """
    if summed.last is None:
        return NoScore.NEVER_BOUGHT
    if summed.last < window_start(today, rules):
        return NoScore.DORMANT
    limits = [months_back(today, months) for months in rules.recency_months]
    recency = next(LEVELS - place for place, limit in enumerate(limits) if summed.last >= limit)
    frequency = _level(summed.count, rules.frequency_floors)
    money = _level(summed.amount, rules.money_floors)
    points = rules.recency_weight * recency + rules.frequency_weight * frequency + rules.money_weight * money
    return Rfm(recency, frequency, money, points, rules.tier_of(points))


def reached(before: Rfm | NoScore, after: Rfm | NoScore) -> Tier | None:
    """The tier a client has just risen to, to be told once (D2); coming back from dormancy is no rise to be praised."""
    if isinstance(before, Rfm) and isinstance(after, Rfm) and after.tier > before.tier:
        return after.tier
    return None


def edge(purchases: Sequence[Purchase], today: date, rules: RfmRules = DEFAULT_RULES) -> Edge | None:
    """What one more purchase must bring to lift the client a tier (D2), or None if one is not enough.

    A single step: one purchase, and at most one level of amount. `until` is the last day on which that
    purchase would do, since older ones leave the window meanwhile. Dormant and Platinum have no edge.
    """
    summed = activity(purchases, today, rules)
    present = score_activity(summed, today, rules)
    if not isinstance(present, Rfm) or present.tier is Tier.PLATINUM:
        return None
    for missing in _missing_amounts(summed.amount, rules):
        tier = _tier_after(summed.count, summed.amount, missing, today, rules)
        if tier > present.tier:
            return Edge(tier, missing, _until(purchases, today, missing, tier, rules))
    return None


def _level(value: int, floors: Sequence[int]) -> int:
    """Points 5 to 1 for a value by its row of the table."""
    return next((LEVELS - place for place, floor in enumerate(floors) if value >= floor), 1)


def _missing_amounts(amount: int, rules: RfmRules) -> list[int]:
    """What the next purchase may have to bring: anything at all, or what is missing to the next level of amount."""
    above = [floor - amount for floor in rules.money_floors if floor > amount]
    return [0, min(above)] if above else [0]


def _tier_after(count: int, amount: int, bought: int, day: date, rules: RfmRules) -> Tier:
    """The tier right after one more purchase on `day`, by the same scoring as everywhere."""
    after = score_activity(Activity(last=day, count=count + 1, amount=amount + max(bought, 1)), day, rules)
    return after.tier if isinstance(after, Rfm) else Tier.BRONZE


def _until(purchases: Iterable[Purchase], today: date, bought: int, tier: Tier, rules: RfmRules) -> date:
    """The last day on which buying for `bought` still reaches `tier`, as old purchases leave the window one by one."""
    start = window_start(today, rules)
    counted = [(each.day, each.amount) for each in kept(purchases, today) if each.amount > 0 and each.day >= start]
    count, amount, leaves = len(counted), sum(amount for _, amount in counted), today
    for day, paid in counted:
        leaves = months_on(day, rules.window_months)
        count, amount = count - 1, amount - paid
        if _tier_after(count, amount, bought, leaves, rules) < tier:
            break
    return leaves
