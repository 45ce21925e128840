"""Who is one purchase below the next tier (D2): found by trying that purchase with the scoring of D1."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from playbook.history import Purchase, kept, months_on
from playbook.rfm.rules import DEFAULT_RULES, RfmRules, Tier
from playbook.rfm.scoring import Activity, Rfm, score_activity, window_start


@dataclass(frozen=True, slots=True)
class Edge:
    """One purchase below a tier (D2): of at least `amount` minor units (0: any), on `until` at the latest."""

    tier: Tier
    amount: int
    until: date


@dataclass(frozen=True, slots=True)
class Leaving:
    """What was bought on a day of the window, and leaves it together: how many purchases, and minor units."""

    day: date
    count: int
    amount: int


def edge(purchases: Sequence[Purchase], today: date, rules: RfmRules = DEFAULT_RULES) -> Edge | None:
    """What one more purchase must bring to lift the client a tier (D2), or None if one is not enough.

    A single step: one purchase, and at most one level of amount. `until` is the last day on which that
    purchase would do, since older ones leave the window meanwhile. Dormant and Platinum have no edge.
    """
    start = window_start(today, rules)
    counted = [each for each in kept(purchases, today) if each.amount > 0 and each.day >= start]
    return edge_of([Leaving(each.day, 1, each.amount) for each in counted], today, rules)


def edge_of(window: Sequence[Leaving], today: date, rules: RfmRules = DEFAULT_RULES) -> Edge | None:
    """The same from the days of the window, the oldest first; for instance as the database has summed them up."""
    if not window:
        return None
    count, amount = sum(each.count for each in window), sum(each.amount for each in window)
    present = score_activity(Activity(window[-1].day, count, amount), today, rules)
    if not isinstance(present, Rfm) or present.tier is Tier.PLATINUM:
        return None
    for missing in _missing_amounts(amount, rules):
        tier = _tier_after(count, amount, missing, today, rules)
        if tier > present.tier:
            return Edge(tier, missing, _until(window, count, amount, missing, tier, rules))
    return None


def _missing_amounts(amount: int, rules: RfmRules) -> list[int]:
    """What the next purchase may have to bring: anything at all, or what is missing to the next level of amount."""
    above = [floor - amount for floor in rules.money_floors if floor > amount]
    return [0, min(above)] if above else [0]


def _tier_after(count: int, amount: int, bought: int, day: date, rules: RfmRules) -> Tier:
    """The tier right after one more purchase on `day`, by the same scoring as everywhere."""
    after = score_activity(Activity(last=day, count=count + 1, amount=amount + max(bought, 1)), day, rules)
    return after.tier if isinstance(after, Rfm) else Tier.BRONZE


def _until(window: Iterable[Leaving], count: int, amount: int, bought: int, tier: Tier, rules: RfmRules) -> date:
    """The last day on which buying for `bought` still reaches `tier`, as old purchases leave the window one by one."""
    leaves = date.min
    for each in window:
        leaves = months_on(each.day, rules.window_months)
        count, amount = count - each.count, amount - each.amount
        if _tier_after(count, amount, bought, leaves, rules) < tier:
            break
    return leaves
