"""Delivery of updates to the bot's webhook: in order within a chat, chats side by side, again until it is taken."""

import asyncio
import contextlib
import re
from collections import deque
from collections.abc import Callable
from datetime import datetime

import aiohttp

from bot.playground.api.links import LinkError, checked_link, is_loopback
from bot.playground.api.updates import Update, UpdateQueue
from bot.playground.api.wire import Json, bad_request

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header, no secret
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
FIRST_PAUSE = 0.05
LONGEST_PAUSE = 5.0
"""Seconds between tries; the pause doubles from the first to the longest."""
PATIENCE = 60
"""Seconds that the bot may take to answer."""


class Webhook:
    """The webhook of the bot, if it has set one."""

    def __init__(self, queue: UpdateQueue, now: Callable[[], datetime]) -> None:
        self._queue = queue
        self._now = now
        self._url = ""
        self._secret = ""
        self._connections = 40
        self._lanes: dict[int, deque[Update]] = {}
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None
        self._free = asyncio.Semaphore(self._connections)
        self._last_error: Json = {}

    @property
    def active(self) -> bool:
        """Whether updates go to a webhook rather than to getUpdates."""
        return bool(self._url)

    def set(self, url: str, secret: str, connections: int) -> None:
        """Checks the address, then sends what waits and all that comes there; raises ApiError."""
        _check_url(url)
        if secret and not SECRET.fullmatch(secret):
            raise bad_request("Secret token contains unallowed characters")
        if not 1 <= connections <= 100:
            raise bad_request("Max_connections must be between 1 and 100")
        self._halt()
        self._url, self._secret, self._connections = url, secret, connections
        self._free = asyncio.Semaphore(connections)
        self._session = self._session or aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE))
        self._queue.on_new = self._enqueue
        for update in self._queue.waiting:
            self._enqueue(update)

    def delete(self) -> None:
        """Ends delivery; what waits stays for getUpdates."""
        self._halt()
        self._url = ""
        self._last_error = {}

    async def close(self) -> None:
        """Ends delivery and frees the connections."""
        workers = list(self._workers.values())
        self.delete()
        for worker in workers:
            with contextlib.suppress(asyncio.CancelledError):
                await worker
        if self._session:
            await self._session.close()
            self._session = None

    def info(self) -> Json:
        """The WebhookInfo object."""
        info: Json = {
            "url": self._url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._queue.waiting),
        }
        if self.active:
            info |= {"max_connections": self._connections} | self._last_error
        if self._queue.allowed:
            info["allowed_updates"] = self._queue.allowed
        return info

    def _halt(self) -> None:
        for worker in self._workers.values():
            worker.cancel()
        self._workers.clear()
        self._lanes.clear()
        self._queue.on_new = lambda update: None

    def _enqueue(self, update: Update) -> None:
        self._lanes.setdefault(update.lane, deque()).append(update)
        if update.lane not in self._workers:
            self._workers[update.lane] = asyncio.create_task(self._work(update.lane))

    async def _work(self, lane: int) -> None:
        """Delivers one chat's updates, one after the other."""
        updates, pause = self._lanes[lane], FIRST_PAUSE
        while updates:
            if await self._delivered(updates[0]):
                self._queue.remove(updates.popleft())
                pause = FIRST_PAUSE
            else:
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        del self._workers[lane], self._lanes[lane]

    async def _delivered(self, update: Update) -> bool:
        if self._session is None:
            return False
        headers = {SECRET_HEADER: self._secret} if self._secret else {}
        try:
            async with self._free, self._session.post(self._url, json=update.as_json(), headers=headers) as answer:
                if answer.ok:
                    return True
                self._note_error(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        except aiohttp.ClientConnectorError:
            self._note_error("Connection refused")
        except (aiohttp.ClientError, TimeoutError):
            self._note_error("Connection reset by peer")
        return False

    def _note_error(self, words: str) -> None:
        self._last_error = {"last_error_date": int(self._now().timestamp()), "last_error_message": words}


def _check_url(url: str) -> None:
    try:
        checked_link(url, only_https=not is_loopback(url))
    except LinkError:
        raise bad_request("Bad webhook: An HTTPS URL must be provided for webhook") from None
