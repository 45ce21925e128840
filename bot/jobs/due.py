"""The push at the right minute: follow-ups whose time has come."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from handlers import reminders
from storage.engine import Database
from storage.queries import agenda


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
    await database.run(lambda session: push_due(session, now()))


def push_due(session: Session, now: datetime) -> None:
    """Queue a push for every follow-up that is due and was not pushed."""
    for member in agenda.owners_waiting(session, now):
        reminders.push_due(session, member, now)
