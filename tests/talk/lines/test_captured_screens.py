"""What one line became fits on a phone: seven lines, none of them broken, nothing left out without a word."""

import pytest

from handlers.screens.format import width
from tests.talk.plans import client
from tests.talk.world import Talker, World, plain

LONG = (
    "王芳 今天面谈 聊得不错 她先生在物流公司做调度下个月要搬到东边新区去 房子装修好了 孩子九月上小学"
    " 想要七座车 预算三十万以内 周五前发报价 下周三下午3点回访 下周五请她吃饭 12月1号送合同 12月8号交车"
)


async def test_a_long_note_is_cut_and_what_is_not_shown_is_counted(world: World, rep: Talker) -> None:
    await client(world, rep)
    shown = plain(await rep.says(LONG)).splitlines()
    assert len(shown) == 7 and shown[0] == "✅ 王芳 · 今天面谈,聊得不错"
    assert any(line.startswith("还有") for line in shown)
    assert max(map(width, shown)) <= 38
    assert len(rep.buttons()) <= 8


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("王芳 新号 1380013812", "1380013812 不像电话,先放在备注里"),
        ("王芳 手机 138001380001 打这个", "138001380001 不像电话,先放在备注里"),
    ],
)
async def test_a_number_that_is_none_is_told(world: World, rep: Talker, typed: str, told: str) -> None:
    await client(world, rep)
    assert told in (await rep.says(typed)).splitlines()
    assert "不像电话" not in await rep.says("王芳 订单号 1380013812 已发货")


async def test_facts_that_find_no_room_are_one_tap_away(world: World, rep: Talker) -> None:
    await client(world, rep)
    await rep.says("王芳 今天面谈 孩子上小学 老家潮汕 爱钓鱼 养了条狗")
    more = next(label for label in rep.buttons() if label.startswith("还有"))
    listed = await rep.presses(more)
    assert listed.splitlines()[0] == "王芳" and len(rep.buttons()) >= 4
    kept = rep.buttons()[-2]
    await rep.presses(kept)
    assert rep.toast.text == "存进档案了"


async def test_a_sale_in_a_note_shows_the_year_and_a_second_one(world: World, rep: Talker) -> None:
    await client(world, rep)
    shown = await rep.says("王芳 今天来电 买了轮胎 3280")
    assert shown.splitlines()[2:] == [
        "买了 轮胎 · ¥3,280",
        "近 12 个月 1 笔 · ¥3,280 · 黄金",
        "⏰ 11/25 周三 问用得怎样",
    ]
    assert "今天已有一笔 ¥3,280" in await rep.says("王芳 又买了轮胎 3280")
