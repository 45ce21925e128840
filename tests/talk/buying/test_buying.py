"""Buying: a line becomes a purchase; what is unclear is asked; what follows is planned; all of it can be taken back."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from storage.tables import Client, LapseCase, LapseStatus, Purchase
from tests.talk.customers import TODAY, customer, every, open_work
from tests.talk.world import Talker, World

SAYS = {
    "zh_Hans": (
        "买 陈建国 轮胎4条 3280",
        ["✅ 陈建国 · 轮胎 ×4 · ¥3,280", "近 12 个月 1 笔 · ¥3,280 · 黄金", "第一笔,转为老客户",
         "⏰ 11/25 周三 问用得怎样"],
        ["能用多久", "谁介绍的", "怎么来的", "改一处", "还有尾款", "卡片", "↩️ 撤销"],
    ),
    "zh_Hant": (
        "買 陈建国 輪胎4條 3280",
        ["✅ 陈建国 · 輪胎 ×4 · ¥3,280", "近 12 個月 1 筆 · ¥3,280 · 黃金", "第一筆,轉為老客戶",
         "⏰ 11/25(三) 問用得如何"],
        ["能用多久", "誰介紹的", "怎麼來的", "改一處", "還有尾款", "名片", "↩️ 復原"],
    ),
    "en": (
        "/buy 陈建国 4pcs tyres 3280",
        ["✅ 陈建国 · tyres ×4 · ¥3,280", "12 months: 1 order · ¥3,280 · Gold", "First order: a customer now",
         "⏰ Wed 25 Nov ask how it does in use"],
        ["Lasts how long", "Who brought them", "How they came", "Change a part", "Still to pay", "Card", "↩️ Undo"],
    ),
}  # fmt: skip


async def purchases(world: World, client: int) -> list[tuple[int, int, str]]:
    """Amount, quantity and product of what the client bought, in order."""

    def read(session: Session) -> list[tuple[int, int, str]]:
        rows = session.exec(select(Purchase).where(Purchase.client_id == client).order_by(Purchase.id))  # type: ignore[arg-type]
        return [(row.amount, row.quantity, row.product) for row in rows]

    return await world.database(read)


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_one_line_becomes_a_purchase(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    chen = await customer(world, rep, "陈建国")
    typed, shown, buttons = SAYS[language]
    assert (await rep.says(typed)).splitlines() == shown
    assert rep.buttons() == buttons
    assert [row[:2] for row in await purchases(world, chen)] == [(328_000, 4)]


async def test_a_day_that_is_past_and_how_long_it_lasts(world: World, rep: Talker) -> None:
    await customer(world, rep, "陈建国", every(30, 3, TODAY - timedelta(days=10)))
    shown = await rep.says("买 陈建国 昨天 2.5万 SUV 能用365天")
    assert shown.splitlines() == [
        "✅ 陈建国 · SUV · ¥25,000 · 11/17 周二",
        "近 12 个月 4 笔 · 3万 · 升到铂金",
        "⏰ 11/24 周二 问用得怎样",
        "⏰ 2027/11/14 周日 快用完了,问要不要续",
    ]


async def test_guided_from_the_card(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    await rep.says("陈建国")
    assert (await rep.presses("买了")).startswith("陈建国 买了什么?")
    assert (await rep.says("轮胎4条")).startswith("陈建国 · 轮胎:多少钱?")
    assert (await rep.says("不记得了")).startswith("陈建国 · 轮胎")
    assert (await rep.says("3280")).startswith("✅ 陈建国 · 轮胎")
    assert [row[:2] for row in await purchases(world, chen)] == [(328_000, 4)]


async def test_the_form_waits_over_a_restart_and_other_words_are_served_first(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    await customer(world, rep, "王芳")
    await rep.says("买 陈建国 轮胎")
    await world.restart()
    await rep.says("王芳")
    assert "接着填" in "".join(rep.buttons())
    await rep.presses(next(label for label in rep.buttons() if label.startswith("接着填")))
    assert (await rep.says("3280")).startswith("✅ 陈建国 · 轮胎 · ¥3,280")
    assert await purchases(world, chen) == [(328_000, 1, "轮胎")]


async def test_a_small_bare_number_is_asked_about(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    assert (await rep.says("买 陈建国 SUV 25")).startswith("陈建国 · SUV:是哪个数?")
    assert rep.buttons() == ["25万", "¥25"]
    ten_thousands = rep.button_data("25万")
    assert (await rep.presses("25万")).startswith("✅ 陈建国 · SUV · ¥250,000")
    assert (await rep.forges(ten_thousands)).text == "这件已办完。"
    assert await purchases(world, chen) == [(25_000_000, 1, "SUV")]


async def test_where_small_amounts_are_usual_they_are_not_asked_about(world: World, rep: Talker) -> None:
    await customer(world, rep, "陈建国", every(3, 4, TODAY, amount=1_800))
    assert (await rep.says("买 陈建国 咖啡 22")).startswith("✅ 陈建国 · 咖啡 · ¥22")


async def test_of_several_amounts_the_right_one_is_tapped_or_typed(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    await rep.says("买 陈建国 轮胎 3280 4500")
    assert rep.buttons() == ["¥3,280", "¥4,500"]
    await rep.presses("¥3,280")
    await rep.says("买 陈建国 轮胎 3280 4500")
    await rep.says("4400")
    assert await purchases(world, chen) == [(328_000, 1, "轮胎"), (440_000, 1, "轮胎")]


@pytest.mark.parametrize("words", ["轮胎 0", "轮胎 0元"])
async def test_nothing_is_no_amount(world: World, rep: Talker, words: str) -> None:
    chen = await customer(world, rep, "陈建国")
    shown = await rep.says(f"买 陈建国 {words}")
    assert "金额要大于 0。" in shown
    assert await purchases(world, chen) == []
    await rep.says("500")
    assert [amount for amount, _, _ in await purchases(world, chen)] == [50_000]


async def test_a_day_still_ahead_is_asked_about(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    assert (await rep.says("买 陈建国 明天 3280 轮胎")).startswith("11/19 周四 还没到。哪天买的?")
    assert (await rep.presses("昨天")).startswith("✅ 陈建国 · 轮胎 · ¥3,280 · 11/17 周二")
    await rep.says("买 陈建国 下周三 3280 轮胎")
    assert "⏰ 11/25 周三 3280 轮胎" in await rep.presses("到那天提醒")
    await rep.says("买 陈建国 2月30号 800")
    assert "没有“2月30号”这天" in rep.sees()
    assert "没有“嗯”这天" in await rep.says("嗯")
    assert (await rep.says("上周五")).startswith("✅ 陈建国 · ¥800 · 11/13 周五")
    assert [amount for amount, _, _ in await purchases(world, chen)] == [328_000, 80_000]


async def test_the_same_amount_twice_a_day_is_saved_and_asked_about(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    await rep.says("买 陈建国 轮胎 3280")
    assert "今天已有一笔 ¥3,280" in await rep.says("买 陈建国 轮胎 3280")
    assert rep.buttons() == ["是两笔", "重复了"]
    assert len(await purchases(world, chen)) == 2
    await rep.presses("是两笔")
    assert "已有一笔" not in rep.sees()
    assert len(await open_work(world, chen)) == 1  # one call about both
    await rep.says("买 陈建国 轮胎 3280")
    await rep.presses("重复了")
    assert len(await purchases(world, chen)) == 2


async def test_undo_takes_all_of_it_back(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国", every(38, 13, TODAY - timedelta(days=96)))
    await world.comes(world.clock.now() + timedelta(days=1))

    def case(session: Session) -> tuple[LapseStatus, object]:
        found = session.exec(select(LapseCase).where(LapseCase.client_id == chen)).one()
        return found.status, found.closed_on

    assert await world.database(case) == (LapseStatus.RAISED, None)
    assert "久未复购已结案" in await rep.says("买 陈建国 轮胎 3280")
    assert (await world.database(case))[0] is LapseStatus.BOUGHT
    await rep.presses("↩️ 撤销")
    assert await world.database(case) == (LapseStatus.RAISED, None)
    assert len(await purchases(world, chen)) == 13
    assert await open_work(world, chen) == []


async def test_a_prospect_who_buys_is_one_no_longer(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")

    def mark(session: Session) -> None:
        session.get_one(Client, chen).prospect_class = "hot"

    await world.database(mark)
    assert "准客户 热" in await rep.says("陈建国")
    await rep.says("买 陈建国 3280")
    assert "老客户 黄金" in await rep.says("陈建国")


async def test_amount_and_span_are_corrected_and_the_plans_follow(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    await rep.says("买 陈建国 滤芯 3280")
    assert await open_work(world, chen) == ["2026-11-25 问用得怎样"]
    await rep.presses("改一处")
    await rep.presses("¥3,280")
    assert "金额要大于 0" in await rep.says("0")
    assert (await rep.says("328")).startswith("✅ 陈建国 · 滤芯 · ¥328")
    assert await open_work(world, chen) == []
    await rep.presses("能用多久")
    assert "这个没看懂" in await rep.says("说不好")
    await rep.says("45天")
    assert await open_work(world, chen) == ["2026-12-30 快用完了,问要不要续"]
    await rep.presses("↩️ 撤销")
    assert await open_work(world, chen) == []


async def test_a_purchase_taken_back_is_no_longer_there(world: World, rep: Talker) -> None:
    await customer(world, rep, "陈建国")
    await rep.says("买 陈建国 3280")
    data = rep.button_data("改一处")
    await rep.presses("↩️ 撤销")
    assert (await rep.forges(data)).text == "这笔已经不在了。"


async def test_who_is_on_the_edge_is_told_and_who_rises_once(world: World, rep: Talker) -> None:
    await customer(world, rep, "李敏", [(TODAY - timedelta(days=20 * each), 47_000) for each in range(1, 5)])
    await customer(world, rep, "陈建国", every(400, 2, TODAY - timedelta(days=380)))
    shown = await rep.says("/tiers")
    assert shown.splitlines() == [
        "等级 · 2 位老客户",
        "黄金 1 · 沉睡 1",
        "差一步的 1 位:",
        "李敏 再买一次满 ¥120 就到铂金,2027/8/30 前",
    ]
    assert rep.buttons() == ["只差一步", "大客户", "黄金 1"]
    assert await rep.presses("只差一步") == "\n".join(shown.splitlines()[2:])
    assert rep.buttons() == ["李敏", "返回"]
    assert "老客户 黄金" in await rep.presses("李敏")
    assert "铂金" in await rep.says("买 李敏 120")
    assert "升到铂金" in rep.sees()
    assert "升到" not in await rep.says("买 李敏 500")


async def test_nobody_else_gets_at_a_purchase(world: World, rep: Talker) -> None:
    await customer(world, rep, "陈建国")
    await rep.says("买 陈建国 轮胎 25")
    unclear = rep.button_data("25万")
    await rep.presses("25万")
    mine = [rep.button_data(label) for label in ("能用多久", "改一处", "卡片")]
    rival_lead, rival = world.person(200, "对手"), world.person(201, "对手员工")
    await world.team("别家", rival_lead, rival)
    await rival.says("/tiers")
    before = len(rival.messages())
    for data in [unclear, *mine, "by:1", "bs:1", "bd:1:30", "b2:1:1", "lk:1", "wb:1", "bl:1:1:2026-12-01"]:
        answer = await rival.forges(data)
        assert answer.text in ("没有这位客户。", "这笔已经不在了。")
    assert len(rival.messages()) == before


async def test_4096_characters_and_strange_signs_are_no_trouble(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    await rep.says("买 陈建国 3280 <b>&😀" + "长" * 4000)
    assert [amount for amount, _, _ in await purchases(world, chen)] == [328_000]
    assert "&lt;b&gt;" in rep.sees() or "<b>" in rep.sees()
