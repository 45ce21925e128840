"""Passing an item on to a colleague: what he gets and may do, giving it back, and what the giver hears."""

from datetime import date, time

import pytest

from storage.tables import FollowUpKind, FollowUpStatus
from tests.talk.plans import account_of, at, client, notes_of, planned, work_of
from tests.talk.world import Talker, World, text_of

OPEN, DONE = FollowUpStatus.OPEN, FollowUpStatus.DONE
SAID = {
    "zh_Hans": {
        "more": "更多",
        "hand": "交给同事",
        "got": "小刘把这件交给你\n⏰ 11/25 周三 15:00 王芳 回访\n替小刘做\n138 0013 8000",
        "done": "✅ 做完了",
        "told": "✅ 小陈做完了:王芳 回访",
    },
    "zh_Hant": {
        "more": "更多",
        "hand": "交給同事",
        "got": "小刘把這件交給你\n⏰ 11/25(三) 15:00 王芳 回访\n替小刘做\n138 0013 8000",
        "done": "✅ 完成了",
        "told": "✅ 小陈做完了:王芳 回访",
    },
    "en": {
        "more": "More",
        "hand": "To a colleague",
        "got": "小刘 passes this on to you\n⏰ Wed 25 Nov, 15:00 王芳 回访\nFor 小刘\n138 0013 8000",
        "done": "✅ Done",
        "told": "✅ 小陈 did it: 王芳 回访",
    },
}


async def settled(world: World) -> None:
    """What colleagues send each other arrives: at once, or ten minutes after the message before (F8)."""
    await world.passes(seconds=1)
    await world.passes(minutes=9, seconds=59)


async def hand_on(rep: Talker, language: str = "zh_Hans") -> None:
    """The first item of the list goes to a colleague, who hears of it."""
    await rep.says("/due")
    await rep.presses("1")
    await rep.presses(SAID[language]["more"])
    await rep.presses(SAID[language]["hand"])
    await rep.presses("小陈")
    await settled(rep.world)


@pytest.mark.parametrize("language", SAID)
async def test_from_hand_to_done(world: World, language: str) -> None:
    owner, rep, chen = (world.person(n, name, language) for n, name in ((100, "店长"), (101, "小刘"), (102, "小陈")))
    await world.team("顺达二店", owner, rep, chen, language=language)
    number = await client(world, rep)
    await rep.says("王芳 电话 说太太不同意")
    await planned(world, rep, number, date(2026, 11, 25), time(15))
    words = SAID[language]
    await hand_on(rep, language=language)
    assert chen.sees() == words["got"], "name, number and the item; no note of the client's"
    before = len(rep.messages())
    await chen.presses(words["done"])
    await settled(world)
    assert len(rep.messages()) == before + 1
    assert rep.sees() == words["told"]
    assert [note.kind for note in await notes_of(world, number)] == ["call", "call"]
    [work] = await work_of(world, number)
    assert (work.status, work.handed_by) == (DONE, (await world.member(rep)).id)


async def test_a_colleague_sees_the_work_and_nothing_else(world: World, rep: Talker) -> None:
    number, chen = await client(world, rep), world.talker(102)
    await planned(world, rep, number, date(2026, 11, 25), time(15))
    card, history = f"cd:{number}", f"ev:{number}:0"
    await hand_on(rep)
    assert rep.sees() == "⏰ 11/25 周三 15:00 王芳 回访\n交给小陈了,做完会告诉你"
    for data in (card, history, f"fo:{number}", f"cf:{number}"):
        await chen.forges(data)
        assert "准客户" not in chen.sees(), data
    assert "没找到 王芳" in await chen.says("/find 王芳")
    await world.comes(at(25, 9))
    before = len(rep.messages())
    await world.comes(at(25, 15))
    assert chen.sees() == "⏰ 15:00 王芳 回访\n替小刘做\n138 0013 8000"
    assert chen.buttons() == ["✅ 做完了", "没打通", "推后", "还给小刘"]
    assert len(rep.messages()) == before, "it is no more for the giver to be reminded of"
    await chen.presses("没打通")
    assert "没打通" in chen.sees()
    await chen.presses("明天 10:00")
    await world.comes(at(26, 9))
    await world.comes(at(26, 10))
    await chen.presses("✅ 做完了")
    assert chen.sees() == "✅ 王芳 回访\n告诉小刘了。补一句给他就直接打字"
    assert await chen.says("她说下周定") == "✅ 王芳 回访\n这句转给小刘了"
    await settled(world)
    assert rep.texts()[-2:] == ["✅ 小陈做完了:王芳 回访", "小陈说 王芳:\n她说下周定"]
    assert "她说下周定" in await rep.presses("卡片")


