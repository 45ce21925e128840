"""A day's figures of a team (E6), compared with the same weekday before, and the one thing for tomorrow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from playbook.history import Histories
from playbook.rfm import DEFAULT_RULES, RfmRules, reached, score

COMPARED_DAYS = 7
SATURDAY = 5
LATE_FROM, LATE_UNTIL = time(8), time(12)  # when a digest that was missed the evening before is still told


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What a team did on one day (E6); `sales` in minor units, all others are counts. Names no one."""

    sales: int = 0
    promises_due: int = 0
    promises_kept: int = 0
    follow_ups_due: int = 0
    follow_ups_done: int = 0
    overdue: int = 0
    long_late: int = 0
    new_clients: int = 0
    contacts: int = 0
    lapses: int = 0
    won_back: int = 0
    tier_rises: int = 0

    @property
    def anything_done(self) -> bool:
        """Whether anybody did anything on the day."""
        done = (self.sales, self.promises_kept, self.follow_ups_done, self.new_clients, self.contacts, self.won_back)
        return any(done)


class Tomorrow(StrEnum):
    """What a team may have to do first tomorrow, weightiest first: a word given, a trail going cold, a debt of work."""

    LATE_PROMISES = "late_promises"
    PROMISES_DUE = "promises_due"
    VISITS_WITHOUT_STEP = "visits_without_step"
    OVERDUE_FOLLOW_UPS = "overdue_follow_ups"
    OPEN_LAPSES = "open_lapses"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What stands open at the end of the day, as counts."""

    late_promises: int = 0
    promises_due: int = 0
    visits_without_step: int = 0
    overdue_follow_ups: int = 0
    open_lapses: int = 0


@dataclass(frozen=True, slots=True)
class RepDay:
    """One rep's follow-ups of the day; `joined` and `member` give the place in the roster."""

    member: int
    joined: date
    done: int
    due: int


@dataclass(frozen=True, slots=True)
class Digest:
    """A day as it is told: its figures, the change of sales in per cent (None: nothing to compare), what is next."""

    figures: DayFigures
    sales_change: int | None
    tomorrow: tuple[Tomorrow, int] | None
    roster: tuple[RepDay, ...]


def compared_day(day: date) -> date:
    """The day that a day is compared with: the same weekday of the week before (E6)."""
    return day - timedelta(days=COMPARED_DAYS)


def percent_change(now: int, before: int) -> int | None:
    """The change in whole per cent, halves away from zero; None where there was nothing to compare with."""
    if before <= 0:
        return None
    size = (200 * abs(now - before) + before) // (2 * before)
    return size if now >= before else -size


def first_thing(outlook: Outlook) -> tuple[Tomorrow, int] | None:
    """The one thing to do first tomorrow and how many of it there are, or None if nothing stands open (E6)."""
    counts = ((matter, int(getattr(outlook, matter.value))) for matter in Tomorrow)
    return next(((matter, count) for matter, count in counts if count > 0), None)


def in_roster_order(reps: Iterable[RepDay]) -> tuple[RepDay, ...]:
    """Reps who had something due, as they joined: a roster, never a ranking."""
    return tuple(sorted((rep for rep in reps if rep.due > 0), key=lambda rep: (rep.joined, rep.member)))


def digest(figures: DayFigures, before: DayFigures, outlook: Outlook, reps: Iterable[RepDay]) -> Digest:
    """Put a day together (E6); `before` holds the figures of `compared_day`."""
    change = percent_change(figures.sales, before.sales)
    return Digest(figures, change, first_thing(outlook), in_roster_order(reps))


def is_told(figures: DayFigures, day: date) -> bool:
    """Whether the day gets a digest: a Saturday or Sunday on which nobody did anything gets none."""
    return figures.anything_done or day.weekday() < SATURDAY


def day_to_tell(now: datetime, at: time, told: date | None) -> date | None:
    """The day whose digest is due by a team's clock, or None; `told` is the last day told of.

    Today's is due from its hour on; yesterday's, if an outage swallowed it, on the next morning. After more than
    a day away nothing is made up for.
    """
    today, yesterday = now.date(), now.date() - timedelta(days=1)
    if now.time() >= at:
        return today if told is None or told < today else None
    missed = told == yesterday - timedelta(days=1)
    return yesterday if missed and LATE_FROM <= now.time() < LATE_UNTIL else None


def told_before(now: datetime, at: time) -> date:
    """The day that counts as told when a digest is switched on: the first one comes at the next `at`."""
    return now.date() if now.time() >= at else now.date() - timedelta(days=1)


def tier_moves(histories: Histories, before: date, after: date, rules: RfmRules = DEFAULT_RULES) -> tuple[int, int]:
    """How many clients rose and how many fell a tier (D1) from one day to a later one; dormancy is no tier."""
    rises = falls = 0
    for purchases in histories.values():
        then, now = score(purchases, before, rules), score(purchases, after, rules)
        rises += reached(then, now) is not None
        falls += reached(now, then) is not None
    return rises, falls
