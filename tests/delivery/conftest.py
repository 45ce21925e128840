"""The bot with one rep, and what is queued for him beforehand; nothing refused at the end but what a test expects."""

from collections.abc import AsyncIterator

import pytest

from tests.talk.world import Talker, World, strict_world


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    """The bot on SQLite, polling. A test that expects refusals takes them out of `world.api.refusals`."""
    async with strict_world(sqlite_url) as world:
        yield world


@pytest.fixture
async def rep(world: World) -> Talker:
    """A rep with the client 王芳, in a team of his own."""
    rep = world.person(101, "小刘")
    await world.team("顺达二店", rep)
    await rep.says("/add 王芳 13800138000")
    return rep
