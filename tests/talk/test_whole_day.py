"""A rep's day on each database, by polling and by webhook."""

from collections.abc import AsyncIterator

import pytest

from tests.talk.webhook import webhook
from tests.talk.world import WEDNESDAY, Talker, World


@pytest.fixture(params=["polling", "webhook"])
async def any_world(request: pytest.FixtureRequest, database_url: str) -> AsyncIterator[World]:
    """The bot on each database, each way."""
    world = World(database_url, **(webhook() if request.param == "webhook" else {}))
    await world.start()
    yield world
    await world.settle()
    refusals, unanswered = world.api.refusals, world.api.unanswered_presses()
    await world.stop()
    assert (refusals, unanswered) == ([], [])


async def test_a_reps_day(any_world: World) -> None:
    world = any_world
    owner, rep = world.person(100, "店长"), world.person(101, "小刘")
    await world.team("顺达二店", owner, rep)
    await _captures(rep)
    await _looks_up(rep)
    await _undoes(rep)
    await _is_reminded(world, rep)
    await _sells(rep)
    await world.restart()
    assert (await rep.says("王芳")).startswith("王芳 · 老客户 黄金")


async def _captures(rep: Talker) -> None:
    assert "新客户 王芳" in await rep.says("/add 王芳 13800138000 顺达物流 想换车")
    shown = await rep.says("王芳 今天面谈 想要Model 3 孩子找英语家教 周五前发报价 下周三下午3点回访")
    assert shown.splitlines()[:4] == [
        "✅ 王芳 · 今天面谈",
        "想要 Model 3;孩子找英语家教",
        "🤝 最晚 11/20 周五:发报价",
        "⏰ 11/25 周三 15:00 回访",
    ]


async def _looks_up(rep: Talker) -> None:
    for typed in ("王芳", "wf", "8000", "顺达", "wangf"):
        assert (await rep.says(typed)).startswith("王芳 · 准客户"), typed


async def _undoes(rep: Talker) -> None:
    assert "没有" not in await rep.says("王芳 电话 说再想想")
    assert "已撤销" in await rep.presses("↩️ 撤销")


async def _is_reminded(world: World, rep: Talker) -> None:
    assert "11/18" in await rep.says("跟进 王芳 今天11点 送样品") or "今天 11:00" in rep.sees()
    await world.comes(WEDNESDAY.replace(hour=11))
    assert rep.sees().startswith("⏰ 11:00 王芳 送样品")
    assert "下一步" in await rep.presses("✅ 做完了")


async def _sells(rep: Talker) -> None:
    shown = await rep.says("买 王芳 轮胎4条 3280")
    assert shown.splitlines()[0] == "✅ 王芳 · 轮胎 ×4 · ¥3,280"
