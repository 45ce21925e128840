"""Scores of clients (D1, D3): written anew each night, and at once for one who has bought."""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, insert, select, update
from sqlmodel import Session, col

from playbook import bgnbd, lapse, rfm
from playbook.history import Purchase as Bought
from playbook.history import kept, months_back
from playbook.lapse import HORIZON_WEEKS
from playbook.rfm import Tier
from storage.bulk import insert_many
from storage.scoring import COLUMNS, Scores
from storage.tables import Client, ClientScore, LapseModel, Purchase
from storage.tables.deals import NOT_YET
from storage.tables.scores import SINCE_THE_NIGHT, SLOTS

Row = dict[str, Any]
MANY = 500  # purchases of one client beyond which sums are taken by the database


def model_of(session: Session, team_id: int) -> bgnbd.Model:
    """A team's model as last fitted; before its first night what is assumed of any team."""
    row = session.get(LapseModel, team_id)
    return bgnbd.Model(row.r, row.alpha, row.a, row.b, row.few_data) if row else bgnbd.fit([])


def has_more_clients(session: Session, team_id: int, most: int) -> bool:
    """Whether a team has more than so many clients."""
    query = select(col(Client.id)).where(col(Client.team_id) == team_id).offset(most).limit(1)
    return session.connection().execute(query).first() is not None


def next_round(session: Session, team_id: int) -> int:
    """The number of the round to be written: the one after that which holds. A new team has a model from here on."""
    row = session.get(LapseModel, team_id)
    if row is None:
        put_in_place(session, team_id, 0, bgnbd.fit([]))
    return (row.round if row else 0) + 1


def write(session: Session, team_id: int, today: date, number: int, rows: Scores, began: datetime) -> None:
    """Write a part of a round that was begun at an instant, clients in the order of their numbers.

    What stood in its place was of no use any more. A client who was deleted since the purchases were read is left out.
    """
    here = (rows[0][0], rows[-1][0])
    connection, slot = session.connection(), number % SLOTS
    of_team = (col(ClientScore.team_id) == team_id, col(ClientScore.slot) == slot)
    connection.execute(delete(ClientScore).where(col(ClientScore.client_id).between(*here), *of_team))
    clients = select(col(Client.id)).where(col(Client.id).between(*here), col(Client.team_id) == team_id)
    there = set(connection.execute(clients).scalars())
    same = {"team_id": team_id, "as_of": today, "round": number, "slot": slot, "scored_at": began}
    insert_many(connection, ClientScore, COLUMNS, [row for row in rows if row[0] in there], **same)


def put_in_place(session: Session, team_id: int, number: int, model: bgnbd.Model) -> None:
    """From now on a round holds, with the model that it was made by; the night's work is not done yet."""
    row = session.get(LapseModel, team_id)
    session.merge(
        LapseModel(
            team_id=team_id,
            r=model.r,
            alpha=model.alpha,
            a=model.a,
            b=model.b,
            few_data=model.few_data,
            round=number,
            fitted_at=row.fitted_at if row else NOT_YET,
        )
    )
    session.flush()


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


def tiers(session: Session, team_id: int, owners: Collection[int]) -> tuple[Counter[Tier], int]:
    """How many clients of these owners stand in each tier, and how many are dormant."""
    query = (
        select(col(ClientScore.tier), func.count())
        .join(Client, holds())
        .where(
            col(Client.team_id) == team_id,
            col(Client.owner_id).in_(owners),
            col(Client.archived_at).is_(None),
            col(ClientScore.has_paid),
        )
        .group_by(col(ClientScore.tier))
    )
    found = Counter({int(tier): int(number) for tier, number in session.connection().execute(query)})
    return Counter({Tier(tier): number for tier, number in found.items() if tier}), found[0]


def holds() -> Any:
    """Whether a score is its Client's and of the round that holds: the condition on which ClientScore is joined."""
    of_team = col(LapseModel.team_id) == col(Client.team_id)
    number = select(col(LapseModel.round)).where(of_team).scalar_subquery()
    return and_(col(ClientScore.client_id) == col(Client.id), col(ClientScore.round) == number)


