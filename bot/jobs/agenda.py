"""The morning: each member's list at his hour, on his working days."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from handlers.work import morning
from handlers.work.reminders import FURTHEST_ON
from storage.engine import Database
from storage.queries.work import agenda
from storage.tables import Member


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
    await database.run(lambda session: push_agendas(session, now()))


def push_agendas(session: Session, now: datetime) -> None:
    """Queue the list of every member whose hour has come and who has not had it today."""
    for member in agenda.not_yet(session, Member.agenda_sent_on, (now + FURTHEST_ON).date()):
        morning.push_agenda(session, member, now)
