"""The evening: who of the day's meetings is not noted yet."""

from collections.abc import Callable
from datetime import datetime

from bot.jobs import one_by_one
from handlers.work import wrap_up
from storage.engine import Database
from storage.tables import Member


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """Queue the wrap-up of every member whose evening it is."""
    await one_by_one.once_a_day(database, now(), Member.wrapped_on, wrap_up.is_due, wrap_up.push)
