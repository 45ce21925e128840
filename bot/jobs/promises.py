"""What is not logged: asked about at five on its day; a promise once more the morning after."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.jobs import one_by_one
from handlers.work import reminders
from storage.engine import Database
from storage.queries.work import agenda, promises
from storage.tables import Member


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """Mark broken promises, and ask every member whose hour it is about what is not logged."""
    instant = now()
    waiting = await database.run(partial(_waiting, now=instant))
    await one_by_one.some_at_once(database, waiting, partial(ask, now=instant))


def _waiting(session: Session, *, now: datetime) -> list[int]:
    given = promises.open_until(session, (now + reminders.FURTHEST_ON).date())
    unchecked = agenda.not_yet(session, Member.checked_on, (now + reminders.FURTHEST_ON).date())
    people = {me.id: me for me in [*unchecked, *(me for me, _ in given.values())]}

    def is_one(me: Member) -> bool:
        _, work = given.get(me.id or 0, (me, ()))
        return bool(reminders.broken(me, work, now)) or reminders.asks_now(session, me, work, now)

    return one_by_one.those(session, list(people.values()), is_one)


def ask(session: Session, people: Sequence[Member], now: datetime) -> None:
    """Mark what some members have not kept, and ask those of them whose hour it is."""
    found = promises.open_until(session, (now + reminders.FURTHEST_ON).date(), people)
    given = {number: work for number, (_, work) in found.items()}
    for me in people:
        reminders.mark_broken(session, me, given.get(me.id or 0, ()), now)
    asked = [me for me in people if reminders.asks_now(session, me, given.get(me.id or 0, ()), now)]
    reminders.remind(session, asked, now, given)
