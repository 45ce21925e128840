"""Given words: asked about at five on their day, and named once the morning after."""

from collections.abc import Callable
from datetime import datetime

from handlers import reminders
from storage.engine import Database


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
    await database.run(lambda session: reminders.ask_about_promises(session, now()))
