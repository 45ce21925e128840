"""The push at the right minute: follow-ups whose time has come."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlmodel import Session

from handlers.work import reminders
from storage.engine import Database
from storage.queries.work import agenda, promises

SOME = 25  # members at a time: the database's thread is not held up for longer than a reply may wait


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
    after: int | None = 0
    while after is not None:
        after = await database.run(partial(push_due, now=now(), after=after))


def push_due(session: Session, now: datetime, after: int = 0) -> int | None:
    """Tell some members whose timed follow-ups have come due; gives the last one's number if there may be more."""
    owners = agenda.owners_waiting(session, now, after, SOME)
    if owners:
        given = promises.open_until(session, (now + reminders.FURTHEST_ON).date(), owners)
        reminders.remind(session, owners, now, {number: work for number, (_, work) in given.items()})
    return owners[-1].id if len(owners) == SOME else None
