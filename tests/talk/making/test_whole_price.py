"""Money outstanding (F4) from the whole price: what was paid down is taken off, and no sum is written down twice."""

import pytest

from tests.talk.books import amounts
from tests.talk.customers import customer, open_work
from tests.talk.world import Talker, World

TYPED = {
    "zh_Hans": ("王芳 定金5000 总价2万 周五付", "✅ 王芳 · 尾款 ¥15,000", "今天记过这笔了。"),
    "zh_Hant": ("王芳 總價2萬 已付5000 週五付", "✅ 王芳 · 尾款 ¥15,000", "今天記過這筆了。"),
    "en": ("王芳 deposit 5000 total 20000 due Friday", "✅ 王芳 · balance ¥15,000", "You wrote this down today."),
}


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_what_is_left_of_the_price_is_owed_once(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    wang = await customer(world, rep, "王芳")
    typed, shown, again = TYPED[language]
    assert (await rep.says(typed)).splitlines()[0] == shown
    assert (await rep.says(typed)).splitlines()[1] == again
    assert len(await open_work(world, wang)) == 1


PAID = {
    "zh_Hans": ("王芳 今天付了5000", "款到了", "收到 ¥5,000"),
    "zh_Hant": ("王芳 今天匯了5000", "款到了", "收到 ¥5,000"),
    "en": ("王芳 paid 5000 today", "Money came", "¥5,000 came"),
}


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_a_payment_is_a_part_of_what_is_owed_and_no_purchase(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    wang = await customer(world, rep, "王芳")
    await rep.says(TYPED[language][0])
    said, came, part = PAID[language]
    assert len((await rep.says(said)).splitlines()) == 2
    assert await amounts(world, wang) == []
    await rep.presses(came)
    pressed = rep.button_data(part)
    assert "¥10,000" in (await rep.presses(part)).splitlines()[0]
    await rep.forges(pressed)
    assert "¥10,000" in rep.sees().splitlines()[0], "tapped twice"


async def test_a_deposit_above_the_price_is_a_slip(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    assert "记下了" in await rep.says("王芳 定金30000 总价2万")
    assert (await rep.presses("记成尾款")).splitlines()[0] == "定金比总价还多。"
    assert "尾款 ¥17,000" in await rep.says("定金3000 总价2万")


async def test_a_note_that_becomes_a_sum_plans_its_day_once(world: World, rep: Talker) -> None:
    wang = await customer(world, rep, "王芳")
    await rep.says("王芳 谈好了尾款2万周五付")
    planned = await open_work(world, wang)
    await rep.presses("记成尾款")
    assert await open_work(world, wang) == ["2026-11-20 收尾款¥20,000"]
    await rep.presses("↩️ 撤销")
    assert await open_work(world, wang) == planned
