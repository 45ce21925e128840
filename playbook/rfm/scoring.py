"""A client's score and tier (D1), from his purchases or from what they come to.

Counted are days up to and including today, within the window (`window_start` included), and amounts above zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from playbook.history import Purchase, kept, months_back
from playbook.rfm.rules import DEFAULT_RULES, LEVELS, RfmRules, Tier


class NoScore(Enum):
    """Why a client has no tier: nothing in the window (D1), or never anything at all."""

    DORMANT = "dormant"
    NEVER_BOUGHT = "never_bought"


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


def window_start(today: date, rules: RfmRules = DEFAULT_RULES) -> date:
    """The earliest day whose purchases still count today (D1), in calendar months as `months_back` has them."""
    return months_back(today, rules.window_months)


def activity(purchases: Iterable[Purchase], today: date, rules: RfmRules = DEFAULT_RULES) -> Activity:
    """Sum a history up. Returns are taken off what they return; gifts (amount 0) and days after today are left out.

    The same purchase twice counts twice: whoever records it is asked, and only he can know.
    """
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


def _level(value: int, floors: tuple[int, ...]) -> int:
    """Points 5 to 1 for a value by its row of the table."""
    return next((LEVELS - place for place, floor in enumerate(floors) if value >= floor), 1)
