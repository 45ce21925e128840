"""The morning: each member's list at his hour, on his working days."""

from collections.abc import Callable
from datetime import datetime

from bot.jobs import one_by_one
from handlers.work import morning
from storage.engine import Database
from storage.tables import Member


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """Queue the list of every member whose hour has come."""
    await one_by_one.once_a_day(database, now(), Member.agenda_sent_on, morning.is_due, morning.push_agenda)
