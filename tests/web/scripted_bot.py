"""A bot made of plain API calls, so that these tests are about the page and not about Laoke."""

from typing import Any

import aiohttp

from bot.playground.api import BotApi

Json = dict[str, Any]


class ScriptedBot:
    """Says what a test tells it to say, and hands over what people did."""

    def __init__(self, api: BotApi, session: aiohttp.ClientSession) -> None:
        self._address = f"{api.base_url}{api.token}"
        self._session = session
        self._offset = 0

    async def call(self, method: str, **params: Any) -> Any:
        """Call a method of the Bot API; a refusal fails the test."""
        async with self._session.post(f"{self._address}/{method}", json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def says(self, chat: int, text: str, **params: Any) -> int:
        """Send a text; returns the message's id."""
        message = await self.call("sendMessage", chat_id=chat, text=text, **params)
        return int(message["message_id"])

    async def sends_file(self, method: str, chat: int, kind: str, name: str, data: bytes, **params: str) -> Json:
        """Upload a file with sendPhoto, sendDocument…; returns the message."""
        form = aiohttp.FormData({"chat_id": str(chat), **params})
        form.add_field(kind, data, filename=name)
        async with self._session.post(f"{self._address}/{method}", data=form) as response:
            answer = await response.json()
        assert answer["ok"], answer
        result: Json = answer["result"]
        return result

    async def hears(self, kind: str) -> Json:
        """The next update of a kind, as `message` or `callback_query`; others before it are passed over."""
        while True:
            for update in await self.call("getUpdates", offset=self._offset, timeout=10, limit=1):
                self._offset = update["update_id"] + 1
                if kind in update:
                    found: Json = update[kind]
                    return found


def inline(*rows: list[Json | str]) -> Json:
    """An inline keyboard; a plain label is a button whose data is the label."""
    return {
        "inline_keyboard": [
            [{"text": button, "callback_data": button} if isinstance(button, str) else button for button in row]
            for row in rows
        ]
    }
