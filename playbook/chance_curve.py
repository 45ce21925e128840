"""How likely a client was to buy again, day by day (D3): the curve behind an alert, with his purchases as marks.

Each day is judged by what was known on it. With a single purchase day there is no chance to be told of, so the curve
begins with the second one; after today it goes on as if nothing were bought.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from playbook.bgnbd import Model, Summary
from playbook.history import Purchase
from playbook.lapse import HORIZON_WEEKS, rhythm
from playbook.lapse.rhythm import purchase_days

SHOWN = timedelta(days=365)  # before the last purchase
AHEAD = timedelta(weeks=HORIZON_WEEKS)
STEPS = 360  # days looked at, besides those of purchases: more of them no phone can show


@dataclass(frozen=True, slots=True)
class Point:
    """The chance, 0 to 1, of at least one purchase within 13 weeks, as it stood on a day."""

    day: date
    chance: float


@dataclass(frozen=True, slots=True)
class ChanceCurve:
    """A client's chances: up to and with today, and from today on if nothing is bought; days he bought on.

    `usual_until`: the day by which he would have been back, had he kept to his usual gap.
    """

    past: tuple[Point, ...]
    ahead: tuple[Point, ...]
    bought: tuple[date, ...]
    usual_until: date
    few_data: bool

    @property
    def today(self) -> date:
        """The day it was drawn for."""
        return self.past[-1].day

    @property
    def now(self) -> float:
        """The chance as it stands today."""
        return self.past[-1].chance


def chance_curve(purchases: Sequence[Purchase], model: Model, today: date) -> ChanceCurve | None:
    """The last year before a client's last purchase, the time since, and a quarter ahead; None without a rhythm."""
    own = rhythm(purchases, today)
    if own is None:
        return None
    bought = purchase_days(purchases, today)
    start = max(bought[1], own.last - SHOWN)
    marks = tuple(day for day in bought if day >= start)
    if start == bought[1] and start - bought[0] <= SHOWN:
        marks = (bought[0], *marks)
    past = [Point(day, _chance(bought, model, day)) for day in _looked_at(start, today, marks)]
    ahead = [Point(day, _chance(bought, model, day)) for day in _steps(today, today + AHEAD)]
    return ChanceCurve(
        past=tuple(past),
        ahead=tuple(ahead),
        bought=marks,
        usual_until=own.last + timedelta(days=own.usual_days),
        few_data=model.few_data or own.count == 2,
    )


def _chance(bought: Sequence[date], model: Model, day: date) -> float:
    """By the purchase days up to a day, of which there are two at least."""
    known = bisect_right(bought, day)
    return model.p_buy(Summary.of(bought[0], bought[known - 1], known, day), HORIZON_WEEKS)


def _looked_at(start: date, today: date, marks: Iterable[date]) -> list[date]:
    """Days at even steps, and for each purchase its day and the one before: there the curve leaps."""
    later = [mark for mark in marks if mark > start]
    return sorted({*_steps(start, today), *later, *(mark - timedelta(days=1) for mark in later)})


def _steps(first: date, last: date) -> list[date]:
    """From one day to another, both with them."""
    step = max(1, (last - first).days // STEPS)
    return [*(first + timedelta(days=at) for at in range(0, (last - first).days, step)), last]
