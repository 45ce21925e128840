"""Today's list and what is late and coming: the order, the pages, worked through in place."""

from datetime import date, time

import pytest
from sqlmodel import Session

from storage.tables import FollowUpKind, LapseCase, Member
from tests.talk.customers import customer, every
from tests.talk.plans import at, change_member, client, planned, work_of
from tests.talk.world import Talker, World

PROMISE = FollowUpKind.PROMISE
FRIDAY = date(2026, 11, 20)


async def a_full_friday(world: World, rep: Talker) -> None:
    """A promise, a test drive at two, a call two days late, a customer who stays away, and three more calls."""
    one, two = await client(world, rep, "王芳"), await client(world, rep, "李敏", "+8613900001111")
    three = await client(world, rep, "赵强", "+8613900002222")
    four = await client(world, rep, "周敏", "+8613900003333")
    away = await customer(world, rep, "陈建国", every(38, 5, date(2026, 8, 14)))
    await planned(world, rep, three, date(2026, 11, 18))
    await planned(world, rep, one, FRIDAY, text="发报价", kind=PROMISE)
    await planned(world, rep, two, FRIDAY, time(14), "试驾")
    for text in ("送合同", "问结果", "收尾款"):
        await planned(world, rep, four, FRIDAY, text=text)
    await world.database(lambda session: stays_away(session, away, one))


def stays_away(session: Session, number: int, like: int) -> None:
    """An open case of a customer who has not bought for 98 days."""
    from storage.tables import Client

    owner = session.get_one(Client, like)
    session.add(
        LapseCase(
            team_id=owner.team_id,
            client_id=number,
            owner_id=owner.owner_id,
            raised_on=date(2026, 11, 18),
            last_bought_on=date(2026, 8, 14),
            usual_days=38,
            gap_days=96,
            p_buy=0.3,
            yearly_value=1_900_000,
        )
    )


async def test_the_morning_list_in_its_order(world: World, rep: Talker) -> None:
    await a_full_friday(world, rep)
    await world.comes(at(20, 8, 30))
    assert rep.sees().splitlines() == [
        "今天 11/20 周五 · 8 件,先做 5 件",
        "前几天剩 1 件",
        "1 🤝 王芳 发报价,今天最晚",
        "2 ⏰ 14:00 李敏 试驾",
        "3 赵强 回访,晚了 2 天",
        "4 周敏 送合同",
        "5 周敏 问结果",
    ]
    assert rep.buttons() == ["1", "2", "3", "4", "5", "还有 3 件", "收起"]
    shown = await rep.presses("还有 3 件")
    assert shown.splitlines()[1:] == ["6 周敏 收尾款", "7 📉 陈建国 98 天没买", "8 李敏 六问差 6 问"]
    assert rep.buttons() == ["6", "7", "8", "前 5 件", "收起"]
    assert (await rep.presses("7")).splitlines()[:2] == ["📉 陈建国 · 98 天没买", "平时约 38 天一次"]
    await rep.presses("返回")
    assert await rep.presses("收起") == "今天 11/20 周五 · 8 件,先做 5 件"
    assert (await rep.presses("打开")).startswith("今天 11/20 周五")


async def test_worked_through_in_place(world: World, rep: Talker) -> None:
    await a_full_friday(world, rep)
    await world.comes(at(20, 8, 30))
    assert (await rep.presses("2")).splitlines()[0] == "⏰ 14:00 李敏 试驾"
    await rep.presses("✅ 做完了")
    shown = await rep.presses("先不定")
    assert shown.splitlines()[0] == "今天 11/20 周五 · 8 件,做完 1 件"
    assert "✅ 2 李敏 试驾" in shown.splitlines()
    assert rep.buttons() == ["1", "3", "4", "5", "还有 3 件", "收起"]

    await rep.presses("3")
    await rep.presses("推后")
    shown = await rep.presses("下周五 11/27")
    assert rep.toast.text == "赵强 改到 11/27 周五"
    assert "赵强" not in shown
    assert len(rep.messages()) == 1


