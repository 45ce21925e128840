"""What is not logged: asked about at five on its day; a promise once more the morning after."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.work import reminders
from storage.engine import Database
from storage.queries.work import agenda, promises
from storage.tables import Member


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
    await database.run(lambda session: ask(session, now()))


def ask(session: Session, now: datetime) -> None:
    """Mark broken promises, and ask every member whose hour it is about what is not logged."""
    latest = (now + reminders.FURTHEST_ON).date()
    given = promises.open_until(session, latest)
    asked: dict[int, Member] = {}
    for number, (me, promised) in given.items():
        reminders.mark_broken(session, me, promised, now)
        if reminders.asks_now(session, me, promised, now):
            asked[number] = me
    for me in agenda.not_yet(session, Member.checked_on, latest):
        if now.astimezone(ZoneInfo(me.timezone)).time() >= reminders.CHECK_AT:
            asked[me.id or 0] = me
    reminders.remind(session, list(asked.values()), now, {number: work for number, (_, work) in given.items()})
