"""What a team sells (B3): learnt from its purchases, chosen by a tap, put right by the lead."""

import pytest
from sqlalchemy import update

from storage.tables import Member, Role
from tests.talk.books import amounts
from tests.talk.customers import customer, open_work
from tests.talk.world import Talker, World


async def test_likely_products_and_amounts_are_tapped(world: World, rep: Talker) -> None:
    chen = await customer(world, rep, "陈建国")
    li = await customer(world, rep, "李敏")
    for line in ("机油 280", "轮胎 820", "輪胎 820", "轮胎 3280"):
        await rep.says(f"买 李敏 {line}")
    await rep.says("陈建国")
    await rep.presses("买了")
    assert rep.buttons() == ["轮胎", "机油", "返回"], "what is sold most comes first, once whatever the writing"
    assert (await rep.presses("轮胎")).startswith("陈建国 · 轮胎:多少钱?")
    assert rep.buttons() == ["¥820", "¥3,280"]
    first = rep.button_data("¥820")
    assert (await rep.presses("¥820")).startswith("✅ 陈建国 · 轮胎 · ¥820")
    assert (await rep.forges(first)).text == "这件已办完。"
    assert await amounts(world, chen) == [82_000]
    await rep.says("买 李敏")
    await rep.presses("机油")
    assert (await rep.says("2桶 560 昨天")).startswith("✅ 李敏 · 机油 ×2 · ¥560 · 11/17")
    assert len(await amounts(world, li)) == 5


async def test_a_slip_offers_the_known_product(world: World, rep: Talker) -> None:
    await customer(world, rep, "陈建国")
    await rep.says("买 陈建国 轮胎 820")
    assert (await rep.says("买 陈建国 轮台 900")).startswith("✅ 陈建国 · 轮台"), "never put right unasked"
    assert rep.buttons()[0] == "是轮胎"
    assert (await rep.presses("是轮胎")).startswith("✅ 陈建国 · 轮胎 · ¥900")
    await rep.says("买 陈建国")
    assert rep.buttons() == ["轮胎", "返回"]
    await rep.says("/products")
    assert rep.buttons() == ["轮胎"]


SCREENS = {
    "zh_Hans": ("商品", "商品 2 种", "轮胎", ["常用价", "能用多久", "改名"], "近 12 个月 2 笔 · ¥1,640", "并入…",
                "↩️ 撤销"),
    "zh_Hant": ("商品清單", "商品 2 種", "轮胎", ["常用價", "能用多久", "改名"], "近 12 個月 2 筆 · ¥1,640", "併入…",
                "↩️ 復原"),
    "en": ("products", "We sell 2 products", "轮胎", ["Usual price", "Lasts how long", "Rename"],
           "12 months: 2 sales · ¥1,640", "Same as …", "↩️ Undo"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_the_lead_puts_the_list_right(world: World, language: str) -> None:
    lead = world.person(100, "店长", language)
    await world.team("顺达二店", lead, language=language)
    word, head, tyre, buttons, sold, same, undo = SCREENS[language]
    chen = await customer(world, lead, "陈建国")
    await lead.says("/products")
    for line in ("轮胎 820", "轮胎 820", "车胎 900"):
        await lead.says(f"/buy 陈建国 {line}")
    assert (await lead.says(word)).splitlines()[0] == head
    shown = await lead.presses(tyre)
    assert shown.splitlines()[0] == tyre and shown.splitlines()[-1] == sold
    assert lead.rows()[0] == buttons
    await lead.presses(buttons[0])
    assert "¥850" in await lead.says("850")
    await lead.presses(buttons[1])
    assert "90" in await lead.says("90天")
    assert lead.button_data(undo)
    await lead.says("/products 车胎")
    await lead.presses(same)
    await lead.presses(tyre)
    assert "车胎" in lead.sees() and "3" in lead.sees()
    await lead.says("/buy 陈建国 车胎 800")
    assert any("2027" in each for each in await open_work(world, chen)), "it runs out as the lead has set it"
    await lead.says("/products 车胎")
    assert lead.sees().splitlines()[0] == tyre
    await lead.says("/buy 陈建国")
    await lead.presses(tyre)
    assert lead.buttons()[0] == "¥850"


async def test_names_prices_and_the_list_itself(world: World, rep: Talker, owner: Talker) -> None:
    await customer(world, rep, "陈建国")
    assert "还没有商品" in await rep.says("商品")
    await rep.says("买 陈建国 轮胎 820")
    await rep.says("买 陈建国 滤芯 120")
    await rep.says("商品")
    assert (await rep.presses("轮胎")).splitlines() == ["轮胎"], "what it brought is the lead's to see"
    assert rep.buttons() == ["返回"]
    await owner.says("商品")
    assert "常价 ¥60" in await owner.says("雨刷 60")
    await owner.presses("常用价")
    assert "没看懂" in await owner.says("US$60"), "prices are in the team's currency"
    assert "常价 ¥65" in await owner.says("65元")
    await owner.says("商品")
    assert "常价 ¥200" in await owner.says("4条脚垫 800"), "the price of one"
    await owner.says("/products 轮胎")
    await owner.presses("改名")
    assert "已在清单里" in await owner.says("濾芯")
    await owner.presses("返回")
    await owner.presses("改名")
    assert (await owner.says("米其林轮胎")).splitlines()[:2] == ["✅ 已改:", "米其林轮胎"]
    assert (await owner.says("/products 轮胎")).splitlines()[:2] == ["米其林轮胎", "也叫:轮胎"]
    await owner.presses("移出")
    assert "已移出清单" in owner.sees()
    await rep.says("买 陈建国")
    assert rep.buttons() == ["滤芯", "返回"]
    await owner.presses("↩️ 撤销")
    await rep.says("买 陈建国")
    assert "米其林轮胎" in rep.buttons()
    assert "没有叫“冰箱”的商品" in await owner.says("/products 冰箱")


async def test_who_leads_no_more_adds_no_product(world: World, rep: Talker) -> None:
    async def becomes(role: Role) -> None:
        await world.database(lambda session: session.exec(update(Member).values(role=role)))

    await becomes(Role.LEAD)
    await rep.says("商品")
    await becomes(Role.REP)
    assert (await rep.says("轮胎 820")).startswith("这个要主管来做。")
    assert await rep.says("商品") == "还没有商品。\n记成交时写上商品名,会自己进来。"


async def test_a_slip_in_a_note_and_taken_back(world: World, rep: Talker) -> None:
    await customer(world, rep, "陈建国")
    await rep.says("买 陈建国 轮胎 820")
    await rep.says("陈建国 今天来电 买了轮台 900")
    assert (await rep.presses("是轮胎")).startswith("✅ 陈建国 · 轮胎 · ¥900")
    await rep.presses("↩️ 撤销")
    await rep.says("商品")
    assert sorted(rep.buttons()) == ["轮台", "轮胎"], "what it was taken for is undone, and it is known by its name"
