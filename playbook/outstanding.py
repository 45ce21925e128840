"""Money outstanding (F4): what is still to come, by when it is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Owed:
    """What one client still owes, in minor units; `due` None: no day was agreed on."""

    left: int
    due: date | None


@dataclass(frozen=True, slots=True)
class Sum:
    """How many, and how much in minor units."""

    count: int = 0
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Ages:
    """What is outstanding by its day: before today, up to Sunday, after that, without a day."""

    late: Sum
    week: Sum
    later: Sum
    undated: Sum

    @property
    def all(self) -> Sum:
        """The whole."""
        parts = (self.late, self.week, self.later, self.undated)
        return Sum(sum(part.count for part in parts), sum(part.amount for part in parts))


def left(amount: int, paid: int) -> int:
    """What is still to come of an amount; never below 0."""
    return max(0, amount - paid)


def ages(owed: Iterable[Owed], today: date) -> Ages:
    """Sum up what is owed by when it is due; the week ends on Sunday, what is due today is not late."""
    sunday = today + timedelta(days=SUNDAY - today.weekday())
    found: dict[str, list[int]] = {"late": [], "week": [], "later": [], "undated": []}
    for each in owed:
        found[_age(each.due, today, sunday)].append(each.left)
    return Ages(**{age: Sum(len(amounts), sum(amounts)) for age, amounts in found.items()})


def _age(due: date | None, today: date, sunday: date) -> str:
    if due is None:
        return "undated"
    if due < today:
        return "late"
    return "week" if due <= sunday else "later"
