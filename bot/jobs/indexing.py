"""Gives clients their entries in the look-up where an upgrade has left them without, those added last first.

Whoever has none yet is not found; all else goes on meanwhile.
"""

import asyncio

from storage.engine import Database
from storage.queries.look_up import indexing

AT_ONCE = 40  # clients: a twentieth of a second or so, for turns have to wait for it
PAUSE = 0.02  # seconds


async def tick(database: Database) -> None:
    """Go on until all have theirs."""
    complete = False
    while not complete:
        await asyncio.sleep(PAUSE)
        complete = await database.run_aside(lambda session: indexing.build_some(session, AT_ONCE))
