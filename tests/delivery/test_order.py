"""Who goes first: replies before pushes, what was queued before a restart before what is said after it."""

from collections.abc import AsyncIterator

import pytest

from bot.pacing import Pacing
from bot.playground.api import Limits
from storage.queries.delivery.outbox import REPLY
from tests.delivery.rows import ended, queue, queue_many, said, select
from tests.delivery.waits import until
from tests.talk.world import Talker, World

CHATS = list(range(1001, 1201))


@pytest.fixture
async def paced(sqlite_url: str) -> AsyncIterator[World]:
    """The bot with its real pacing, on a server that holds it against Telegram's limits."""
    world = World(sqlite_url, pacing=Pacing, limits=Limits())
    await world.start()
    for chat in CHATS:
        world.api.add_person(chat, "somebody", started=True)
    yield world
    await world.stop()
    assert world.api.refusals == []


async def test_a_burst_of_pushes_stays_within_telegrams_limits(paced: World) -> None:
    await queue_many(paced, CHATS[:20] * 3, "push")
    await paced.bot.sender.pump()
    await paced.settle()
    assert sum(len(said(paced, chat)) for chat in CHATS) == 60


async def test_a_chat_that_gets_many_at_once_stays_within_them_too(paced: World) -> None:
    await queue_many(paced, CHATS[:1] * 6, "push")
    await paced.bot.sender.pump()
    await paced.settle()
    assert said(paced, CHATS[0]) == [f"push {number}" for number in range(6)]


async def test_a_reply_is_not_kept_waiting_by_a_thousand_pushes(paced: World) -> None:
    rep = paced.person(101, "小刘")
    await paced.team("顺达二店", rep)
    await queue_many(paced, [rep.id] * 20 + CHATS * 5, "push")
    await paced.bot.sender.pump()
    await until(lambda: len(said(paced, rep.id)) > 0)
    rep.person.writes("/add 王芳")
    await until(lambda: any("王芳" in text for text in said(paced, rep.id)))
    (left,) = (await select(paced, "SELECT count(*) FROM outbox WHERE priority = 10 AND status <> 'sent'"))[0]
    assert left > 800
    assert len(said(paced, rep.id)) < 10


async def test_what_was_queued_before_a_restart_goes_out_before_what_is_said_after_it(
    world: World, rep: Talker
) -> None:
    before = len(rep.messages())
    for number in range(300):
        await queue(world, rep.id, f"old {number}", priority=REPLY)
    await world.bot.stop()
    rep.person.writes("王芳")
    await world.start_bot()
    await world.settle()
    new = said(world, rep.id)[before:]
    assert new[:300] == [f"old {number}" for number in range(300)]
    assert new[300].startswith("王芳")


async def test_what_was_on_the_wire_at_a_crash_goes_out_again_but_for_answers_to_presses(
    world: World, rep: Talker
) -> None:
    message = await queue(world, rep.id, "again", status="inflight")
    answer = await queue(world, 0, "late", status="inflight", method="answerCallbackQuery", priority=REPLY)
    await world.restart()
    await world.settle()
    assert said(world, rep.id)[-1] == "again"
    assert (await ended(world, message), await ended(world, answer)) == (("sent", None), ("dropped", "expired"))
