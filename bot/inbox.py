"""Every update is a row before Telegram hears that it arrived.

Polling: the raw answer of getUpdates is committed as rows and handed to the lanes before python-telegram-bot sees it;
PTB gets only `{"update_id": n}` stubs, from which it keeps the offset. So the next getUpdates confirms what is safe.
"""

import asyncio
import json
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog
from telegram.error import NetworkError
from telegram.request import RequestData

from bot.telegram import AiohttpRequest, Called
from storage.engine import Database
from storage.queries.delivery import inbox
from storage.queries.delivery.inbox import Received

log = structlog.get_logger(__name__)
Feed = Callable[[list[Received]], None]
PATIENCE = 10.0  # seconds that an answer may take beyond those for which Telegram holds getUpdates


class Intake:
    """Stores updates and feeds the lanes with them."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], feed: Feed, took: Callable[[float], None]
    ) -> None:
        self._database, self._now, self._feed, self._took = database, now, feed, took

    async def take(self, bodies: list[dict[str, Any]]) -> None:
        """Returns once the updates are safe. Those that come again are fed again as long as they are open."""
        self._feed(await self._database.run(lambda session: inbox.store(session, bodies, self._now())))
        self._took(len(bodies))


class PollingRequest(AiohttpRequest):
    """The request object for getUpdates."""

    def __init__(self, intake: Intake, called: Called) -> None:
        super().__init__(called, connections=2, timeout=PATIENCE)  # PTB adds the seconds for which Telegram holds it
        self._intake = intake
        self.asked_at = time.monotonic()  # seconds: when it last asked for updates

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **more: Any
    ) -> tuple[int, bytes]:
        """Like any request, but updates are stored on their way through."""
        self.asked_at = time.monotonic()
        status, body = await super().do_request(url, method, request_data, *timeouts, **more)
        if status in (401, 404):  # PTB would end its polling for good; at the start such a token was found out by getMe
            raise NetworkError(f"getUpdates was answered with {status}")
        if status != 200:
            return status, body
        try:
            updates = json.loads(body)["result"]
            if updates:
                await self._intake.take(updates)
        except Exception as error:  # any other class would end PTB's polling for good
            log.error("updates not stored", error=type(error).__name__)
            raise NetworkError("updates not stored") from error
        stubs = [{"update_id": update["update_id"]} for update in updates]
        return status, json.dumps({"ok": True, "result": stubs}).encode()


class StubQueue(asyncio.Queue[object]):
    """Where PTB puts its stubs: they have done their work."""

    async def put(self, item: object) -> None:
        """Forget the stub."""
