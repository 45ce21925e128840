"""Button presses: callback queries that wait for the bot's answer."""

import asyncio
from dataclasses import dataclass

from bot.playground.api.wire import Json

LIFETIME = 60.0
"""Seconds of real time in which a callback query can be answered."""


@dataclass(frozen=True)
class Answer:
    """What the bot answered to a press: a toast, an alert, a link, or nothing (all empty)."""

    text: str = ""
    show_alert: bool = False
    url: str = ""


class Press:
    """One press of an inline button. A button with a link or a text to copy sends nothing, but holds it."""

    def __init__(self, id: str, query: Json, *, url: str = "", copied: str = "") -> None:
        self.id = id
        self.query = query
        self.url = url
        self.copied = copied
        self._answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._ends = asyncio.get_running_loop().time() + LIFETIME

    @property
    def can_be_answered(self) -> bool:
        """Whether the bot may still answer: once, and not too late."""
        return not self._answer.done() and asyncio.get_running_loop().time() < self._ends

    @property
    def is_answered(self) -> bool:
        """Whether the bot has answered."""
        return self._answer.done()

    def expires(self) -> None:
        """Makes the press too old to be answered, as one that waited too long."""
        self._ends = 0.0

    def answer(self, answer: Answer) -> None:
        """Takes the bot's answer."""
        self._answer.set_result(answer)

    async def answered(self, within: float = 10.0) -> Answer:
        """Waits for the bot's answer; raises TimeoutError after `within` seconds."""
        return await asyncio.wait_for(asyncio.shield(self._answer), within)
