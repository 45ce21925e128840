"""Just before a push goes: never in quiet hours, never silently late; and one that Telegram can't take is given up."""

from datetime import datetime, timedelta

import pytest

from bot.patience import STRIKES, Patience
from tests.delivery.rows import ended, queue, said, select, send_queued
from tests.talk.world import SHANGHAI, Talker, World

EVENING = datetime(2026, 11, 18, 21, 40, tzinfo=SHANGHAI)
MORNING = datetime(2026, 11, 19, 8, 30, tzinfo=SHANGHAI)


async def test_what_was_held_up_until_quiet_hours_waits_for_their_end(world: World, rep: Talker) -> None:
    row = await queue(world, rep.id, "good news")
    world.clock.move_to(EVENING)
    await send_queued(world)
    assert "good news" not in said(world, rep.id)
    assert await ended(world, row) == ("queued", "quiet hours")
    world.clock.move_to(MORNING)
    await send_queued(world)
    assert said(world, rep.id)[-1] == "good news"  # not late: its time was moved


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh_Hans", "晚到了,本该 今天 10:00"),
        ("zh_Hant", "晚到了,本該 今天 10:00"),
        ("en", "Late – meant for today 10:00"),
    ],
)
async def test_what_comes_late_says_so(world: World, rep: Talker, language: str, line: str) -> None:
    member = await world.member(rep)
    member.language = language
    await world.database(lambda session: session.merge(member))
    await queue(world, rep.id, "call her")
    world.clock.move_to(world.clock.now() + timedelta(minutes=40))
    await send_queued(world)
    assert said(world, rep.id)[-1] == f"{line}\ncall her"


async def test_a_reply_is_given_also_in_quiet_hours(world: World, rep: Talker) -> None:
    world.clock.move_to(EVENING)
    assert "王芳" in await rep.says("王芳")


async def test_what_telegram_cannot_take_is_given_up_and_holds_its_chat_no_longer(
    world: World, rep: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.patience.STRIKES", 1)
    world.api.fail_next("sendMessage", status=500)
    poison = await queue(world, rep.id, "poison")
    after = await queue(world, rep.id, "after it")
    await send_queued(world)
    assert await ended(world, poison) == ("failed", "given up: NetworkError")
    assert await ended(world, after) == ("sent", None)
    assert (await select(world, "SELECT attempts FROM outbox WHERE id = :id", id=poison))[0] == (1,)


def test_an_outage_wears_out_no_message() -> None:
    patience = Patience()
    assert not any(patience.is_out(1) for _ in range(STRIKES * 10))


def test_a_message_that_fails_while_others_go_through_is_given_up() -> None:
    patience, tries = Patience(), 1
    while not patience.is_out(1):
        patience.went_through(2)
        tries += 1
    assert tries == STRIKES
