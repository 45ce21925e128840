"""The database out of reach for a while: nothing is lost, nothing happens twice, nobody is told of a failure."""

from collections.abc import AsyncIterator, Iterator, MutableMapping
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from structlog.testing import capture_logs

from handlers import COMMANDS
from handlers.routing import Command
from handlers.screen import Screen
from handlers.turn import Turn
from tests.delivery.rows import calls_of, ended, inbox_marks, notes, queue, said, select
from tests.delivery.waits import locked, until
from tests.talk.world import Talker, World

LINE_LOST = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"


@pytest.fixture
def logs() -> Iterator[list[MutableMapping[str, Any]]]:
    """What the bot logs."""
    with capture_logs() as captured:
        yield captured


def told(logs: list[MutableMapping[str, Any]], event: str) -> bool:
    """Whether this was logged."""
    return any(entry["event"] == event for entry in logs)


async def test_an_update_that_meets_a_locked_database_is_worked_through_afterwards(
    world: World, rep: Talker, sqlite_url: str, logs: list[MutableMapping[str, Any]]
) -> None:
    before = len(rep.messages())
    world.api.fail_next("getFile", hang=0.3)  # holds the chat until the lock is there
    rep.person.sends_document("a.csv", b"x\n", "text/csv")
    rep.person.writes("王芳 worked through")
    await until(lambda: world.api.pending_updates() == 0)
    with locked(sqlite_url):
        await until(lambda: told(logs, "update not worked through, trying again"))
    await world.settle()
    assert await notes(world) == ["worked through"]
    assert len(rep.messages()) == before + 2
    assert {status for status, _ in await inbox_marks(world)} == {"done"}


async def test_what_was_sent_but_could_not_be_written_down_is_not_sent_again(
    world: World, rep: Talker, sqlite_url: str, logs: list[MutableMapping[str, Any]]
) -> None:
    row = await queue(world, rep.id, "once")
    world.api.fail_next("sendMessage", hang=0.3)
    await world.bot.sender.pump()
    await until(lambda: calls_of(world, "once") == 1)
    with locked(sqlite_url):
        await until(lambda: told(logs, "endings not written, trying again"))
    await world.settle()
    assert await ended(world, row) == ("sent", None)
    await world.restart()
    assert said(world, rep.id).count("once") == 1


async def test_an_update_that_cannot_be_stored_is_not_confirmed(
    world: World, rep: Talker, sqlite_url: str, logs: list[MutableMapping[str, Any]]
) -> None:
    with locked(sqlite_url):
        rep.person.writes("王芳 kept by Telegram")
        await until(lambda: told(logs, "updates not stored"))
        assert world.api.pending_updates() == 1
    await world.settle()
    assert await notes(world) == ["kept by Telegram"]


async def test_rows_left_in_nobodys_hands_are_sent_at_the_second_look(world: World, rep: Talker) -> None:
    """As after a commit that went through although its answer was lost on the way."""
    row = await queue(world, rep.id, "stray", status="inflight")
    queued = await queue(world, rep.id, "not yet", not_before=world.clock.now().replace(year=2030))
    await world.bot.sender.look_around()
    assert await ended(world, row) == ("inflight", None)
    await world.bot.sender.look_around()
    await world.bot.sender.pump()
    await world.settle()
    assert said(world, rep.id)[-1] == "stray"
    assert (await ended(world, row), await ended(world, queued)) == (("sent", None), ("queued", None))


async def test_what_is_in_hand_is_no_stray(world: World, rep: Talker) -> None:
    world.api.fail_next("sendMessage", status=502)  # keeps it in hand for a while
    await queue(world, rep.id, "once")
    await world.bot.sender.pump()
    await world.bot.sender.look_around()
    await world.bot.sender.look_around()
    await world.bot.sender.pump()
    await world.settle()
    assert said(world, rep.id).count("once") == 1


class LosesItsLine:
    """A command whose turn loses the connection to PostgreSQL in the middle, the first time."""

    def __init__(self) -> None:
        self.times = 0

    def run(self, turn: Turn) -> None:
        """Write, lose the line, go on."""
        self.times += 1
        turn.say(Screen("done all the same"))
        if self.times == 1:
            turn.session.connection().execute(text(f"{LINE_LOST} AND pid = pg_backend_pid()"))


@pytest.fixture
async def postgres_world(postgres_url: str) -> AsyncIterator[World]:
    """The bot on PostgreSQL."""
    world = World(postgres_url)
    await world.start()
    yield world
    await world.settle()
    await world.stop()
    assert world.api.refusals == []


async def lone_rep(world: World) -> Talker:
    """A rep with the client 王芳."""
    rep = world.person(101, "小刘")
    await world.team("顺达二店", rep)
    await rep.says("/add 王芳 13800138000")
    return rep


def cut_all_lines(url: str) -> None:
    """What a restart of PostgreSQL does to the bot."""
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execute(text(f"{LINE_LOST} AND pid <> pg_backend_pid()"))
    engine.dispose()


async def test_postgres_may_go_away_between_two_turns(postgres_world: World, postgres_url: str) -> None:
    rep = await lone_rep(postgres_world)
    for words in ("first", "second"):
        cut_all_lines(postgres_url)
        await rep.says(f"王芳 {words}")
    assert await notes(postgres_world) == ["first", "second"]


async def test_postgres_may_go_away_in_the_middle_of_a_turn(
    postgres_world: World, logs: list[MutableMapping[str, Any]]
) -> None:
    loses = LosesItsLine()
    command = Command("lose", loses.run)
    COMMANDS.append(command)
    try:
        await postgres_world.restart()
        rep = await lone_rep(postgres_world)
        assert await rep.says("/lose") == "done all the same"
    finally:
        COMMANDS.remove(command)
    assert loses.times == 2
    assert told(logs, "database out of reach")
    assert said(postgres_world, rep.id).count("done all the same") == 1
    assert await select(postgres_world, "SELECT count(*) FROM draft") == [(0,)]


async def test_a_full_disk_loses_nothing_and_once_there_is_room_everything_goes_on(
    world: World, rep: Talker, logs: list[MutableMapping[str, Any]]
) -> None:
    def size(pages: int) -> Any:
        return world.database(lambda session: session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}"))

    await size(1)  # no more than there are now
    words = "long " * 700
    for number in range(3):
        rep.person.writes(f"王芳 {number} {words}")
    await until(lambda: told(logs, "updates not stored") or told(logs, "update not worked through, trying again"))
    assert await notes(world) == []
    await size(1_000_000)
    await world.settle()
    assert [text.partition(" ")[0] for text in await notes(world)] == ["0", "1", "2"]
    assert len([text for text in said(world, rep.id) if "long" in text]) == 3
