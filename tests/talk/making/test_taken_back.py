"""Money owed for a purchase (F4) goes with it when that is taken back, and comes again with it."""

from handlers.payloads.deals import DropPurchase
from tests.talk.customers import customer, open_work
from tests.talk.world import Talker, World

OWED = "还没收 1 笔 · ¥1,280"
NOTHING = "没有要收的款。"


async def owes(world: World, rep: Talker) -> tuple[int, str]:
    """A purchase of which a part is still to be paid; the client's number, and the purchase's undo button."""
    wang = await customer(world, rep, "王芳")
    await rep.says("买 王芳 轮胎 3280")
    undo = rep.button_data("↩️ 撤销")
    await rep.presses("还有尾款")
    assert (await rep.says("1280 周五")).splitlines()[0] == "✅ 王芳 · 轮胎尾款 ¥1,280"
    return wang, undo


async def owed(rep: Talker) -> str:
    """The head of all that is owed."""
    return (await rep.says("/owed")).splitlines()[0]


async def test_a_purchase_taken_back_takes_along_what_is_owed_for_it(world: World, rep: Talker) -> None:
    wang, undo = await owes(world, rep)
    sum_of_it = rep.button_data("收到了")
    await rep.forges(undo)
    assert rep.sees().splitlines() == ["↩️ 已撤销,原话留着:", "轮胎 3280", "尾款 ¥1,280 不用收了"]
    assert await open_work(world, wang) == []
    await rep.forges(sum_of_it)
    assert rep.sees().splitlines()[0] == "王芳 · 轮胎尾款:¥1,280 不收了"
    assert await owed(rep) == NOTHING
    await rep.forges(undo)
    assert rep.sees().splitlines() == ["↩️ 已撤销,原话留着:", "轮胎 3280"]
    assert (await rep.presses("恢复")).splitlines()[-1] == "尾款 ¥1,280 又要收了"
    assert "2026-11-20 收轮胎尾款¥1,280" in await open_work(world, wang)
    assert await owed(rep) == OWED


async def test_nothing_is_owed_for_what_was_brought_back_whole(world: World, rep: Talker) -> None:
    wang, _ = await owes(world, rep)
    assert "尾款" not in await rep.says("退货 王芳 轮胎 1000")
    await rep.presses("↩️ 撤销")
    assert (await rep.says("退货 王芳 轮胎 3280")).splitlines()[1] == "尾款 ¥1,280 不用收了"
    assert await open_work(world, wang) == []
    assert (await rep.presses("↩️ 撤销")).splitlines()[-1] == "尾款 ¥1,280 又要收了"
    assert await owed(rep) == OWED
    assert "尾款 ¥1,280 不用收了" in await rep.says("王芳 今天来电 轮胎退货3280 说太吵")


async def test_it_was_no_purchase_after_all(world: World, rep: Talker) -> None:
    wang, _ = await owes(world, rep)
    await rep.presses("收到一部分")
    await rep.says("280")
    sum_of_it = rep.button_data("收到了")
    await rep.forges(DropPurchase(1).pack())
    assert rep.sees().splitlines()[1] == "尾款 ¥1,000 不用收了(已收 ¥280)"
    undo = rep.button_data("↩️ 撤销")
    assert await owed(rep) == NOTHING
    await rep.forges(undo)
    assert rep.sees().splitlines()[-1] == "尾款 ¥1,000 又要收了"
    await rep.presses("恢复")
    await rep.forges(sum_of_it)
    await rep.presses("还是要收")
    await rep.says("买 王芳 轮胎 500")
    assert await open_work(world, wang) == ["2026-11-20 收轮胎尾款¥1,000"], "as the rep has said"
