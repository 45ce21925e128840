"""Whom to greet, at nine in the morning by each member's clock (C6)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.jobs import one_by_one
from handlers.caring import greeting_reminder
from storage.engine import Database
from storage.queries.caring import greetings


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """Tell every member whose morning it is, once more who has somebody to thank since."""
    instant = now()
    waiting = await database.run(partial(_waiting, now=instant))
    await one_by_one.each(database, waiting, partial(greeting_reminder.tell, now=instant))


def _waiting(session: Session, *, now: datetime) -> list[int]:
    found = greetings.members_with_drafts(session, now)
    thanks = {member.id: since for member, since in found}
    people = [member for member, _ in found]
    return one_by_one.those(session, people, lambda me: greeting_reminder.is_due(session, me, thanks[me.id], now))
