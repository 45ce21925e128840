"""The year's loss for leads, and who may be lost next quarter, before any alert."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from handlers.screens.team import weekly
from handlers.texts import Texts
from storage.queries.team import members, weeks
from tests.talk.customers import TODAY, cases, customer, every, silent
from tests.talk.world import Talker, World

LONG_AGO = TODAY - timedelta(days=500)
REPORTS = {
    "zh_Hans": ("老客户去留", ["老客户去留 · 近 12 个月", "一年前 6 位,没再买 2 位(33%)", "两成上下算平常,现在高了",
                "他们一年买 ¥3,000", "没问过原因 2 位"], ["去问问", "按人看", "下季要留心", "返回"]),
    "zh_Hant": ("舊客去留", ["舊客去留 · 近 12 個月", "一年前 6 位,沒再買 2 位(33%)", "兩成上下算平常,現在高了",
                "他們一年買 ¥3,000", "沒問過原因 2 位"], ["去問問", "按人看", "下季要留意", "返回"]),
    "en": ("Customers kept", ["Customers kept · 12 months", "2 of 6 bought no more: 33%",
           "Normal is about 20%; this is more", "Worth ¥3,000 a year", "2 were never asked why"],
           ["Ask them", "By rep", "Next quarter", "Back"]),
}  # fmt: skip


async def a_year(world: World, rep: Talker, lost: int = 2) -> None:
    """Six customers of a year ago, some of whom bought no more."""
    for number in range(6):
        bought = [(LONG_AGO, 150_000 if number < lost else 50_000)]
        await customer(world, rep, f"旧客{number}", bought if number < lost else [*bought, (TODAY, 100)])
    await world.passes(minutes=1)


async def test_the_lead_sees_how_many_were_lost_and_why_not(world: World) -> None:
    for number, (language, (label, lines, buttons)) in enumerate(REPORTS.items()):
        owner = world.person(100 + number, "店长", language)
        await world.team("顺达二店", owner, language=language)
        await a_year(world, owner)
        await owner.says("/lapsed")
        assert (await owner.presses(label)).splitlines() == lines
        assert owner.buttons() == buttons
        assert all(len(line) <= 38 for line in lines)


async def test_reasons_causes_and_what_came_back_are_counted_and_nobody_is_blamed(
    world: World, owner: Talker, rep: Talker
) -> None:
    await silent(world, rep)
    await a_year(world, rep)
    await rep.says("挽回 旧客0")
    await rep.presses("不回来了")
    await rep.presses("太慢")
    await rep.presses("服务")
    await rep.presses("不知道")
    await rep.says("挽回 陈建国")
    await rep.presses("聊上了")
    await rep.says("买 陈建国 3280")
    await owner.says("/team")
    shown = await owner.presses("老客户去留")
    assert shown.splitlines()[1:] == [
        "一年前 7 位,没再买 2 位(29%)",
        "两成上下算平常,现在高了",
        "他们一年买 ¥3,000;请回来 1 位,又买 ¥3,280",
        "原因 太慢 1",
        "归到 服务 1",
        "没问过原因 1 位",
    ]
    assert (await owner.presses("按人看")).splitlines() == [
        "老客户去留 · 按人",
        "小刘:7 位里 2 位没再买(29%)",
        "先问原因,多半不在人。",
    ]
    await owner.presses("返回")
    assert (await owner.presses("去问问")).splitlines() == ["1 位没再买,还没问原因", "旧客1 上次 2025/7/6 ¥1,500"]
    assert "旧客1" in await owner.presses("旧客1")


async def test_a_rep_and_another_team_get_nothing_of_it(world: World, owner: Talker, rep: Talker) -> None:
    await a_year(world, rep)
    await rep.says("/lapsed")
    assert rep.buttons() == ["下季要留心"]
    for data in ("lv", "lr:0", "lu2:0"):
        await rep.forges(data)
    assert "旧客" not in rep.sees() and "没再买" not in rep.sees()
    rival = world.person(200, "对手")
    await world.team("别家", rival)
    await rival.says("/lapsed")
    assert await rival.presses("老客户去留") == "老客户去留 · 近 12 个月\n今晚算好,明天再看。"
    await world.passes(minutes=1)
    await rival.presses("返回")
    assert "要有一年前的购买才算得出" in await rival.presses("老客户去留")


@pytest.mark.parametrize(("lost", "told"), [(1, []), (2, ["老客户一年没再买 33%(平常两成)"])])
async def test_the_weekly_digest_says_so_only_above_a_fifth(
    world: World, rep: Talker, lost: int, told: list[str]
) -> None:
    await a_year(world, rep, lost)

    def of_the_week(session: Session) -> str:
        me = members.by_user(session, rep.id)
        assert me is not None
        report = weeks.report(session, members.team_of(session, me), TODAY - timedelta(days=9), world.clock.now())
        return weekly.digest(Texts("zh_Hans"), report, None).text

    lines = (await world.database(of_the_week)).splitlines()
    assert [line for line in lines if "一年没再买" in line] == told


async def test_next_quarter_s_doubts_come_before_any_alert_with_one_thing_to_do(
    world: World, owner: Talker, rep: Talker
) -> None:
    await customer(world, rep, "王芳", every(30, 12, TODAY - timedelta(days=33), 80_000))
    await customer(world, rep, "李敏", every(30, 12, TODAY - timedelta(days=5), 20_000))
    await customer(world, owner, "赵强", every(30, 12, TODAY - timedelta(days=20), 10_000))
    await customer(world, rep, "独客", [(TODAY - timedelta(days=9), 900_000)])
    await silent(world, rep)
    await world.passes(minutes=1)
    await rep.says("跟进 李敏 周五 试用回访")
    await rep.says("/lapsed")
    shown = await rep.presses("下季要留心")
    assert [line.split(" ")[0] for line in shown.splitlines()] == ["下季要留心", "几成:3", "王芳", "李敏"]
    assert shown.splitlines()[3].endswith("下一步 11/20")
    assert "陈建国" not in shown and "独客" not in shown, "alerted to already; no rhythm"
    one = (await rep.presses("王芳")).splitlines()
    assert one[0] == "王芳 · 上次买是 33 天前"
    assert one[-1] == "还没联系过,打个电话"
    await rep.presses("返回")
    assert (await rep.presses("李敏")).splitlines()[-1] == "11/20 周五 有安排,带点他用得上的"
    await owner.says("/lapsed")
    assert "赵强" in await owner.presses("下季要留心") and "王芳" in owner.sees()
    rival = world.person(200, "对手")
    await world.team("别家", rival)
    await rival.says("/lapsed")
    assert await rival.presses("下季要留心") == "下季没有要特别留心的。\n我每晚再看一遍。"
    number = (await cases(world))[0].client_id
    assert (await rival.forges(f"ln:{number}:0")).text == "没有这位客户。"