async def test_the_last_one_done(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 18))
    assert (await rep.says("今天")).splitlines() == ["今天 11/18 周三 · 1 件", "1 王芳 回访"]
    await rep.presses("1")
    await rep.presses("✅ 做完了")
    assert await rep.presses("先不定") == "今天 11/18 周三 · 1 件都做完了\n✅ 1 王芳 回访"


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("zh_Hans", "今天", "今天 11/18 周三 · 1 件\n1 王芳 回访,晚了 1 天"),
        ("zh_Hant", "今日", "今天 11/18(三) · 1 件\n1 王芳 回访,晚了 1 天"),
        ("en", "/today", "Today Wed 18 Nov · 1 to do\n1 王芳 回访, 1 day late"),
    ],
)
async def test_today_in_each_language(world: World, language: str, typed: str, expected: str) -> None:
    owner, rep = world.person(100, "Lead", language), world.person(101, "Rep", language)
    await world.team("Shunda", owner, rep, language=language)
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 17))
    assert await rep.says(typed) == expected


async def test_nothing_due_names_one_who_was_not_heard_of_for_long(world: World, rep: Talker) -> None:
    assert await rep.says("/today") == "今天 11/18 周三 · 没有到期的"
    await client(world, rep, created_at=at(1, month=9))
    assert await rep.says("/today") == "今天 11/18 周三 · 没有到期的\n王芳 78 天没联系了"
    assert rep.buttons() == ["卡片", "定跟进"]


async def test_late_and_coming(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    for day in (16, 18, 20, 22, 24, 25):
        await planned(world, rep, number, date(2026, 11, day))
    await planned(world, rep, number, date(2026, 12, 24))
    shown = await rep.says("到期")
    assert shown.splitlines()[:2] == ["逾期 1 · 今天 1 · 7 天内 4", "1 ⏰ 11/16 周一 王芳 回访"]
    assert rep.buttons() == ["1", "2", "3", "4", "5", "还有 1 件"]
    assert (await rep.presses("还有 1 件")).splitlines()[1:] == ["6 ⏰ 11/25 周三 王芳 回访"]
    await rep.presses("6")
    await rep.presses("不跟了")
    assert "1 ⏰ 11/16" in await rep.presses("返回"), "a page that is gone gives way to the one before it"


async def test_the_morning_list_comes_once_and_only_on_working_days(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 18))
    await world.comes(at(18, 12))
    assert rep.messages() == [], "who came in today gets the first one tomorrow"

    def rests_on_thursday(me: Member) -> None:
        me.days_off = [3]

    await change_member(world, rep, rests_on_thursday)
    await world.comes(at(19, 9))
    assert rep.messages() == []
    await world.comes(at(20, 8, 29))
    assert rep.messages() == []
    await world.comes(at(20, 8, 30))
    await world.comes(at(20, 8, 31))
    await world.restart()
    await world.comes(at(20, 10))
    assert len(rep.messages()) == 1
    await world.comes(at(21, 8, 30))
    assert len(rep.messages()) == 2


async def test_nothing_to_say_is_not_said(world: World, rep: Talker) -> None:
    await client(world, rep)
    await world.comes(at(19, 8, 30))
    assert rep.messages() == []


async def test_the_hour_of_the_list_is_chosen_under_the_first_follow_up(world: World, rep: Talker) -> None:
    def new_here(me: Member) -> None:
        me.lessons = ["capture", "look_up"]

    await change_member(world, rep, new_here)
    number = await client(world, rep)
    shown = await rep.says("/follow 王芳 明天 回访")
    assert shown.splitlines()[1:] == ["到点我叫你。", "早上几点看安排?"]
    await rep.presses("08:00")
    assert rep.toast.text == "早上安排 08:00,11/19 周四起"
    assert (await world.member(rep)).quiet_to == time(8), "quiet hours end with it"
    await world.comes(at(19, 7, 59))
    assert len(rep.messages()) == 1
    await world.comes(at(19, 8))
    assert rep.sees() == "今天 11/19 周四 · 1 件\n1 王芳 回访"
    assert len(await work_of(world, number)) == 1


async def test_a_lead_sees_his_own_list_only(world: World, owner: Talker, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 18))
    assert await owner.says("/today") == "今天 11/18 周三 · 没有到期的"
