"""The small web server: the webhook, the bot's health and its figures, on one address."""

from collections.abc import Iterable

import structlog
from aiohttp import web

log = structlog.get_logger(__name__)
LARGEST = 4 * 1024 * 1024  # bytes of a request
PATIENCE = 2.0  # seconds for the requests in hand at the end


class CannotListen(Exception):
    """Somebody else has the address, or it is none of this machine's."""


class WebServer:
    """Listens in plain HTTP; who needs TLS puts a proxy in front."""

    def __init__(self, routes: Iterable[web.RouteDef]) -> None:
        self._app = web.Application(client_max_size=LARGEST)
        self._app.add_routes(routes)
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def start(self, listen: str, port: int, *, shared: bool = False) -> None:
        """Begin to listen; a `shared` address may be listened on by several processes. Raises CannotListen."""
        self._runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=PATIENCE)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, listen, port, reuse_port=shared or None).start()
        except (OSError, ValueError) as error:  # a ValueError where the platform shares no ports
            raise CannotListen(f"{listen}:{port} can't be listened on: {error}") from error
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Take no more, finish the requests in hand, close."""
        if self._runner is not None:
            await self._runner.cleanup()
