"""The digest in its group: it comes at its hour once, and it gives nobody away."""

from datetime import datetime, timedelta

import pytest

from bot.playground.api.files import image_size
from tests.talk.groups import EVENING, Group, a_day
from tests.talk.world import SHANGHAI, Talker, World

NOT_YOURS = "这个按钮不是给你的"
SECRETS = ("王芳", "李敏", "赵强", "139", "家教", "报价")


@pytest.fixture
def group(world: World, owner: Talker, rep: Talker) -> Group:
    """The team's group, with the bot in it."""
    return Group(world, "顺达群", owner, rep)


async def test_a_lead_subscribes_the_group_and_gets_the_day_at_its_hour(
    world: World, owner: Talker, group: Group
) -> None:
    await world.database(a_day)
    assert await group.hears(owner, "/digest") == (
        "顺达二店 的日报发到本群\n每天 18:30 一段文字\n每周一 9:00 一张图\n不出现客户姓名、电话和备注"
    )
    labels = [button["text"] for button in group.buttons()]
    assert labels == ["发一份样本", "✓ 每天", "✓ 每周", "时间", "语言", "停掉"]
    await world.comes(EVENING - timedelta(seconds=1))
    assert len(group.messages()) == 1
    await world.comes(EVENING)
    assert group.sees() == (
        "顺达二店 · 11/18 周三\n"
        "成交 8.6万,比上周三 +12%\n"
        "跟进 到期 3 · 完成 2 · 逾期 1\n"
        "新客户 1 · 联系 2\n"
        "久未复购 +1\n"
        "小刘 1/2  小陈 1/1\n"
        "明天先做:1 件逾期的跟进"
    )
    assert not any(secret in text for secret in SECRETS for text in group.texts())
    assert [button["text"] for button in group.buttons()] == ["我的明细"]
    assert group.buttons()[0]["url"] == f"https://t.me/{world.bot.telegram.username}?start=mine"


async def test_it_comes_once_a_day_over_ticks_and_restarts(world: World, owner: Talker, group: Group) -> None:
    await group.hears(owner, "/digest")
    await world.comes(EVENING)
    assert len(group.messages()) == 2
    await world.passes(seconds=1)
    await world.restart()
    await world.passes(hours=2)
    assert len(group.messages()) == 2
    await group.feels(owner, "时间")
    await group.feels(owner, "21:00")
    await world.comes(EVENING.replace(hour=21, minute=0))
    assert len(group.messages()) == 2
    await world.passes(days=1)
    assert group.sees().startswith("顺达二店 · 11/19 周四")


async def test_a_digest_swallowed_by_an_outage_comes_the_next_morning(
    world: World, owner: Talker, group: Group
) -> None:
    await world.database(a_day)
    await group.hears(owner, "/digest")
    await world.comes(EVENING + timedelta(hours=9))
    assert len(group.messages()) == 1
    await world.comes(datetime(2026, 11, 19, 8, 0, tzinfo=SHANGHAI))
    assert group.sees().startswith("顺达二店 · 11/18 周三\n成交 8.6万")
    assert "今天先做:" in group.sees()
    await world.comes(datetime(2026, 11, 19, 18, 30, tzinfo=SHANGHAI))
    assert group.sees().startswith("顺达二店 · 11/19 周四")


async def test_a_weekend_on_which_nobody_did_anything_has_no_digest(world: World, owner: Talker, group: Group) -> None:
    await group.hears(owner, "/digest")
    await world.comes(EVENING + timedelta(days=2))
    assert group.sees().startswith("顺达二店 · 11/20 周五")
    for days in (3, 4):
        await world.comes(EVENING + timedelta(days=days))
    assert len(group.messages()) == 2


async def test_a_sample_comes_within_a_second_and_shows_up_to_when_it_counts(
    world: World, owner: Talker, group: Group
) -> None:
    await world.database(a_day)
    await group.hears(owner, "/digest@laoke_demo_bot")
    await group.feels(owner, "✓ 每周")
    await group.feels(owner, "发一份样本")
    await group.feels(owner, "发一份样本")
    assert group.toast.text == "马上发"
    await world.passes(seconds=1)
    assert group.sees().startswith("顺达二店 · 11/18 周三(到 10:00)\n成交 8.6万")
    assert len(group.messages()) == 2
    await world.passes(seconds=1)
    assert len(group.messages()) == 2
    await world.comes(EVENING)
    assert len(group.messages()) == 3


