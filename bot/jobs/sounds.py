"""After an upgrade: how the names of older clients sound, by which doubles are found, is written down bit by bit."""

import asyncio

from storage.engine import Database
from storage.queries.book import doubles

PAUSE = 0.02  # seconds in which others get their turn


class Sounds:
    """Looks through the clients once; then there is nothing left to do."""

    def __init__(self, database: Database) -> None:
        self._database, self._done = database, False

    async def tick(self) -> None:
        """Go on until every name was heard."""
        while not self._done:
            self._done = await self._database.run_aside(doubles.hear)
            await asyncio.sleep(PAUSE)
