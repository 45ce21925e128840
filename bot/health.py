"""Whether the bot is well, in a word, and its figures: `/healthz` and `/metrics`."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.figures import Figures
from storage.engine import Database, OutOfReach
from storage.queries.delivery import lags
from storage.queries.delivery.lags import Lags

PATIENCE = 3.0  # seconds that the database may take to answer
LATE = 120.0  # seconds: a typed message or a tick that waits so long means that something stands still
PUSHES_LATE = 900.0  # seconds: a thousand pushes due at once take their time by Telegram's limits
KEEP_TIME = ("due", "send")  # ticks on which hangs whether a push comes at its minute


class Health:
    """Looks at the whole from outside, and cheaply: a monitor asks every few seconds."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        figures: Figures,
        behind: Callable[[], Mapping[str, float]],
        listening: Callable[[], bool],
    ) -> None:
        self._database, self._now, self._figures = database, now, figures
        self._behind, self._listening = behind, listening

    def routes(self) -> list[web.RouteDef]:
        """What the web server is to serve."""
        return [web.get("/healthz", self._healthz), web.get("/metrics", self._metrics)]

    async def trouble(self) -> str | None:
        """What is wrong, in a word; None if all is well."""
        found = await self._lags()
        if found is None:
            return "database"
        behind = self._behind()
        wrong = {
            "updates": not self._listening(),
            "inbox": found.inbox.seconds > LATE,
            "ticks": any(behind.get(job, 0.0) > LATE for job in KEEP_TIME),
            "outbox": found.replies.seconds > LATE or found.pushes.seconds > PUSHES_LATE,
        }
        return next((word for word, is_so in wrong.items() if is_so), None)

    async def _lags(self) -> Lags | None:
        """None if the database does not answer."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._database.run(lambda session: lags.read(session, self._now()))
        except (OutOfReach, TimeoutError):
            return None

    async def _healthz(self, _request: web.Request) -> web.Response:
        trouble = await self.trouble()
        return web.Response(status=503, text=trouble) if trouble else web.Response(text="ok")

    async def _metrics(self, _request: web.Request) -> web.Response:
        found = await self._lags()
        if found is None:
            return web.Response(status=503, text="database")
        body = self._figures.show(found, self._behind())
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})
