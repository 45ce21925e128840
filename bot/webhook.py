"""The webhook: Telegram brings updates to us; each is a row before it is answered with 200."""

import hmac
import json
from typing import Any

import structlog
from aiohttp import web

from bot.inbox import Intake

log = structlog.get_logger(__name__)
HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 4 * 1024 * 1024  # bytes
PATIENCE = 2.0  # seconds for the requests in hand at the end; what is not stored then is brought again


class Webhook:
    """A small web server on `listen:port`; behind it, or in front of it, somebody does the TLS."""

    def __init__(self, intake: Intake, secret: str, path: str) -> None:
        self._intake, self._secret = intake, secret
        self._app = web.Application(client_max_size=LARGEST)
        self._app.router.add_post(path or "/", self._receive)
        self._app.router.add_get("/healthz", self._health)
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def start(self, listen: str, port: int) -> None:
        """Begin to listen."""
        self._runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=PATIENCE)
        await self._runner.setup()
        await web.TCPSite(self._runner, listen, port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Finish the requests in hand and close."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        secret = request.headers.get(HEADER, "")
        if not hmac.compare_digest(secret.encode(errors="replace"), self._secret.encode()):
            return web.Response(status=403)
        update = await _read(request)
        if update is None:
            return web.Response(status=400)
        try:
            await self._intake.take([update])
        except Exception as error:  # Telegram brings it again
            log.error("update not stored", error=type(error).__name__, update_id=update["update_id"])
            return web.Response(status=503)
        return web.Response()

    async def _health(self, _request: web.Request) -> web.Response:
        return web.Response(text="ok")


async def _read(request: web.Request) -> dict[str, Any] | None:
    """The update in a request; None if it holds none."""
    try:
        update = json.loads(await request.read())
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) and type(update.get("update_id")) is int else None
