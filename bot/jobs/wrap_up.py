"""The evening: who of the day's meetings is not noted yet."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from handlers.work import wrap_up
from handlers.work.reminders import FURTHEST_ON
from storage.engine import Database
from storage.queries.work import agenda
from storage.tables import Member


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
    await database.run(lambda session: push_wrap_ups(session, now()))


def push_wrap_ups(session: Session, now: datetime) -> None:
    """Queue the wrap-up of every member whose evening it is."""
    for member in agenda.not_yet(session, Member.wrapped_on, (now + FURTHEST_ON).date()):
        wrap_up.push(session, member, now)
