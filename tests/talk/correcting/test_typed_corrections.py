"""What is typed right after a note to put it right: it corrects, or asks with buttons, and never becomes a note."""

from datetime import date

import pytest

from tests.talk.books import amounts, client_named, notes
from tests.talk.plans import work_of
from tests.talk.world import Talker, World

LINE = "王芳 今天面谈 想要Model 3 周五前发报价 下周三下午3点回访"


@pytest.fixture
async def noted(rep: Talker) -> Talker:
    """A rep with two clients, and a note on one that holds a promise and a visit to come."""
    await rep.says("李敏 13800138001")
    await rep.says("王芳 13800138000")
    await rep.says(LINE)
    return rep


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("不对,周四", "⏰ 王芳 回访,改到 11/19 周四 15:00"),
        ("不是下周三,是周四", "⏰ 王芳 回访,改到 11/19 周四 15:00"),
        ("改周四", "⏰ 王芳 回访,改到 11/19 周四 15:00"),
        ("周四才对", "⏰ 王芳 回访,改到 11/19 周四 15:00"),
        ("不,周四上午10点", "⏰ 王芳 回访,改到 11/19 周四 10:00"),
        ("王芳 不对,周四", "⏰ 王芳 回访,改到 11/19 周四 15:00"),
        ("不对,4点", "⏰ 王芳 回访,改到 11/25 周三 16:00"),
        ("不对,下午四点半", "⏰ 王芳 回访,改到 11/25 周三 16:30"),
        ("不对 报价是周四", "⏰ 王芳 发报价,改到 11/19 周四"),
        ("说错了,是周四不是周五", "⏰ 王芳 发报价,改到 11/19 周四"),
        ("不对,没有回访", "王芳:「回访」去掉了"),
        ("不对,昨天", "王芳:记在 11/17 周二"),
        ("不是面谈,是电话", "王芳:改记成电话"),
    ],
)
async def test_it_is_put_right(world: World, noted: Talker, typed: str, shown: str) -> None:
    assert await noted.says(typed) == shown
    assert len(await notes(world)) == 3, "no note of its own"
    await noted.presses("↩️ 撤销")
    wang = await client_named(world, "王芳")
    assert [item.due_on for item in await work_of(world, wang)] == [date(2026, 11, 20), date(2026, 11, 25)]
    assert "面谈" in (await notes(world))[-1].said and (await notes(world))[-1].kind == "visit"


@pytest.mark.parametrize(
    "typed", ["是李敏", "不对 是李敏的", "记错了,是李敏", "王芳 不对,是李敏", "搞错人了,是李敏", "不是王芳,是李敏"]
)
async def test_it_was_another_client(world: World, noted: Talker, typed: str) -> None:
    assert (await noted.says(typed)).startswith("✅ 李敏 · 今天面谈")
    assert len(await work_of(world, await client_named(world, "李敏"))) == 2


async def test_what_is_not_clear_is_asked_and_never_a_note(world: World, noted: Talker) -> None:
    await noted.says("不对,2月30号")
    assert noted.sees().splitlines()[0] == "「2月30号」看不出是哪天。"
    assert "⏰ 11/26 周四 15:00 回访" in await noted.presses("11/26 周四 15:00")
    assert await noted.says("不对,她老婆不同意") == "王芳\n「不对,她老婆不同意」改哪一处?"
    assert noted.buttons() == ["发报价 11/20", "回访 11/26", "内容", "换客户", "记成备注"]
    assert len(await notes(world)) == 3
    assert "她老婆不同意" in await noted.presses("记成备注")
    assert len(await notes(world)) == 4
    assert await noted.says("搞错人了") == "是谁的事?点一位,或打名字。"


async def test_a_bare_day_asks_what_goes_there_or_plans(world: World, noted: Talker) -> None:
    assert await noted.says("周四") == "王芳:哪件改到 11/19 周四?"
    assert noted.buttons() == ["发报价", "回访", "再定一件", "内容", "换客户", "记成备注"]
    assert "⏰ 11/19 周四 15:00 回访" in await noted.presses("回访")
    await noted.says("李敏")
    assert "李敏" in await noted.says("明天下午三点")
    li = await client_named(world, "李敏")
    assert [item.due_on for item in await work_of(world, li)] == [date(2026, 11, 19)]


async def test_a_purchase_and_a_plan_are_put_right_too(world: World, noted: Talker) -> None:
    await noted.says("买 王芳 轮胎4条 3280")
    assert "¥3,200" in await noted.says("不对,3200")
    wang, li = await client_named(world, "王芳"), await client_named(world, "李敏")
    assert await amounts(world, wang) == [320_000]
    assert await noted.says("不对,是李敏") == "王芳 → 李敏,改好了"
    assert (await amounts(world, wang), await amounts(world, li)) == ([], [320_000])
    assert await noted.says("不对,没下单") == "李敏:这笔不记了"
    assert await amounts(world, li) == []
    await noted.says("跟进 李敏 周五 试驾")
    assert await noted.says("不对,周六") == "⏰ 李敏 试驾,改到 11/21 周六"


async def test_a_client_just_made_gets_the_right_name_and_number(world: World, rep: Talker) -> None:
    await rep.says("王方 13800138000 想换车")
    assert await rep.says("不对,是王芳") == "✅ 王芳:王方 → 王芳"
    await rep.says("赵强 13700137000 想换车")
    assert await rep.says("不对,13700137001") == "✅ 赵强:137 0013 7000 → 137 0013 7001"
    assert (await rep.says("7001")).startswith("赵强")


@pytest.mark.parametrize(
    "typed", ["其实他想要红色的", "应该没问题", "不是他买,是他老婆买", "改了主意,想要红色", "不对外营业", "是个大客户"]
)
async def test_what_only_begins_like_a_correction_is_a_note(world: World, noted: Talker, typed: str) -> None:
    assert "王芳" in (await noted.says(typed)).splitlines()[0]
    assert (await notes(world))[-1].said == typed


async def test_in_english_and_in_the_other_writing(world: World) -> None:
    rep = world.person(201, "Joe", "en")
    await world.team("Acme", world.person(200, "Ann", "en"), rep, language="en")
    await rep.says("David Chang 13800138001")
    await rep.says("Sarah Lee 13800138000")
    await rep.says("Sarah Lee met today, quote by Friday, call next Wed 3pm")
    assert "now Thu 26 Nov, 15:00" in await rep.says("not Wednesday, Thursday next week")
    assert "now Fri 27 Nov, 16:00" in await rep.says("Actually Fri 27 Nov 4pm")
    assert (await rep.says("it was David")).startswith("✅ David Chang")
    assert (await rep.says("wrong client, it was Sarah")).startswith("✅ Sarah Lee")
    assert (await rep.says("no, it was David")).startswith("✅ David Chang")
    assert await rep.says("wrong client") == "Whose note is it? Tap, or type the name."
    hant = world.person(301, "阿明", "zh_Hant")
    await world.team("順達", world.person(300, "老闆", "zh_Hant"), hant, language="zh_Hant")
    await hant.says("王芳 13800138000")
    await hant.says("王芳 今天面談,聊得不錯")
    assert await hant.says("不對,週四") == "王芳:哪件改到 11/19(四)?"
    assert (await hant.presses("再排一件")).startswith("⏰ 11/19(四) 王芳")
