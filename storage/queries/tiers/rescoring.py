"""Scoring one client at once (D1, D2), since his purchases have changed."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Insert, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from playbook import bgnbd, lapse, rfm
from playbook.history import Purchase as Bought
from playbook.history import kept, months_back
from playbook.lapse import HORIZON_WEEKS
from playbook.rfm import RfmRules
from storage.queries.tiers import places, scores, tier_rules, windows
from storage.queries.tiers.windows import Window
from storage.tables import Client, ClientScore, LapseModel, Purchase, TierRise
from storage.tables.deals import NOT_YET
from storage.tables.scores import OPEN, held_in

Row = dict[str, Any]
MANY = 500  # purchases of one client beyond which the database sums them up
_day, _amount, _his = col(Purchase.bought_on), col(Purchase.amount), col(Purchase.client_id) == bindparam("client")
# Put together once: that takes longer than to run them.
_ALL = select(_day, _amount).where(_his).limit(MANY + 1)
_SPENT = select(func.sum(_amount)).where(_his, _day.between(bindparam("since"), bindparam("until")))
_KNOWN = (_his, _day <= bindparam("today"), _amount >= 0)
_FIRST, _LAST = (select(_day).where(*_KNOWN).order_by(order).limit(1) for order in (_day, _day.desc()))
_DAYS = select(func.count(_day.distinct())).where(*_KNOWN, _day > bindparam("since"))
_OF_HIM = col(ClientScore.client_id) == bindparam("client")
_ANY = delete(ClientScore).where(_OF_HIM)
_LATER = _ANY.where(col(ClientScore.round) > bindparam("number"))
_HELD = update(ClientScore).where(_OF_HIM, *held_in(bindparam("number")))


def rescore(session: Session, client: Client, today: date, now: datetime) -> None:
    """Score a client anew, by his team's rules as they are now; a tier that he has risen to waits to be told."""
    model = session.get(LapseModel, client.team_id) or _first_model(session, client.team_id)
    rules, number = tier_rules.of_client(session, client), client.id or 0
    session.flush()
    known = scores.of(session, client)
    before = known.tier if known is not None else 0
    is_large = known is not None and known.count > MANY
    found = None if is_large else _figures(session, number, today, rules)
    if found is None:
        found = _sums(session, known, number, today, rules)
    _keep(session, client, found, model, today, now)
    places.move(session, model, known.model_dump() if known else {}, found)
    after = found.get("tier", 0)
    if after != before and before and rfm.rules_of(model.rules) == rules:
        _settle_rise(session, client, before, after, today, model.round)


def _keep(session: Session, client: Client, found: Row, model: LapseModel, today: date, now: datetime) -> None:
    """Write his score; what a night that is not over yet knows of him is out of date."""
    connection, here = session.connection(), {"client": client.id, "number": model.round}
    connection.execute(_LATER if found else _ANY, here)
    if not found:
        return
    found |= {"client_id": client.id, "p_buy": _chance(session, client, found, today)}
    values = found | {"until": OPEN, "scored_at": now, "risk": None}
    if not connection.execute(_HELD.values(values), here).rowcount:
        connection.execute(insert(ClientScore), values | {"team_id": client.team_id, "round": model.round})


def _settle_rise(session: Session, client: Client, before: int, after: int, today: date, number: int) -> None:
    """A rise is news; one that is gone again before anybody was told of it is none."""
    row = session.get(TierRise, client.id)
    if after > before and (row is None or row.told_on is None or row.tier < after):
        row = row or TierRise(client_id=client.id or 0, team_id=client.team_id, tier=0, reached_on=today, round=0)
        row.tier, row.reached_on, row.round, row.told_on = after, today, number, None
        session.add(row)
    elif after < before and row is not None and row.told_on is None and row.tier > after:
        session.delete(row)
    session.flush()


def _first_model(session: Session, team_id: int) -> LapseModel:
    """A team that was never judged has a model from its first purchase on; another process may be at it as well."""
    model = bgnbd.fit([])
    values = {"team_id": team_id, "r": model.r, "alpha": model.alpha, "a": model.a, "b": model.b,
              "few_data": model.few_data, "round": 0, "churn": {}, "fitted_at": NOT_YET,
              "rules": tier_rules.of_team(session, team_id).as_json()}  # fmt: skip
    session.connection().execute(_insert_once(session.get_bind().dialect.name), values)
    return session.get_one(LapseModel, team_id)


@cache
def _insert_once(dialect: str) -> Insert:
    maker = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return maker(LapseModel).on_conflict_do_nothing(index_elements=["team_id"])


def _chance(session: Session, client: Client, found: Row, today: date) -> float:
    seen = bgnbd.Summary.of(found["first_on"], found["last_on"], found["days"], today)
    return scores.model_of(session, client.team_id).p_buy(seen, HORIZON_WEEKS)


def _figures(session: Session, number: int, today: date, rules: RfmRules) -> Row | None:
    """What a client's purchases come to; {} without any, None if there are too many to look at one by one."""
    rows = session.connection().execute(_ALL, {"client": number}).all()
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
        **_standing(windows.of_history(bought, today, rules)),
    }


def _sums(session: Session, known: ClientScore | None, number: int, today: date, rules: RfmRules) -> Row:
    """The same by sums of the database, from what the night knew: only the last year is read.

    What he brought back is taken off a year's value as it is, and what was altered further back counts from the next
    night on.
    """
    connection, his = session.connection(), {"client": number, "today": today}
    first, last = (connection.execute(query, his).scalar() for query in (_FIRST, _LAST))
    if first is None or last is None:
        return {}
    added = connection.execute(_DAYS, his | {"since": known.last_on if known else first}).scalar_one()
    window = windows.of_many(session, number, today, rules)
    return {
        "first_on": first,
        "last_on": last,
        "days": (known.days if known else 1) + added,
        "yearly_value": max(0, window.activity.amount + _beside(session, number, last, rfm.window_start(today, rules))),
        **_standing(window),
    }


def _beside(session: Session, number: int, last: date, start: date) -> int:
    """What the year before the last purchase has more than the window, or less: days that lie in one of them only."""
    year, sign = months_back(last, lapse.VALUE_MONTHS), 1
    if year > start:
        year, start, sign = start, year, -1
    span = {"client": number, "since": year, "until": start - timedelta(days=1)}
    return sign * int(session.connection().execute(_SPENT, span).scalar() or 0)


def _standing(window: Window) -> Row:
    """Sums of the window, points, tier and edge."""
    scored, edge = window.score, window.edge
    found: Row = {
        "has_paid": scored is not rfm.NoScore.NEVER_BOUGHT,
        "count": window.activity.count,
        "amount": window.activity.amount,
        "edge_tier": int(edge.tier) if edge else 0,
        "edge_amount": edge.amount if edge else 0,
        "edge_until": edge.until if edge else None,
    }
    names = ("recency", "frequency", "money", "points", "tier")
    return found | {name: int(getattr(scored, name)) if isinstance(scored, rfm.Rfm) else 0 for name in names}
