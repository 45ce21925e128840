"""The turn of the month: deals in the making that did not close in theirs are asked about, once (F3)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.jobs import one_by_one
from handlers.making import forecast
from handlers.work.reminders import FURTHEST_ON
from storage.engine import Database
from storage.queries.making import making


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """Ask every member whose morning it is."""
    instant = now()
    waiting = await database.run(partial(_waiting, now=instant))
    await one_by_one.each(database, waiting, partial(forecast.ask_over, now=instant))


def _waiting(session: Session, *, now: datetime) -> list[int]:
    found = making.members_to_ask(session, (now + FURTHEST_ON).date())
    months = {member.id: month for member, month in found}
    people = [member for member, _ in found]
    return one_by_one.those(session, people, lambda me: forecast.is_over(session, me, months[me.id], now))
