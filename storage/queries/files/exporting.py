"""All that a member may see of clients, page by page, for files to take along: a rep his own, a lead the team's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, true
from sqlmodel import Session, SQLModel, col, select

from storage.queries.team.members import visible_owner_ids
from storage.tables import (
    Client,
    ClientPhone,
    Fact,
    FollowUp,
    Member,
    Note,
    Opportunity,
    Purchase,
    Receivable,
    TrustAnswer,
)

HAS_WORDS = or_(col(Note.text) != "", and_(col(Note.said) != "", col(Note.is_first).is_(False)))
PAGE = 200  # rows read at once: some milliseconds


@dataclass(frozen=True)
class Whole:
    """A client with all that hangs on him and stands in one line: numbers in E.164, facts, answers by question."""

    client: Client
    phones: Sequence[str]
    facts: Sequence[str]
    answers: Mapping[int, str]


@dataclass(frozen=True)
class OfClient:
    """A note, purchase or follow-up with its client, one number of his, and who wrote it."""

    row: Any
    client: Client
    phone: str
    author: str


@dataclass(frozen=True)
class Balance(OfClient):
    """Money owed, and when it is due."""

    due: date | None


_COUNTED: tuple[tuple[str, Any, ColumnElement[bool]], ...] = (
    ("notes", Note, HAS_WORDS),
    ("purchases", Purchase, true()),
    ("deals", Opportunity, true()),
    ("owed", Receivable, true()),
)


def counts(session: Session, me: Member) -> dict[str, int]:
    """How many clients, notes, purchases, deals and sums owed there are to take along."""
    owners = visible_owner_ids(session, me)
    mine = (Client.team_id == me.team_id, col(Client.owner_id).in_(owners), col(Client.archived_at).is_(None))
    found = {"clients": session.exec(select(func.count()).select_from(Client).where(*mine)).one()}
    for kind, table, which in _COUNTED:
        of_mine = select(func.count()).select_from(table).join(Client, col(Client.id) == col(table.client_id))
        found[kind] = session.exec(of_mine.where(*mine, which)).one()
    return found


def clients_after(session: Session, me: Member, after: int) -> list[Whole]:
    """The next clients, by their numbers."""
    query = select(Client).where(*_visible(session, me), col(Client.id) > after)
    page = session.exec(query.order_by(col(Client.id)).limit(PAGE)).all()
    ids = [client.id for client in page]
    phones: dict[int, list[str]] = {}
    for client, number in session.exec(
        select(ClientPhone.client_id, ClientPhone.number)
        .where(col(ClientPhone.client_id).in_(ids))
        .order_by(col(ClientPhone.id))
    ):
        phones.setdefault(client, []).append(number)
    facts: dict[int, list[str]] = {}
    for fact in session.exec(select(Fact).where(col(Fact.client_id).in_(ids)).order_by(col(Fact.id))):
        facts.setdefault(fact.client_id, []).append(fact.text)
    answers: dict[int, dict[int, str]] = {}
    for answer in session.exec(select(TrustAnswer).where(col(TrustAnswer.client_id).in_(ids))):
        answers.setdefault(answer.client_id, {})[answer.question] = answer.text
    return [
        Whole(client, phones.get(client.id or 0, ()), facts.get(client.id or 0, ()), answers.get(client.id or 0, {}))
        for client in page
    ]


def notes_after(session: Session, me: Member, after: int) -> list[OfClient]:
    """The next notes that hold words, by their numbers."""
    return _of_clients(session, me, Note, col(Note.author_id), after, HAS_WORDS)


def purchases_after(session: Session, me: Member, after: int) -> list[OfClient]:
    """The next purchases, by their numbers."""
    return _of_clients(session, me, Purchase, col(Purchase.created_by), after)


def follow_ups_after(session: Session, me: Member, after: int) -> list[OfClient]:
    """The next follow-ups and promises, by their numbers."""
    return _of_clients(session, me, FollowUp, col(FollowUp.owner_id), after)


def deals_after(session: Session, me: Member, after: int) -> list[OfClient]:
    """The next deals in the making, won and lost ones too, by their numbers."""
    return _of_clients(session, me, Opportunity, col(Client.owner_id), after)


def owed_after(session: Session, me: Member, after: int) -> list[Balance]:
    """The next sums owed, settled ones too, by their numbers."""
    page = _of_clients(session, me, Receivable, col(Client.owner_id), after)
    items = select(FollowUp).where(col(FollowUp.id).in_([each.row.follow_up_id for each in page]))
    due = {item.id: item.due_on for item in session.exec(items)}
    return [Balance(each.row, each.client, each.phone, each.author, due.get(each.row.follow_up_id)) for each in page]


def _of_clients(
    session: Session,
    me: Member,
    table: type[SQLModel],
    author: Any,
    after: int,
    which: ColumnElement[bool] | None = None,
) -> list[OfClient]:
    number, client_id = table.id, table.client_id  # type: ignore[attr-defined]
    query = (
        select(table, Client, Member.name)
        .join(Client, col(Client.id) == client_id)
        .join(Member, col(Member.id) == author)
        .where(*_visible(session, me), number > after, true() if which is None else which)
    )
    page = session.exec(query.order_by(number).limit(PAGE)).all()
    ids = {client.id for _, client, _ in page}
    numbers = select(ClientPhone.client_id, ClientPhone.number).where(col(ClientPhone.client_id).in_(ids))
    first = dict(session.exec(numbers.order_by(col(ClientPhone.id).desc())).all())  # the first one is written last
    return [OfClient(row, client, first.get(client.id or 0, ""), name) for row, client, name in page]


def _visible(session: Session, me: Member) -> list[Any]:
    owners = visible_owner_ids(session, me)
    return [Client.team_id == me.team_id, col(Client.owner_id).in_(owners), col(Client.archived_at).is_(None)]
