"""Late work, where the lead has it passed on: its owner is asked, after his morning list."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from handlers.work import late_work
from handlers.work.reminders import FURTHEST_ON
from storage.engine import Database
from storage.queries.work import agenda
from storage.tables import Member


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
    await database.run(lambda session: ask_owners(session, now()))


def ask_owners(session: Session, now: datetime) -> None:
    """Ask every member whose morning it is."""
    for member in agenda.not_yet(session, Member.nudged_on, (now + FURTHEST_ON).date()):
        late_work.ask_owner(session, member, now)