async def test_given_back_and_taken_back(world: World, rep: Talker) -> None:
    number, chen = await client(world, rep), world.talker(102)
    await planned(world, rep, number, date(2026, 11, 20), text="送样品")
    await hand_on(rep)
    stolen = chen.button_data("✅ 做完了")
    assert await chen.presses("还给小刘") == "王芳 送样品:还给小刘了"
    await settled(world)
    assert rep.sees().startswith("小陈把这件还给你\n⏰ 11/20 周五 王芳 送样品")
    await chen.forges(stolen)
    assert [work.status for work in await work_of(world, number)] == [OPEN], "it is his no more"

    await hand_on(rep)
    await rep.says("/card 王芳")
    await rep.presses("更多")
    await rep.presses(next(label for label in rep.buttons() if label.startswith("待办")))
    assert "在小陈手上" in await rep.presses("1")
    await rep.presses("更多")
    await rep.presses("收回来")
    await settled(world)
    assert chen.sees() == "小刘自己来做了:王芳 送样品"
    await rep.presses("更多")
    assert "交给同事" in rep.buttons()


async def test_undo_takes_it_back_and_done_can_be_undone(world: World, rep: Talker) -> None:
    number, chen = await client(world, rep), world.talker(102)
    await planned(world, rep, number, date(2026, 11, 18), text="报价", kind=FollowUpKind.PROMISE)
    await hand_on(rep)
    await chen.presses("✅ 做完了")
    await settled(world)
    assert rep.sees() == "✅ 小陈做完了:王芳 报价"
    assert await account_of(world, number) == [1], "a colleague keeps the word too"
    await chen.presses("↩️ 撤销")
    assert [work.status for work in await work_of(world, number)] == [OPEN]
    assert await account_of(world, number) == []
    await rep.says("/undo")
    assert "已撤销" in rep.sees()
    [work] = await work_of(world, number)
    assert work.owner_id == (await world.member(rep)).id


async def test_who_leaves_gives_back_what_he_held(world: World, owner: Talker, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 25))
    await hand_on(rep)
    await owner.says("/team")
    await owner.presses("小陈")
    await owner.presses("移出")
    await owner.presses("移出")
    [work] = await work_of(world, number)
    assert work.owner_id == (await world.member(rep)).id


async def test_strangers_and_bystanders_get_nothing(world: World, owner: Talker, rep: Talker) -> None:
    number, bystander = await client(world, rep), world.talker(102)
    item = await planned(world, rep, number, date(2026, 11, 25))
    stranger, lead = world.person(201, "外人"), world.person(200, "外店长")
    await world.team("别家", lead, stranger)
    chen = await world.member(bystander)
    forged = [f"jm:{item}:p:0", f"jh:{item}:p:0", f"jt:{item}:{chen.id}:p:0", f"jg:{item}:p:0", f"jp:{item}:p:0"]
    forged += [f"jc:{item}:p:0", f"ja:{item}:{number}", f"jr:{item}:p:0:1", f"jq:{item}:p:0", f"jw:{item}:p:0"]
    forged += [f"jy:{number}", f"jz:{number}", "jb:1:1"]
    for person in (stranger, bystander):
        await person.says("/today")
        before = [text_of(message) for message in person.messages()]
        for data in forged:
            assert "王芳" not in (await person.forges(data)).text
            assert [text_of(message) for message in person.messages()] == before, data
    [work] = await work_of(world, number)
    assert (work.owner_id, work.handed_by, work.place) == ((await world.member(rep)).id, None, "")
