"""A team on the phone: owner, two reps, and nothing refused at the end."""

from collections.abc import AsyncIterator

import pytest

from tests.talk.world import Talker, World, strict_world


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    """The bot on SQLite, polling the local Bot API; at the end no call was refused and no press unanswered."""
    async with strict_world(sqlite_url) as world:
        yield world


@pytest.fixture
async def owner(world: World) -> Talker:
    """The owner, who leads the team."""
    return world.person(100, "店长")


@pytest.fixture
async def rep(world: World, owner: Talker) -> Talker:
    """A rep of the owner's team, writing simplified Chinese."""
    rep = world.person(101, "小刘")
    await world.team("顺达二店", owner, rep, world.person(102, "小陈"))
    return rep
