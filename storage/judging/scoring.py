"""Judging a whole team (D1, D3) beside the bot: it reads on a connection of its own and writes nothing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from playbook import bgnbd, churn, lapse
from playbook.bgnbd import Model
from playbook.churn import Loss
from playbook.lapse import Figures, Judged
from playbook.rfm import RfmRules
from playbook.tier_columns import tiers
from playbook.tier_moves import Moves as TierMoves
from storage.judging import place_changes, score_changes, silences
from storage.judging.place_changes import Moves
from storage.judging.silences import Hands, Silence
from storage.queries.tiers import rises, score_log, tier_rules
from storage.queries.tiers.scores import Changes
from storage.reading import reading

T = TypeVar("T")
SILENCES_AT_ONCE, FALLEN_AT_ONCE = 500, 1_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a team as a whole, after its scores: its model, each owner's yearly loss (D4), and who has an
    open case but has bought since.
    """

    model: Model
    losses: dict[int, Loss]
    rules: RfmRules  # the team's, by which the scores are made
    came_back: list[int]


@dataclass(frozen=True, slots=True)
class Fallen:
    """Clients who stand below the tier that they once rose to (D2)."""

    clients: list[int]


Part = RfmRules | Changes | Verdict | Moves | Fallen | list[Silence]


def judge(url: str, team_id: int, today: date, hand_over: Callable[[Part | None], object]) -> None:
    """Judge a team as of a day.

    Handed over are its rules, then the changes of the scores, the verdict, with which they are to hold, and then what
    follows from them: the changes of places, who has fallen, whom there may be a case about; None at the end.
    """
    with reading(url) as connection:
        rules = tier_rules.read(connection, team_id)
        figures, edges = score_log.read(connection, team_id, today, rules)
        known = silences.known(connection, team_id)
        risen = rises.risen(connection, team_id)
        hands = silences.read(connection, team_id, figures, today)
    model = bgnbd.fit_all(figures.summaries(today))
    judged = lapse.judge(figures, model, today, rules=rules)
    hand_over(rules)
    for changes in score_changes.found(url, team_id, judged, edges, rules):
        hand_over(changes)
    hand_over(Verdict(model, _losses(figures, hands, today), rules, known.came_back(figures)))
    for moves in place_changes.found(url, team_id, judged, edges, rules):
        hand_over(moves)
    for fallen in _in_parts(_fallen(judged, rules, risen), FALLEN_AT_ONCE):
        hand_over(Fallen(fallen))
    found = silences.of_rhythm(judged, model, today)
    if hands.missed is not None:
        found = silences.of_cycle(judged, hands.missed, today)
    new = [each for each in found if (each.client, each.since) not in known.settled]
    for some in _in_parts(new, SILENCES_AT_ONCE):
        hand_over(some)
    hand_over(None)


def _in_parts(rows: list[T], most: int) -> Iterator[list[T]]:
    return (rows[start : start + most] for start in range(0, len(rows), most))


def _fallen(judged: Judged, rules: RfmRules, risen: Mapping[int, int]) -> list[int]:
    if not risen:
        return []
    now = dict(zip(judged.figures.client.tolist(), tiers(judged.points[-1], rules).tolist(), strict=True))
    return [client for client, tier in risen.items() if now.get(client, 0) < tier]


def _losses(figures: Figures, hands: Hands, today: date) -> dict[int, Loss]:
    given_up = hands.lost(figures, churn.year_before(today))
    missed = None if hands.missed is None else {client: due.on for client, due in hands.missed.items()}
    return churn.losses(figures, hands.owners, given_up, today, missed)


def try_rules(
    url: str, team_id: int, today: date, rules: RfmRules, hand_over: Callable[[TierMoves | None], object]
) -> None:
    """Hand over who would move if a team had other rules (D1), then None."""
    with reading(url) as connection:
        hand_over(score_log.moves(connection, team_id, today, tier_rules.read(connection, team_id), rules))
    hand_over(None)
