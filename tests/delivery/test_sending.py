"""What Telegram answers to a message, and what becomes of it: tried again, given up, never twice for nothing."""

from typing import Any

import pytest

from tests.delivery.rows import calls_of, ended, queue, queue_many, said, select, send_queued
from tests.delivery.waits import until
from tests.talk.world import Talker, World


@pytest.fixture
async def other(world: World) -> Talker:
    """A rep of another team."""
    other = world.person(102, "小陈")
    await world.team("另一店", other)
    return other


async def test_a_flood_limit_keeps_one_chat_waiting_and_no_other(world: World, rep: Talker, other: Talker) -> None:
    world.api.fail_next("sendMessage", status=429, retry_after=2, chat_id=rep.id)
    await queue(world, rep.id, "one")
    await queue(world, rep.id, "two")
    await queue(world, other.id, "meanwhile")
    await world.bot.sender.pump()
    await until(lambda: "meanwhile" in said(world, other.id))
    assert "one" not in said(world, rep.id)
    await world.settle()
    assert said(world, rep.id)[-2:] == ["one", "two"]
    assert calls_of(world, "one") == 2


@pytest.mark.parametrize(
    "fault",
    [{"status": 502}, {"status": 500}, {"drop": "before"}, {"status": 401}],
    ids=["bad gateway", "internal error", "the line breaks", "unauthorised for a moment"],
)
async def test_trouble_on_the_way_is_tried_again_and_the_order_is_kept(
    world: World, rep: Talker, fault: dict[str, Any]
) -> None:
    world.api.fail_next("sendMessage", times=2, **fault)
    rows = [await queue(world, rep.id, says) for says in ("one", "two", "three")]
    await send_queued(world)
    assert said(world, rep.id)[-3:] == ["one", "two", "three"]
    assert [await ended(world, row) for row in rows] == [("sent", None)] * 3
    assert await select(world, "SELECT attempts FROM outbox WHERE id = :id", id=rows[0]) == [(3,)]


async def test_an_answer_that_is_lost_costs_one_repeat_at_most(world: World, rep: Talker) -> None:
    world.api.fail_next("sendMessage", drop="after")
    await queue(world, rep.id, "one")
    await queue(world, rep.id, "two")
    await send_queued(world)
    assert said(world, rep.id)[-3:] == ["one", "one", "two"]


