"""The webhook: Telegram brings updates to us; each is a row before it is answered with 200."""

import hmac
import json
from typing import Any

import structlog
from aiohttp import web

from bot.figures import Figures
from bot.inbox import Intake

log = structlog.get_logger(__name__)
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """What Telegram calls at a path of the web server."""

    def __init__(self, intake: Intake, secret: str, figures: Figures) -> None:
        self._intake, self._secret, self._figures = intake, secret, figures

    def route(self, url: str) -> web.RouteDef:
        """Where the web server takes updates: the path of the address that Telegram is told."""
        return web.post("/" + url.split("//", 1)[1].partition("/")[2], self._receive)

    async def _receive(self, request: web.Request) -> web.Response:
        secret = request.headers.get(HEADER, "")
        if not hmac.compare_digest(secret.encode(errors="replace"), self._secret.encode()):
            self._figures.strangers.inc()
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


async def _read(request: web.Request) -> dict[str, Any] | None:
    """The update in a request; None if it holds none."""
    try:
        update = json.loads(await request.read())
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) and type(update.get("update_id")) is int else None
