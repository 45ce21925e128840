"""What happens in the chats, as events for a page that shows them."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from weakref import WeakSet

from bot.playground.api.wire import Json

BOUND = 1000
"""Events that may wait for a slow listener; beyond that it is let go and reads the state anew."""


class Listener(AsyncIterator[Json]):
    """Receives events from the moment it is made until it is closed or falls too far behind."""

    def __init__(self) -> None:
        self._events: deque[Json] = deque()
        self._changed = asyncio.Event()
        self._closed = False

    def offer(self, event: Json) -> None:
        """Takes an event, or closes if there is no room."""
        if len(self._events) >= BOUND:
            self.close()
            return
        self._events.append(event)
        self._changed.set()

    def close(self) -> None:
        """Ends the stream once what waits is read."""
        self._closed = True
        self._changed.set()

    async def __anext__(self) -> Json:
        while not self._events:
            if self._closed:
                raise StopAsyncIteration
            self._changed.clear()
            await self._changed.wait()
        return self._events.popleft()


class Events:
    """Hands each event to everyone who listens."""

    def __init__(self) -> None:
        self._listeners: WeakSet[Listener] = WeakSet()

    def listen(self) -> Listener:
        """Returns a listener that hears everything from now on."""
        listener = Listener()
        self._listeners.add(listener)
        return listener

    def tell(self, kind: str, **fields: object) -> None:
        """Tells everyone of an event."""
        for listener in list(self._listeners):
            listener.offer({"type": kind, **fields})

    def close(self) -> None:
        """Ends every stream."""
        for listener in list(self._listeners):
            listener.close()
