"""Purchases that make no sense (B3): more came back than was bought, more earned than was paid; what is a price."""

from sqlmodel import Session, select

from storage.tables import Purchase
from tests.talk.customers import customer
from tests.talk.world import Talker, World


async def amounts_of(world: World, client: int) -> list[int]:
    """What the client bought and brought back, in order."""

    def read(session: Session) -> list[int]:
        query = select(Purchase.amount).where(Purchase.client_id == client).order_by(Purchase.id)  # type: ignore[arg-type]
        return list(session.exec(query).all())

    return await world.database(read)


async def test_no_more_comes_back_than_was_bought(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    await rep.says("买 陈建国 轮胎 3280")
    asked = "陈建国 一共买了 ¥3,280。\n退不了这么多。退了多少?"
    assert await rep.says("退货 陈建国 轮胎 50000") == asked
    assert await rep.says("9000") == asked
    assert "退货 轮胎 · ¥1,000" in await rep.says("1000")
    assert "退货 轮胎 50000" in await rep.says("/undo"), "in the language it was typed in"
    await rep.says("陈建国 退货 轮胎 99999")
    assert rep.rows()[0] == ["¥3,280"]
    await rep.says("9000")
    assert await amounts_of(world, chen) == [328_000]
    assert "退货:轮胎 · ¥3,280" in await rep.presses("¥3,280")
    assert await amounts_of(world, chen) == [328_000, -328_000]
    assert await rep.says("退货 陈建国 轮胎 100") == "陈建国 买的都退完了。\n没有能退的。"


async def test_insurance_is_sold_too(world: World, rep: Talker) -> None:
    await customer(world, rep, "陈建国")
    assert "陈建国 · 保险 · ¥5,200" in await rep.says("买 陈建国 保险 5200")
    assert "车 · ¥250,000" in await rep.says("买 陈建国 车 25万 保险5200")


async def test_a_rebate_is_no_part_of_the_goods_and_a_margin_above_the_price_is_told(world: World, rep: Talker) -> None:
    await customer(world, rep, "陈建国")
    assert "陈建国 · 轮胎 · ¥656" in await rep.says("买 陈建国 轮胎 8折 656")
    assert "毛利 ¥5,000,高过卖价" in await rep.says("买 陈建国 机油 3280 毛利5000")