def rescore(session: Session, client: Client, today: date, now: datetime) -> None:
    """Score a client anew, since his purchases have changed. Before the team's first night nothing is kept."""
    model = session.get(LapseModel, client.team_id)
    if model is None:
        return
    slot, number = model.round % SLOTS, client.id or 0
    session.flush()
    found = _figures(session, number, today)
    if found is None:
        found = _sums(session, of(session, client), number, today)
    here = (col(ClientScore.client_id) == number, col(ClientScore.slot) == slot)
    if not found:
        session.connection().execute(delete(ClientScore).where(*here))
        return
    values = found | {"round": model.round, "team_id": client.team_id, "as_of": today, "scored_at": now, "risk": None}
    values |= _chances(model_of(session, client.team_id), found, today)
    if not session.connection().execute(update(ClientScore).where(*here).values(values)).rowcount:
        session.connection().execute(insert(ClientScore), [values | {"client_id": number, "slot": slot}])


def _chances(model: bgnbd.Model, found: Row, today: date) -> dict[str, float]:
    seen = bgnbd.Summary.of(found["first_on"], found["last_on"], found["days"], today)
    return {"p_buy": model.p_buy(seen, HORIZON_WEEKS), "p_alive": model.p_alive(seen)}


def _figures(session: Session, number: int, today: date) -> Row | None:
    """What a client's purchases come to; {} without any, None if there are too many to look at one by one."""
    columns = (col(Purchase.bought_on), col(Purchase.amount))
    query = select(*columns).where(col(Purchase.client_id) == number).limit(MANY + 1)
    rows = session.connection().execute(query).all()
    if len(rows) > MANY:
        return None
    bought = kept((Bought(day, amount) for day, amount in rows), today)
    if not bought:
        return {}
    days = sorted({each.day for each in bought})
    year = months_back(days[-1], lapse.VALUE_MONTHS)
    return {
        "first_on": days[0],
        "last_on": days[-1],
        "days": len(days),
        "yearly_value": sum(each.amount for each in bought if each.day >= year),
        **_points(rfm.activity(bought, today), today),
    }


def _sums(session: Session, known: ClientScore | None, number: int, today: date) -> Row:
    """The same by sums of the database, from what the night knew: only the last year is read.

    Returns are taken off the sums, not off the purchase that they return, and what was altered further back counts from
    the next night on.
    """
    of_client, day, amount = col(Purchase.client_id) == number, col(Purchase.bought_on), col(Purchase.amount)
    known_days = [of_client, day <= today, amount >= 0]
    connection = session.connection()
    first, last = (
        connection.execute(select(day).where(*known_days).order_by(order).limit(1)).scalar()
        for order in (day, day.desc())
    )
    if first is None or last is None:
        return {}
    since = known.last_on if known else first
    added = connection.execute(select(func.count(day.distinct())).where(*known_days, day > since)).scalar_one()
    paid = connection.execute(select(day).where(*known_days, amount > 0).order_by(day.desc()).limit(1)).scalar()

    def spent(since: date, until: date) -> tuple[int, int]:
        """Minor units and paid purchases of a span."""
        sums = select(func.sum(amount), func.count().filter(amount > 0)).where(of_client, day.between(since, until))
        total, count = connection.execute(sums).one()
        return int(total or 0), count

    window, year = rfm.window_start(today), months_back(last, lapse.VALUE_MONTHS)
    recent, count = spent(window, today)
    before, _ = spent(year, window - timedelta(days=1))
    return {
        "first_on": first,
        "last_on": last,
        "days": (known.days if known else 1) + added,
        "yearly_value": max(0, recent + before),
        **_points(rfm.Activity(paid, count, max(0, recent)), today),
    }


def _points(summed: rfm.Activity, today: date) -> Row:
    scored = rfm.score_activity(summed, today)
    if not isinstance(scored, rfm.Rfm):
        has_paid = scored is rfm.NoScore.DORMANT
        return {"has_paid": has_paid, "recency": 0, "frequency": 0, "money": 0, "points": 0, "tier": 0}
    return {
        "has_paid": True,
        "recency": scored.recency,
        "frequency": scored.frequency,
        "money": scored.money,
        "points": scored.points,
        "tier": int(scored.tier),
    }
