"""Deals in the making (F3): written in a line, put right by buttons, won by a purchase or lost; a month's forecast."""

from datetime import date, datetime

import pytest
from sqlmodel import col, select

from handlers.payloads import making as on_making
from playbook.making import WhyLost
from playbook.stages import ProspectClass
from storage.tables import Opportunity, Purchase
from tests.talk.books import amounts
from tests.talk.customers import TODAY, customer
from tests.talk.world import SHANGHAI, Talker, World

_IS_OPEN = col(Opportunity.status) == "open"
TYPED = {
    "zh_Hans": "王芳 商机 11月 换车 25万 竞品:比亚迪 老公拍板",
    "zh_Hant": "商機 王芳 11月 換車 25萬 競品:比亞迪 老公拍板",
    "en": "deal 王芳 SUV 250k November vs BYD, husband decides",
}
SHOWN = {
    "zh_Hans": ["✅ 王芳 · 换车", "¥250,000 · 11月 · 温", "还在看 比亚迪 · 老公拍板", "下一步 还没定"],
    "zh_Hant": ["✅ 王芳 · 換車", "¥250,000 · 11月 · 溫", "還在看 比亞迪 · 老公決定", "下一步 還沒排"],
    "en": ["✅ 王芳 · SUV", "¥250,000 · November · warm", "against BYD · husband decides", "Next: not set yet"],
}
MONTH = {
    "zh_Hans": ["11月能成 1 笔 · 25万", "按把握算约 10万", "1 笔还没定下一步"],
    "zh_Hant": ["11月可望 1 筆 · 25萬", "依把握算約 10萬", "1 筆還沒定下一步"],
    "en": ["November · 1 deal · 250k", "Likely about 100k", "1 deal has no next step"],
}
ON_CARD = {"zh_Hans": "商机 25万 · 11月", "zh_Hant": "商機 25萬 · 11月", "en": "Deal 250k · Nov"}
WON = {
    "zh_Hans": ("成了", "卖了 ¥250,000", "今天 成了 · ¥250,000"),
    "zh_Hant": ("成交了", "賣了 ¥250,000", "今天 成交 · ¥250,000"),
    "en": ("Won", "Sold for ¥250,000", "Won today · ¥250,000"),
}


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_a_line_becomes_a_deal_that_a_purchase_closes(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    wang = await customer(world, rep, "王芳")
    assert (await rep.says(TYPED[language])).splitlines() == SHOWN[language]
    assert (await rep.says("/deals")).splitlines() == MONTH[language]
    assert (await rep.says("王芳")).splitlines()[1] == ON_CARD[language]
    await rep.says("/deal 王芳")
    won, sold, told = WON[language]
    await rep.presses(won)
    assert (await rep.presses(sold)).splitlines()[1] == told
    assert await amounts(world, wang) == [25_000_000]
    undo = next(label for label in rep.buttons() if label.startswith("↩️"))
    await rep.presses(undo)
    assert await amounts(world, wang) == []
    assert (await rep.says("/deals")).splitlines() == MONTH[language]


async def test_step_by_step_by_buttons_and_each_part_put_right(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    await rep.says("/card 王芳")
    for label in ("更多", "其他"):
        await rep.presses(label)
    assert (await rep.presses("商机")).splitlines() == ["王芳 想买什么?", "一行写完,例:换车 25万 6月 竞品:比亚迪"]
    assert (await rep.says("换车")).splitlines()[-1] == "哪个月能定?点一个,打字也行"
    assert (await rep.says("赵六 尾款 2万 12月")).splitlines()[0] == "还没有赵六。原话留着。"
    assert (await rep.presses("12月")).splitlines()[-1] == "大概多少钱?打个数"
    assert (await rep.says("25")).splitlines()[-1] == "是哪个数?"
    assert rep.rows()[0] == ["25万", "¥25"]
    assert (await rep.presses("25万")).splitlines()[:2] == ["✅ 王芳 · 换车", "¥250,000 · 12月 · 温"]
    for part, typed, line in (
        ("竞品", "比亚迪", "还在看 比亚迪"),
        ("谁拍板", "老公", "还在看 比亚迪 · 老公拍板"),
        ("预算", "30万", "预算 ¥300,000"),
        ("换车", "换SUV", "✅ 王芳 · 换SUV"),
        ("12月", "明年3月", "12月拖过来的"),
    ):
        await rep.presses("改一处")
        await rep.presses(part)
        assert line in (await rep.says(typed)).splitlines()
    await rep.presses("改一处")
    await rep.presses("温")
    assert "¥250,000 · 2027年3月 · 热" in await rep.presses("热")
    await rep.presses("改月份")
    assert (await rep.says("大概吧")).splitlines()[0] == "这个没看懂。"
    assert "2026" not in await rep.presses("返回")


async def test_a_purchase_by_itself_offers_to_close_the_deal_and_taken_back_opens_it(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    await rep.says("王芳 商机 11月 换车 25万 热")
    await rep.says("买 王芳 换车 248000")
    assert (await rep.presses("商机成了")).splitlines()[1] == "今天 成了 · ¥248,000"
    old = rep.button_data("接着谈")
    assert (await rep.says("/deals")).splitlines()[:2] == ["11月还没有商机", "打一行,例:商机 王芳 换车 25万 6月"]
    assert "本月已卖 24.8万,商机成了 1 笔" in rep.sees()
    await rep.says("/undo")
    assert (await rep.says("/deals")).splitlines()[0] == "11月能成 1 笔 · 25万"
    assert "热" in (await rep.forges(old)).text or "王芳 · 换车" in rep.sees()
    await rep.says("/deal 王芳")
    await rep.presses("没成")
    assert "没成:选了别家" in await rep.presses("选了别家")
    assert "接着谈" in rep.buttons()
    assert "¥250,000 · 11月 · 热" in await rep.presses("接着谈")


async def test_a_deal_is_worth_what_its_purchase_is_and_a_purchase_closes_one(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    await rep.says("王芳 商机 11月 换车 25万 热")
    await rep.says("买 王芳 换车 248000")
    await rep.presses("商机成了")
    await rep.presses("看这笔")
    await rep.presses("改一处")
    await rep.presses("¥248,000")
    await rep.says("238000")
    assert "没有商机" in await rep.says("/deals")
    await rep.says("王芳 商机 12月 保险 5000")
    second = await world.database(lambda session: session.exec(select(Opportunity.id).where(_IS_OPEN)).one())
    bought = await world.database(lambda session: session.exec(select(Purchase.id)).one())
    first = await world.database(lambda session: session.exec(select(Opportunity).where(~_IS_OPEN)).one())
    assert (first.won_amount, first.purchase_id) == (23_800_000, bought)
    await rep.forges(on_making.WinBy(second or 0, bought or 0).pack())
    assert await world.database(lambda session: session.exec(select(Opportunity.id).where(_IS_OPEN)).one()) == second


async def test_a_months_end_asks_once_and_nothing_is_lost(world: World, owner: Talker, rep: Talker) -> None:
    other = world.talker(102)
    await customer(world, rep, "王芳")
    await customer(world, other, "李敏")
    await rep.says("王芳 商机 11月 换车 25万")
    await other.says("李敏 商机 12月 保单 3600 凉")
    await other.says("跟进 李敏 12/10 问保单")
    await world.comes(datetime(2026, 12, 1, 9, tzinfo=SHANGHAI))
    await world.comes(datetime(2026, 12, 1, 9, 15, tzinfo=SHANGHAI))
    asked = [text for text in rep.texts() if "过了月还没成" in text]
    assert asked == ["1 笔商机过了月还没成\n共 25万,还在谈吗?"]
    await world.comes(datetime(2026, 12, 2, 9, 15, tzinfo=SHANGHAI))
    assert [text for text in rep.texts() if "过了月还没成" in text] == asked
    assert (await owner.says("商机")).splitlines() == [
        "12月能成 2 笔 · 25.4万", "按把握算约 10万", "前几月拖来 1 笔 · 25万", "1 笔还没定下一步",
        "小刘 1 笔 25万,约 10万", "小陈 1 笔 ¥3,600,约 ¥360",
    ]  # fmt: skip
    assert (await owner.presses("小陈")).splitlines()[0] == "小陈 · 12月能成 1 笔 · ¥3,600"
    assert (await rep.presses("都挪到12月")).splitlines()[2] == "前几月拖来 1 笔 · 25万"
    assert rep.toast.text == "1 笔挪到了12月"
    await rep.presses("王芳 换车 25万 · 没下一步")
    assert "11月拖过来的" in rep.sees()
    assert "定跟进" in rep.buttons()


async def test_a_name_wins_and_a_tale_of_a_deal_stays_a_note(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    await rep.says("王芳 商机 没了")
    assert rep.sees().splitlines()[0] == "✅ 王芳 · 记下了"
    await rep.says("王芳 想换车 预算25万 年底")
    assert "记成商机" in rep.buttons()
    assert (await rep.says("王芳 商机")).splitlines()[0] == "王芳 想买什么?"
    assert "记下了" in await rep.says("没了")
    assert (await rep.presses("记成商机")).splitlines()[:2] == ["✅ 王芳 · 换车", "¥250,000 · 12月 · 温"]


async def test_a_deal_of_a_note_is_called_by_what_is_wanted(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    await rep.says("今天和王芳聊,年底可能要换5台设备,大概20万")
    assert (await rep.presses("记成商机")).splitlines()[:2] == ["✅ 王芳 · 换5台设备", "¥200,000 · 12月 · 温"]


async def test_of_a_note_one_deal_is_made(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    await rep.says("王芳 想换车 预算25万 年底")
    button = rep.button_data("记成商机")
    shown = await rep.presses("记成商机")
    undo = rep.button_data("↩️ 撤销")
    assert (await rep.forges(button)).text == "已记过"
    assert rep.sees() == shown.removeprefix("✅ ")
    await rep.forges(on_making.LoseDeal(1, WhyLost.PRICE).pack())
    assert (await rep.forges(button)).text == "已记过"
    assert rep.sees().splitlines()[:2] == ["王芳 · 换车", "今天 没成:价格"]
    await rep.presses("接着谈")
    await rep.forges(undo)
    assert (await rep.forges(button)).text != "已记过", "the first was taken back"
    assert len(await world.database(lambda session: session.exec(select(Opportunity)).all())) == 1


async def test_another_teams_deals_are_not_to_be_had(world: World, rep: Talker) -> None:
    wang = await customer(world, rep, "欧阳静", [(TODAY, 328_000)])
    await rep.says("欧阳静 商机 12月 挖掘机 81万")
    stranger = world.person(201, "外人")
    await world.team("别家", world.person(200, "别家店长"), stranger)
    m, month = on_making, date(2026, 12, 1)
    presses = [
        m.AskDeal(wang), m.ShowDeal(1), m.ShowForecast(month, 2, 0), m.ShowForecast(None, 0, 9), m.ShowDealParts(1),
        m.AskDealPart(1, m.Part.RIVAL), m.SetMonth(1, month), m.SetGrade(1, ProspectClass.HOT), m.AskWon(1),
        m.WinBy(1, 1), m.BuyAndWin(1), m.AskWonAmount(1), m.AskWhyLost(1), m.LoseDeal(1, WhyLost.PRICE),
        m.ReopenDeal(1), m.SetAmount(1, 5), m.MoveOver(month), m.DealFromNote(1),
    ]  # fmt: skip
    for other in (stranger, world.talker(102)):
        await other.says("/today")
        for press in presses:
            answer = await other.forges(press.pack())
            assert not any(
                word in answer.text + "".join(other.texts()) for word in ("挖掘机", "欧阳静", "81万", "810,000")
            )
    assert (await rep.says("/deal 欧阳静")).splitlines()[1] == "¥810,000 · 12月 · 温"


async def test_a_note_put_right_keeps_the_deal_that_it_has_won(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    await rep.says("王芳 商机 11月 换车 25万 热")
    await rep.says("王芳 今天来电 买了车 248000")
    deal = await world.database(lambda session: session.exec(select(Opportunity.id)).one())
    won = await world.database(lambda session: session.exec(select(Purchase.id)).one())
    await rep.forges(on_making.WinBy(deal or 0, won or 0).pack())
    await rep.edits("王芳 今天来电 买了车 228000")
    found = await world.database(lambda session: session.exec(select(Opportunity)).one())
    bought = await world.database(lambda session: session.exec(select(Purchase)).one())
    assert (found.won_amount, found.purchase_id) == (22_800_000, bought.id)
    await rep.edits("王芳 今天来电 再看看")
    found = await world.database(lambda session: session.exec(select(Opportunity)).one())
    assert (found.status, found.purchase_id) == ("open", None), "there was no such purchase"
