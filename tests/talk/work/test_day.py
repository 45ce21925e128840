"""A day as it comes: ahead of a meeting, after five, in the evening, on holidays, and what is late for long."""

from datetime import date, datetime, time
from functools import partial

import pytest
from sqlmodel import Session

from storage.queries.team import members
from storage.tables import Client, FollowUpKind, Member, Team
from tests.talk.groups import Group
from tests.talk.plans import at, change_member, client, planned, work_of
from tests.talk.world import SHANGHAI, Talker, World, text_of

WEDNESDAY, THURSDAY, FRIDAY = date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20)
PROMISE = FollowUpKind.PROMISE


async def change_team(world: World, talker: Talker, **values: object) -> None:
    """Change something about a team."""

    def change(session: Session) -> None:
        me = members.by_user(session, talker.id)
        assert me is not None
        team = session.get_one(Team, me.team_id)
        for column, value in values.items():
            setattr(team, column, value)
        session.add(team)

    await world.database(change)


@pytest.mark.parametrize(
    ("language", "opens", "choice", "said", "told"),
    [
        ("zh_Hans", "提醒", "30 分", "见面前 30 分叫你", ["⏰ 15:00 王芳 试驾", "还有 30 分"]),
        ("zh_Hant", "提醒", "30 分", "見面前 30 分叫你", ["⏰ 15:00 王芳 试驾", "還有 30 分"]),
        (
            "en",
            "Reminders",
            "30 minutes",
            "I'll say it 30 minutes before a meeting",
            ["⏰ 15:00 王芳 试驾", "in 30 minutes"],
        ),
    ],
)
async def test_ahead_of_a_meeting_and_not_again_at_its_minute(
    world: World, language: str, opens: str, choice: str, said: str, told: list[str]
) -> None:
    owner, rep = world.person(100, "Lead", language), world.person(101, "Rep", language)
    await world.team("Shunda", owner, rep, language=language)
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, time(15), "试驾")
    await planned(world, rep, number, WEDNESDAY, time(16), "打电话")
    await rep.says("/settings")
    await rep.presses(opens)
    await rep.presses(choice)
    assert rep.toast.text == said, "it holds for what is planned already"
    await world.comes(at(18, 14, 29))
    before = len(rep.messages())
    await world.comes(at(18, 14, 30))
    assert rep.sees().splitlines()[:2] == told
    await world.comes(at(18, 15))
    assert len(rep.messages()) == before + 1
    await world.comes(at(18, 16))
    assert rep.sees().startswith("⏰ 16:00 王芳 打电话"), "a call comes at its minute"


async def test_what_is_near_is_one_message_whatever_it_is(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, text="发报价", kind=PROMISE)
    await planned(world, rep, number, WEDNESDAY, time(17, 5), "打电话")
    await planned(world, rep, number, WEDNESDAY, time(17, 12), "寄合同")
    await world.comes(at(18, 17))
    assert rep.sees().splitlines() == ["⏰ 2 件到时间了", "1 🤝 今天 王芳 发报价", "2 ⏰ 17:05 王芳 打电话"]
    await world.comes(at(18, 17, 9))
    assert len(rep.messages()) == 1
    await world.comes(at(18, 17, 12))
    assert rep.sees().startswith("⏰ 17:12 王芳 寄合同")


async def test_what_was_planned_after_the_morning_list_is_asked_about_at_five(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, THURSDAY)
    await world.comes(at(19, 8, 30))
    await world.comes(at(19, 11))
    for text in ("送合同", "问结果"):
        await rep.says(f"/follow 王芳 今天 {text}")
    shown = len(rep.messages())
    await world.comes(at(19, 16, 59))
    assert len(rep.messages()) == shown
    await world.comes(at(19, 17))
    assert rep.sees().splitlines() == ["今天的 2 件,还没记完成", "1 王芳 送合同", "2 王芳 问结果"]
    await world.comes(at(19, 17, 30))
    assert len(rep.messages()) == shown + 1
    await world.comes(at(20, 8, 30))
    assert rep.sees().splitlines()[0] == "今天 11/20 周五 · 3 件"


