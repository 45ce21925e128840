"""Scores of clients (D1, D3), written anew each night. One who has bought is scored at once, see `rescoring`."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, delete, insert, select
from sqlmodel import Session, col

from playbook import bgnbd, rfm
from playbook.rfm import RfmRules
from storage.bulk import insert_many
from storage.queries.tiers import rises, tier_rules
from storage.scoring import COLUMNS, Scores
from storage.tables import Client, ClientScore, LapseModel, TierRise
from storage.tables.deals import BEGUN, NOT_YET
from storage.tables.scores import SINCE_THE_NIGHT, SLOTS

TIER = COLUMNS.index("tier")


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


def write(
    session: Session, team_id: int, today: date, number: int, rows: Scores, began: datetime, rules: RfmRules
) -> None:
    """Write a part of a round that was begun at an instant, clients in the order of their numbers, and who rose (D2).

    What stood in its place was of no use any more. A client who was deleted since the purchases were read is left out.
    """
    here = (rows[0][0], rows[-1][0])
    connection, slot = session.connection(), number % SLOTS
    # Said so that the rows are found by their clients' numbers, and not by an index of the whole team.
    of_team = (col(ClientScore.team_id) + 0 == team_id, col(ClientScore.slot) == slot)
    connection.execute(delete(ClientScore).where(col(ClientScore.client_id).between(*here), *of_team))
    clients = select(col(Client.id)).where(col(Client.id).between(*here), col(Client.team_id) + 0 == team_id)
    there = set(connection.execute(clients).scalars())
    known = [row for row in rows if row[0] in there]
    same = {"team_id": team_id, "as_of": today, "round": number, "slot": slot, "scored_at": began}
    insert_many(connection, ClientScore, COLUMNS, known, **same)
    _note_rises(session, team_id, today, number, known, rules)


def _note_rises(session: Session, team_id: int, today: date, number: int, rows: Scores, rules: RfmRules) -> None:
    """Who stands higher than in the round before, by the same rules: purchases that came in many at once."""
    model = session.get(LapseModel, team_id)
    if not rows or model is None or rfm.rules_of(model.rules) != rules:
        return
    here = (col(ClientScore.client_id).between(rows[0][0], rows[-1][0]), col(ClientScore.team_id) + 0 == team_id)
    held = (col(ClientScore.round) + 0 == number - 1, col(ClientScore.slot) == (number - 1) % SLOTS)
    columns = (col(ClientScore.client_id), col(ClientScore.tier))
    rows_before = session.connection().execute(select(*columns).where(*here, *held)).all()
    before = {row.client_id: row.tier for row in rows_before}
    risen = {row[0]: row[TIER] for row in rows if 0 < before.get(row[0], 0) < row[TIER]}
    if not risen:
        return
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
    rises.forget_fallen(session, team_id)


def changed_since(session: Session, team_id: int, number: int, began: datetime) -> list[int]:
    """The clients who were scored one by one since a round was begun, in the round that held by then."""
    query = select(col(ClientScore.client_id)).where(
        col(ClientScore.team_id) == team_id,
        col(ClientScore.scored_at) >= began,
        SINCE_THE_NIGHT,
        col(ClientScore.round) == number - 1,
    )
    return list(session.connection().execute(query).scalars())


def of(session: Session, client: Client) -> ClientScore | None:
    """A client's score as it holds; None for one who never bought, or before the team's first night."""
    model = session.get(LapseModel, client.team_id)
    if model is None:
        return None
    row = session.get(ClientScore, (client.id, model.round % SLOTS), populate_existing=True)
    return row if row is not None and row.round == model.round else None


def holds() -> Any:
    """Whether a score is its Client's and of the round that holds: the condition on which ClientScore is joined."""
    of_team = col(LapseModel.team_id) == col(Client.team_id)
    number = select(col(LapseModel.round)).where(of_team).scalar_subquery()
    return and_(col(ClientScore.client_id) == col(Client.id), col(ClientScore.round) == number)
