"""getUpdates: each update once and in order, whatever Telegram, the line or the update itself does."""

import asyncio
import json
from typing import Any

import pytest

from storage.queries.book import clients
from storage.queries.team import members
from tests.delivery.rows import inbox_marks, notes, said, select
from tests.delivery.waits import until
from tests.talk.world import Talker, World

FAULTS: dict[str, dict[str, Any]] = {
    "bad gateway": {"status": 502},
    "too many requests": {"status": 429, "retry_after": 1},
    "a second bot": {"status": 409},
    "unauthorised for a moment": {"status": 401},
    "the line breaks before": {"drop": "before"},
    "the answer is lost": {"drop": "after"},
    "the answer is late": {"hang": 0.5},
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
async def test_the_bot_goes_on_after(world: World, rep: Talker, fault: dict[str, Any]) -> None:
    world.api.fail_next("getUpdates", **fault)
    await rep.says("王芳 first")  # comes with the call that was waiting already
    await rep.says("王芳 second")  # needs the one that fails
    assert await notes(world) == ["first", "second"]


async def test_an_answer_that_never_comes_is_given_up(
    world: World, rep: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app.LONG_POLL", 1)
    monkeypatch.setattr("bot.inbox.PATIENCE", 0.5)
    await world.restart()
    world.api.fail_next("getUpdates", hang=60)
    await rep.says("王芳 first")
    await rep.says("王芳 second")
    assert await notes(world) == ["first", "second"]


async def test_an_update_that_telegram_brings_again_after_a_restart_is_taken_once(world: World, rep: Talker) -> None:
    world.api.fail_next("getUpdates", status=502, times=2)  # that it has arrived is told neither now nor at the end
    rep.person.writes("王芳 once")
    await until(lambda: _is(world, ["once"]))
    assert world.api.pending_updates() == 1
    await world.restart()
    await world.settle()
    assert await notes(world) == ["once"]
    assert len([text for text in said(world, rep.id) if "once" in text]) == 1


async def _is(world: World, expected: list[str]) -> bool:
    return await notes(world) == expected and world.bot.idle


@pytest.mark.parametrize(
    "body",
    [
        {"nonsense": True},
        {"chat": {"id": 101, "type": "private"}, "message_id": "?"},
        {"chat": "101", "from": 5},
        {"message_id": 1, "date": "yesterday", "chat": {"id": 101, "type": "private"}},
    ],
)
async def test_an_update_that_cannot_be_read_is_kept_and_passed_over(
    world: World, rep: Talker, body: dict[str, Any]
) -> None:
    world.api.world.updates.add("message", body, 101)
    await rep.says("王芳 later")
    assert ("failed", "not understood") in await inbox_marks(world)
    assert await notes(world) == ["later"]


async def test_half_a_character_stops_nothing(world: World, rep: Talker) -> None:
    message = rep.person.writes("王芳 whole")
    broken = message | {"message_id": 5000, "text": "王芳 half \ud83d"}
    world.api.world.updates.add("message", broken, 101)
    await rep.says("王芳 later")
    assert await notes(world) == ["whole", "later"]
    assert [mark for mark, _ in await inbox_marks(world)].count("failed") == 1


async def test_each_chat_keeps_its_order_among_300_updates_at_once(world: World) -> None:
    reps = [world.person(200 + number, f"员工{number}") for number in range(10)]
    await world.team("十人店", *reps)
    await _a_client_each(world, reps)
    for number in range(30):
        for each in reps:
            each.person.writes(f"王芳{each.id} note-{number:02d}")
    await world.settle()
    wanted = [f"note-{number:02d}" for number in range(30)]
    for each in reps:
        shown = [text for text in said(world, each.id) if "note-" in text]
        assert [text[text.index("note-") :][:7] for text in shown] == wanted
    assert sorted(await notes(world)) == sorted(wanted * 10)


async def _a_client_each(world: World, reps: list[Talker]) -> None:
    def add(session: Any) -> None:
        for each in reps:
            me = members.by_user(session, each.id)
            assert me is not None
            clients.add(session, me, world.clock.now(), name=f"王芳{each.id}")

    await world.database(add)


async def test_a_slow_turn_in_one_chat_keeps_no_other_one_waiting(world: World, rep: Talker) -> None:
    slow = world.person(102, "小陈")
    await world.team("另一店", slow)
    world.api.fail_next("getFile", hang=1.0)
    slow.person.sends_document("purchases.csv", b"customer,date\n1,2026-01-02\n", "text/csv")
    rep.person.writes("王芳 quick")
    await until(lambda: any("quick" in text for text in said(world, rep.id)))
    assert said(world, slow.id) == []
    assert not world.bot.lanes.idle
    await world.settle()
    assert len(said(world, slow.id)) == 1


async def test_an_update_that_comes_again_while_it_waits_is_not_queued_twice(world: World, rep: Talker) -> None:
    world.api.fail_next("getFile", hang=0.5)
    rep.person.sends_document("a.csv", b"customer,date\n", "text/csv")
    rep.person.writes("王芳 behind it")
    await until(lambda: world.api.pending_updates() == 0)
    waiting = [json.loads(body) for (body,) in await select(world, "SELECT body FROM inbox WHERE status = 'open'")]
    assert len(waiting) == 2
    await asyncio.gather(*(world.bot.intake.take([body]) for body in waiting))
    await world.settle()
    assert await notes(world) == ["behind it"]
