"""After somebody was forgotten: the database's file is cleared of what it still holds of him."""

import asyncio
from functools import partial

import structlog
from sqlalchemy.exc import OperationalError

from storage.engine import Database
from storage.queries.team import installation
from storage.wiping import wipe

log = structlog.get_logger(__name__)


async def tick(database: Database) -> None:
    """One round; what others are in the way of is tried again in the next."""
    due = await database.run(installation.wipe_due)
    if due is None:
        return
    wish, first = due
    try:
        done = await asyncio.to_thread(wipe, database.engine, whole=first)
    except OperationalError as error:
        log.warning("file not wiped yet", error=type(error).__name__)
        return
    if done:
        await database.run(partial(installation.wiped, wish=wish))
