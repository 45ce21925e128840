"""Judging a whole team (D1, D3) beside the bot: it reads on a connection of its own and writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from playbook import bgnbd, churn, lapse
from playbook.bgnbd import Model
from playbook.churn import Loss
from playbook.lapse import NEVER, Figures, Judged
from playbook.rfm import RfmRules
from playbook.tier_columns import Edges, tiers
from playbook.tier_moves import Moves
from storage import silences
from storage.queries.tiers import score_log, tier_rules
from storage.reading import reading
from storage.silences import Hands, Silence

if TYPE_CHECKING:
    from numpy import int64, object_
    from numpy.typing import NDArray

AT_ONCE = 20_000  # scores handed over together


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a team as a whole, before the scores come: its model, whom there may be a case about, and each
    owner's yearly loss (D4).
    """

    model: Model
    silences: list[Silence]
    losses: dict[int, Loss]
    rules: RfmRules  # the team's, by which the scores are made


Scores = list[tuple[Any, ...]]  # rows of ClientScore: what is named here
COLUMNS = (
    "client_id", "first_on", "last_on", "days", "has_paid", "recency", "frequency", "money", "points", "tier",
    "p_buy", "p_alive", "risk", "yearly_value", "count", "amount", "edge_tier", "edge_amount", "edge_until",
)  # fmt: skip


def judge(url: str, team_id: int, today: date, hand_over: Callable[[Verdict | Scores | None], object]) -> None:
    """Judge a team as of a day: the verdict is handed over, then the scores in parts by client number, then None."""
    with reading(url) as connection:
        rules = tier_rules.read(connection, team_id)
        figures, edges = score_log.read(connection, team_id, today, rules)
        settled = score_log.settled(connection, team_id)
        hands = silences.read(connection, team_id, figures, today)
    model = bgnbd.fit_all(figures.summaries(today))
    judged = lapse.judge(figures, model, today, rules=rules)
    found = silences.of_rhythm(judged, model, today)
    if hands.missed is not None:
        found = silences.of_cycle(judged, hands.missed, today)
    new = [each for each in found if (each.client, each.since) not in settled]
    hand_over(Verdict(model, new, _losses(figures, hands, today), rules))
    for start in range(0, len(figures.client), AT_ONCE):
        hand_over(_scores(judged, edges, rules, slice(start, start + AT_ONCE)))
    hand_over(None)


def _losses(figures: Figures, hands: Hands, today: date) -> dict[int, Loss]:
    given_up = hands.lost(figures, churn.year_before(today))
    missed = None if hands.missed is None else {client: due.on for client, due in hands.missed.items()}
    return churn.losses(figures, hands.owners, given_up, today, missed)


def try_rules(
    url: str, team_id: int, today: date, rules: RfmRules, hand_over: Callable[[Moves | None], object]
) -> None:
    """Hand over who would move if a team had other rules (D1), then None."""
    with reading(url) as connection:
        hand_over(score_log.moves(connection, team_id, today, tier_rules.read(connection, team_id), rules))
    hand_over(None)


def _scores(judged: Judged, edges: Edges, rules: RfmRules, part: slice) -> Scores:
    figures, points = judged.figures, judged.points[:, part]
    until = _in_words(edges.until[part])
    until[edges.tier[part] == 0] = None
    columns = (
        figures.client[part],
        _in_words(figures.first[part]),
        _in_words(figures.last[part]),
        figures.days[part],
        figures.last_paid[part] != NEVER,
        *points,
        tiers(points[-1], rules),
        judged.p_buy[part],
        judged.p_alive[part],
        judged.risk[part],
        figures.yearly_value[part],
        figures.count[part],
        figures.amount[part],
        edges.tier[part],
        edges.amount[part],
        until,
    )
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _in_words(days: "NDArray[int64]") -> "NDArray[object_]":
    """YYYY-MM-DD."""
    import numpy as np

    return np.datetime_as_string(days.astype("datetime64[D]")).astype(object)
