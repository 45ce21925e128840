"""Who may have the digest in a group, and what can be changed there."""

from datetime import timedelta

import pytest
from sqlmodel import select

from storage.tables import GroupChat
from tests.talk.groups import EVENING, Group
from tests.talk.world import Talker, World

NOT_YOURS, OLD = "这个按钮不是给你的", "按钮旧了。/today 看现在的安排。"


@pytest.fixture
def group(world: World, owner: Talker, rep: Talker) -> Group:
    """The team's group, with the bot in it."""
    return Group(world, "顺达群", owner, rep)


async def test_each_setting_changes_in_place(world: World, owner: Talker, group: Group) -> None:
    await group.hears(owner, "/digest")
    await group.feels(owner, "时间")
    assert "✓ 18:30" in [button["text"] for button in group.buttons()]
    shown = await group.feels(owner, "20:00")
    assert "每天 20:00 一段文字" in shown
    assert group.toast.text == "改到 20:00"
    assert "每天 9:00" in await group.hears(owner, "/digest 早上9点")
    assert await group.hears(owner, "/digest 25:00") == "「25:00」没看懂。\n时间这样写:/digest 18:30"
    await group.feels(owner, "✓ 每周")
    assert "一张图" not in await group.feels(owner, "语言")
    assert (await group.feels(owner, "English")).split("\n")[0] == "顺达二店: the digest comes here"
    assert group.toast.text == "English in this group from now on"
    assert "Both are off, nothing is sent." in await group.feels(owner, "✓ Daily")
    await world.comes(EVENING + timedelta(days=1))
    assert len(group.messages()) == 3


async def test_a_stopped_group_gets_nothing_until_it_is_started_again(
    world: World, owner: Talker, group: Group
) -> None:
    await group.hears(owner, "/digest")
    old = group.messages()[-1]["message_id"]
    assert await group.feels(owner, "停掉") == "本群的日报停了。"
    await world.comes(EVENING)
    assert await group.is_forged(owner, "dgs", old) == ""
    assert len(group.messages()) == 1
    assert "每天 18:30 一段文字" in await group.feels(owner, "重新开始")
    await world.passes(days=1)
    assert group.sees().startswith("顺达二店 · 11/19 周四")


async def test_a_rep_can_neither_subscribe_nor_press(world: World, owner: Talker, rep: Talker, group: Group) -> None:
    assert await group.hears(rep, "/digest") == "日报由主管来开。"
    await group.hears(owner, "/digest")
    before = group.texts()
    for label in ("发一份样本", "✓ 每天", "时间", "语言", "停掉"):
        await group.feels(rep, label)
        assert group.toast.text == NOT_YOURS
    assert group.texts() == before


async def test_another_teams_lead_gets_nothing_by_the_buttons_or_the_command(
    world: World, owner: Talker, rep: Talker
) -> None:
    stranger = world.person(700, "外人")
    await world.team("别家", stranger)
    group = Group(world, "顺达群", owner, rep, stranger)
    await group.hears(owner, "/digest")
    shown = group.messages()[-1]["message_id"]
    for data in ("dgs", "dgi:d:0", "dgh", "dgt:600", "dgl", "dgz:en", "dgb", "dgx", "dgo", "dgt:99999", "dgi:q:1"):
        assert await group.is_forged(stranger, data, shown) in (NOT_YOURS, OLD)
    await stranger.starts("mine")
    assert "顺达" not in stranger.sees()
    assert (await group.hears(stranger, "/digest")).startswith("本群收的是另一个团队的日报。")
    for data in ("dgt:99999", "dgt:-5", "dgz:xx", "dgi:q:1"):
        assert await group.is_forged(owner, data, shown) == OLD
    kept = await world.database(lambda session: session.exec(select(GroupChat)).one())
    assert (kept.daily, kept.active, kept.language, kept.at.hour) == (True, True, "zh_Hans", 18)


async def test_in_private_a_lead_learns_how_and_the_link_subscribes(world: World, owner: Talker, rep: Talker) -> None:
    assert (await owner.says("/digest")).startswith("日报发在团队的群里。")
    link = owner.last()["reply_markup"]["inline_keyboard"][0][0]["url"]
    assert link == f"https://t.me/{world.bot.telegram.username}?startgroup=digest"
    group = Group(world, "新群", owner, rep, bot_in=False)
    group.chat.adds_bot(owner.person)
    shown = await group.hears(owner, "/start@laoke_demo_bot digest")
    assert shown.startswith("顺达二店 的日报发到本群")
    assert "✅ 新群" in await owner.says("/digest")
    assert await rep.says("/digest") == "日报由主管来开。"
