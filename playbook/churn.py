"""The yearly loss (D4): how many of those who were customers a year ago are customers no more.

Customers then: whoever bought something in the twelve months that ended a year ago today. Lost: those of them who have
bought nothing in the twelve months since, and those who were given up in them and have not bought again. Who came new
in the meantime counts on neither side.

In a trade with a long cycle (F7) nobody buys each year. Customers then are all who had bought by then and had not
missed their service or renewal for good; lost are those of them who were given up, or have missed one that is open.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from playbook.history import months_back
from playbook.lapse.columns import Figures, day_number

if TYPE_CHECKING:
    from numpy import bool_, int64
    from numpy.typing import NDArray

MONTHS = 12
NORMAL = 0.2  # a yearly loss near this is normal (D4)
FEW = 5  # customers: of fewer no share is spoken of


@dataclass(frozen=True, slots=True)
class Loss:
    """Customers of a year ago, how many of them were lost, and what those spent in their last year (minor units)."""

    customers: int = 0
    lost: int = 0
    value: int = 0

    @property
    def rate(self) -> float | None:
        """The share that was lost, 0 to 1; None with too few customers to speak of a share."""
        return self.lost / self.customers if self.customers >= FEW else None

    @property
    def is_high(self) -> bool:
        """Whether it lies above what is normal."""
        return self.rate is not None and self.rate > NORMAL

    def __add__(self, other: "Loss") -> "Loss":
        return Loss(self.customers + other.customers, self.lost + other.lost, self.value + other.value)


def total(losses: Iterable[Loss]) -> Loss:
    """Several reps' losses as one."""
    return sum(losses, Loss())


def year_before(today: date) -> date:
    """The first day of the twelve months in which customers are lost or kept."""
    return months_back(today, MONTHS)


def losses(
    figures: Figures,
    owners: "NDArray[int64]",
    given_up: Collection[int],
    today: date,
    missed: Mapping[int, date] | None = None,
) -> dict[int, Loss]:
    """Each owner's loss, from the figures of a whole team; `owners`: whose each of its clients is.

    `given_up`: clients whose case was lost in these twelve months and who did not buy again. `missed`: in a trade with
    a long cycle what is overdue now, by client and the day it was due; None in every other trade.
    """
    import numpy as np

    was, gone = _standing(figures, given_up, today, missed)
    found = {}
    for number in np.unique(owners[was]).tolist():
        here = was & (owners == number)
        lost = here & gone
        found[number] = Loss(int(here.sum()), int(lost.sum()), int(figures.yearly_value[lost].sum()))
    return found


def _standing(
    figures: Figures, given_up: Collection[int], today: date, missed: Mapping[int, date] | None
) -> "tuple[NDArray[bool_], NDArray[bool_]]":
    """Who was a customer a year ago, and who is none any more."""
    import numpy as np

    start = year_before(today)
    left = np.isin(figures.client, np.array(sorted(given_up), dtype=np.int64))
    if missed is None:
        return figures.before > 0, left | (figures.last < day_number(start))
    overdue = [client for client, due in missed.items() if due >= start]
    before = [client for client, due in missed.items() if due < start]
    gone_before = np.isin(figures.client, np.array(sorted(before), dtype=np.int64))
    was = (figures.first < day_number(start)) & ~gone_before
    return was, left | np.isin(figures.client, np.array(sorted(overdue), dtype=np.int64))
