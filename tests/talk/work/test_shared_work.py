"""A follow-up with a place, with several clients, and one that comes again and again."""

from datetime import date, time

import pytest

from storage.tables import FollowUpStatus
from tests.talk.plans import at, client, notes_of, planned, work_of
from tests.talk.world import Talker, World

OPEN, DONE, DROPPED = FollowUpStatus.OPEN, FollowUpStatus.DONE, FollowUpStatus.DROPPED


@pytest.mark.parametrize(
    ("language", "names", "typed", "shown"),
    [
        (
            "zh_Hans",
            ("王芳", "李敏"),
            "周五下午3点 在星巴克人民广场店 见王芳、李敏",
            "⏰ 11/20 周五 15:00 王芳、李敏 见面\n在 星巴克人民广场店",
        ),
        (
            "zh_Hant",
            ("王芳", "李敏"),
            "跟進 王芳和李敏 週五下午3點 在國貿大廈 吃飯",
            "⏰ 11/20(五) 15:00 王芳、李敏 吃飯\n在 國貿大廈",
        ),
        (
            "en",
            ("Wang Fang", "Li Min"),
            "Fri 3pm at Joe's lunch with Wang Fang and Li Min",
            "⏰ Fri 20 Nov, 15:00 Wang Fang and Li Min lunch\nat Joe's",
        ),
    ],
)
async def test_two_clients_and_a_place_in_one_line(
    world: World, language: str, names: tuple[str, str], typed: str, shown: str
) -> None:
    owner, rep = world.person(100, "Lead", language), world.person(101, "Rep", language)
    await world.team("Shunda", owner, rep, language=language)
    one, two = await client(world, rep, names[0]), await client(world, rep, names[1], "+8613900001111")
    assert await rep.says(typed) == shown
    [work] = await work_of(world, one)
    assert (work.due_at, work.place) == (at(20, 15), shown.splitlines()[1].split(" ", 1)[1])
    assert shown.splitlines()[0].split()[-1] in await rep.says(f"/card {names[1]}"), "it stands on the other's card too"
    await world.comes(at(20, 9))
    await world.comes(at(20, 15))
    assert rep.sees().splitlines()[1] == shown.splitlines()[1]
    await rep.presses(rep.rows()[0][0])
    assert [len(await notes_of(world, number)) for number in (one, two)] == [1, 1], "a contact with both"


async def test_a_name_that_fits_nobody_or_several_is_asked_for(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    (
        await client(world, rep, "李敏", "+8613900001111", firm="顺达物流"),
        await client(world, rep, "李敏", "+8613900002222"),
    )
    await rep.says("/follow 王芳、赵六、李敏 周五 吃饭")
    assert rep.texts()[-2:] == ["⏰ 11/20 周五 王芳 吃饭", "⏰ 11/20 周五 王芳 吃饭\n还没有赵六,要加上吗?"]
    assert await rep.presses("新建 赵六") == "⏰ 11/20 周五 王芳、赵六 吃饭\n还有李敏,是哪位?"
    await rep.presses(next(label for label in rep.buttons() if "顺达物流" in label))
    assert rep.sees() == "⏰ 11/20 周五 王芳等 3 位 吃饭"
    assert len(await work_of(world, number)) == 1
    assert "吃饭" in await rep.says("/card 赵六")


async def test_a_name_inside_other_words_brings_nobody_along(world: World, rep: Talker) -> None:
    await client(world, rep, "李敏", "+8613900001111"), await client(world, rep)
    assert await rep.says("/follow 王芳 周五 李敏介绍的客户") == "⏰ 11/20 周五 王芳 李敏介绍的客户"
    assert await rep.says("/follow 王芳 李敏介绍的客户 周五") == "⏰ 11/20 周五 王芳 李敏介绍的客户"
    assert await rep.says("/follow 王芳 李敏 周五 吃饭") == "⏰ 11/20 周五 王芳、李敏 吃饭"


async def test_place_and_people_are_added_afterwards(world: World, rep: Talker) -> None:
    await client(world, rep, "李敏", "+8613900001111")
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 20), time(15), text="见面")
    await rep.says("/due")
    await rep.presses("1")
    await rep.presses("更多")
    assert rep.buttons() == ["交给同事", "加地点", "加客户", "改内容", "算答应的", "不跟了", "返回"]
    await rep.presses("加地点")
    assert "在 人民广场" in await rep.says("人民广场")
    await rep.presses("更多")
    assert "还有谁一起?" in await rep.presses("加客户")
    assert (await rep.presses("李敏 · 尾号 1111")).startswith("⏰ 11/20 周五 15:00 王芳、李敏 见面\n在 人民广场")
    await rep.says("/undo")
    await rep.says("/due")
    assert (await rep.presses("1")).startswith("⏰ 11/20 周五 15:00 王芳 见面\n在 人民广场")


async def test_what_repeats_keeps_its_day_and_hour_wherever_it_is_put_off_to(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    assert await rep.says("/follow 王芳 每周五下午3点,共10次 送样品") == (
        "⏰ 11/20 周五 15:00 王芳 送样品\n每周五,共 10 次,做完自动排下次"
    )
    await world.comes(at(20, 9))
    await world.comes(at(20, 15))
    await rep.presses("推后")
    await rep.presses("1 小时 16:00")
    await world.comes(at(20, 16))
    assert "下一步 11/27 周五 15:00 送样品" in await rep.presses("✅ 做完了")
    await rep.says("/due")
    await rep.presses("1")
    assert await rep.presses("不跟了") == "⏰ 11/27 周五 15:00 王芳 送样品\n重复:每周五,共 10 次。不要哪些?"
    assert await rep.presses("只这次") == "王芳 送样品:这次不做\n下一步 12/4 周五 15:00 送样品"
    await rep.says("/card 王芳")
    await rep.presses("更多")
    await rep.presses(next(label for label in rep.buttons() if label.startswith("待办")))
    await rep.presses("1")
    await rep.presses("不跟了")
    assert await rep.presses("以后都不要") == "王芳 送样品:划掉了"
    assert [work.status for work in await work_of(world, number)] == [DONE, DROPPED, DROPPED]


async def test_another_rule_in_words(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await rep.says("/follow 王芳 周五下午3点 送样品")
    await rep.presses("改日子")
    await rep.says("每月第一个周一")
    [work] = await work_of(world, number)
    assert (work.due_at, work.repeat) == (at(7, 15, month=12), "FREQ=MONTHLY;BYDAY=1MO")


async def test_one_occurrence_of_a_note_is_skipped(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await rep.says("王芳 今天电话 每周五下午3点回访")
    await rep.presses("改一处")
    await rep.presses("回访 11/20")
    assert rep.buttons()[2:] == ["只这次", "以后都不要", "返回"]
    assert "⏰ 11/27 周五 15:00 回访" in await rep.presses("只这次")
    [work] = await work_of(world, number)
    assert (work.due_at, work.status) == (at(27, 15), OPEN)
