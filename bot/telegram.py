"""The HTTP side of python-telegram-bot, on aiohttp: its connection pool keeps up where httpx's does not."""

from collections.abc import Callable
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

PATIENCE = 20.0  # seconds that an answer may take, an upload included
Called = Callable[[str, str], None]
"""Is told of each call: its method, and the status of the answer or why there was none."""


class AiohttpRequest(BaseRequest):
    """PTB's request object; times out after `timeout` seconds in all."""

    def __init__(self, called: Called, connections: int = 64, timeout: float | None = None) -> None:
        self._called, self._connections = called, connections
        self._timeout = PATIENCE if timeout is None else timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds an answer may take."""
        return self._timeout

    async def initialize(self) -> None:
        """Open the connection pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        """Close it."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """One HTTP call: (status, body)."""
        if self._session is None:
            raise NetworkError("not initialised")
        total = read_timeout if isinstance(read_timeout, (int, float)) else self._timeout
        try:
            async with self._session.request(
                method,
                url,
                **_body(request_data),
                timeout=aiohttp.ClientTimeout(total=total),
                headers={"User-Agent": self.USER_AGENT},
            ) as response:
                body = await response.read()
        except TimeoutError as error:
            self._called(_name(url, method), "timeout")
            raise TimedOut from error
        except aiohttp.ClientError as error:
            self._called(_name(url, method), "broken")
            raise NetworkError(type(error).__name__) from error
        self._called(_name(url, method), str(response.status))
        return response.status, body


def _name(url: str, method: str) -> str:
    """The Bot API's method; files are fetched under names that say too much."""
    return url.rpartition("/")[2] if method == "POST" else "file"


def _body(data: RequestData | None) -> dict[str, Any]:
    """Parameters go as JSON, files as the parts of a form."""
    if data is None:
        return {}
    if not data.contains_files:
        return {"json": data.parameters}
    form = aiohttp.FormData(quote_fields=False)  # else people would see 客户.csv as %E5%AE%A2…
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=mime)
    return {"data": form}
