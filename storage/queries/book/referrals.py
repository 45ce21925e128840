"""Referrals (E2): who brought whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from playbook.care import Kind
from storage.queries.book import clients
from storage.queries.team.members import NotAllowed, visible_owner_ids
from storage.tables import Client, Member, Occasion, OccasionStatus, Purchase

LONGEST_CHAIN = 100  # who brought whom brought whom …: a longer one is no chain of ours


class Circle(Exception):
    """Somebody can't have been brought by himself, nor by one whom he has brought, directly or not."""


@dataclass(frozen=True)
class Brought:
    """A client whom another one has brought: what he spent (minor units), and how many came through him in turn."""

    client: Client
    spent: int
    through_him: int


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
    """A client, who brought him, who brought that one, and so on."""
    found: list[int] = []
    number = client.id
    while number is not None and number not in found and len(found) < LONGEST_CHAIN:
        found.append(number)
        number = session.exec(select(Client.referred_by).where(Client.id == number)).first()
    return found


def brought_by(session: Session, me: Member, client: Client, most: int, skip: int = 0) -> list[Brought]:
    """Whom a client has brought, as far as the acting member sees them, who spent most first."""
    spent = func.coalesce(func.sum(Purchase.amount), 0)
    query = (
        select(Client, spent)
        .join(Purchase, col(Purchase.client_id) == col(Client.id), isouter=True)
        .where(*_brought(session, me, [client.id or 0]))
        .group_by(col(Client.id))
        .order_by(spent.desc(), col(Client.id))
    )
    found = session.exec(query.limit(most).offset(skip)).all()
    through = _counts(session, me, [each.id or 0 for each, _ in found])
    return [Brought(each, int(paid), through.get(each.id or 0, 0)) for each, paid in found]


def count(session: Session, me: Member, client: Client) -> int:
    """How many a client has brought."""
    return _counts(session, me, [client.id or 0]).get(client.id or 0, 0)


def _counts(session: Session, me: Member, numbers: Iterable[int]) -> dict[int, int]:
    columns = (col(Client.referred_by), func.count())
    query = select(*columns).where(*_brought(session, me, list(numbers))).group_by(col(Client.referred_by))
    return {number: many for number, many in session.exec(query) if number is not None}


def _brought(session: Session, me: Member, numbers: Sequence[int]) -> tuple[ColumnElement[bool], ...]:
    seen = visible_owner_ids(session, me)
    return (
        col(Client.referred_by).in_(numbers),
        col(Client.archived_at).is_(None),
        col(Client.team_id) == me.team_id,
        col(Client.owner_id).in_(seen),
    )


def thanked(session: Session, client: Client) -> set[int]:
    """The clients for whose coming this one was thanked (C2)."""
    query = select(Occasion).where(
        Occasion.client_id == client.id,
        Occasion.kind == Kind.THANKS_REFERRER.value,
        Occasion.status == OccasionStatus.DONE,
    )
    return {int(each.key.partition(":")[2]) for each in session.exec(query)}
