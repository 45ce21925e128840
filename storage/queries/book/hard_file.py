"""Putting a client's file right by hand (B1, B2): each entry can be changed, and be found by what it says now."""

from collections.abc import Sequence
from zlib import crc32

from sqlmodel import Session, col, select

from storage.queries.look_up.search import reindex
from storage.tables import Client, ClientPhone, Fact


def mark_of(text: str) -> int:
    """A number that stands for a tag or another name on a button."""
    return crc32(text.encode())


def set_words(session: Session, client: Client, *, firm: str | None = None, job: str | None = None) -> None:
    """Another firm, or another job; empty for none."""
    client.firm = client.firm if firm is None else firm
    client.job = client.job if job is None else job
    _kept(session, client)


def set_tags(session: Session, client: Client, tags: Sequence[str]) -> None:
    """These tags and no others."""
    client.tags = list(dict.fromkeys(tags))
    _kept(session, client)


def set_aliases(session: Session, client: Client, names: Sequence[str]) -> None:
    """These other names and no others."""
    client.aliases = [name for name in dict.fromkeys(names) if name != client.name]
    _kept(session, client)


def phone_rows(session: Session, client: Client) -> Sequence[ClientPhone]:
    """His numbers, the first one first."""
    query = select(ClientPhone).where(ClientPhone.client_id == client.id)
    return session.exec(query.order_by(col(ClientPhone.id))).all()


def set_phone(session: Session, client: Client, phone: ClientPhone, number: str) -> None:
    """Another number in the place of one; E.164."""
    phone.number = number
    session.add(phone)
    _kept(session, client)


def drop_phone(session: Session, client: Client, phone: ClientPhone) -> None:
    """A number is his no more."""
    session.delete(phone)
    _kept(session, client)


def put_first(session: Session, client: Client, phone: ClientPhone) -> None:
    """This number is the one to call; the others keep their order."""
    rows = phone_rows(session, client)
    numbers = [phone.number, *(row.number for row in rows if row.id != phone.id)]
    for row, number in zip(rows, numbers, strict=True):
        row.number = number
        session.add(row)
    _kept(session, client)


def fact(session: Session, client: Client, number: int) -> Fact | None:
    """One of his facts."""
    found = session.get(Fact, number)
    return found if found is not None and found.client_id == client.id else None


def set_fact(session: Session, client: Client, known: Fact, text: str) -> None:
    """A fact in other words."""
    known.text = text
    session.add(known)
    _kept(session, client)


def drop_fact(session: Session, client: Client, known: Fact) -> None:
    """A fact that is none."""
    session.delete(known)
    _kept(session, client)


def _kept(session: Session, client: Client) -> None:
    session.add(client)
    session.flush()
    reindex(session, client.id or 0)
