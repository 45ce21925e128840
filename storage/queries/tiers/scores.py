"""Scores of clients (D1, D3), which nights write down. One who has bought is scored at once, see `rescoring`."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, insert, select
from sqlmodel import Session, col

from playbook import bgnbd, rfm
from playbook.rfm import RfmRules
from storage.bulk import among, fetched, insert_many, run_many
from storage.queries.tiers import tier_rules
from storage.tables import Client, ClientScore, LapseModel, TierRise
from storage.tables.deals import BEGUN, NOT_YET
from storage.tables.scores import OPEN, SINCE_THE_NIGHT, held_in

Row = tuple[Any, ...]  # what is named here, days as YYYY-MM-DD
COLUMNS = (
    "client_id", "first_on", "last_on", "days", "has_paid", "recency", "frequency", "money", "points", "tier",
    "yearly_value", "count", "amount", "edge_tier", "edge_amount", "edge_until", "p_buy", "risk",
)  # fmt: skip
TIER = COLUMNS.index("tier")
_OVER = "DELETE FROM clientscore WHERE client_id = ? AND NOT (round < {number} AND until >= {number})"
_END = "UPDATE clientscore SET until = {until} WHERE client_id = ? AND round < {number} AND until >= {number}"


@dataclass(slots=True)
class Changes:
    """What a night sees otherwise than the one before, of some clients.

    `ended`: whose score, if any, ends with the next round; `rows`: the new ones; `rose`: who stands higher by them.
    `unsettled`: clients with a score that is over, or that a night has left which was broken off.
    """

    rows: list[Row] = field(default_factory=list)
    ended: list[tuple[int]] = field(default_factory=list)
    unsettled: list[tuple[int]] = field(default_factory=list)
    rose: list[int] = field(default_factory=list)


def model_of(session: Session, team_id: int) -> bgnbd.Model:
    """A team's model as last fitted; before its first night what is assumed of any team."""
    row = session.get(LapseModel, team_id)
    return bgnbd.Model(row.r, row.alpha, row.a, row.b, row.few_data) if row else bgnbd.fit([])


def has_more_clients(session: Session, team_id: int, most: int) -> bool:
    """Whether a team has more than so many clients."""
    query = select(col(Client.id)).where(col(Client.team_id) == team_id).offset(most).limit(1)
    return session.connection().execute(query).first() is not None


def next_round(session: Session, team_id: int) -> int:
    """The number of the round to be written: the one after that which holds. A new team has a model from here on.

    Whoever asks for the night's work from here on means it to be done once more.
    """
    if session.get(LapseModel, team_id) is None:
        put_in_place(session, team_id, 0, bgnbd.fit([]), tier_rules.of_team(session, team_id))
    row = session.get_one(LapseModel, team_id)
    if row.fitted_at == NOT_YET:
        row.fitted_at = BEGUN
        session.add(row)
    return row.round + 1


def write(session: Session, team_id: int, today: date, number: int, changes: Changes, rules: RfmRules) -> None:
    """Write what some clients' scores will be from a round on, and who rises with it (D2).

    What an unfinished night has left of it goes. A client who was deleted since the purchases were read is left out.
    """
    connection = session.connection()
    run_many(connection, _OVER.format(number=number), changes.unsettled)
    run_many(connection, _END.format(number=number, until=OPEN), changes.unsettled)
    run_many(connection, _END.format(number=number, until=number), changes.ended)
    here = among(col(Client.id), [row[0] for row in changes.rows])
    there = {number for (number,) in fetched(connection, select(col(Client.id)).where(here))}
    rows = [row for row in changes.rows if row[0] in there]
    insert_many(connection, ClientScore, COLUMNS, rows, team_id=team_id, round=number, until=OPEN)
    _note_rises(session, team_id, today, number, changes, rules)


def _note_rises(session: Session, team_id: int, today: date, number: int, changes: Changes, rules: RfmRules) -> None:
    """Who stands higher than in the round before, by the same rules: purchases that came in many at once."""
    model = session.get(LapseModel, team_id)
    if not changes.rose or model is None or rfm.rules_of(model.rules) != rules:
        return
    columns = (col(ClientScore.client_id), col(ClientScore.tier))
    query = select(*columns).where(col(ClientScore.client_id).in_(changes.rose), *held_in(number - 1))
    before = {row.client_id: row.tier for row in session.connection().execute(query)}
    tiers = {row[0]: row[TIER] for row in changes.rows}
    risen = {client: tiers[client] for client in changes.rose if 0 < before.get(client, 0) < tiers[client]}
    noted = select(TierRise).where(col(TierRise.client_id).in_(risen))
    known = {row.client_id: row for row in session.execute(noted).scalars()}
    for client, row in known.items():
        if row.told_on is None or row.tier < risen[client]:
            row.tier, row.reached_on, row.round, row.told_on = risen[client], today, number, None
            session.add(row)
    same = {"team_id": team_id, "reached_on": today, "round": number}
    new = [same | {"client_id": client, "tier": tier} for client, tier in risen.items() if client not in known]
    if new:
        session.connection().execute(insert(TierRise), new)
    session.flush()


def put_in_place(session: Session, team_id: int, number: int, model: bgnbd.Model, rules: RfmRules) -> None:
    """From now on a round holds, with the model and the rules that it was made by; the night's work is not done yet."""
    row = session.get(LapseModel, team_id) or LapseModel(
        team_id=team_id, r=0, alpha=0, a=0, b=0, few_data=True, fitted_at=NOT_YET
    )
    row.r, row.alpha, row.a, row.b, row.few_data = model.r, model.alpha, model.a, model.b, model.few_data
    row.round, row.rules = number, rules.as_json()
    session.add(row)
    session.flush()


def changed_since(session: Session, team_id: int, began: datetime) -> list[int]:
    """The clients who were scored one by one since a night began: it may know less of them than they do."""
    late = (col(ClientScore.team_id) == team_id, col(ClientScore.scored_at) >= began, SINCE_THE_NIGHT)
    return list(session.connection().execute(select(col(ClientScore.client_id)).where(*late)).scalars())


def of(session: Session, client: Client) -> ClientScore | None:
    """A client's score as it holds; None for one who never bought, or before the team's first night."""
    model = session.get(LapseModel, client.team_id)
    if model is None:
        return None
    query = select(ClientScore).where(col(ClientScore.client_id) == client.id, *held_in(model.round))
    return session.execute(query.execution_options(populate_existing=True)).scalars().first()


def holds() -> Any:
    """Whether a score is its Client's, and holds: the condition on which ClientScore is joined."""
    of_team = col(LapseModel.team_id) == col(Client.team_id)
    number = select(col(LapseModel.round)).where(of_team).scalar_subquery()
    return and_(col(ClientScore.client_id) == col(Client.id), *held_in(number))
