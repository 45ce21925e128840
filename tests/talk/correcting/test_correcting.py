"""Correcting a note: part by part with buttons, or by typing what is right just after it."""

from datetime import date

import pytest

from tests.talk.books import amounts, client_named, notes
from tests.talk.plans import work_of
from tests.talk.world import Talker, World

LINE = "王芳 今天面谈 想要Model 3 周五前发报价 下周三下午3点回访"


@pytest.fixture
async def noted(rep: Talker) -> Talker:
    """A rep with a client and a note that holds a promise and a visit to come."""
    await rep.says("王芳 13800138000")
    await rep.says(LINE)
    return rep


async def test_a_part_is_listed_with_its_date_and_moved_by_a_button(world: World, noted: Talker) -> None:
    assert await noted.presses("改一处") == "王芳 改哪一处?"
    assert noted.rows() == [["内容", "今天面谈", "发报价 11/20"], ["回访 11/25", "返回"]]
    assert (await noted.presses("回访 11/25")).splitlines() == [
        "王芳 · 回访,11/25 周三 15:00",
        "改到什么时候?打字也行",
    ]
    assert noted.rows() == [["11/26 周四 15:00", "晚一周 12/2"], ["不要这条", "返回"]]
    shown = await noted.presses("11/26 周四 15:00")
    assert "⏰ 11/26 周四 15:00 回访" in shown
    assert noted.toast.text == "改到 11/26 周四 15:00"
    assert len(noted.messages()) == 2, "all in the one message"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("周六", "⏰ 11/21 周六 15:00 回访"),
        ("不对,周六上午10点", "⏰ 11/21 周六 10:00 回访"),
        ("明年3月1号", "⏰ 2027/3/1 周一 15:00 回访"),
    ],
)
async def test_a_part_is_moved_by_typing(world: World, noted: Talker, typed: str, line: str) -> None:
    await noted.presses("改一处")
    await noted.presses("回访 11/25")
    assert line in await noted.says(typed)


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [("昨天", "11/17 周二 已过。"), ("2月30号", "「2月30号」看不出是哪天。"), ("随便", "「随便」看不出是哪天。")],
)
async def test_a_day_that_will_not_do_is_asked_again(world: World, noted: Talker, typed: str, trouble: str) -> None:
    await noted.presses("改一处")
    await noted.presses("回访 11/25")
    assert (await noted.says(typed)).splitlines()[0] == trouble
    assert "⏰ 11/27 周五 15:00 回访" in await noted.says("下周五")


async def test_a_part_is_dropped_and_other_words_take_the_place_of_the_content(world: World, noted: Talker) -> None:
    await noted.presses("改一处")
    await noted.presses("发报价 11/20")
    assert "🤝" not in await noted.presses("不要这条")
    await noted.presses("改一处")
    assert (await noted.presses("内容")).splitlines() == ["王芳 的内容重打一遍,日子不动。", "想要 Model 3"]
    shown = await noted.says("想要Model Y,红色")
    assert shown.splitlines()[:3] == ["✅ 王芳 · 记下了", "想要 Model Y;红色", "⏰ 11/25 周三 15:00 回访"]


