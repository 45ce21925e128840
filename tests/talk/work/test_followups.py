"""Planning: in one line or step by step, on a day that is past or does not exist, once or again and again."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.api.html import parse_html
from handlers.screens.work import followups as screens
from handlers.screens.work.followups import Plan, Saved
from handlers.texts import Texts
from storage.tables import Client, FollowUp, FollowUpKind, FollowUpStatus, Member
from tests.talk.plans import at, change_member, client, notes_of, work_of
from tests.talk.world import WEDNESDAY, Talker, World

OPEN, DONE, DROPPED = FollowUpStatus.OPEN, FollowUpStatus.DONE, FollowUpStatus.DROPPED


@pytest.mark.parametrize(
    "typed", ["/follow 王芳 下周三下午3点 回访", "跟进 王芳 回访 下周三下午3点", "/follow 下周三下午3点 王芳 回访"]
)
async def test_one_line_is_saved_at_once(world: World, rep: Talker, typed: str) -> None:
    number = await client(world, rep)
    assert await rep.says(typed) == "⏰ 11/25 周三 15:00 王芳 回访"
    assert rep.buttons() == ["改日子", "卡片", "↩️ 撤销"]
    [work] = await work_of(world, number)
    assert (work.due_at, work.text, work.kind) == (at(25, 15), "回访", FollowUpKind.FOLLOW_UP)

    assert "已撤销" in await rep.presses("↩️ 撤销")
    assert await work_of(world, number) == []


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [
        ("zh_Hans", "/promise 王芳 周五前 发报价", "🤝 最晚 11/20 周五 王芳:发报价"),
        ("zh_Hant", "答應 王芳 週五前 發報價", "🤝 最晚 11/20(五) 王芳:發報價"),
        ("en", "/promise Wang Fang by Friday send the quote", "🤝 By Fri 20 Nov, Wang Fang: send the quote"),
    ],
)
async def test_a_promise_in_each_language(world: World, language: str, typed: str, shown: str) -> None:
    owner, rep = world.person(100, "Lead", language), world.person(101, "Rep", language)
    await world.team("Shunda", owner, rep, language=language)
    number = await client(world, rep, "Wang Fang" if language == "en" else "王芳")
    assert await rep.says(typed) == shown
    assert [work.kind for work in await work_of(world, number)] == [FollowUpKind.PROMISE]


async def test_step_by_step_from_the_card(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await rep.says("/card 王芳")
    assert await rep.presses("定跟进") == "王芳 定跟进\n哪一天?点一个,或打字:周五下午3点"
    assert rep.buttons() == ["明天", "11/20 周五", "11/25 周三", "返回"]
    assert await rep.presses("11/20 周五") == "⏰ 11/20 周五 王芳 回访\n做什么?直接打字,不打也行"
    assert await rep.says("送样品") == "⏰ 11/20 周五 王芳 送样品"
    assert len(rep.messages()) == 1, "all of it in the card's message"
    assert [(work.due_on, work.text) for work in await work_of(world, number)] == [(date(2026, 11, 20), "送样品")]


async def test_the_client_is_asked_for_where_only_a_day_was_said(world: World, rep: Talker) -> None:
    number, _ = await client(world, rep), await client(world, rep, "李敏", "+8613900001111")
    assert (await rep.says("/follow 周五 试驾")).startswith("周五 试驾\n")
    assert rep.buttons() == ["李敏", "王芳"]
    assert await rep.says("王芳") == "⏰ 11/20 周五 王芳 试驾"
    assert len(await work_of(world, number)) == 1


async def test_a_day_that_is_past_is_asked_about_and_the_words_are_kept(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    assert await rep.says("/follow 王芳 昨天下午3点 回访") == "11/17 周二 15:00 已过。"
    assert rep.buttons() == ["11/24 周二", "是昨天的事,记下", "改"]
    assert await rep.presses("11/24 周二") == "⏰ 11/24 周二 15:00 王芳 回访"
    assert [work.due_at for work in await work_of(world, number)] == [at(24, 15)]


async def test_a_past_day_may_tell_of_what_has_happened(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await rep.says("/follow 王芳 昨天 电话 说再想想")
    await rep.presses("是昨天的事,记下")
    [note] = await notes_of(world, number)
    assert (note.kind, note.text) == ("call", "说再想想")
    assert note.occurred_at.date() == date(2026, 11, 17)
    assert await work_of(world, number) == []


async def test_a_day_that_does_not_exist_keeps_the_words(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    assert "没有「2月30号」这一天。" in await rep.says("/follow 王芳 2月30号 试驾")
    assert "没看出日期。" in await rep.says("尽快吧")
    assert "11/17 周二 已过。" in await rep.says("昨天")
    assert "试驾" in await rep.presses("改")
    assert await rep.says("周五下午3点") == "⏰ 11/20 周五 15:00 王芳 试驾"
    assert [work.text for work in await work_of(world, number)] == ["试驾"]


async def test_a_tapped_day_counts_once(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await rep.says("/follow 王芳")
    data = rep.button_data("明天")
    await rep.presses("明天")
    assert (await rep.forges(data)).text == "这件已办完。"
    assert len(await work_of(world, number)) == 1


async def test_a_line_about_somebody_else_goes_to_him(world: World, rep: Talker) -> None:
    number, other = await client(world, rep), await client(world, rep, "李敏", "+8613900001111")
    await rep.says("/follow 王芳 明天")
    await rep.says("李敏 今天电话 想试驾")
    assert [work.text for work in await work_of(world, number)] == [""]
    assert [note.kind for note in await notes_of(world, other)] == ["call"]
    assert not any("接着" in label for label in rep.buttons(rep.last())), "a question that may be left is not repeated"


async def test_what_repeats_comes_again_at_the_same_hour(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    shown = await rep.says("/follow 王芳 每周五下午3点 送样品")
    assert shown == "⏰ 11/20 周五 15:00 王芳 送样品\n每周五,做完自动排下次"
    await world.comes(at(20, 9))
    await world.comes(at(20, 15))
    assert await rep.presses("✅ 做完了") == "✅ 王芳 送样品\n下一步 11/27 周五 15:00 送样品\n补一句就直接打字"
    assert [(work.status, work.due_at) for work in await work_of(world, number)] == [
        (DONE, at(20, 15)),
        (OPEN, at(27, 15)),
    ]
    await rep.presses("↩️ 撤销")
    assert [(work.status, work.due_at) for work in await work_of(world, number)] == [(OPEN, at(20, 15))]


async def test_what_repeats_by_the_lunar_calendar_comes_on_its_day_of_next_year(world: World, rep: Talker) -> None:
    zone = at(20).tzinfo
    world.clock.move_to(datetime(2027, 1, 14, 10, tzinfo=zone))
    number = await client(world, rep)
    shown = await rep.says("/follow 王芳 每年腊八下午3点 送腊八粥")
    assert shown == "⏰ 1/15 周五 15:00 王芳 送腊八粥\n每年农历腊月初八,做完自动排下次"
    await world.comes(datetime(2027, 1, 15, 9, tzinfo=zone))
    await world.comes(datetime(2027, 1, 15, 15, tzinfo=zone))
    assert await rep.presses("✅ 做完了") == "✅ 王芳 送腊八粥\n下一步 2028/1/4 周二 15:00 送腊八粥\n补一句就直接打字"
    assert [work.due_on for work in await work_of(world, number)] == [date(2027, 1, 15), date(2028, 1, 4)]


async def test_what_repeats_keeps_its_hour_over_the_end_of_summer_time(world: World, rep: Talker) -> None:
    new_york = ZoneInfo("America/New_York")
    world.clock.move_to(datetime(2026, 10, 26, 9, tzinfo=new_york))

    def go_west(me: Member) -> None:
        me.timezone = "America/New_York"

    await change_member(world, rep, go_west)
    number = await client(world, rep)
    await rep.says("/follow 王芳 每周五下午3点 送样品")
    await world.comes(datetime(2026, 10, 30, 15, tzinfo=new_york))
    await rep.presses("✅ 做完了")
    assert [work.due_at for work in await work_of(world, number)] == [
        datetime(2026, 10, 30, 15, tzinfo=new_york),
        datetime(2026, 11, 6, 15, tzinfo=new_york),
    ]


async def test_of_two_with_one_name_the_right_one_is_asked_for(world: World, rep: Talker) -> None:
    one, two = await client(world, rep), await client(world, rep, phone="+8613900008821", firm="顺达物流")
    await rep.says("/follow 王芳 周五 试驾")
    await rep.presses(next(label for label in rep.buttons() if "顺达物流" in label))
    assert rep.sees() == "⏰ 11/20 周五 王芳 试驾"
    assert (len(await work_of(world, one)), len(await work_of(world, two))) == (0, 1)


async def test_an_unknown_client_is_added_with_what_was_planned(world: World, rep: Talker) -> None:
    await rep.says("/follow 张三丰 周五 试驾")
    assert "张三丰" in rep.sees()
    await rep.presses(rep.buttons()[0])
    assert "11/20 周五" in await rep.says("/due")


async def test_a_lead_sees_and_moves_what_a_rep_has_planned(world: World, owner: Talker, rep: Talker) -> None:
    number = await client(world, rep)
    assert await owner.says("/follow 王芳 周五下午3点 回访") == "⏰ 11/20 周五 15:00 王芳 回访"
    before = len(owner.messages())
    await world.comes(at(20, 9))
    await world.comes(at(20, 15))
    assert rep.sees().startswith("⏰ 15:00 王芳 回访"), "it is the client's rep who is reminded"
    assert len(owner.messages()) == before
    [work] = await work_of(world, number)
    assert work.owner_id == (await world.member(rep)).id


NOW = WEDNESDAY


@settings(max_examples=60)
@given(
    text=st.text(max_size=400),
    name=st.text(min_size=1, max_size=60),
    language=st.sampled_from(["zh_Hans", "zh_Hant", "en"]),
)
def test_any_words_can_be_shown(text: str, name: str, language: str) -> None:
    someone = Client(id=1, team_id=1, owner_id=1, name=name, last_touched_at=NOW, created_at=NOW)
    work = FollowUp(
        id=1, team_id=1, client_id=1, owner_id=1, text=text, due_on=NOW.date(), due_at=NOW, push_at=NOW, created_at=NOW
    )
    t = Texts(language)
    for screen in (
        screens.saved(t, Saved(someone, work, NOW, 1)),
        screens.ask_when(t, Plan(someone, text), [NOW.date()], NOW.date(), screens.no_such_day(t, text)),
    ):
        shown, _ = parse_html(screen.text, lambda _: None)
        assert shown.strip()
