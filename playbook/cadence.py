"""The rhythm of contacts (C7): how many days between two, and when the next is due."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta

from playbook.history import months_back
from playbook.rfm import NoScore, Tier
from playbook.stages import ProspectClass

TOUCHES_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Intervals:
    """A team's days between contacts (C7). `prospect` is for one not yet put in a class: twelve touches a year.

    Raises ValueError for an interval under one day.
    """

    hot: int = 2
    warm: int = 7
    cool: int = 30
    prospect: int = 30
    platinum: int = 14
    gold: int = 30
    silver: int = 60
    bronze: int = 90
    dormant: int = 90

    def __post_init__(self) -> None:
        """Refuse an interval that would never let a client rest."""
        if any(getattr(self, field.name) < 1 for field in fields(self)):
            raise ValueError("an interval is at least one day")


DEFAULT_INTERVALS = Intervals()

Standing = Tier | NoScore | ProspectClass
"""What sets a client's rhythm: the tier of a customer, the class of a prospect, or why there is neither."""


def interval_days(standing: Standing, intervals: Intervals = DEFAULT_INTERVALS) -> int | None:
    """Days between contacts (C7); None for one who refused plainly, whom no rhythm should chase."""
    days: dict[Standing, int | None] = {
        ProspectClass.HOT: intervals.hot,
        ProspectClass.WARM: intervals.warm,
        ProspectClass.COOL: intervals.cool,
        ProspectClass.NONE: None,
        NoScore.NEVER_BOUGHT: intervals.prospect,
        NoScore.DORMANT: intervals.dormant,
        Tier.PLATINUM: intervals.platinum,
        Tier.GOLD: intervals.gold,
        Tier.SILVER: intervals.silver,
        Tier.BRONZE: intervals.bronze,
    }
    return days[standing]


def next_contact(
    standing: Standing, last_contact: date | None, added: date, intervals: Intervals = DEFAULT_INTERVALS
) -> date | None:
    """The day the next contact is due (C7), counted from the last one or else from the day the client was added."""
    days = interval_days(standing, intervals)
    return None if days is None else (last_contact or added) + timedelta(days=days)


def touches_short(touches: Iterable[date], added: date, today: date) -> int:
    """How many light touches a prospect is short of twelve a year (C7), over the last twelve months.

    A prospect added later owes one for each full calendar month since; several touches on a day are one.
    """
    start = max(added, months_back(today, TOUCHES_A_YEAR))
    months = next((n for n in range(TOUCHES_A_YEAR, 0, -1) if months_back(today, n) >= start), 0)
    return max(0, months - len({day for day in touches if start <= day <= today}))
