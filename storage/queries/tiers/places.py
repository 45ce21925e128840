"""The order of the lists of a team's customers (D1, D2, D9): who stands where, by the scores that hold.

The scores of a thousand clients lie all over this order. So a night writes it afterwards, for the whole team in the
order of the tables; a purchase moves its client at once.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session, col

from storage.bulk import run_many
from storage.tables import ClientScore, EdgePlace, LapseModel, TierPlace
from storage.tables.deals import BEGUN, NOT_YET
from storage.tables.scores import SINCE_THE_NIGHT, held_in

Place = tuple[Any, ...]  # the columns named here, days as YYYY-MM-DD
Order = type[TierPlace] | type[EdgePlace]
COLUMNS: dict[Order, tuple[str, ...]] = {
    TierPlace: ("tier", "amount", "client_id"),
    EdgePlace: ("edge_tier", "edge_until", "edge_amount", "client_id"),
}
_SCORE = "SELECT 1 FROM clientscore WHERE {here} AND round <= {number} AND until > {number} AND {has_one}"
_LEAVE = "DELETE FROM {table} WHERE team_id = {team} AND {here} AND NOT EXISTS ({score})"
_ENTER = "INSERT INTO {table} (team_id, {names}) VALUES ({team}, {marks}) ON CONFLICT DO NOTHING"
_CLEAR = "DELETE FROM {table} WHERE team_id = ? AND {here}"
HAS_ONE: dict[Order, str] = {TierPlace: "has_paid", EdgePlace: "edge_tier > 0"}  # whose scores have a place


def settle(
    session: Session, team_id: int, number: int, order: Order, come: Sequence[Place], go: Sequence[Place]
) -> None:
    """Put clients where the scores of a night's round, which holds by now, have them, and take them from where they
    have not; what a purchase has moved since then stays.
    """
    late = (col(ClientScore.team_id) == team_id, SINCE_THE_NIGHT, *held_in(number))
    moved = set(session.connection().execute(select(col(ClientScore.client_id)).where(*late)).scalars())
    _write(session, team_id, number, order, [place for place in come if place[-1] not in moved], go)


def _write(
    session: Session, team_id: int, number: int, order: Order, come: Sequence[Place], go: Sequence[Place]
) -> None:
    """Nobody is taken from where his score has him."""
    connection, names = session.connection(), COLUMNS[order]
    parts = {"table": order.__tablename__, "team": team_id, "names": ", ".join(names), "here": _is(names)}
    score = _SCORE.format(**parts, number=number, has_one=HAS_ONE[order])
    run_many(connection, _LEAVE.format(**parts, score=score), [place * 2 for place in go])
    run_many(connection, _ENTER.format(**parts, marks=", ".join("?" for _ in names)), come)


def move(session: Session, model: LapseModel, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Put a client where his new score has him; the columns of the two scores, {} for none."""
    for order in COLUMNS:
        old, new = _place(order, before), _place(order, after)
        if old != new:
            _write(session, model.team_id, model.round, order, new, old)


def clear(session: Session, clients: Collection[int]) -> None:
    """Clients are about to be deleted: they stand nowhere any more. A night that is just at it has to begin anew."""
    session.flush()
    scores = session.execute(select(ClientScore).where(col(ClientScore.client_id).in_(clients))).scalars().all()
    for order, names in COLUMNS.items():
        places = [(score.team_id, *place) for score in scores for place in _place(order, score.model_dump())]
        run_many(session.connection(), _CLEAR.format(table=order.__tablename__, here=_is(names)), places)
    at_it = col(LapseModel.team_id).in_({score.team_id for score in scores}), col(LapseModel.fitted_at) == BEGUN
    session.execute(update(LapseModel).where(*at_it).values(fitted_at=NOT_YET))


def _is(names: Sequence[str]) -> str:
    return " AND ".join(f"{name} = ?" for name in names)


def _place(order: Order, score: Mapping[str, Any]) -> list[Place]:
    """Where a score has its client, if anywhere."""
    if not score or not (score["has_paid"] if order is TierPlace else score["edge_tier"]):
        return []
    values = (score[name] for name in COLUMNS[order])
    return [tuple(value.isoformat() if isinstance(value, date) else value for value in values)]
