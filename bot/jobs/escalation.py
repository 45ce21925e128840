"""Late work, where the lead has it passed on: its owner is asked, after his morning list."""

from collections.abc import Callable
from datetime import datetime

from bot.jobs import one_by_one
from handlers.work import late_work
from storage.engine import Database
from storage.tables import Member


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """Ask every member whose morning it is."""
    await one_by_one.once_a_day(database, now(), Member.nudged_on, late_work.is_due, late_work.ask_owner)
