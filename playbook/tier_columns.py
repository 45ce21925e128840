"""Tiers of a whole team at once (D1, D2): the arithmetic of `playbook.rfm` in columns, a million clients in seconds."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from playbook.history import months_back
from playbook.lapse.columns import NEVER, Figures, Log, day_number, points
from playbook.rfm import RfmRules, Tier

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Who is on the edge (D2), in columns beside `Figures`: `tier` 0 and `until` NEVER for whoever is not.

    `amount`: minor units, 0 where anything will do. `until`: days since 1 January 1970.
    """

    tier: "NDArray[int64]"
    amount: "NDArray[int64]"
    until: "NDArray[int64]"

    @classmethod
    def together(cls, parts: "Iterable[Edges]") -> "Edges":
        """The edges of several parts of a team as one."""
        import numpy as np

        found = list(parts) or [Edges(*(np.zeros(0, dtype=np.int64) for _ in fields(cls)))]
        return cls(*(np.concatenate([getattr(part, each.name) for part in found]) for each in fields(cls)))


def tiers(scored: "NDArray[int64]", rules: RfmRules) -> "NDArray[int64]":
    """The tier of each score of `lapse.points`; 0 for who has none."""
    import numpy as np

    floors = (1, rules.silver, rules.gold, rules.platinum)  # every score above 0 is at least Bronze
    found: NDArray[int64] = np.searchsorted(floors, scored, "right").astype(np.int64)
    return found


def edges(log: Log, found: Figures, today: date, rules: RfmRules) -> Edges:
    """Who is one purchase below a tier (`rfm.edge` of all at once).

    `log`: in order and without returns, as `lapse.settled` gives it, and `found` its figures by the same rules.
    """
    import numpy as np

    present = tiers(points(found, today, rules)[-1], rules)
    missing = _missing(found.amount, rules)
    nothing = np.zeros_like(missing)
    open_to = (present > 0) & (present < Tier.PLATINUM)
    with_any = _after(found, nothing, today, rules)
    with_more = np.where(missing > 0, _after(found, missing, today, rules), 0)
    any_will_do = open_to & (with_any > present)
    more_will_do = open_to & ~any_will_do & (with_more > present)
    tier = np.where(any_will_do, with_any, np.where(more_will_do, with_more, 0))
    amount = np.where(more_will_do, missing, 0)
    until = np.full_like(tier, NEVER)
    on_edge = np.flatnonzero(tier)
    if len(on_edge):
        until[on_edge] = _until(log, found, on_edge, Edges(tier, amount, until), today, rules)
    return Edges(tier, amount, until)


def _missing(amount: "NDArray[int64]", rules: RfmRules) -> "NDArray[int64]":
    """What is missing to the next level of amount; 0 above the highest."""
    import numpy as np

    floors = np.array(rules.money_floors[::-1])
    place = np.searchsorted(floors, amount, "right")
    missing: NDArray[int64] = np.where(place < len(floors), floors[np.minimum(place, len(floors) - 1)] - amount, 0)
    return missing


def _after(found: Figures, bought: "NDArray[int64]", today: date, rules: RfmRules) -> "NDArray[int64]":
    """The tiers right after one more purchase today, by the same points as everywhere."""
    import numpy as np

    day = np.full_like(found.last_paid, day_number(today))
    after = replace(found, last_paid=day, count=found.count + 1, amount=found.amount + np.maximum(bought, 1))
    return tiers(points(after, today, rules)[-1], rules)


def _until(
    log: Log, found: Figures, on_edge: "NDArray[int64]", goal: Edges, today: date, rules: RfmRules
) -> "NDArray[int64]":
    """The last day on which the purchase would do: less and less is in the window, so the day is found by halving."""
    import numpy as np

    counts = (log.amount > 0) & (log.day >= day_number(months_back(today, rules.window_months)))
    days, paid = log.day[counts], np.concatenate(([0], np.cumsum(log.amount[counts])))
    starts = (np.cumsum(found.count) - found.count)[on_edge]
    some = Figures(*(getattr(found, each.name)[on_edge] for each in fields(Figures)))
    tier, bought = goal.tier[on_edge], goal.amount[on_edge]
    least, most = np.ones_like(some.count), some.count
    while (least < most).any():
        middle = (least + most) // 2
        left = replace(some, count=some.count - middle, amount=some.amount - (paid[starts + middle] - paid[starts]))
        too_few = _after(left, bought, today, rules) < tier
        least, most = np.where(too_few, least, np.minimum(middle + 1, most)), np.where(too_few, middle, most)
    return _months_on(days[starts + most - 1], rules.window_months)


def _months_on(days: "NDArray[int64]", months: int) -> "NDArray[int64]":
    """`history.months_on` of many days."""
    import numpy as np

    known = days.astype("datetime64[D]")
    of = known.astype("datetime64[M]")
    first = (of + months).astype("datetime64[D]")
    length = (of + months + 1).astype("datetime64[D]") - first
    of_month = np.minimum(known - of.astype("datetime64[D]"), length - np.timedelta64(1, "D"))
    found: NDArray[int64] = (first + of_month).astype(np.int64)
    return found
