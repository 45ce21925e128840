"""Clients and their follow-ups, for tests of what is to be done."""

from collections.abc import Callable
from datetime import date, datetime, time

from sqlmodel import Session, col, select

from storage.queries.book import clients
from storage.queries.team import members
from storage.queries.work import followups
from storage.tables import Client, FollowUp, FollowUpKind, LedgerEntry, Member, Note
from tests.talk.world import SHANGHAI, Talker, World


def at(day: int, hour: int = 0, minute: int = 0, month: int = 11) -> datetime:
    """A moment in Shanghai, in the autumn in which the tests are set."""
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


async def client(world: World, rep: Talker, name: str = "王芳", phone: str = "+8613800138000", **more: object) -> int:
    """A client of the rep's; gives his number."""

    def make(session: Session) -> int:
        made = clients.add(session, _me(session, rep), world.clock.now(), name=name, phones=[phone])
        for column, value in more.items():
            setattr(made, column, value)
        return made.id or 0

    return await world.database(make)


async def planned(
    world: World,
    rep: Talker,
    number: int,
    day: date,
    hour: time | None = None,
    text: str = "回访",
    kind: FollowUpKind = FollowUpKind.FOLLOW_UP,
    repeat: str | None = None,
) -> int:
    """Something planned with a client; gives its number."""

    def make(session: Session) -> int:
        found = session.get_one(Client, number)
        me, now = _me(session, rep), world.clock.now()
        return followups.add(session, me, found, now, day=day, at=hour, text=text, kind=kind, repeat=repeat).id or 0

    return await world.database(make)


async def work_of(world: World, number: int) -> list[FollowUp]:
    """All that was ever planned with a client, the oldest first."""
    query = select(FollowUp).where(FollowUp.client_id == number).order_by(col(FollowUp.id))
    return await world.database(lambda session: list(session.exec(query).all()))


async def notes_of(world: World, number: int) -> list[Note]:
    """A client's notes, the oldest first."""
    query = select(Note).where(Note.client_id == number).order_by(col(Note.id))
    return await world.database(lambda session: list(session.exec(query).all()))


async def account_of(world: World, number: int) -> list[int]:
    """The marks in a client's account of trust."""
    query = select(LedgerEntry.points).where(LedgerEntry.client_id == number).order_by(col(LedgerEntry.id))
    return await world.database(lambda session: list(session.exec(query).all()))


async def change_member(world: World, talker: Talker, change: Callable[[Member], None]) -> None:
    """Change something about a member, as his settings would."""

    def make(session: Session) -> None:
        me = _me(session, talker)
        change(me)
        session.add(me)

    await world.database(make)


def _me(session: Session, talker: Talker) -> Member:
    me = members.by_user(session, talker.id)
    assert me is not None
    return me