async def test_a_holiday_is_quiet_and_the_first_working_day_says_what_came_over(
    world: World, owner: Talker, rep: Talker
) -> None:
    def weekends(me: Member) -> None:
        me.days_off = [5, 6]

    await change_member(world, rep, weekends)
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 12, 31))
    for day in (1, 2, 3):
        await planned(world, rep, number, date(2027, 1, day))
    new_year = datetime(2027, 1, 1, 8, 30, tzinfo=SHANGHAI)
    await world.comes(new_year.replace(year=2026, month=12, day=31))
    assert rep.sees() == "今天 12/31 周四 · 1 件\n1 王芳 回访"
    told = len(rep.messages())
    for day in (1, 2, 3):
        await world.comes(new_year.replace(day=day))
        await world.comes(new_year.replace(day=day, hour=17))
    assert len(rep.messages()) == told, "New Year and the weekend"
    await world.comes(new_year.replace(day=4))
    assert rep.sees().splitlines()[:2] == ["今天 1/4 周一 · 4 件", "休息时到期 3 件"]

    await owner.says("/settings")
    await owner.presses("团队设置")
    assert "节假日 休(中国)" in (await owner.presses("工作方式"), owner.buttons())[1]
    await owner.presses("节假日 休(中国)")
    assert owner.toast.text == "节假日照常上班了"
    assert (await rep.forges(owner.button_data("节假日 上班"))).text == "这个按钮不是给你的"


@pytest.mark.parametrize(
    ("language", "asked", "names", "nobody", "left"),
    [
        ("zh_Hans", "今天见的两位还没记", ["李敏", "赵强"], "今天没见", "都还留着。改天?"),
        ("zh_Hant", "今天見的兩位還沒記", ["李敏", "赵强"], "今天沒見", "都還留著。改天?"),
        ("en", "2 meetings of today not noted", ["李敏", "赵强"], "Nobody met", "Still planned. Another day?"),
    ],
)
async def test_in_the_evening_who_is_not_noted_yet(
    world: World, language: str, asked: str, names: list[str], nobody: str, left: str
) -> None:
    owner, rep = world.person(100, "Lead", language), world.person(101, "Rep", language)
    await world.team("Shunda", owner, rep, language=language)

    def wants_it(me: Member) -> None:
        me.settings = {"wrap_up": True}

    await change_member(world, rep, wants_it)
    one, two = await client(world, rep, "李敏", "+8613900001111"), await client(world, rep, "赵强", "+8613900002222")
    called = await client(world, rep)
    await planned(world, rep, one, WEDNESDAY, time(14), "试驾")
    await planned(world, rep, two, WEDNESDAY, time(16), "拜访")
    await planned(world, rep, called, WEDNESDAY, time(16), "打电话")
    await world.comes(at(18, 16))
    await world.comes(at(18, 18, 30))
    assert (rep.sees(), rep.buttons()) == (asked, [*names, nobody])
    await rep.presses("李敏")
    await rep.says("面谈 看中白色")
    noted = rep.button_data("李敏")
    await rep.presses("赵强")
    message = next(m for m in rep.messages() if nobody in rep.buttons(m))
    assert rep.buttons(message) == ["赵强", nobody], "one was noted meanwhile"
    await rep.forges(noted, message["message_id"])
    await rep.says("/cancel")
    shown = await rep.presses(nobody)
    assert shown.splitlines() == [left, "1 16:00 赵强 拜访"]
    message = next(m for m in rep.messages() if shown == text_of(m))
    await rep.presses(rep.buttons(message)[1])
    [work] = await work_of(world, two)
    assert (work.due_on, work.due_at) == (THURSDAY, at(19, 16))


