"""A local Telegram with a rep and a group, the bot as python-telegram-bot has it, and plain HTTP calls."""

import json
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from telegram import Bot

from bot.playground.api import BotApi, Chat, Person

REP, LEAD, GROUP = 100, 200, -1001


@dataclass(frozen=True)
class Reply:
    """The answer to a plain call."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def description(self) -> str:
        assert not self.body["ok"], self.body
        return str(self.body["description"])


Ask = Callable[..., Coroutine[Any, Any, Reply]]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """The server, started."""
    api = BotApi(name="老客")
    await api.start()
    yield api
    await api.stop()


@pytest.fixture
def rep(api: BotApi) -> Person:
    """A rep who has the bot's chat open."""
    return api.add_person(REP, "小刘", username="liu", started=True)


@pytest.fixture
def lead(api: BotApi) -> Person:
    """The lead, who has it open too."""
    return api.add_person(LEAD, "店长", language_code="zh-hant", started=True)


@pytest.fixture
def group(api: BotApi, lead: Person, rep: Person) -> Chat:
    """A small group that the lead owns."""
    return api.add_group(GROUP, "一店", [lead, rep], supergroup=False)


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """An HTTP client."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def ask(api: BotApi, session: aiohttp.ClientSession) -> Ask:
    """Calls a method as JSON, with the parameters just as given."""

    async def asked(method: str, **params: Any) -> Reply:
        async with session.post(f"{api.base_url}{api.token}/{method}", json=params) as answer:
            return Reply(answer.status, await answer.json())

    return asked


@pytest.fixture
def form(api: BotApi, session: aiohttp.ClientSession) -> Ask:
    """Calls a method as a form: objects and lists become JSON texts."""

    async def asked(method: str, **params: Any) -> Reply:
        fields = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
        async with session.post(f"{api.base_url}{api.token}/{method}", data=fields) as answer:
            return Reply(answer.status, await answer.json())

    return asked


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    """The bot as python-telegram-bot sees it."""
    async with Bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url) as bot:
        yield bot
