"""Attempts that are typed (F2): counted, with better hours to try again; and what a client wants to be called (F1)."""

from tests.talk.plans import at, client, planned, work_of
from tests.talk.world import Talker, World


async def test_an_attempt_offers_better_hours_and_is_counted(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    assert (await rep.says("王芳 没打通")).splitlines() == ["✅ 王芳 · 今天没打通", "试了 1 次,什么时候再打?"]
    assert rep.rows() == [["今天 18:30", "11/19 周四 10:00", "发句话"], ["改一处", "换客户", "↩️ 撤销"]]
    assert await rep.presses("今天 18:30") == "⏰ 王芳 今天 18:30 再打一次"
    assert [(item.text, item.due_at) for item in await work_of(world, number)] == [("再打一次", at(18, 18, 30))]
    await world.passes(hours=2)
    assert "试了 2 次" not in await rep.says("王芳 又没接"), "the next try is planned already"
    await rep.says("王芳 今天来电")
    await world.passes(days=3)
    assert "试了 1 次" in await rep.says("王芳 没人接")


async def test_what_was_due_moves_to_the_better_hour(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, at(18).date(), at(18, 9).time(), text="回访")
    await rep.says("王芳 没打通")
    assert "回访" in await rep.presses("11/19 周四 10:00")
    (item,) = await work_of(world, number)
    assert (item.due_at, item.attempts) == (at(19, 10), 1)
    await rep.presses("↩️ 撤销")
    (item,) = await work_of(world, number)
    assert (item.due_at, item.attempts) == (at(18, 9), 0)


async def test_a_message_that_stays_unanswered_is_no_call(world: World, rep: Talker) -> None:
    await client(world, rep)
    assert await rep.says("王芳 把我拉黑了") in ("✅ 王芳 · 今天没打通", "✅ 王芳 · 今天没打通\n把我拉黑了")


async def test_a_line_instead(world: World, rep: Talker) -> None:
    await client(world, rep)
    await rep.says("王芳 没打通")
    assert (await rep.presses("发句话")).startswith("王芳\n王芳,刚给您打电话没接通")
    assert rep.buttons() == ["复制", "返回"]


async def test_what_she_wants_to_be_called_is_one_tap(world: World, rep: Talker) -> None:
    await client(world, rep)
    await rep.says("王芳 今天来电 叫王姐就行 平时用微信联系")
    assert rep.buttons()[:2] == ["称呼:王姐", "存:平时用微信联系"]
    await rep.presses("称呼:王姐")
    assert "称呼:王姐" not in rep.buttons()
    await rep.presses("存:平时用微信联系")
    assert (await rep.says("王姐")).startswith("王芳"), "it finds her"
    await rep.presses("更多")
    assert "王姐 · 平时用微信联系" in await rep.presses("关怀")
