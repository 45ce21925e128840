"""The six questions: the reminder before a meeting, and the one question offered under a visit."""

from datetime import datetime

import pytest

from playbook.trust import Question
from tests.talk.six_questions.answers import QUESTION_1, add_client, answers_of
from tests.talk.world import SHANGHAI, Talker, World


async def test_a_reminder_before_the_meeting(world: World, rep: Talker) -> None:
    await add_client(world, rep)
    await rep.says("王芳 下周三下午3点回访")
    await rep.says("六问 王芳 4")
    await rep.says("张姐的两年账单")
    await rep.presses("先停")
    assert await rep.presses("见面前提醒我") == "什么时候见 王芳?打字也行"
    assert rep.buttons()[0] == "11/25 周三 15:00"
    assert await rep.presses("11/25 周三 15:00") == "⏰ 11/25 周三 14:00 王芳\n带上 张姐的两年账单"
    await rep.presses("↩️ 撤销")
    assert "14:00" not in await rep.says("/card 王芳")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("周五下午3点", "⏰ 11/20 周五 15:00 王芳\n六问第 1 问 你是谁"),
        ("昨天", "11/17 周二 已过。哪天见?"),
        ("再说吧", "没看出是哪天。例:周五下午3点"),
        ("2月30号", "没看出是哪天。例:周五下午3点"),
    ],
)
async def test_the_day_of_a_reminder_in_words(world: World, rep: Talker, typed: str, shown: str) -> None:
    await add_client(world, rep)
    await rep.says("六问 王芳")
    await rep.presses("先停")
    await rep.presses("见面前提醒我")
    assert await rep.says(typed) == shown


async def test_the_day_of_a_reminder_as_a_button(world: World, rep: Talker) -> None:
    await add_client(world, rep)
    await rep.says("六问 王芳")
    await rep.presses("先停")
    await rep.presses("见面前提醒我")
    assert rep.buttons() == ["11/19 周四", "11/20 周五", "11/21 周六", "返回"]
    tomorrow = rep.button_data("11/19 周四")
    assert await rep.presses("11/19 周四") == "⏰ 11/19 周四 王芳\n六问第 1 问 你是谁"
    assert (await rep.forges(tomorrow)).text == "这件已办完。"
    await world.passes(days=7)
    await rep.forges(tomorrow)
    assert rep.sees() == "11/19 周四 已过。哪天见?"


async def test_one_question_a_day_is_offered_under_a_visit(world: World, rep: Talker) -> None:
    client = await add_client(world, rep, prospect_class="hot")
    await rep.says("王芳 今天面谈 聊得不错")
    assert "六问:第 1 问" in rep.buttons()
    note = rep.last()
    assert await rep.presses("六问:第 1 问") == QUESTION_1
    assert "六问:第 1 问" in rep.buttons(note), "the note keeps its buttons"
    await rep.presses("六问:第 1 问")
    assert rep.toast.text == "就在下面"
    await rep.says("张姐介绍的")
    await rep.presses("先停")
    await rep.says("王芳 今天又面谈了")
    assert not any(label.startswith("六问") for label in rep.buttons())
    await world.passes(days=1)
    await rep.says("王芳 打了电话")
    assert not any(label.startswith("六问") for label in rep.buttons()), "a call is no visit"
    await rep.says("王芳 今天面谈 去了店里")
    assert "六问:第 1 问" in rep.buttons()
    assert Question.WHO_ARE_YOU in await answers_of(world, client)


@pytest.mark.parametrize("prospect_class", ["cool", "none", None])
async def test_only_hot_and_warm_clients_are_asked_about(world: World, rep: Talker, prospect_class: str | None) -> None:
    await add_client(world, rep, prospect_class=prospect_class)
    await rep.says("王芳 今天面谈 聊得不错")
    assert not any(label.startswith("六问") for label in rep.buttons())


async def test_ignored_three_times_it_stops_and_says_so(world: World, rep: Talker) -> None:
    await add_client(world, rep, prospect_class="warm")
    for _ in range(3):
        await rep.says("王芳 今天面谈 聊得不错")
        assert "六问:第 1 问" in rep.buttons()
        await world.passes(days=1)
    assert "我先不问了,要时打 六问" in await rep.says("王芳 今天面谈 聊得不错")
    await world.passes(days=1)
    shown = await rep.says("王芳 今天面谈 聊得不错")
    assert "我先不问了" not in shown
    assert not any(label.startswith("六问") for label in rep.buttons())
    await rep.says("六问 王芳")
    await rep.presses("先停")
    await world.passes(days=1)
    await rep.says("王芳 今天面谈 聊得不错")
    assert "六问:第 1 问" in rep.buttons(), "once used, it may ask again"


async def test_nothing_is_asked_in_quiet_hours(world: World, rep: Talker) -> None:
    await add_client(world, rep, prospect_class="hot")
    await world.comes(datetime(2026, 11, 18, 22, 0, tzinfo=SHANGHAI))
    await rep.says("王芳 今天面谈 聊得不错")
    assert not any(label.startswith("六问") for label in rep.buttons())
