"""A clock that is put forward or back an hour: nothing comes twice, nothing is lost, and ticks go on."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.scheduler import Job, Scheduler
from storage.presence import Alone
from tests.delivery.rows import said, select
from tests.talk.world import Talker, World

HOUR = timedelta(hours=1)


async def test_what_came_due_while_the_clock_was_wrong_comes_once(world: World, rep: Talker) -> None:
    await rep.says("王芳 今天10点40打电话")
    await rep.says("王芳 今天12点再打一次")
    right = world.clock.now()
    await world.comes(right + HOUR)  # put forward
    await world.comes(right)  # and back
    for minutes in (10, 40, 60, 121):
        await world.comes(right + timedelta(minutes=minutes))
    pushes = [text for text in said(world, rep.id) if text.startswith("⏰")]
    assert len([text for text in pushes if "打电话" in text]) == 1
    assert len([text for text in pushes if "再打一次" in text]) == 1
    assert (await select(world, "SELECT count(*) FROM followup WHERE pushed_at IS NULL")) == [(0,)]


async def test_what_waits_is_sent_though_the_clock_was_put_back_after_it_was_queued(world: World, rep: Talker) -> None:
    await rep.says("王芳 今天10点05打电话")
    await world.comes(world.clock.now() + timedelta(minutes=6))
    before = len(said(world, rep.id))
    await world.comes(world.clock.now() - HOUR)
    await world.comes(world.clock.now() + 2 * HOUR)
    assert len([text for text in said(world, rep.id)[before:] if "打电话" in text]) == 0


async def test_ticks_go_on_after_the_clock_was_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.scheduler.LOOK", 0.05)
    ticks = asyncio.Semaphore(0)

    async def tick() -> None:
        ticks.release()

    scheduler = Scheduler([Job("due", 0.1, tick)], Alone(":memory:"))
    scheduler.start()
    await ticks.acquire()
    assert scheduler._ticker is not None
    planned = scheduler._ticker.get_job("due")
    assert planned is not None
    planned.modify(next_run_time=datetime.now(UTC) + HOUR)  # as it stands once the clock was put back
    async with asyncio.timeout(5):
        for _ in range(3):
            await ticks.acquire()
    await scheduler.stop()