async def test_an_answer_that_never_comes_is_not_waited_for(
    world: World, rep: Talker, other: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.PATIENCE", 0.3)
    await world.restart()
    world.api.fail_next("sendMessage", hang=60, chat_id=rep.id)
    await queue(world, rep.id, "after all")
    await queue(world, other.id, "meanwhile")
    await send_queued(world)
    assert said(world, rep.id)[-1] == "after all"
    assert said(world, other.id)[-1] == "meanwhile"


@pytest.mark.parametrize("why", ["blocked", "deactivated"])
async def test_who_cannot_be_reached_gets_no_more_pushes_until_he_writes(world: World, rep: Talker, why: str) -> None:
    if why == "blocked":
        world.api.fail_next("sendMessage", status=403)
    else:
        rep.person.deactivates()
    first = await queue(world, rep.id, "one")
    await send_queued(world)
    assert (await ended(world, first))[0] == "failed"
    assert not (await world.member(rep)).reachable
    second = await queue(world, rep.id, "two")
    await send_queued(world)
    assert await ended(world, second) == await ended(world, first), "it stands on the list of what did not arrive"
    rep.person.active = True
    await rep.says("王芳")
    assert (await world.member(rep)).reachable
    await queue(world, rep.id, "three")
    await send_queued(world)
    assert said(world, rep.id)[-1] == "three"
    world.api.refusals.clear()


async def test_who_blocks_the_bot_gets_no_push_that_waits_already(world: World, rep: Talker) -> None:
    row = await queue(world, rep.id, "too late")
    rep.person.blocks()
    await world.settle()
    await send_queued(world)
    assert await ended(world, row) == ("failed", "bot was blocked by the user")
    assert world.api.refusals == []


async def test_a_chat_that_does_not_exist_is_given_up(world: World, rep: Talker) -> None:
    row = await queue(world, 555, "anybody there")
    await send_queued(world)
    assert await ended(world, row) == ("failed", "Chat not found")
    assert [refusal.description for refusal in world.api.refusals] == ["Bad Request: chat not found"]
    world.api.refusals.clear()


async def test_a_message_that_telegram_will_never_take_holds_up_nothing(world: World, rep: Talker) -> None:
    broken = await queue(world, rep.id, "<b>never closed", params={"text": "<b>never closed", "parse_mode": "HTML"})
    await queue(world, rep.id, "next")
    await send_queued(world)
    assert (await ended(world, broken))[0] == "failed"
    assert said(world, rep.id)[-1] == "next"
    assert (await world.member(rep)).reachable
    world.api.refusals.clear()


@pytest.mark.parametrize("fault", [{"status": 502}, {"status": 429, "retry_after": 1}, {"drop": "before"}])
async def test_the_answer_to_a_press_is_never_late(world: World, rep: Talker, fault: dict[str, Any]) -> None:
    await rep.says("王芳")
    world.api.fail_next("answerCallbackQuery", **fault)
    press = rep.person.presses(rep.last()["message_id"], "nonsense")
    await world.settle()
    answers = await select(world, "SELECT status, error FROM outbox WHERE method = 'answerCallbackQuery'")
    assert answers[-1] == ("dropped", "late")
    assert world.api.unanswered_presses() == [press]
    world.api.world.presses.clear()


async def test_a_press_that_has_expired_is_let_go_quietly(world: World, rep: Talker) -> None:
    await rep.says("王芳")
    rep.person.presses(rep.last()["message_id"], "nonsense").expires()
    await world.settle()
    answers = await select(world, "SELECT status, error FROM outbox WHERE method = 'answerCallbackQuery'")
    assert answers[-1] == ("dropped", "expired")
    assert len(world.api.refusals) == 1
    world.api.refusals.clear()
    world.api.world.presses.clear()


GONE = {
    "done": "UPDATE followup SET status = 'done'",
    "client archived": "UPDATE client SET archived_at = '2026-11-18 02:00:00'",
    "no longer in the team": "UPDATE member SET active = 0",
}


@pytest.mark.parametrize("change", GONE.values(), ids=GONE.keys())
async def test_a_push_whose_reason_is_gone_is_dropped_at_the_last_moment(
    world: World, rep: Talker, change: str
) -> None:
    await rep.says("王芳 下午3点回访")
    (follow_up,) = (await select(world, "SELECT id FROM followup"))[0]
    world.api.fail_next("sendMessage", status=502, chat_id=rep.id)
    row = await queue(world, rep.id, "call her", check=f"follow_up:{follow_up}")
    await world.bot.sender.pump()
    await until(lambda: calls_of(world, "call her") == 1)
    await world.database(lambda session: session.connection().exec_driver_sql(change))
    await world.settle()
    assert await ended(world, row) == ("dropped", "no longer true")
    assert "call her" not in said(world, rep.id)


async def test_a_push_goes_out_once_by_its_key(world: World, rep: Talker) -> None:
    await queue(world, rep.id, "once", dedupe_key="due:1")
    with pytest.raises(AssertionError):
        await queue(world, rep.id, "once", dedupe_key="due:1")
    await send_queued(world)
    with pytest.raises(AssertionError):
        await queue(world, rep.id, "once", dedupe_key="due:1")
    await send_queued(world)
    assert said(world, rep.id).count("once") == 1


async def test_everything_queued_goes_out_at_one_tick(world: World, rep: Talker, other: Talker) -> None:
    await queue_many(world, [rep.id] * 30 + [other.id] * 30 + [rep.id] * 10, "push")
    await send_queued(world)
    assert said(world, rep.id)[-40:] == [f"push {number}" for number in [*range(30), *range(60, 70)]]
    assert said(world, other.id)[-30:] == [f"push {number}" for number in range(30, 60)]
