"""A purchase put right part by part, wherever it was told."""

from tests.talk.books import amounts, client_named
from tests.talk.plans import work_of
from tests.talk.world import Talker, World


async def test_product_quantity_and_day_are_put_right_and_it_can_go(world: World, rep: Talker) -> None:
    await rep.says("陈建国 13800138000")
    await rep.says("买 陈建国 轮胎4条 3280")
    chen = await client_named(world, "陈建国")
    assert await rep.presses("改一处") == "陈建国 改哪一处?"
    assert rep.rows() == [["¥3,280", "轮胎", "×4"], ["今天", "退货", "更多"], ["不是成交", "返回"]]
    await rep.presses("轮胎")
    assert (await rep.says("米其林轮胎")).startswith("✅ 陈建国 · 米其林轮胎 ×4 · ¥3,280")
    await rep.presses("改一处")
    await rep.presses("×4")
    assert (await rep.says("几条")).startswith("这个没看懂")
    assert "×2" in await rep.says("2")
    await rep.presses("改一处")
    await rep.presses("今天")
    assert (await rep.says("明天")).startswith("这个没看懂")
    assert "11/16 周一" in await rep.says("这周一")
    assert [item.due_on.day for item in await work_of(world, chen)] == [23], "the call about it follows its day"
    await rep.presses("改一处")
    assert await rep.presses("不是成交") == "✅ 陈建国:「¥3,280」去掉了"
    assert (await amounts(world, chen), await work_of(world, chen)) == ([], [])
    await rep.presses("↩️ 撤销")
    assert await amounts(world, chen) == [328_000]


async def test_one_that_a_note_told_of(world: World, rep: Talker) -> None:
    await rep.says("陈建国 13800138000")
    shown = await rep.says("陈建国 今天来电 买了轮胎 3280")
    assert "¥3,280" in shown and "近 12 个月 1 笔" in shown
    await rep.presses("改一处")
    await rep.presses("¥3,280")
    await rep.presses("改一处")
    await rep.presses("不是成交")
    assert await amounts(world, await client_named(world, "陈建国")) == []
