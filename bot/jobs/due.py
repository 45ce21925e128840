"""The push at the right minute: follow-ups whose time has come."""

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
    """Tell every member whose timed follow-ups have come due."""
    instant = now()
    waiting = await database.run(partial(agenda.owners_waiting, now=instant))
    await one_by_one.some_at_once(database, waiting, partial(push_due, now=instant))


def push_due(session: Session, owners: Sequence[Member], now: datetime) -> None:
    """Tell some members what has come due."""
    given = promises.open_until(session, (now + reminders.FURTHEST_ON).date(), owners)
    reminders.remind(session, owners, now, {number: work for number, (_, work) in given.items()})
