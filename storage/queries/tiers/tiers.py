"""Where customers stand (D1), who is on the edge (D2), and who brings the revenue (D9): read from the scores.

Nothing here looks at purchases, so that a million customers are counted within a second. What a lead sees is read by
the team's own indexes, less the few clients who are put away; a rep's by the numbers of his clients.
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
from storage.tables import Client, ClientScore, LapseModel, Member, Purchase
from storage.tables.clients import PUT_AWAY
from storage.tables.scores import ON_THE_EDGE

Conditions = Sequence[Any]
LISTED = 1000  # key customers that are put in order by who was not contacted for long


@dataclass(frozen=True)
class Seen:
    """Which scores a member sees, as conditions; `all`: the whole team's, which its own indexes hold in order."""

    conditions: Conditions
    all: bool


def seen_by(session: Session, me: Member, owner: Member | None = None) -> Seen:
    """What a member sees: a lead the team's (only those of `owner`'s clients if he is given), a rep his own."""
    model = session.get(LapseModel, me.team_id)
    team, number = col(ClientScore.team_id), col(ClientScore.round)
    held = model.round if model else 0
    if me.role.leads and owner is None:
        away = select(col(Client.id)).where(col(Client.team_id) == me.team_id, PUT_AWAY)
        return Seen((team == me.team_id, number == held, col(ClientScore.client_id).not_in(away)), all=True)
    whose = owner if owner is not None and me.role.leads else me
    own = select(col(Client.id)).where(col(Client.owner_id) == whose.id, col(Client.archived_at).is_(None))
    # Said so that no index of the whole team is used: he has few of its clients.
    return Seen((col(ClientScore.client_id).in_(own), team + 0 == me.team_id, number + 0 == held), all=False)


def counts(session: Session, seen: Seen) -> tuple[Counter[Tier], int]:
    """How many customers stand in each tier, and how many are dormant."""
    query = select(col(ClientScore.tier), func.count()).where(*seen.conditions, col(ClientScore.has_paid))
    rows = session.connection().execute(query.group_by(col(ClientScore.tier)))
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
    score = (col(ClientScore.tier) == int(tier), *seen.conditions)
    order = (col(ClientScore.amount).desc(), col(ClientScore.client_id))
    columns = (col(ClientScore.client_id), col(ClientScore.count), col(ClientScore.amount))
    rows = session.connection().execute(select(*columns).where(*score).order_by(*order).limit(most).offset(skip)).all()
    people = _clients(session, [row.client_id for row in rows])
    return [Standing(people[number], count, amount) for number, count, amount in rows if number in people]


def count_on_edge(session: Session, seen: Seen, today: date) -> int:
    """How many customers are a single purchase below a tier."""
    query = select(func.count()).select_from(ClientScore).where(*seen.conditions, *_on_edge(today))
    return session.connection().execute(query).scalar_one()


def on_edge(session: Session, seen: Seen, today: date, most: int, skip: int) -> list[tuple[Client, Edge]]:
    """A page of them: the highest tier first, then the soonest over, then the least amount."""
    names = ("client_id", "edge_tier", "edge_amount", "edge_until")
    order = (
        col(ClientScore.edge_tier).desc(),
        col(ClientScore.edge_until),
        col(ClientScore.edge_amount),
        col(ClientScore.client_id),
    )
    query = select(*(col(getattr(ClientScore, name)) for name in names)).where(*seen.conditions, *_on_edge(today))
    rows = session.connection().execute(query.order_by(*order).limit(most).offset(skip)).all()
    people = _clients(session, [row.client_id for row in rows])
    return [
        (people[number], Edge(Tier(tier), amount, until)) for number, tier, amount, until in rows if number in people
    ]


def _on_edge(today: date) -> Conditions:
    """What the night has found holds until its last day."""
    return ON_THE_EDGE, col(ClientScore.edge_until) >= today


def revenue(session: Session, seen: Seen) -> Concentration:
    """How much of the window's revenue a few of these customers bring (D9)."""
    paid = (*seen.conditions, col(ClientScore.tier) > 0, col(ClientScore.amount) > 0)
    sums = select(func.count(), func.coalesce(func.sum(col(ClientScore.amount)), 0)).where(*paid)
    number, brought = session.connection().execute(sums).one()
    largest = _by_amount(seen, [col(ClientScore.amount)]).limit(top(number, FIFTH))
    return concentration(session.connection().execute(largest).scalars(), number, int(brought))


def _by_amount(seen: Seen, columns: Sequence[Any]) -> Any:
    """All who paid, the most first. Of a whole team it stands so in the index, tier by tier, and is only merged."""
    if not seen.all:
        paid = select(*columns).where(*seen.conditions, col(ClientScore.tier) > 0)
        return paid.order_by(col(ClientScore.amount).desc())
    tiers = (select(*columns).where(*seen.conditions, col(ClientScore.tier) == int(tier)) for tier in Tier)
    of_all = union_all(*tiers)
    return of_all.order_by(of_all.selected_columns.amount.desc())


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
    largest = _by_amount(seen, [col(ClientScore.client_id), col(ClientScore.amount)]).limit(min(found.key, LISTED))
    held = largest.subquery()
    heard = func.coalesce(col(Client.last_contact_at), col(Client.created_at))
    waits = case((heard < quiet_since, 0), else_=1)
    query = select(Client, held.c.amount).join(held, held.c.client_id == col(Client.id))
    rows = session.execute(query.order_by(waits, held.c.amount.desc(), col(Client.id)).limit(most).offset(skip))
    return [KeyCustomer(client, amount, client.last_contact_at) for client, amount in rows]


def key_numbers(session: Session, seen: Seen, found: Concentration) -> list[int]:
    """The numbers of those who bring most."""
    largest = _by_amount(seen, [col(ClientScore.client_id), col(ClientScore.amount)]).limit(min(found.key, LISTED))
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
