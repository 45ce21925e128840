"""The updates that wait for the bot, and long polling for them."""

import asyncio
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.playground.api.wire import ApiError, Json

NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")
"""The kinds of updates that a bot must ask for."""

TERMINATED = "Terminated by other getUpdates request; make sure that only one bot instance is running"
MAX_BATCH = 100
MAX_PATIENCE = 50
"""Seconds."""


@dataclass(frozen=True)
class Update:
    """An update not yet confirmed; the lane is its chat, within which the order counts."""

    update_id: int
    kind: str
    body: Json
    lane: int

    def as_json(self) -> Json:
        """The Update object."""
        return {"update_id": self.update_id, self.kind: self.body}


class UpdateQueue:
    """Updates in order until they are confirmed, their ids counted up from the first."""

    def __init__(self, first_id: int) -> None:
        self._next_id = first_id
        self._waiting: deque[Update] = deque()
        self._allowed: frozenset[str] | None = None
        self._poll: asyncio.Future[None] | None = None
        self._open = True
        self.on_new: Callable[[Update], None] = lambda update: None

    @property
    def waiting(self) -> list[Update]:
        """The updates not yet confirmed or delivered, oldest first."""
        return list(self._waiting)

    def allow(self, kinds: Collection[str] | None) -> None:
        """Sets what kinds later updates may be of: None leaves it, an empty list asks for the usual ones."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    @property
    def allowed(self) -> list[str] | None:
        """The kinds asked for; None for the usual ones."""
        return sorted(self._allowed) if self._allowed else None

    def add(self, kind: str, body: Json, lane: int) -> None:
        """Puts an update in the queue, if the bot wants its kind, and wakes who waits for one."""
        wanted = kind in self._allowed if self._allowed else kind not in NOT_BY_DEFAULT
        if not wanted:
            return
        update = Update(self._next_id, kind, body, lane)
        self._next_id += 1
        self._waiting.append(update)
        self.on_new(update)
        self._wake()

    def remove(self, update: Update) -> None:
        """Forgets an update that the webhook has taken."""
        self._waiting.remove(update)

    def clear(self) -> None:
        """Forgets all that waits."""
        self._waiting.clear()

    async def poll(self, offset: int, limit: int, patience: float) -> list[Json]:
        """Confirms what lies before the offset and returns what comes then, waiting for it up to so many seconds.

        A negative offset keeps only so many of the newest. A second poll ends the first with ApiError 409.
        """
        self._confirm(offset)
        self.terminate(TERMINATED)
        if self._open and not self._waiting and patience > 0:
            self._poll = poll = asyncio.get_running_loop().create_future()
            await asyncio.wait([poll], timeout=min(patience, MAX_PATIENCE))
            if poll.done():
                poll.result()
            else:
                poll.cancel()
        batch = min(limit, MAX_BATCH) if limit > 0 else MAX_BATCH
        return [update.as_json() for update in list(self._waiting)[:batch]]

    def terminate(self, words: str) -> None:
        """Ends a poll under way with ApiError 409."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(ApiError(409, words))

    def open(self) -> None:
        """Lets polls wait (again)."""
        self._open = True

    def close(self) -> None:
        """Ends a poll under way with no updates, and lets none wait."""
        self._open = False
        self._wake()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        while self._waiting and self._waiting[0].update_id < offset:
            self._waiting.popleft()

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