async def test_on_monday_comes_one_picture_with_the_weeks_figures(world: World, owner: Talker, group: Group) -> None:
    await world.database(a_day)
    await group.hears(owner, "/digest")
    await group.feels(owner, "✓ 每天")
    await world.comes(datetime(2026, 11, 23, 8, 59, tzinfo=SHANGHAI))
    assert len(group.messages()) == 1
    await world.comes(datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI))
    shown = group.messages()[-1]
    file_id = shown["photo"][-1]["file_id"]
    stored = world.api.world.files.find(file_id)
    assert stored is not None
    assert stored.data.startswith(b"\x89PNG")
    assert image_size(stored.data) == (900, 600)
    assert shown["caption"].split("\n")[:3] == [
        "顺达二店 · 11/16–11/22",
        "成交 8.6万,比上周 +12%",
        "主要因老客回购 0→1 位",
    ]
    assert not any(secret in shown["caption"] for secret in SECRETS)
    await world.restart()
    await world.passes(hours=1)
    assert len(group.messages()) == 2


async def test_a_group_that_removed_the_bot_gets_nothing(world: World, owner: Talker, group: Group) -> None:
    await group.hears(owner, "/digest")
    group.chat.kicks_bot()
    await world.settle()
    await world.comes(EVENING)
    assert len(group.messages()) == 1
    group.chat.adds_bot()
    await world.settle()
    await world.passes(days=1)
    assert group.sees().startswith("顺达二店 · 11/19 周四")


async def test_my_figures_are_a_reps_own_and_a_leads_everybodys(world: World, owner: Talker, rep: Talker) -> None:
    await world.database(a_day)
    shown = await rep.starts("mine")
    assert shown == ("小刘 · 11/18 周三\n成交 ¥86,000\n跟进 到期 2 · 完成 1\n新客户 1 · 联系 1\n还没记完成:")
    assert rep.buttons() == ["王芳", "今天的安排"]
    assert (await rep.presses("王芳")).startswith("王芳")
    assert await owner.starts("mine") == (
        "顺达二店 · 11/18 周三\n小刘 完成 1/2 · 新客户 1 · 联系 1\n小陈 完成 1/1 · 逾期 1 · 联系 1"
    )
    assert (await rep.forges("dgp:0")).text == NOT_YOURS


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("zh_Hant", "順達 的日報發到本群", "順達 · 11/18(三)\n成交 8.6萬,比上週三 +12%\n追蹤 到期 3 · 完成 2 · 逾期 1"),
        ("en", "順達: the digest comes here", "順達 · Wed 18 Nov\nSales 86k, +12% on last Wed\nFollow-ups due 3"),
    ],
)
async def test_the_same_in_the_other_languages(world: World, language: str, asked: str, told: str) -> None:
    lead, *reps = (world.person(300 + number, name, language) for number, name in enumerate(("Ann", "Ben", "Cho")))
    await world.team("順達", lead, *reps, language=language)
    await world.database(a_day)
    group = Group(world, "群", lead, *reps)
    assert (await group.hears(lead, "/digest")).startswith(asked)
    await world.comes(EVENING)
    assert group.sees().startswith(told)
    await world.comes(datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI))
    assert "photo" in group.messages()[-1]


async def test_names_with_markup_stand_as_they_are(world: World) -> None:
    lead, one, two = (world.person(400 + number, name) for number, name in enumerate(("A&B", "<b>x", "_y_")))
    await world.team("<i>店</i> & Co", lead, one, two)
    await world.database(a_day)
    group = Group(world, "<群>", lead, one, two)
    await group.hears(lead, "/digest")
    await world.comes(EVENING)
    assert "<i>店</i> & Co · 11/18 周三" in group.sees()
    assert "<b>x 1/2  _y_ 1/1" in group.sees()
