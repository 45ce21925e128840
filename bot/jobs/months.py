"""The turn of the month: deals in the making that did not close in theirs are asked about, once (F3)."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from handlers.making import forecast
from handlers.work.reminders import FURTHEST_ON
from storage.engine import Database
from storage.queries.making import making


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
    await database.run(lambda session: ask_owners(session, now()))


def ask_owners(session: Session, now: datetime) -> None:
    """Ask every member whose morning it is."""
    for member in making.members_to_ask(session, (now + FURTHEST_ON).date()):
        forecast.ask_over(session, member, now)
