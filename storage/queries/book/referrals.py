"""Referrals (E2): who brought whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from playbook.care import Kind, newcomer_key
from playbook.greetings import holds_until
from playbook.referral_tree import Referred
from storage.queries.book import clients
from storage.queries.team.members import NotAllowed, visible_owner_ids
from storage.tables import Client, Member, Occasion, OccasionStatus, Purchase

MOST = 5_000  # people of one tree; more than anybody ever brought
RULE = "C2"
SETTLED = (OccasionStatus.DONE, OccasionStatus.SKIPPED)


class Circle(Exception):
    """Somebody can't have been brought by himself, nor by one whom he has brought, directly or not."""


@dataclass(frozen=True)
class Known:
    """One of a tree, as the acting member may see him: by name, or a colleague's of whom only the owner is told."""

    client: Client
    owner: str
    seen: bool


@dataclass(frozen=True)
class Referrer:
    """A client who has brought others: how many, and of those whom the acting member sees the buyers and their sum."""

    client: Client
    brought: int
    bought: int
    spent: int


def referrer_of(session: Session, me: Member, client: Client) -> Client | None:
    """Who brought a client; None if nobody did, or the acting member may not see him."""
    if client.referred_by is None:
        return None
    try:
        return clients.get(session, me, client.referred_by)
    except NotAllowed:
        return None


def set_referrer(session: Session, client: Client, referrer: Client) -> None:
    """Write down who brought a client. Raises Circle."""
    if client.id in chain(session, referrer):
        raise Circle
    client.referred_by = referrer.id
    session.add(client)
    session.flush()


def chain(session: Session, client: Client) -> list[int]:
    """A client, who brought him, who brought that one, and so on; it ends where it would begin anew."""
    found: dict[int, None] = {}
    number = client.id
    while number is not None and number not in found:
        found[number] = None
        number = session.exec(select(Client.referred_by).where(Client.id == number)).first()
    return list(found)


def below(session: Session, me: Member, client: Client) -> tuple[list[Referred], Mapping[int, Known]]:
    """All who came through a client, over all generations, and who they are; those put away are left out."""
    here = (col(Client.team_id) == client.team_id, col(Client.archived_at).is_(None))
    first: Any = select(col(Client.id).label("id")).where(col(Client.referred_by) == client.id, *here)
    found = first.cte("below", recursive=True)
    found = found.union(select(col(Client.id)).join(found, col(Client.referred_by) == found.c.id).where(*here))
    query = (
        select(Client, Member.name, func.coalesce(func.sum(Purchase.amount), 0), _orders(Purchase))
        .join(found, found.c.id == col(Client.id))
        .join(Member, col(Member.id) == col(Client.owner_id))
        .join(Purchase, col(Purchase.client_id) == col(Client.id), isouter=True)
        .group_by(col(Client.id), col(Member.id))
        .order_by(col(Client.id))
        .limit(MOST)
    )
    referred, known = [], dict[int, Known]()
    for each, owner, spent, orders in session.exec(query):
        number, seen = each.id or 0, clients.may_see(me, each)
        known[number] = Known(each, owner, seen)
        if each.id != client.id:
            referred.append(Referred(number, each.referred_by or 0, max(0, int(spent)), orders > 0, seen))
    return referred, known


def _orders(purchase: Any) -> ColumnElement[int]:
    return func.count(col(purchase.id)).filter(col(purchase.amount) >= 0)


def has_brought(session: Session, client: Client) -> bool:
    """Whether anybody came through a client."""
    query = select(Client.id).where(Client.referred_by == client.id, col(Client.archived_at).is_(None))
    return session.exec(query.limit(1)).first() is not None


def top(session: Session, me: Member, most: int, skip: int = 0) -> list[Referrer]:
    """The clients who have brought others, whose newcomers spent most first; each with the first generation only."""
    newcomer, seen = aliased(Client), visible_owner_ids(session, me)
    each = (
        select(
            col(newcomer.referred_by).label("by"),
            col(newcomer.owner_id).in_(seen).label("seen"),
            func.coalesce(func.sum(Purchase.amount), 0).label("spent"),
            _orders(Purchase).label("orders"),
        )
        .join(Purchase, col(Purchase.client_id) == col(newcomer.id), isouter=True)
        .where(*_came(newcomer, me))
        .group_by(col(newcomer.id))
        .subquery()
    )
    spent = func.sum(case((each.c.seen, each.c.spent), else_=0))
    bought = func.count().filter(and_(each.c.seen, each.c.orders > 0))
    query = (
        select(Client, func.count(), bought, spent)
        .join(each, each.c.by == col(Client.id))
        .where(*_visible(me, seen))
        .group_by(col(Client.id))
        .order_by(spent.desc(), func.count().desc(), col(Client.id))
    )
    found = session.exec(query.limit(most).offset(skip)).all()
    return [Referrer(client, brought, buyers, max(0, int(paid))) for client, brought, buyers, paid in found]


def totals(session: Session, me: Member) -> tuple[int, int]:
    """How many clients have brought others, and how many others."""
    newcomer, seen = aliased(Client), visible_owner_ids(session, me)
    query = (
        select(func.count(col(Client.id).distinct()), func.count())
        .select_from(Client)
        .join(newcomer, col(newcomer.referred_by) == col(Client.id))
        .where(*_came(newcomer, me), *_visible(me, seen))
    )
    referrers, newcomers = session.exec(query).one()
    return referrers, newcomers


def _came(newcomer: Any, me: Member) -> tuple[ColumnElement[bool], ...]:
    """Who was brought, and is not put away."""
    return (
        col(newcomer.referred_by).is_not(None),
        col(newcomer.team_id) == me.team_id,
        col(newcomer.archived_at).is_(None),
    )


def _visible(me: Member, seen: Sequence[int]) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Client.team_id) == me.team_id,
        col(Client.archived_at).is_(None),
        col(Client.owner_id).in_(seen),
    )


def thanks(session: Session, people: Iterable[int]) -> dict[int, OccasionStatus]:
    """Newcomer → how far the thanks for him have got (C2), for those whom these clients have brought."""
    query = select(Occasion).where(
        col(Occasion.client_id).in_(list(people)), Occasion.kind == Kind.THANKS_REFERRER.value, Occasion.rule == RULE
    )
    return {int(each.key.partition(":")[2]): each.status for each in session.exec(query)}


def thanks_for(session: Session, newcomer: Client, by: Client, now: datetime, today: date) -> Occasion | None:
    """The open occasion to thank `by` for a client whom he has brought: made or opened again where its day went by.

    None where he was thanked, or was not to be.
    """
    key = newcomer_key(newcomer.id or 0)
    query = select(Occasion).where(Occasion.client_id == by.id, Occasion.rule == RULE, Occasion.key == key)
    found = session.exec(query).first()
    if found is not None and found.status in SETTLED:
        return None
    occasion = found or Occasion(
        team_id=by.team_id,
        client_id=by.id or 0,
        owner_id=by.owner_id,
        rule=RULE,
        key=key,
        kind=Kind.THANKS_REFERRER.value,
        day=today,
        facts={"newcomer": newcomer.id, "name": newcomer.name} if newcomer.owner_id == by.owner_id else {},
        made_at=now,
    )
    if occasion.status is not OccasionStatus.OPEN or holds_until(occasion.kind, "", occasion.day) < today:
        occasion.status, occasion.day = OccasionStatus.OPEN, today
    session.add(occasion)
    session.flush()
    return occasion
