"""Two bots on one PostgreSQL share the work: nothing twice, nothing lost, and each chat in its order."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlmodel import Session

from storage.queries.book import clients
from storage.queries.delivery import dispatch, inbox
from storage.queries.team import members
from storage.queries.work import followups
from storage.tables import OutboxStatus
from tests.delivery.rows import ended, queue, queue_many, said, select
from tests.delivery.several import SeveralBots, several_bots
from tests.delivery.waits import until
from tests.talk.world import Talker

REPS = range(101, 105)
NOTES = 15


@pytest.fixture
async def world(postgres_url: str) -> AsyncIterator[SeveralBots]:
    """Two bots on PostgreSQL, behind one webhook."""
    async with several_bots(postgres_url) as world:
        yield world


@pytest.fixture
async def reps(world: SeveralBots) -> list[Talker]:
    """Four reps, each with the client 王芳."""
    reps = [world.person(number, "小刘") for number in REPS]
    await world.team("顺达二店", world.person(100, "店长"), *reps)
    for rep in reps:
        await rep.says(f"/add 王芳 13800000{rep.id}")
    return reps


async def test_either_takes_any_update_and_each_chat_keeps_its_order(world: SeveralBots, reps: list[Talker]) -> None:
    for number in range(NOTES):
        for rep in reps:
            rep.person.writes(f"王芳 note-{number:02d}")
    await world.settle()
    wanted = [f"note-{number:02d}" for number in range(NOTES)]
    for rep in reps:
        noted = "SELECT text FROM note JOIN member ON member.id = author_id WHERE user_id = :u AND NOT is_first"
        kept = await select(world, f"{noted} ORDER BY note.id", u=rep.id)
        assert [row[0] for row in kept] == wanted
        answers = [text for text in said(world, rep.id) if "note-" in text]
        assert [text.partition("note-")[2][:2] for text in answers] == [text[5:] for text in wanted]
    holders = await select(world, "SELECT DISTINCT holder FROM outbox WHERE status = 'sent'")
    assert {row[0] for row in holders} == {bot.presence.number for bot in world.bots}


async def test_what_comes_due_is_pushed_once_though_all_look_at_once(world: SeveralBots, reps: list[Talker]) -> None:
    def plan(session: Session) -> None:
        for rep in reps:
            me = members.by_user(session, rep.id)
            assert me is not None
            at = world.clock.now() + timedelta(minutes=5)
            (client,) = clients.recent(session, me, 1)
            followups.add(session, me, client, world.clock.now(), day=at.date(), at=at.time(), text="call")

    await world.database(plan)
    world.clock.move_to(world.clock.now() + timedelta(minutes=6))
    for _ in range(3):
        await world.tick()
    for rep in reps:
        assert len([text for text in said(world, rep.id) if "call" in text]) == 1


async def test_a_chat_is_written_to_by_one_of_them_at_a_time(world: SeveralBots, reps: list[Talker]) -> None:
    rep = reps[0]
    world.api.fail_next("sendMessage", chat_id=rep.id, hang=0.5)
    await queue(world, rep.id, "first")
    await world.bots[0].sender.pump()
    await queue(world, rep.id, "second")
    assert await world.bots[1].sender.pump() == 0
    await world.settle()
    assert said(world, rep.id)[-2:] == ["first", "second"]


async def test_a_backlog_is_shared_and_goes_out_once(world: SeveralBots, reps: list[Talker]) -> None:
    await queue_many(world, [rep.id for rep in reps] * 10, "push")
    await world.settle()
    heard = [text for rep in reps for text in said(world, rep.id) if text.startswith("push")]
    assert sorted(heard) == sorted(f"push {number}" for number in range(40))


async def test_what_a_dead_process_held_goes_on_with_another(world: SeveralBots, reps: list[Talker]) -> None:
    row = await queue(world, reps[0].id, "held")
    gone = 123
    assert gone not in {bot.presence.number for bot in world.bots}
    await world.database(lambda session: dispatch.claim(session, world.clock.now(), 10, (), gone))
    person = {"id": reps[1].id, "is_bot": False, "first_name": "x"}
    message = {"message_id": 1, "date": 1, "text": "王芳 left lying", "from": person}
    body = {"update_id": 9_000_001, "message": {**message, "chat": {"id": reps[1].id, "type": "private"}}}
    await world.database(lambda session: inbox.store(session, [body], world.clock.now()))
    world.clock.move_to(world.clock.now() + timedelta(seconds=6))
    for _ in range(2):
        await world.tick()
    assert await ended(world, row) == (OutboxStatus.SENT, None)
    assert [text for text in said(world, reps[1].id) if "left lying" in text]


async def test_the_processes_share_telegrams_limit(world: SeveralBots) -> None:
    assert [await asyncio.to_thread(bot.presence.alive) for bot in world.bots] == [
        {bot.presence.number for bot in world.bots}
    ] * 2
    await world.bots[1].stop()
    left = world.bots.pop()

    async def only_one_is_there() -> bool:
        return left.presence.number not in await asyncio.to_thread(world.bots[0].presence.alive)

    await until(only_one_is_there)
