"""Messages that come by themselves: at the minute, never at night, once, together; and those about promises."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from storage.queries.book import clients, notes
from storage.tables import Client, FollowUpKind, FollowUpStatus, Member, Outbox
from tests.talk.plans import account_of, at, change_member, client, notes_of, planned, work_of
from tests.talk.world import Talker, World, text_of

WEDNESDAY, THURSDAY = date(2026, 11, 18), date(2026, 11, 19)
PROMISE = FollowUpKind.PROMISE
LANGUAGES = {
    "zh_Hans": ["⏰ 15:00 王芳 回访", "上次 今天 电话,发了报价", "先问 孩子找英语家教", "138 0013 8000"],
    "zh_Hant": ["⏰ 15:00 王芳 回访", "上次 今天 電話,发了报价", "先問 孩子找英语家教", "138 0013 8000"],
    "en": ["⏰ 15:00 王芳 回访", "Last: today call, 发了报价", "First ask: 孩子找英语家教", "138 0013 8000"],
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_at_the_minute_with_what_to_have_in_mind(world: World, language: str) -> None:
    owner, rep = world.person(100, "Lead", language), world.person(101, "Rep", language)
    await world.team("Shunda", owner, rep, language=language)
    number = await client(world, rep)
    me = await world.member(rep)

    def talked(session: Session) -> None:
        found = session.get_one(Client, number)
        notes.add(session, me, found, world.clock.now(), text="发了报价", kind="call")
        clients.add_fact(session, found, "children", "孩子找英语家教", world.clock.now())

    await world.database(talked)
    await planned(world, rep, number, WEDNESDAY, time(15))
    await world.comes(at(18, 14, 59))
    assert rep.messages() == []
    await world.comes(at(18, 15))
    assert rep.sees().splitlines() == LANGUAGES[language]
    await world.comes(at(18, 15, 1))
    await world.restart()
    await world.comes(at(18, 15, 2))
    assert len(rep.messages()) == 1


async def test_a_late_one_says_how_late(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, time(15))
    await world.comes(at(18, 16, 5))
    assert rep.sees() == "⏰ 15:00 王芳 回访\n晚了 1 小时\n138 0013 8000"


async def test_never_in_quiet_hours(world: World, rep: Talker) -> None:
    def rests_tomorrow(me: Member) -> None:
        me.days_off = [3]

    await change_member(world, rep, rests_tomorrow)
    number = await client(world, rep)
    assert (await rep.says("/follow 王芳 今晚10点 回访")).splitlines()[1] == "那时免打扰,11/19 周四 08:30 再叫你"
    for moment in (at(18, 22), at(19, 2), at(19, 8, 29)):
        await world.comes(moment)
    assert len(rep.messages()) == 1
    await world.comes(at(19, 8, 30))
    assert rep.sees() == "⏰ 11/18 周三 22:00 王芳 回访\n晚了 1 天\n138 0013 8000"
    assert len(await work_of(world, number)) == 1


async def test_what_waited_over_night_comes_with_the_morning_list(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, time(22))
    await world.comes(at(19, 8, 30))
    await world.comes(at(19, 8, 31))
    assert [text_of(message) for message in rep.messages()] == ["今天 11/19 周四 · 1 件\n1 王芳 回访,晚了 1 天"]


async def test_in_the_members_own_zone(world: World, rep: Talker) -> None:
    def in_london(me: Member) -> None:
        me.timezone = "Europe/London"

    await change_member(world, rep, in_london)
    await client(world, rep)
    assert await rep.says("/follow 王芳 明天15:00 回访") == "⏰ 11/19 周四 15:00 王芳 回访"
    await world.comes(at(19, 15))
    assert len(rep.messages()) == 1
    for hour in (9, 15):
        await world.comes(datetime(2026, 11, 19, hour, tzinfo=ZoneInfo("Europe/London")))
    assert rep.sees().startswith("⏰ 15:00 王芳 回访")


async def test_what_comes_within_minutes_is_one_message(world: World, rep: Talker) -> None:
    one, two = await client(world, rep), await client(world, rep, "李敏", "+8613900001111")
    three = await client(world, rep, "赵强", "+8613900002222")
    await planned(world, rep, one, WEDNESDAY, time(15))
    await planned(world, rep, two, WEDNESDAY, time(15, 8), "试驾")
    await planned(world, rep, three, WEDNESDAY, time(15, 30))
    await world.comes(at(18, 15))
    assert rep.sees() == "⏰ 2 件到时间了\n1 ⏰ 15:00 王芳 回访\n2 ⏰ 15:08 李敏 试驾"
    assert rep.buttons() == ["1", "2", "今天的安排"]
    await world.comes(at(18, 15, 8))
    assert len(rep.messages()) == 1
    assert (await rep.presses("2")).startswith("⏰ 15:08 李敏 试驾")
    await world.comes(at(18, 15, 30))
    assert rep.sees().startswith("⏰ 15:30 赵强 回访")


async def test_a_reply_to_a_push_is_a_note(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, time(15))
    await world.comes(at(18, 15))
    await rep.says("电话 说再想想", reply_to=rep.last()["message_id"])
    assert [(note.kind, note.text) for note in await notes_of(world, number)] == [("call", "说再想想")]


async def test_what_happened_is_noted_and_the_item_closed_with_one_tap(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, time(15))
    await world.comes(at(18, 15))
    await rep.presses("记一句")
    await rep.says("电话 说再想想")
    assert [work.status for work in await work_of(world, number)] == [FollowUpStatus.OPEN]
    await rep.presses("✅ 回访做完了")
    assert [work.status for work in await work_of(world, number)] == [FollowUpStatus.DONE]


async def test_who_blocked_the_bot_misses_nothing(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, time(15))
    rep.person.blocks()
    await world.settle()
    await world.comes(at(18, 15))
    queued = await world.database(lambda session: session.exec(select(Outbox).where(Outbox.priority > 0)).all())
    assert queued == []
    rep.person.unblocks()
    await world.settle()
    await rep.says("/help")
    await world.comes(at(18, 16, 30))
    assert any("王芳 回访" in text_of(message) for message in rep.messages())


async def test_nothing_is_said_of_one_who_was_put_away(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, time(15))

    def put_away(session: Session) -> None:
        session.get_one(Client, number).archived_at = world.clock.now()

    await world.database(put_away)
    await world.comes(at(18, 15))
    assert rep.messages() == []


async def test_a_promise_is_asked_about_at_five(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, text="发报价", kind=PROMISE)
    await world.comes(at(18, 16, 59))
    assert rep.messages() == []
    await world.comes(at(18, 17))
    assert rep.sees() == "答应王芳的「发报价」\n还没记完成。"
    assert rep.buttons() == ["做了,忘了点", "今晚 19:30", "改日子", "做不了"]
    await world.comes(at(18, 17, 5))
    assert len(rep.messages()) == 1
    assert (await rep.presses("做了,忘了点")).startswith("🤝 发报价按时给了王芳,往来 +1")
    assert await account_of(world, number) == [1]
    await world.comes(at(19, 9))
    assert len(rep.messages()) == 1


async def test_tonight_brings_it_again(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, text="发报价", kind=PROMISE)
    await world.comes(at(18, 17))
    await rep.presses("今晚 19:30")
    await world.comes(at(18, 19, 30))
    assert rep.sees().startswith("🤝 19:30 王芳 发报价")
    assert rep.buttons() == ["✅ 做完了", "记一句", "改日子", "卡片", "更多"]


async def test_another_day_comes_with_words_for_the_client(world: World, rep: Talker) -> None:
    number = await client(world, rep, address_as="王姐")
    await planned(world, rep, number, WEDNESDAY, text="发报价", kind=PROMISE)
    await world.comes(at(18, 17))
    await rep.presses("改日子")
    shown = await rep.presses("11/20 周五")
    assert shown.splitlines() == [
        "🤝 王芳 发报价改到 11/20 周五",
        "给客户的话:",
        "王姐,有个地方要再核一下,最晚 11/20 周五 给您,让您久等了。",
    ]
    assert rep.buttons() == ["复制", "卡片", "↩️ 撤销"]
    assert await account_of(world, number) == []
    await world.comes(at(20, 8, 30))
    await world.comes(at(20, 17))
    assert rep.sees() == "答应王芳的「发报价」\n还没记完成。"


async def test_the_morning_after_it_is_named_once_with_the_list(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, text="发报价", kind=PROMISE)
    await world.comes(at(18, 17))
    await world.comes(at(19, 8, 30))
    assert rep.sees().splitlines() == [
        "今天 11/19 周四 · 1 件",
        "1 🤝 王芳 发报价,晚了 1 天",
        "昨天答应王芳的「发报价」没赶上。",
        "今天说一声,多半还来得及。",
    ]
    await world.comes(at(19, 8, 31))
    assert len(rep.messages()) == 2
    assert await account_of(world, number) == [-1]
    await world.comes(at(20, 8, 30))
    assert "没赶上" not in rep.sees()


async def test_on_a_day_off_it_is_named_by_itself_and_can_still_be_set_right(world: World, rep: Talker) -> None:
    def rests_tomorrow(me: Member) -> None:
        me.days_off = [3]

    await change_member(world, rep, rests_tomorrow)
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, text="发报价", kind=PROMISE)
    await world.comes(at(18, 17))
    await world.comes(at(19, 8, 30))
    assert rep.sees() == "昨天答应王芳的「发报价」没赶上。\n今天说一声,多半还来得及。"
    assert rep.buttons() == ["做了,忘了点", "卡片", "改日子", "做不了"]
    assert await account_of(world, number) == [-1]
    await rep.presses("做了,忘了点")
    assert await account_of(world, number) == [1]
    [work] = await work_of(world, number)
    assert work.done_at == at(18, 18)


async def test_what_cannot_be_done_is_told_to_the_client(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, WEDNESDAY, text="发报价", kind=PROMISE)
    await world.comes(at(18, 17))
    assert "跟您说声抱歉" in await rep.presses("做不了")
    assert await account_of(world, number) == [-1]
    await rep.presses("↩️ 撤销")
    assert await account_of(world, number) == []
    assert [work.status for work in await work_of(world, number)] == [FollowUpStatus.OPEN]


async def test_several_promises_are_asked_about_together(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    for text in ("发报价", "寄样品"):
        await planned(world, rep, number, WEDNESDAY, text=text, kind=PROMISE)
    await world.comes(at(18, 17))
    assert rep.sees() == "今天答应的 2 件,还没记完成\n1 🤝 王芳 发报价\n2 🤝 王芳 寄样品"
    assert (await rep.presses("2")).startswith("🤝 今天 王芳 寄样品")
