"""What else is known of a purchase (B3): margin, for whom, how they heard of us, another currency, what came back."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from storage.tables import Purchase
from tests.talk.customers import TODAY, customer, every, open_work
from tests.talk.world import Talker, World


async def bought(world: World, client: int) -> list[Purchase]:
    """What the client bought and brought back, in order."""

    def read(session: Session) -> list[Purchase]:
        found = session.exec(select(Purchase).where(Purchase.client_id == client).order_by(Purchase.id)).all()  # type: ignore[arg-type]
        for each in found:
            session.expunge(each)
        return list(found)

    return await world.database(read)


TOLD = {
    "zh_Hans": ("买 陈建国 轮胎4条 3280 毛利800 给女儿 抖音来的", "毛利 ¥800 · 给女儿 · 来源 短视频"),
    "zh_Hant": ("買 陈建国 輪胎4條 3280 毛利25% 給女兒買的 路過", "毛利 ¥820 · 給女兒 · 來源 路過"),
    "en": ("/buy 陈建国 tyres 3280 our cost 2480 for his daughter via google",
           "margin ¥800 · for his daughter · through a search"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_all_of_it_in_one_line(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    chen = await customer(world, rep, "陈建国")
    typed, shown = TOLD[language]
    assert (await rep.says(typed)).splitlines()[1] == shown
    assert len(rep.sees().splitlines()) <= 7
    assert [(each.amount, each.product) for each in await bought(world, chen)] in (
        [(328_000, "轮胎")],
        [(328_000, "輪胎")],
        [(328_000, "tyres")],
    )


async def test_each_part_is_put_right_by_a_button_and_taken_back(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    await rep.says("买 陈建国 轮胎4条 3280")
    await rep.presses("改一处")
    await rep.presses("¥3,280")
    assert "还没有这个汇率,请打人民币金额。" in await rep.says("US$400")
    await rep.says("3280")
    await rep.presses("怎么来的")
    assert "来源 广告" in await rep.presses("广告")
    assert "怎么来的" not in rep.buttons()
    await rep.presses("改一处")
    assert rep.rows() == [["¥3,280", "轮胎", "×4"], ["今天", "退货", "更多"], ["不是成交", "返回"]]
    await rep.presses("更多")
    assert rep.rows() == [["毛利", "给谁买", "广告"], ["能用多久", "返回"]]
    await rep.presses("毛利")
    assert (await rep.says("不少")).startswith("这个没看懂")
    assert "毛利 ¥656 · 来源 广告" in await rep.says("20%")
    for button, typed in (("给谁买", "他太太"), ("广告", "老邻居带来的")):
        await rep.presses("改一处")
        await rep.presses("更多")
        await rep.presses(button)
        await rep.says(typed)
    assert "毛利 ¥656 · 给他太太 · 来源 老邻居带来的" in rep.sees()
    await rep.presses("↩️ 撤销")
    found = (await bought(world, chen))[0]
    assert (found.margin, found.for_whom, found.source) == (65_600, "他太太", "ad")


async def test_how_they_came_is_asked_once(world: World, rep: Talker) -> None:
    await customer(world, rep, "陈建国", every(30, 1, TODAY - timedelta(days=10)))
    await rep.says("买 陈建国 轮胎 3280")
    assert "怎么来的" not in rep.buttons(), "only with the first one"


async def test_another_currency_is_kept_as_it_is_and_counted_in_ours(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    assert (await rep.says("买 陈建国 USD 300 滤芯")).splitlines()[:2] == ["陈建国 · 滤芯 · US$300", "合人民币多少?"]
    assert (await rep.says("不清楚")).startswith("陈建国 · 滤芯 · US$300"), "asked again"
    assert await rep.says("陈建国 今天来电 说预算25万") == "陈建国 的购买 还没填完。"
    assert rep.texts()[-2].startswith("✅ 陈建国 · 今天电话"), "a line of its own, no answer"
    await rep.presses(rep.buttons()[0])
    shown = await rep.says("汇率7.2")
    assert shown.startswith("✅ 陈建国 · 滤芯 · US$300(合 ¥2,160)")
    assert "近 12 个月 1 笔 · ¥2,160" in shown
    await rep.says("买 陈建国 $100 滤芯")
    assert rep.buttons() == ["¥720"], "as last time"
    assert "US$100(合 ¥720)" in await rep.presses("¥720")
    await rep.presses("改一处")
    await rep.presses("US$100")
    assert "US$200(合 ¥1,440)" in await rep.says("US$200")
    await rep.presses("改一处")
    await rep.presses("退货")
    assert "最多能退 ¥1,440" in await rep.says("HK$100"), "no rate is known for that"
    await rep.says("US$50")
    found = [(each.amount, each.foreign_amount, each.foreign_currency) for each in await bought(world, chen)]
    assert found == [(216_000, 30_000, "USD"), (144_000, 20_000, "USD"), (-36_000, -5_000, "USD")]


async def test_a_note_that_tells_of_another_currency(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    assert "US$3,400 合人民币多少?" in await rep.says("陈建国 今天来电 买了轮胎 US$3,400")
    assert "¥3,400" not in "".join(rep.buttons())
    assert "US$3,400(合 ¥24,480)" in await rep.says("24480")
    await rep.says("陈建国 又买了滤芯 US$100")
    assert rep.buttons()[0] == "¥720"
    await rep.presses("¥720")
    found = [(each.amount, each.foreign_amount) for each in await bought(world, chen)]
    assert found == [(2_448_000, 340_000), (72_000, 10_000)]


async def test_a_note_put_right_keeps_what_it_does_not_say(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    at = await rep.says("陈建国 今天来电 买了轮胎 3280,毛利800")
    assert "毛利 ¥800" in at
    assert (await rep.says("不对,3380")).startswith("✅ 陈建国 · 轮胎 · ¥3,380")
    assert [(each.amount, each.margin) for each in await bought(world, chen)] == [(338_000, 80_000)]


RETURNS = {
    "zh_Hans": ("买 陈建国 退 轮胎 3280", "✅ 陈建国 · 退货 轮胎 · ¥3,280"),
    "zh_Hant": ("退貨 陈建国 輪胎 3280", "✅ 陈建国 · 退貨 輪胎 · ¥3,280"),
    "en": ("/return 陈建国 tyres 3280", "✅ 陈建国 · returned tyres · ¥3,280"),
}


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_what_came_back_by_a_line(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    chen = await customer(world, rep, "陈建国")
    typed, shown = RETURNS[language]
    assert await rep.says(typed)
    assert await bought(world, chen) == [], "nothing was bought that could come back"
    await rep.says("/buy 陈建国 tyres 3280")
    assert len(await open_work(world, chen)) == 1
    assert (await rep.says(typed)).splitlines()[0] == shown
    assert await open_work(world, chen) == [], "nobody is asked how it does in use"
    await rep.presses(rep.buttons()[-1])
    assert [each.amount for each in await bought(world, chen)] == [328_000]
    assert len(await open_work(world, chen)) == 1


async def test_what_came_back_by_buttons(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国", [(TODAY - timedelta(days=200), 100_000)])
    await rep.says("买 陈建国 昨天 轮胎4条 3280")
    await rep.presses("改一处")
    await rep.presses("退货")
    assert rep.rows() == [["全退 ¥3,280"], ["退一件 ¥820"], ["返回"]]
    assert "最多能退 ¥3,280" in await rep.says("5000")
    one = rep.button_data("退一件 ¥820")
    assert (await rep.presses("退一件 ¥820")).startswith("✅ 陈建国 · 退货 轮胎 · ¥820 · 11/17 周二")
    assert (await rep.forges(one)).text == "这件已办完。", "tapped twice"
    await rep.says("陈建国")
    await rep.presses("更多")
    await rep.presses("其他")
    await rep.presses("购买")
    assert rep.buttons()[:3] == ["11/17 · 退货 轮胎 · ¥820", "11/17 · 轮胎 ×4 · ¥3,280", "5/2 · ¥1,000"]
    assert "其中退了 ¥820" in await rep.presses("11/17 · 轮胎 ×4 · ¥3,280")
    await rep.presses("改一处")
    await rep.presses("退货")
    rest = rep.button_data("全退 ¥2,460")
    await rep.presses("全退 ¥2,460")
    assert "1 笔 · ¥1,000" in rep.sees()
    for data in (one, rest):
        assert (await rep.forges(data)).text == "这件已办完。"
    assert [each.amount for each in await bought(world, chen)] == [100_000, 328_000, -82_000, -246_000]


async def test_a_minus_is_asked_about(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国", [(TODAY - timedelta(days=20), 50_000)])
    assert "是退货,还是买的?" in await rep.says("买 陈建国 轮胎 -500")
    assert rep.buttons() == ["退货 ¥500", "买了 ¥500"]
    await rep.presses("退货 ¥500")
    assert [each.amount for each in await bought(world, chen)] == [50_000, -50_000]


async def test_nobody_else_gets_at_the_details(world: World, rep: Talker) -> None:
    await customer(world, rep, "陈建国")
    await rep.says("买 陈建国 轮胎4条 3280")
    rival_lead = world.person(200, "对手")
    await world.team("别家", rival_lead)
    await rival_lead.says("/tiers")
    before = len(rival_lead.messages())
    for data in ("br:1", "gw:1:100", "gy:1", "bu:1", "bv:1:ad", "bm:1:1", "bg:1:1", "go:1", "gn:1:name", "gz:1:1"):
        assert (await rival_lead.forges(data)).text
    assert len(rival_lead.messages()) == before
