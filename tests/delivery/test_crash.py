"""SIGKILL at random instants: no note and no push is lost, order is kept, one message at most comes twice a kill."""

import asyncio
import random
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session

from bot.playground.api import BotApi, Person
from storage.engine import make_engine
from storage.queries import clients, followups
from storage.tables import Member, Role, Team
from tests.runtime.process import TOKEN, Process, started

BOT = Path(__file__).parent / "unpaced_bot.py"
REP, COLLEAGUES = 101, range(301, 351)
NOTES = 200
KILLS = {"sqlite": 5, "postgresql+psycopg": 2}


def prepare(url: str) -> None:
    """A rep with a client, and fifty colleagues with a follow-up each that comes due while the test runs."""
    engine = make_engine(url)
    now = datetime.now(UTC)
    with Session(engine) as session:
        team = Team(name="T", created_at=now)
        session.add(team)
        session.flush()
        clients.add(session, _member(session, team, REP, now), now, name="王芳")
        for number, user_id in enumerate(COLLEAGUES):
            me = _member(session, team, user_id, now)
            client = clients.add(session, me, now, name="李强")
            due = now + timedelta(seconds=2 + number * 0.4)
            follow_up = followups.add(session, me, client, now, day=due.date(), at=due.time(), text=f"call {user_id}")
            follow_up.due_at = due
        session.commit()
    engine.dispose()


def _member(session: Session, team: Team, user_id: int, now: datetime) -> Member:
    member = Member(
        team_id=team.id or 0, user_id=user_id, name="小刘", role=Role.REP, timezone="UTC", language="zh_Hans",
        joined_at=now, lessons=["capture", "look_up", "follow_up"], agenda_sent_on=now.date(),
        quiet_from=datetime.min.time(), quiet_to=datetime.min.time(),
    )  # fmt: skip
    session.add(member)
    session.flush()
    return member


def bot_process(url: str, api: BotApi) -> AbstractAsyncContextManager[Process]:
    """The bot, running; killed at the end."""
    settings = {"bot_token": TOKEN, "api_base_url": api.base_url, "database_url": url, "log_level": "ERROR"}
    return started(str(BOT), **settings)


async def typing(rep: Person, done: asyncio.Event) -> None:
    """The rep types his notes, one after the other, whether the bot is up or not."""
    chance = random.Random(1)
    for number in range(NOTES):
        rep.writes(f"王芳 note-{number:03d}")
        await asyncio.sleep(chance.uniform(0.01, 0.15))
    done.set()


async def wait_for_all(url: str, api: BotApi) -> None:
    """Until every update is confirmed and every row has gone out."""
    engine = make_engine(url)
    undone = (
        "SELECT (SELECT count(*) FROM inbox WHERE status = 'open') "
        "+ (SELECT count(*) FROM outbox WHERE status IN ('queued', 'inflight')) "
        "+ (SELECT count(*) FROM followup WHERE pushed_at IS NULL)"
    )
    async with asyncio.timeout(60):
        while True:
            with engine.connect() as connection:
                left = connection.execute(text(undone)).scalar()
            if not left and not api.pending_updates():
                break
            await asyncio.sleep(0.1)
    engine.dispose()


def answered(api: BotApi) -> list[int]:
    """The numbers of the notes that the rep was shown, in the order of sending."""
    texts = [text for text in said(api, REP) if "note-" in text]
    return [int(text.partition("note-")[2][:3]) for text in texts]


def said(api: BotApi, chat: int) -> list[str]:
    """The texts of the bot's messages in a chat."""
    return [message["text"] for message in api.messages(chat) if message["from"]["is_bot"]]


async def test_nothing_is_lost_when_the_process_is_killed_again_and_again(database_url: str) -> None:
    prepare(database_url)
    api = BotApi(token=TOKEN)
    rep = api.add_person(REP, "小刘", started=True)
    for user_id in COLLEAGUES:
        api.add_person(user_id, "小陈", started=True)
    kills = KILLS[database_url.partition(":")[0]]
    await api.start()
    try:
        await _run_and_kill(database_url, api, rep, kills)
        _nothing_lost(database_url, api, kills)
    finally:
        await api.stop()


async def _run_and_kill(url: str, api: BotApi, rep: Person, kills: int) -> None:
    done = asyncio.Event()
    typed = asyncio.create_task(typing(rep, done))
    chance = random.Random(2)
    for number in range(kills):
        async with bot_process(url, api) as process:
            if number % 4:  # every fourth is killed while it starts
                await process.prints("Laoke is running")
            await asyncio.sleep(chance.uniform(0.0, 1.0))  # the instant of the kill is the point of the test
    async with bot_process(url, api) as process:
        await process.prints("Laoke is running")
        await typed
        await wait_for_all(url, api)
        process.told_to_end()
        assert await process.ends() == 0


def _nothing_lost(url: str, api: BotApi, kills: int) -> None:
    engine = make_engine(url)
    with engine.connect() as connection:
        kept = [row[0] for row in connection.execute(text("SELECT text FROM note ORDER BY id"))]
    engine.dispose()
    assert kept == [f"note-{number:03d}" for number in range(NOTES)]
    answers = answered(api)
    assert list(dict.fromkeys(answers)) == list(range(NOTES))
    assert len(answers) - NOTES <= kills
    for user_id in COLLEAGUES:
        pushes = [text for text in said(api, user_id) if f"call {user_id}" in text]
        assert 1 <= len(pushes) <= 1 + kills
    refused = [refusal for refusal in api.refusals if "terminated by other getUpdates" not in str(refusal)]
    assert refused == []
