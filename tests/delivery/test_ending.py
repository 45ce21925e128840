"""The process ends in the middle of its work: told to, or killed by the very update that it works on."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bot.playground.api import BotApi, Person
from storage.engine import make_engine
from storage.queries.delivery import outbox
from storage.queries.delivery.inbox import MOST_BEGINNINGS
from storage.queries.delivery.outbox import PUSH
from storage.tables import Member, Role, Team
from tests.delivery.waits import until
from tests.runtime.process import TOKEN, started

HERE = Path(__file__).parent
REP = 101
CHATS = (201, 202, 203, 204)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A Telegram that takes its time."""
    api = BotApi(token=TOKEN, latency=0.05)
    await api.start()
    yield api
    await api.stop()


@pytest.fixture
def rep(api: BotApi, sqlite_url: str) -> Person:
    """The rep of a team."""
    engine, now = make_engine(sqlite_url), datetime.now(UTC)
    with Session(engine) as session:
        team = Team(name="T", created_at=now)
        session.add(team)
        session.flush()
        session.add(Member(team_id=team.id or 0, user_id=REP, name="小刘", role=Role.OWNER, joined_at=now))
        session.commit()
    engine.dispose()
    return api.add_person(REP, "小刘", started=True)


def settings(url: str, api: BotApi) -> dict[str, str]:
    """What the process is told."""
    return {"bot_token": TOKEN, "api_base_url": api.base_url, "database_url": url, "log_level": "ERROR"}


def said(api: BotApi, chat: int) -> list[str]:
    """The texts of the bot's messages."""
    return [message["text"] for message in api.messages(chat) if message["from"]["is_bot"]]


def column(url: str, query: str) -> list[object]:
    """The first column of what a query finds."""
    engine = make_engine(url)
    with engine.connect() as connection:
        found = [row[0] for row in connection.execute(text(query))]
    engine.dispose()
    return found


def write(url: str, statement: str) -> None:
    """Alter what the bot has left behind."""
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def queue_pushes(url: str) -> None:
    """Forty for each chat."""
    engine, now = make_engine(url), datetime.now(UTC)
    with Session(engine) as session:
        for number in range(40):
            for chat in CHATS:
                params = {"text": f"push {number}"}
                outbox.put(session, now, chat_id=chat, method="sendMessage", params=params, priority=PUSH)
        session.commit()
    engine.dispose()


async def test_told_to_end_while_it_sends_it_goes_on_after_the_next_start(api: BotApi, sqlite_url: str) -> None:
    for chat in CHATS:
        api.add_person(chat, "somebody", started=True)
    queue_pushes(sqlite_url)
    program = str(HERE / "unpaced_bot.py")
    async with started(program, **settings(sqlite_url, api)) as process:
        await until(lambda: len(said(api, CHATS[0])) > 3)
        process.told_to_end()
        assert await process.ends() == 0
    sent = [len(said(api, chat)) for chat in CHATS]
    assert max(sent) < 40
    async with started(program, **settings(sqlite_url, api)):
        await until(lambda: all(len(said(api, chat)) >= 40 for chat in CHATS))
    for chat in CHATS:
        assert said(api, chat) == [f"push {number}" for number in range(40)]


async def test_an_update_that_ends_the_process_again_and_again_is_given_up_at_the_seventh_start(
    api: BotApi, rep: Person, sqlite_url: str
) -> None:
    rep.writes("/die 王芳 想换车")
    rep.writes("/add 王芳 13800138000")
    program = str(HERE / "dying_bot.py")
    for _ in ("the first start", "the sixth"):
        async with started(program, **settings(sqlite_url, api)) as process:
            assert await process.ends(within=30) == 9
            assert said(api, REP) == []
        write(sqlite_url, f"UPDATE inbox SET attempts = max(attempts, {MOST_BEGINNINGS - 1}) WHERE id = 1")
    async with started(program, **settings(sqlite_url, api)):
        await until(lambda: any("王芳" in shown for shown in said(api, REP)), within=30)
    assert "原话留着" in said(api, REP)[0]
    assert column(sqlite_url, "SELECT text FROM draft") == ["/die 王芳 想换车"]
    assert column(sqlite_url, "SELECT error FROM inbox ORDER BY id") == ["given up", None]


async def test_the_end_waits_for_no_file_that_does_not_come(api: BotApi, rep: Person, sqlite_url: str) -> None:
    async with started(str(HERE / "unpaced_bot.py"), **settings(sqlite_url, api)) as process:
        await process.prints("Laoke is running")
        api.fail_next("getFile", hang=30)
        rep.sends_document("a.csv", b"x\n", "text/csv")
        await until(lambda: any(call.method == "getFile" for call in api.calls))
        process.told_to_end()
        assert await process.ends(within=10) == 0
    assert column(sqlite_url, "SELECT status FROM inbox") == ["open"]
