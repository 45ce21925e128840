"""Where customers stand (D1), who is on the edge (D2), and who brings the revenue (D9): read from the scores.

Nothing here looks at purchases, so that a million customers are counted within a second. What a lead sees is read by
the team's places, less the few clients who are put away; what a rep sees by the numbers of his clients.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, func, select, union_all
from sqlmodel import Session, col

from playbook.concentration import FIFTH, Concentration, concentration, top
from playbook.rfm import Edge, Tier
from storage.queries.tiers import scores
from storage.tables import Client, ClientScore, EdgePlace, LapseModel, Member, Purchase, TierPlace
from storage.tables.clients import PUT_AWAY
from storage.tables.scores import held_in

Conditions = Sequence[Any]
PLACES = (TierPlace, EdgePlace)
LISTED = 1000  # key customers that are put in order by who was not contacted for long


@dataclass(frozen=True)
class Seen:
    """Which customers a member sees: the tables that tell where they stand and who is on the edge, with conditions.

    `all`: the whole team's, whose places lie in order; a few clients' are read from their scores.
    """

    places: Any
    edges: Any
    conditions: Conditions
    on_edge: Conditions
    all: bool


def seen_by(session: Session, me: Member, owner: Member | None = None) -> Seen:
    """What a member sees: a lead the team's (only those of `owner`'s clients if he is given), a rep his own."""
    if me.role.leads and owner is None:
        away = select(col(Client.id)).where(col(Client.team_id) == me.team_id, PUT_AWAY)
        standing, edge = ((col(table.team_id) == me.team_id, col(table.client_id).not_in(away)) for table in PLACES)
        return Seen(TierPlace, EdgePlace, standing, edge, all=True)
    model = session.get(LapseModel, me.team_id)
    whose = owner if owner is not None and me.role.leads else me
    own = select(col(Client.id)).where(col(Client.owner_id) == whose.id, col(Client.archived_at).is_(None))
    his = (col(ClientScore.client_id).in_(own), *held_in(model.round if model else 0))
    paid = (*his, col(ClientScore.has_paid))
    return Seen(ClientScore, ClientScore, paid, (*his, col(ClientScore.edge_tier) > 0), all=False)


def counts(session: Session, seen: Seen) -> tuple[Counter[Tier], int]:
    """How many customers stand in each tier, and how many are dormant."""
    tier = col(seen.places.tier)
    query = select(tier, func.count()).where(*seen.conditions).group_by(tier)
    rows = session.connection().execute(query)
    found = Counter({int(tier): int(number) for tier, number in rows})
    return Counter({Tier(tier): number for tier, number in found.items() if tier}), found[0]


@dataclass(frozen=True)
class Standing:
    """A customer with what the window of D1 holds of him; minor units."""

    client: Client
    count: int
    amount: int


def customers(session: Session, seen: Seen, tier: Tier, most: int, skip: int) -> list[Standing]:
    """A page of a tier's customers, those who spent most first."""
    place = seen.places
    columns = (col(place.client_id), col(place.amount))
    query = select(*columns).where(col(place.tier) == int(tier), *seen.conditions)
    query = query.order_by(col(place.amount).desc(), col(place.client_id)).limit(most).offset(skip)
    amounts = dict(session.connection().execute(query).all())
    people = select(Client, col(ClientScore.count)).join(ClientScore, scores.holds())
    found = session.execute(people.where(col(Client.id).in_(amounts)))
    listed = {client.id or 0: (client, count) for client, count in found}
    return [Standing(*listed[number], amount) for number, amount in amounts.items() if number in listed]


def count_on_edge(session: Session, seen: Seen, today: date) -> int:
    """How many customers are a single purchase below a tier."""
    query = select(func.count()).select_from(seen.edges).where(*_on_edge(seen, today))
    return session.connection().execute(query).scalar_one()


def on_edge(session: Session, seen: Seen, today: date, most: int, skip: int) -> list[tuple[Client, Edge]]:
    """A page of them: the highest tier first, then the soonest over, then the least amount."""
    edge = seen.edges
    columns = (col(edge.client_id), col(edge.edge_tier), col(edge.edge_amount), col(edge.edge_until))
    order = (col(edge.edge_tier).desc(), col(edge.edge_until), col(edge.edge_amount), col(edge.client_id))
    query = select(*columns).where(*_on_edge(seen, today)).order_by(*order).limit(most).offset(skip)
    rows = session.connection().execute(query).all()
    people = _clients(session, [row.client_id for row in rows])
    return [
        (people[number], Edge(Tier(tier), amount, until)) for number, tier, amount, until in rows if number in people
    ]


def _on_edge(seen: Seen, today: date) -> Conditions:
    """What the night has found holds until its last day."""
    return *seen.on_edge, col(seen.edges.edge_until) >= today


def revenue(session: Session, seen: Seen) -> Concentration:
    """How much of the window's revenue a few of these customers bring (D9)."""
    amount = col(seen.places.amount)
    paid = (*seen.conditions, col(seen.places.tier) > 0, amount > 0)
    sums = select(func.count(), func.coalesce(func.sum(amount), 0)).where(*paid)
    number, brought = session.connection().execute(sums).one()
    largest = session.connection().execute(_by_amount(seen).limit(top(number, FIFTH)))
    return concentration((amount for _, amount in largest), number, int(brought))


def _by_amount(seen: Seen) -> Any:
    """All who paid, the most first. Of a whole team they lie so, tier by tier, and are only merged."""
    place = seen.places
    columns = (col(place.client_id), col(place.amount))
    tiers = (col(place.tier) == int(tier) for tier in Tier) if seen.all else (col(place.tier) > 0,)
    of_all = union_all(*(select(*columns).where(*seen.conditions, of_tier) for of_tier in tiers))
    return of_all.order_by(of_all.selected_columns.amount.desc(), of_all.selected_columns.client_id)


@dataclass(frozen=True)
class KeyCustomer:
    """One of those who bring most; `contacted`: when he was last contacted."""

    client: Client
    amount: int
    contacted: datetime | None


def key_customers(
    session: Session, seen: Seen, found: Concentration, quiet_since: datetime, most: int, skip: int
) -> list[KeyCustomer]:
    """A page of those who bring most: first who was not contacted since an instant, then by what they bring."""
    largest = _by_amount(seen).limit(min(found.key, LISTED))
    held = largest.subquery()
    heard = func.coalesce(col(Client.last_contact_at), col(Client.created_at))
    waits = case((heard < quiet_since, 0), else_=1)
    query = select(Client, held.c.amount).join(held, held.c.client_id == col(Client.id))
    rows = session.execute(query.order_by(waits, held.c.amount.desc(), col(Client.id)).limit(most).offset(skip))
    return [KeyCustomer(client, amount, client.last_contact_at) for client, amount in rows]


def key_numbers(session: Session, seen: Seen, found: Concentration) -> list[int]:
    """The numbers of those who bring most."""
    largest = _by_amount(seen).limit(min(found.key, LISTED))
    return [number for number, _ in session.connection().execute(largest)]


def _clients(session: Session, numbers: Sequence[int]) -> dict[int, Client]:
    if not numbers:
        return {}
    rows = session.execute(select(Client).where(col(Client.id).in_(numbers))).scalars()
    return {client.id or 0: client for client in rows}


def are_being_made(session: Session, me: Member) -> bool:
    """Whether a team has purchases but was never judged: its scores come within a minute."""
    model = session.get(LapseModel, me.team_id)
    if model is not None and model.round:
        return False
    bought = select(col(Purchase.id)).where(col(Purchase.team_id) == me.team_id).limit(1)
    return session.connection().execute(bought).first() is not None
