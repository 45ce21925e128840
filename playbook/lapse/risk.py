"""Who of a team is most at risk (D3): two ranks, one of the chance to buy and one of the points of D1.

Neither is enough. The chance sees a client's own rhythm but no money; the points see money and habit of the last
year, but no rhythm. Ranks need no common scale and no threshold that would fit one shop and not another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from playbook import bgnbd
from playbook.bgnbd import Model
from playbook.history import Histories, Purchase
from playbook.lapse.columns import Figures, Log, day_number, figures, points
from playbook.lapse.rhythm import (
    BEYOND_USUAL,
    CLEARLY_BELOW,
    HORIZON_WEEKS,
    LONG_GONE_DAYS,
    LONG_GONE_GAPS,
    MANY_GAPS,
    SEVERE,
    Assessment,
    assess,
)
from playbook.rfm import DEFAULT_RULES, RfmRules

if TYPE_CHECKING:
    from numpy import bool_, float64, int64
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """All clients of a team as of a day, in columns.

    `p_buy`, `p_alive`: chances 0 to 1. `points`: R, F, M and score of D1, 0 where dormant. `risk`: above 0 to 1.
    """

    figures: Figures
    p_buy: "NDArray[float64]"
    p_alive: "NDArray[float64]"
    points: "NDArray[int64]"
    risk: "NDArray[float64]"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client to be alerted: the assessment, the points of D1 (0 for dormant), the risk among the whole team."""

    client: int
    assessment: Assessment
    points: int
    risk: float

    @property
    def stake(self) -> float:
        """What puts alerts in order: risk times a year's value in minor units."""
        return self.risk * self.assessment.yearly_value


def risk(p_buy: "NDArray[float64]", score: "NDArray[int64]", repeats: "NDArray[int64]") -> "NDArray[float64]":
    """How far gone each client of a whole team is (D3), above 0 to 1: the mean of two rank shares.

    Ranked are 1 - P(buy) and the score of D1 (less is further gone) among the repeat buyers; equal values share their
    mean rank. Who bought once has no rhythm to leave: he takes the place where he would stand among them, and moves
    nobody. In a team without any repeat buyer all are ranked.
    """
    among = repeats > 0 if (repeats > 0).any() else repeats >= 0
    gone, poor = 1 - p_buy, -score.astype(float)
    return (_places(gone, gone[among]) + _places(poor, poor[among])) / 2


def judge(
    found: Figures, model: Model, today: date, weeks: float = HORIZON_WEEKS, rules: RfmRules = DEFAULT_RULES
) -> Judged:
    """Chances within so many weeks, points and risk of a team's clients, all of them at once.

    `rules`: those of the team, by which `found` was summed up.
    """
    clients = found.summaries(today)
    p_buy, p_alive = model.chances(clients, weeks)
    scored = points(found, today, rules)
    return Judged(found, p_buy, p_alive, scored, risk(p_buy, scored[-1], clients.repeats))


def lapsing(judged: Judged, model: Model, today: date) -> "NDArray[bool_]":
    """Who is worth an alert (D3): `rhythm.is_lapsing` of all at once."""
    import numpy as np

    found = judged.figures
    clients, gap = found.summaries(today), day_number(today) - found.last
    known_gaps = np.maximum(clients.repeats, 1)
    out_of_rhythm = gap >= np.maximum(BEYOND_USUAL * found.usual, found.longest * (1 + 1 / known_gaps))
    now, _ = model.chances(clients, HORIZON_WEEKS)
    then, _ = model.chances(replace(clients, age=clients.recency), HORIZON_WEEKS)
    less_likely = (clients.repeats > 0) & (now <= CLEARLY_BELOW * then)
    is_severe = (judged.p_alive <= SEVERE) | (clients.repeats >= MANY_GAPS)
    named: NDArray[bool_] = out_of_rhythm & less_likely & is_severe
    return named


def long_gone(found: Figures, today: date) -> "NDArray[bool_]":
    """Who of those that are lapsing is beyond an alert (`rhythm.is_long_gone`)."""
    return day_number(today) - found.last > LONG_GONE_DAYS + LONG_GONE_GAPS * found.usual


def fit_team(histories: Iterable[Sequence[Purchase]], today: date) -> Model:
    """A team's model from all its clients' purchases up to today."""
    found = figures(Log.of(dict(enumerate(histories))), today)
    return bgnbd.fit_all(found.summaries(today))


def at_risk(histories: Histories, model: Model, today: date, rules: RfmRules = DEFAULT_RULES) -> list[Candidate]:
    """The clients (by number) of a whole team who are lapsing, most at stake first (D3)."""
    import numpy as np

    judged = judge(figures(Log.of(histories), today, rules), model, today, rules=rules)
    found = []
    for at in np.flatnonzero(lapsing(judged, model, today)):
        client = int(judged.figures.client[at])
        seen = assess(histories[client], model, today)
        if seen is not None:
            found.append(Candidate(client, seen, int(judged.points[-1, at]), float(judged.risk[at])))
    return rank(found)


def rank(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Most at stake first."""
    return sorted(candidates, key=lambda each: (-each.stake, each.assessment.p_buy, each.client))


def _places(values: "NDArray[float64]", among: "NDArray[float64]") -> "NDArray[float64]":
    """Each value's mean rank from the lowest among others (and itself), as a share of all, above 0 to 1."""
    import numpy as np

    if not len(among):
        return np.zeros(len(values))
    ordered = np.sort(among)
    ranks = (np.searchsorted(ordered, values, "left") + np.searchsorted(ordered, values, "right") + 1) / 2
    return np.minimum(ranks / len(ordered), 1.0)
