"""Deals in another currency than the team's (F3) count by the last rate, or by the one that is said."""

from sqlmodel import Session, select

from storage.tables import Opportunity, Purchase
from tests.talk.customers import customer
from tests.talk.world import Talker, World


async def test_a_deal_in_dollars_counts_by_the_rate(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    shown = (await rep.says("王芳 商机 USD 20000 设备 12月")).splitlines()
    assert shown[:2] == ["✅ 王芳 · 设备", "US$20,000 · 12月 · 温"]
    assert shown[-2:] == ["合人民币多少?", "例:¥144,000 或 汇率7.2"]
    assert (await rep.says("7.2")).splitlines()[1] == "US$20,000(合 ¥144,000) · 12月 · 温"
    await rep.says("王芳 商机 设备 15万")
    assert rep.sees().splitlines()[1] == "¥150,000 · 12月 · 温", "said anew in the team's own"
    await rep.says("王芳 商机 设备 1万欧元")
    assert (await rep.says("7.8万")).splitlines()[1] == "€10,000(合 ¥78,000) · 12月 · 温"
    assert (await rep.says("/undo")).splitlines()[0] == "↩️ 已撤销,原话留着:"


async def test_once_a_rate_is_known_nothing_is_asked(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    await rep.says("买 王芳 样品 US$300")
    await rep.says("2160")
    shown = (await rep.says("王芳 商机 设备 2万美金 12月")).splitlines()
    assert shown[1] == "US$20,000(合 ¥144,000) · 12月 · 温"
    assert "合人民币多少?" not in shown
    await rep.presses("成了")
    await rep.presses("卖了 ¥144,000")

    def read(session: Session) -> tuple[int | None, str, int | None]:
        bought = session.exec(select(Purchase).order_by(Purchase.id.desc())).first()  # type: ignore[union-attr]
        deal = session.exec(select(Opportunity)).one()
        assert bought is not None
        return bought.foreign_amount, bought.foreign_currency, deal.won_amount

    assert await world.database(read) == (2_000_000, "USD", 14_400_000)


async def test_an_answer_may_be_in_another_currency(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    await rep.says("王芳 商机 设备 12月")
    assert (await rep.says("2万美元")).splitlines()[1] == "US$20,000 · 12月 · 温"
    assert (await rep.says("14万")).splitlines()[1] == "US$20,000(合 ¥140,000) · 12月 · 温"
