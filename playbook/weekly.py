"""A week's figures of a team (E6): sales and returning customers over eight weeks, and what moved them (E3)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from playbook.history import Histories, Purchase

WEEK = timedelta(days=7)
SHOWN = 8  # weeks in the picture
HOUR, LATEST = time(9), time(21)  # by the team's clock
LAST_WEEKDAY = 2  # a week missed on Monday is still told up to Wednesday


@dataclass(frozen=True, slots=True)
class WeekSales:
    """One week from its Monday: `sales` in minor units; customers who bought for the first time, and again."""

    monday: date
    sales: int = 0
    first_buyers: int = 0
    returning: int = 0

    @property
    def buyers(self) -> int:
        """All customers who bought in the week."""
        return self.first_buyers + self.returning


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """What else a team did in a week, as counts; `lost_by` counts lost customers by cause (D4)."""

    promises_due: int = 0
    promises_kept: int = 0
    follow_ups_due: int = 0
    follow_ups_done: int = 0
    new_clients: int = 0
    contacts: int = 0
    lapses: int = 0
    won_back: int = 0
    lost_by: dict[str, int] = field(default_factory=dict)
    tier_rises: int = 0
    tier_falls: int = 0


class Factor(StrEnum):
    """What a week's sales are made of (E3, as far as it is recorded)."""

    RETURNING = "returning"
    FIRST_BUYERS = "first_buyers"
    PER_BUYER = "per_buyer"


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def week_to_tell(now: datetime, told: date | None) -> date | None:
    """The Monday of the week to tell of by a team's clock, or None; `told` is the day of the last telling.

    The week that is over is told on Monday at nine; after an outage up to Wednesday, never by night.
    """
    this = monday_of(now.date())
    if told is not None and told >= this:
        return None
    is_time = HOUR <= now.time() < LATEST and now.weekday() <= LAST_WEEKDAY
    return this - WEEK if is_time else None


def told_before(now: datetime) -> date:
    """The day that counts as the last telling when the weekly picture is switched on: it comes next Monday."""
    is_still_to_come = now.weekday() == 0 and now.time() < HOUR
    return now.date() - timedelta(days=1) if is_still_to_come else now.date()


def weeks_up_to(histories: Histories, last_monday: date, count: int = SHOWN) -> list[WeekSales]:
    """The sales of `count` weeks, the oldest first; `histories` hold all purchases, so that a first one is known."""
    mondays = [last_monday - WEEK * back for back in range(count - 1, -1, -1)]
    return [_week(histories.values(), monday) for monday in mondays]


def _week(histories: Iterable[Iterable[Purchase]], monday: date) -> WeekSales:
    sales = first = returning = 0
    for purchases in histories:
        inside = [each.amount for each in purchases if monday <= each.day < monday + WEEK]
        sales += sum(inside)
        if any(amount >= 0 for amount in inside):
            bought_before = any(each.day < monday and each.amount >= 0 for each in purchases)
            returning, first = returning + bought_before, first + (not bought_before)
    return WeekSales(monday, sales, first, returning)


def mover(now: WeekSales, before: WeekSales) -> Factor | None:
    """The one factor that moved sales most in the direction they went (E3), or None with nothing to compare.

    The change is split without a rest: customers more or less, of either kind, at what a customer spent
    before; and what a customer spends more or less, over those of now.
    """
    change = now.sales - before.sales
    if change == 0 or not now.buyers or not before.buyers:
        return None
    spent, spends = before.sales / before.buyers, now.sales / now.buyers
    shares = {
        Factor.RETURNING: (now.returning - before.returning) * spent,
        Factor.FIRST_BUYERS: (now.first_buyers - before.first_buyers) * spent,
        Factor.PER_BUYER: (spends - spent) * now.buyers,
    }
    direction = 1 if change > 0 else -1
    return max(Factor, key=lambda factor: direction * shares[factor])
