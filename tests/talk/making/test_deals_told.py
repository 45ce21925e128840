"""Deals in the making (F3) in odd orders: two of one client, figures in any order, an end told in a note."""

import pytest

from tests.talk.customers import TODAY, customer
from tests.talk.world import Talker, World

TOLD = {
    "zh_Hans": ("王芳 签了", "商机成了", "王芳 换车的事黄了", "商机没成", "成了"),
    "zh_Hant": ("王芳 簽了", "商機成交", "王芳 換車的事黃了", "商機沒成", "成交了"),
    "en": ("王芳 signed today", "Closes the deal", "王芳 went with another dealer", "Deal lost", "signed"),
}


async def test_a_second_deal_does_not_write_over_the_first(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    assert (await rep.says("王芳 商机 换车")).splitlines()[-1] == "哪个月能定?点一个,打字也行"
    assert "¥250,000 · 温" in await rep.says("25万"), "the other figure than was asked for"
    assert "¥250,000 · 12月 · 温" in await rep.says("12月")
    assert (await rep.says("王芳 商机 12月 保险 5000")).splitlines()[-1] == "另有 换车 25万"
    assert (await rep.presses("换车 25万")).splitlines()[0] == "王芳 · 换车"
    await rep.presses("定跟进")
    assert await rep.says("王芳 商机 换SUV 28-30万") == "王芳 定日子 还没填完。"
    assert rep.texts()[-2].startswith("✅ 王芳 · 换SUV"), "a line of its own, no answer"
    await rep.says("/cancel")
    await rep.says("买 王芳 保险 5200")
    assert (await rep.presses("商机成了")).splitlines()[0] == "✅ 王芳 · 保险"
    await rep.says("/deal 王芳")
    assert "¥280,000 · 12月 · 温" in rep.sees()


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_an_end_told_in_a_note_is_offered(world: World, owner: Talker, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    await customer(world, rep, "王芳", [(TODAY, 100_000)])
    won, closes, lost, ends, alone = TOLD[language]
    await rep.says(won)
    assert closes not in rep.buttons(), "nothing is open"
    await rep.says("/deals 王芳 SUV 1.2m" if language == "en" else "商机 王芳 换车 25万 12月")
    await rep.says(alone)
    await rep.presses(closes)
    await rep.says(lost)
    await rep.presses(ends)
    assert "SUV" in rep.sees() or "换车" in rep.sees()


async def test_who_closed_is_asked_where_nobody_is_in_view(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    for said in ("成了", "退了", "商机 12月 换车"):
        assert await rep.says(said) == "收下了。是谁的?"


async def test_a_deal_of_somebody_unknown_is_no_client_of_that_name(world: World, rep: Talker) -> None:
    await customer(world, rep, "王芳")
    assert await rep.says("商机 李敏 12月 换车 25万") == "还没有李敏。原话留着。"
    assert (await rep.presses("新建并记下")).splitlines()[:2] == ["✅ 李敏 · 换车", "¥250,000 · 12月 · 温"]
