"""The webhook: its setting, its secret, order within a chat, and delivery until it is taken."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from bot.playground.api import BotApi, Person
from tests.botapi.conftest import LEAD, REP, Ask

SECRET = "X-Telegram-Bot-Api-Secret-Token"


@dataclass
class Receiver:
    """A bot's webhook: keeps what it takes, and refuses as often as it is told to."""

    url: str = ""
    refuse: int = 0
    tries: int = 0
    secrets: set[str | None] = field(default_factory=set)
    taken: "asyncio.Queue[dict[str, Any]]" = field(default_factory=asyncio.Queue)

    async def receive(self, request: web.Request) -> web.Response:
        self.tries += 1
        self.secrets.add(request.headers.get(SECRET))
        if self.tries <= self.refuse:
            return web.Response(status=500)
        self.taken.put_nowait(await request.json())
        return web.Response()

    async def texts(self, number: int) -> list[str]:
        async with asyncio.timeout(5):
            return [(await self.taken.get())["message"]["text"] for _ in range(number)]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_what_waits_and_what_comes_is_delivered_with_the_secret(
    ask: Ask, api: BotApi, rep: Person, receiver: Receiver
) -> None:
    rep.writes("先")
    assert (await ask("setWebhook", url=receiver.url, secret_token="s-1")).result
    rep.writes("后")
    assert await receiver.texts(2) == ["先", "后"]
    assert receiver.secrets == {"s-1"}
    info = (await ask("getWebhookInfo")).result
    assert (info["url"], info["max_connections"]) == (receiver.url, 40)


async def test_an_update_comes_again_until_it_is_taken_in_the_order_of_its_chat(
    ask: Ask, api: BotApi, rep: Person, lead: Person, receiver: Receiver
) -> None:
    receiver.refuse = 2
    await ask("setWebhook", url=receiver.url, max_connections=1)
    for text in ("1", "2", "3"):
        rep.writes(text)
        lead.writes(text)
    async with asyncio.timeout(5):
        taken = [(await receiver.taken.get())["message"] for _ in range(6)]
    for chat in (REP, LEAD):
        assert [one["text"] for one in taken if one["chat"]["id"] == chat] == ["1", "2", "3"]
    assert receiver.tries == 8
    assert receiver.secrets == {None}


async def test_the_last_error_is_told(ask: Ask, api: BotApi, rep: Person, receiver: Receiver) -> None:
    receiver.refuse = 1
    await ask("setWebhook", url=receiver.url)
    before = rep.writes("x")["date"]
    await receiver.texts(1)
    info = (await ask("getWebhookInfo")).result
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert before <= info["last_error_date"] <= rep.writes("y")["date"]


async def test_a_receiver_that_is_down_loses_nothing(ask: Ask, api: BotApi, rep: Person, receiver: Receiver) -> None:
    await ask("setWebhook", url="http://127.0.0.1:9/none", allowed_updates=["message"])
    rep.writes("x")
    async with asyncio.timeout(5):
        while "last_error_message" not in (info := (await ask("getWebhookInfo")).result):
            await asyncio.sleep(0)
    assert info["last_error_message"] == "Connection refused"
    assert (info["pending_update_count"], info["allowed_updates"]) == (1, ["message"])
    await ask("setWebhook", url=receiver.url)
    assert await receiver.texts(1) == ["x"]


async def test_without_a_webhook_updates_wait_for_polling(
    ask: Ask, api: BotApi, rep: Person, receiver: Receiver
) -> None:
    await ask("setWebhook", url=receiver.url)
    assert (await ask("setWebhook", url="")).result
    rep.writes("x")
    assert len((await ask("getUpdates")).result) == 1
    await ask("deleteWebhook", drop_pending_updates=True)
    assert api.pending_updates() == 0
    rep.writes("y")
    await ask("setWebhook", url=receiver.url, drop_pending_updates=True)
    rep.writes("z")
    assert await receiver.texts(1) == ["z"]


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"url": "http://bot.example/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "nonsense"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://bot.example", "secret_token": "ö"}, "secret token contains unallowed characters"),
        ({"url": "https://bot.example", "max_connections": 101}, "max_connections must be between 1 and 100"),
        ({}, 'parameter "url" is required'),
    ],
)
async def test_a_wrong_webhook_is_refused(ask: Ask, params: dict[str, object], description: str) -> None:
    assert (await ask("setWebhook", **params)).description == f"Bad Request: {description}"
    assert (await ask("getWebhookInfo")).result["url"] == ""
