"""Inline queries: what a person types after the bot's name, and what the bot offers for it."""

import asyncio

from bot.playground.api.wire import Json


class Inquiry:
    """One inline query that waits for the bot's results."""

    def __init__(self, id: str, query: str) -> None:
        self.id = id
        self.query = query
        self.offers: dict[str, Json] = {}
        self._results: asyncio.Future[list[Json]] = asyncio.get_running_loop().create_future()

    @property
    def is_answered(self) -> bool:
        """Whether the bot has answered."""
        return self._results.done()

    def answer(self, results: list[Json], offers: dict[str, Json]) -> None:
        """Takes the bot's results, and the content of the message that each would send, by result id."""
        self.offers = offers
        self._results.set_result(results)

    async def answered(self, within: float = 10.0) -> list[Json]:
        """Waits for the bot's results; raises TimeoutError after `within` seconds."""
        return await asyncio.wait_for(asyncio.shield(self._results), within)
