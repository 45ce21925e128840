"""Clocks: a rep who travels, and a lead in another zone."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tests.talk.plans import at, change_member, client, planned, work_of
from tests.talk.world import Talker, World

FRIDAY = date(2026, 11, 20)


async def test_days_travel_along_and_hours_stay_where_they_were_agreed(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, FRIDAY)
    await planned(world, rep, number, FRIDAY, time(3), "越洋电话")
    await rep.says("/settings")
    await rep.presses("时区 上海")
    await rep.says("伦敦")
    whole, timed = await work_of(world, number)
    london = ZoneInfo("Europe/London")
    assert (whole.due_on, whole.due_at) == (FRIDAY, datetime(2026, 11, 20, tzinfo=london))
    assert (timed.due_on, timed.due_at) == (date(2026, 11, 19), at(20, 3)), "the same instant, the evening before there"
    await world.comes(datetime(2026, 11, 19, 19, tzinfo=london))
    assert rep.sees().startswith("⏰ 19:00 王芳 越洋电话")
    await world.comes(datetime(2026, 11, 20, 8, 30, tzinfo=london))
    assert rep.sees().startswith("今天 11/20 周五 · 2 件")


@pytest.mark.parametrize(
    ("language", "says", "told"),
    [
        ("zh_Hans", "/follow 王芳 11月20日下午3点 回访", ["⏰ 11/20 周五 15:00 王芳 回访", "按Rep的时间(纽约)"]),
        ("zh_Hant", "/follow 王芳 11月20日下午3點 回訪", ["⏰ 11/20(五) 15:00 王芳 回訪", "按Rep的時間(紐約)"]),
        (
            "en",
            "/follow 王芳 20 Nov 3pm call back",
            ["⏰ Fri 20 Nov, 15:00 王芳 call back", "By Rep's clock, New York time"],
        ),
    ],
)
async def test_what_a_lead_plans_for_a_rep_is_by_the_reps_clock(
    world: World, language: str, says: str, told: list[str]
) -> None:
    owner, rep = world.person(100, "Lead", language), world.person(101, "Rep", language)
    await world.team("Shunda", owner, rep, language=language)
    await change_member(world, rep, lambda me: setattr(me, "timezone", "America/New_York"))
    number = await client(world, rep)
    assert (await owner.says(says)).splitlines() == told
    [work] = await work_of(world, number)
    assert work.due_at == datetime(2026, 11, 20, 15, tzinfo=ZoneInfo("America/New_York"))
