"""The webhook: only Telegram gets in, nothing is confirmed before it is safe, nothing is taken twice."""

import json
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from tests.delivery.rows import inbox_marks, notes, said
from tests.delivery.waits import locked, until
from tests.talk.webhook import SECRET, webhook
from tests.talk.world import Talker, World

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    """The bot on SQLite, behind a webhook."""
    world = World(sqlite_url, **webhook())
    await world.start()
    yield world
    await world.settle()
    await world.stop()
    assert world.api.refusals == []


def address(world: World) -> str:
    """Where Telegram brings its updates."""
    return str(world.api.world.webhook.info()["url"])


async def post(world: World, body: bytes | BytesIO, secret: str = SECRET, kind: str = "application/json") -> int:
    """Bring the bot something; gives the status of its answer."""
    headers = {HEADER: secret, "Content-Type": kind}
    async with aiohttp.ClientSession() as session, session.post(address(world), data=body, headers=headers) as answer:
        return answer.status


def update(rep: Talker, number: int, text: str) -> bytes:
    """A message as Telegram brings it."""
    who = {"id": rep.id, "is_bot": False, "first_name": "小刘"}
    message = {"message_id": number, "date": 1, "chat": {"id": rep.id, "type": "private"}, "from": who, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode()


@pytest.mark.parametrize("secret", ["", "another-secret-of-sixteen", "口令", SECRET + "x"])
async def test_nobody_else_gets_in(world: World, rep: Talker, secret: str) -> None:
    before = len(await inbox_marks(world))
    async with aiohttp.ClientSession() as session:
        headers = {HEADER: secret} if secret else {}
        async with session.post(address(world), data=update(rep, 1, "王芳 forged"), headers=headers) as answer:
            assert answer.status == 403
    assert len(await inbox_marks(world)) == before
    assert await notes(world) == []


NO_UPDATES = {
    "nothing": b"",
    "half": b"{",
    "list": b"[]",
    "empty": b"{}",
    "text": b'"x"',
    "null": b"null",
    "no number": b'{"update_id": "5"}',
    "a truth": b'{"update_id": true}',
    "no UTF-8": b"\xff\xfe",
    "deep": b"[" * 99_999,
}


@pytest.mark.parametrize("body", NO_UPDATES.values(), ids=NO_UPDATES.keys())
async def test_what_is_no_update_is_refused(world: World, rep: Talker, body: bytes) -> None:
    before = await inbox_marks(world)
    assert await post(world, body) == 400
    assert await post(world, body, kind="application/json; charset=nonsense") == 400
    assert await inbox_marks(world) == before


async def test_too_much_is_refused(world: World, rep: Talker) -> None:
    assert await post(world, BytesIO(b" " * (5 * 1024 * 1024))) == 413


async def test_what_telegram_brings_again_is_taken_once(world: World, rep: Talker) -> None:
    for _ in range(3):
        assert await post(world, update(rep, 7, "王芳 once")) == 200
    await world.settle()
    assert await post(world, update(rep, 7, "王芳 once")) == 200
    await world.settle()
    assert await notes(world) == ["once"]
    assert len([text for text in said(world, rep.id) if "once" in text]) == 1


async def test_an_update_that_cannot_be_read_is_kept_and_passed_over(world: World, rep: Talker) -> None:
    assert await post(world, b'{"update_id": 3, "message": {"chat": {"id": 101}}}') == 200
    assert "later" in await rep.says("王芳 later")
    assert ("failed", "not understood") in await inbox_marks(world)


async def test_while_the_database_is_out_of_reach_telegram_keeps_the_update(
    world: World, rep: Talker, sqlite_url: str
) -> None:
    with locked(sqlite_url):
        rep.person.writes("王芳 kept")
        await until(lambda: "503" in _last_error(world))
        assert world.api.pending_updates() == 1
    await world.settle()
    assert await notes(world) == ["kept"]


def _last_error(world: World) -> str:
    info: dict[str, Any] = world.api.world.webhook.info()
    return str(info.get("last_error_message", ""))