@pytest.mark.parametrize(
    ("language", "asked", "button", "moved"),
    [
        ("zh_Hans", "2 件晚了 3 天以上,还跟吗?", "都到 11/20 周五", "1 件改到 11/20 周五"),
        ("zh_Hant", "2 件晚了 3 天以上,還追嗎?", "都到 11/20(五)", "1 件改到 11/20(五)"),
        ("en", "2 items are 3 days late. Still wanted?", "All to Fri 20 Nov", "1 item moved to Fri 20 Nov"),
    ],
)
async def test_what_is_late_for_long_is_passed_on_where_the_lead_says_so(
    world: World, language: str, asked: str, button: str, moved: str
) -> None:
    owner, rep = world.person(100, "Lead", language), world.person(101, "Rep", language)
    await world.team("Shunda", owner, rep, language=language)
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 16))
    await planned(world, rep, number, date(2026, 11, 16), text="发报价", kind=PROMISE)
    await world.comes(at(19, 8, 40))
    assert asked not in rep.texts(), "off until it is switched on"
    await change_team(world, owner, settings={"late_work": True})

    def next_morning(me: Member) -> None:
        me.nudged_on = None

    await change_member(world, rep, next_morning)
    await world.comes(at(19, 9))
    assert rep.sees().splitlines()[0] == asked
    await world.comes(at(20, 9))
    assert sum(text.startswith(asked) for text in rep.texts()) == 1
    await rep.presses(button)
    assert rep.sees().splitlines()[0] != moved
    [follow_up, promise] = await work_of(world, number)
    assert (follow_up.due_on, promise.due_on) == (date(2026, 11, 21), date(2026, 11, 16))


async def test_the_lead_sees_what_is_five_days_late_and_the_group_a_figure(
    world: World, owner: Talker, rep: Talker
) -> None:
    await change_team(world, owner, settings={"late_work": True})
    number = await client(world, rep)
    first, *_ = [await planned(world, rep, number, date(2026, 11, day)) for day in (10, 12, 14)]
    await world.comes(at(19, 8, 30))
    assert owner.sees().splitlines()[-1] == "团队有 3 件晚了 5 个工作日"
    await owner.says("/team")
    assert "小刘 3 件" in (await owner.presses("团队逾期")).splitlines()
    shown = await owner.presses("小刘")
    assert shown.splitlines()[:2] == ["小刘 · 3 件晚了 5 个工作日", "1 王芳 回访,晚了 9 天"]
    data = owner.button_data("1")
    await owner.presses("1")
    assert (await owner.presses("返回")).startswith("小刘 · 3 件")

    group = Group(world, "群", owner, rep)
    await group.hears(owner, "/digest")
    await world.comes(at(19, 18, 30))
    assert "逾期 3(7 天以上 2)" in group.sees()

    stranger = world.person(200, "外人")
    await world.team("别的店", stranger)
    await stranger.says("/team")
    for forged in (data, f"lwr:{(await world.member(rep)).id}:0", f"lwn:{first}"):
        await stranger.forges(forged)
        assert not any("王芳" in text for text in stranger.texts())
    assert (await rep.forges("lwt")).text == "这个按钮不是给你的"


async def test_three_unasked_messages_a_day_and_never_near_another(world: World, rep: Talker) -> None:
    """Through the gate itself: what comes within minutes of a timed item waits, and the fourth waits for tomorrow."""
    from handlers.pushes import attention
    from handlers.pushes.push import Push
    from handlers.screen import Screen

    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, time(10, 5))

    def ask(session: Session, key: str) -> bool:
        me = members.by_user(session, rep.id)
        assert me is not None
        return attention.unasked(session, me, world.clock.now(), Push(rep.id, Screen(key), key))

    asked = [await world.database(partial(ask, key=key)) for key in "abcda"]
    assert asked == [True, True, True, False, True]
    seen: list[tuple[int, str]] = []
    for minute in range(0, 60, 5):
        await world.comes(at(18, 10, minute))
        seen += [(minute, text.splitlines()[0]) for text in rep.texts()[len(seen) :]]
    assert seen == [(5, "⏰ 10:05 王芳 回访"), (15, "a"), (25, "b"), (35, "c")]
    assert await world.database(lambda session: session.get_one(Client, number).archived_at) is None