async def test_a_purchase_is_a_part_too(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳 买了轮胎 3280")
    await rep.presses("改一处")
    assert rep.rows()[0] == ["内容", "今天备注", "¥3,280"]
    assert "3,280" in await rep.presses("¥3,280")


async def test_no_thursday_right_after_moves_the_last_date_and_keeps_its_hour(world: World, noted: Talker) -> None:
    answer = noted.last()
    assert await noted.says("不对,周四") == "⏰ 王芳 回访,改到 11/19 周四 15:00"
    before = next(m for m in noted.messages() if m["message_id"] == answer["message_id"])
    assert "⏰ 11/19 周四 15:00 回访" in before["text"]
    await noted.presses("↩️ 撤销")
    before = next(m for m in noted.messages() if m["message_id"] == answer["message_id"])
    assert "⏰ 11/25 周三 15:00 回访" in before["text"]


async def test_no_thursday_an_hour_later_is_about_something_else(world: World, noted: Talker) -> None:
    await world.passes(hours=1)
    await noted.says("不对,周四")
    dates = [item.due_on for item in await work_of(world, await client_named(world, "王芳"))]
    assert dates == [date(2026, 11, 20), date(2026, 11, 25)]


async def test_another_client_by_button_by_name_or_by_no(world: World, noted: Talker) -> None:
    await noted.says("李敏 13800138001")
    await noted.says("王芳 今天面谈 买了轮胎 3280 孩子找英语家教 周五前发报价")
    await noted.presses("存:孩子找英语家教")
    assert await noted.presses("换客户") == "是谁的事?点一位,或打名字。"
    assert (await noted.presses("李敏")).startswith("✅ 李敏 · 今天面谈")
    wang, li = await client_named(world, "王芳"), await client_named(world, "李敏")
    assert (await amounts(world, wang), await amounts(world, li)) == ([], [328_000])
    assert len(await work_of(world, li)) == 1
    assert (await noted.says("英语家教")).startswith("李敏")
    await noted.says("李敏 今天来电")
    assert (await noted.says("不对,是王芳")).startswith("✅ 王芳 · 今天电话")
    await noted.presses("换客户")
    assert (await noted.says("没有这人")).splitlines()[0] == "「没有这人」看不出是哪位。".replace("看不出", "定不下")
    assert (await noted.says("lm")).startswith("✅ 李敏 · 今天电话")
    assert [note.client_id for note in await notes(world)][-1] == li


async def test_undo_takes_the_note_back_with_all_that_was_corrected(world: World, noted: Talker) -> None:
    await noted.presses("改一处")
    await noted.presses("回访 11/25")
    await noted.presses("11/26 周四 15:00")
    await noted.presses("存:想要 Model 3")
    assert (await noted.presses("↩️ 撤销")).splitlines()[0] == "↩️ 已撤销,原话留着:"
    client = await client_named(world, "王芳")
    assert await work_of(world, client) == []
    assert "没找到" in await noted.says("model")
    back = await noted.presses("恢复")
    assert "⏰ 11/26 周四 15:00 回访" in back
    assert "✓ 想要 Model 3" in noted.buttons(noted.messages()[1])


async def test_an_old_date_button_asks_anew(world: World, noted: Talker) -> None:
    await noted.presses("改一处")
    await noted.presses("回访 11/25")
    await world.passes(days=14)
    assert "11/26 周四 已过。" in await noted.presses("11/26 周四 15:00")


async def test_how_it_was_on_which_day_and_in_which_mood(world: World, noted: Talker) -> None:
    await noted.presses("改一处")
    assert (await noted.presses("今天面谈")).splitlines() == ["王芳", "今天面谈", "应该是怎样?"]
    assert noted.rows() == [["电话", "微信", "吃饭"], ["备注", "改日子", "聊得怎样"], ["算关怀", "返回"]]
    assert (await noted.presses("电话")).splitlines()[0] == "✅ 王芳 · 今天电话"
    for label in ("改一处", "今天电话", "聊得怎样"):
        await noted.presses(label)
    assert (await noted.presses("一般")).splitlines()[0] == "✅ 王芳 · 今天电话,一般"
    for label in ("改一处", "今天电话", "改日子"):
        await noted.presses(label)
    assert (await noted.says("明天")).splitlines()[0] == "11/19 周四 还没到。"
    assert (await noted.says("前天")).splitlines()[0] == "✅ 王芳 · 11/16 周一 电话,一般"
    assert "上次 11/16 电话,一般" in await noted.says("/card 王芳")
    await noted.says("/undo")
    assert "面谈" not in await noted.says("/card 王芳"), "it was all one note"


async def test_more_plans_than_find_room_are_counted(world: World, noted: Talker) -> None:
    shown = await noted.says(
        "王芳 今天来电 周五前发报价 周六试驾 下周一回访 下周二送合同 下周三交车 下周四回访 下周五吃饭 12月1号回访"
    )
    assert len(shown.splitlines()) == 7 and shown.splitlines()[-1] == "还有 3 件"
    await noted.presses("改一处")
    assert len(noted.buttons()) == 8 and "还有 4 件" in noted.buttons()


async def test_what_is_to_be_done_in_other_words_and_as_a_promise(world: World, noted: Talker) -> None:
    await noted.says("/today")
    await noted.says("/card 王芳")
    await noted.presses("更多")
    await noted.presses("待办")
    await noted.presses("2")
    await noted.presses("更多")
    assert noted.rows()[1] == ["改内容", "算答应的"]
    await noted.presses("改内容")
    assert "王芳 带合同过去" in await noted.says("带合同过去")
    await noted.presses("更多")
    assert (await noted.presses("算答应的")).startswith("🤝")
