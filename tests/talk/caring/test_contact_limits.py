"""Rules of contact (C8): business once a week, care at any time, and a client's own hours."""

from datetime import date, time

import pytest

from storage.tables import FollowUpKind
from tests.talk.plans import at, client, notes_of, planned, work_of
from tests.talk.world import Talker, World

SAID = {
    "zh_Hans": {
        "note": "王芳 今天电话 想要报价",
        "text": "催定金",
        "warned": "这周已谈过一次生意,改成问候?",
        "ways": "改成问候|改到 11/25|照做",
        "moved": "⏰ 王芳 催定金改到 11/25 周三 15:00",
        "care": "算关怀",
        "counted": "这次算关怀",
    },
    "zh_Hant": {
        "note": "王芳 今天電話 想要報價",
        "text": "催訂金",
        "warned": "這週已談過一次生意,改成問候?",
        "ways": "改成問候|改到 11/25|照做",
        "moved": "⏰ 王芳 催訂金改到 11/25(三) 15:00",
        "care": "算關懷",
        "counted": "這次算關懷",
    },
    "en": {
        "note": "王芳 called today, wants a quote",
        "text": "ask for the deposit",
        "warned": "Business this week already. Greet?",
        "ways": "Greet instead|To 25 Nov|As planned",
        "moved": "⏰ 王芳 ask for the deposit: now Wed 25 Nov, 15:00",
        "care": "Count as care",
        "counted": "Counts as care",
    },
}


async def pushed(world: World, rep: Talker, number: int, day: int, text: str = "催定金") -> None:
    """Something commercial comes due at three."""
    await planned(world, rep, number, date(2026, 11, day), time(15), text=text)
    await world.comes(at(day, 9))
    await world.comes(at(day, 15))


@pytest.mark.parametrize("language", SAID)
async def test_business_twice_in_a_week_is_named_with_a_way_out(world: World, language: str) -> None:
    owner, rep = world.person(100, "店长", language), world.person(101, "小刘", language)
    await world.team("顺达二店", owner, rep, language=language)
    number, said = await client(world, rep), SAID[language]
    await rep.says(said["note"])
    await pushed(world, rep, number, 20, said["text"])
    assert said["warned"] in rep.sees()
    ways = said["ways"].split("|")
    assert rep.rows()[0] == ways
    assert await rep.presses(ways[1]) == said["moved"]
    await world.comes(at(25, 9))
    await world.comes(at(25, 15))
    assert said["warned"] not in rep.sees(), "a week later it is in order"


async def test_a_greeting_instead_or_all_the_same(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await rep.says("王芳 今天面谈 想要Model 3")
    await pushed(world, rep, number, 20)
    assert "改成问候?" not in await rep.presses("照做")
    assert rep.buttons() == ["✅ 做完了", "没打通", "记一句", "推后", "卡片", "更多"]
    await pushed(world, rep, number, 23)
    assert await rep.presses("改成问候") == "⏰ 15:00 王芳 聊两句\n上次 11/18 面谈,想要 Model 3\n138 0013 8000"
    assert (await work_of(world, number))[-1].kind is FollowUpKind.CARE
    await rep.presses("↩️ 撤销")
    assert [work.text for work in await work_of(world, number)] == ["催定金", "催定金"]


async def test_promises_and_agreed_meetings_are_not_held_back(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await rep.says("王芳 今天面谈 想要报价")
    await planned(world, rep, number, date(2026, 11, 19), time(14), text="发报价", kind=FollowUpKind.PROMISE)
    await world.comes(at(19, 9))
    await world.comes(at(19, 14))
    assert "改成问候?" not in rep.sees()
    await pushed(world, rep, number, 19, "试驾")
    assert "改成问候?" not in rep.sees()


async def test_what_a_contact_counts_as_is_shown_and_set_right(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await rep.says("王芳 今天电话 问了价格")
    await world.passes(days=2)
    assert "7 天内第 2 次谈生意" in await rep.says("王芳 今天电话 还在砍价")
    assert "7 天内" not in await rep.presses("算关怀")
    assert rep.toast.text == "这次算关怀"
    await rep.presses("改一处")
    await rep.presses("今天电话")
    assert "算生意" in rep.buttons(), "the other way round it stands behind the parts"
    assert [note.touch for note in await notes_of(world, number)] == ["commercial", "care"]
    await rep.says("/undo")
    assert len(await notes_of(world, number)) == 1, "it is part of the note"
    await rep.says("王芳 今天微信 祝她生日快乐")
    assert [note.touch for note in await notes_of(world, number)] == ["commercial", "care"]
    await rep.edits("王芳 今天微信 发了报价")
    assert [note.touch for note in await notes_of(world, number)] == ["commercial", "commercial"]


async def test_next_steps_and_delays_keep_their_distance(world: World, rep: Talker) -> None:
    number = await client(world, rep, prospect_class="hot")
    await rep.says("王芳 今天电话 问了价格")
    await planned(world, rep, number, date(2026, 11, 18), time(15), text="催定金")
    await world.comes(at(18, 15))
    await rep.presses("推后")
    assert rep.buttons()[:3] == ["1 小时 16:00", "11/25 周三 15:00", "自己定"], "tomorrow would be too soon"
    await rep.presses("返回")
    await rep.presses("✅ 做完了")
    assert rep.buttons()[:2] == ["11/25 周三 问结果", "11/20 周五 聊两句"]


async def test_a_clients_own_hours(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await rep.says("王芳 电话 说下午3点后方便接电话")
    await rep.presses(next(label for label in rep.buttons() if label.startswith("存:")))
    assert rep.toast.text == "以后 15:00–21:00 联系"
    assert "王芳 方便的时间:15:00–21:00" in await rep.says("/follow 王芳 明天早上9点 回访")
    await planned(world, rep, number, date(2026, 11, 18), time(18), text="回访")
    await world.comes(at(18, 18))
    await rep.presses("没打通")
    assert rep.buttons()[:2] == ["明天 15:00", "明天 18:30"], "never in the morning"
    await rep.says("/card 王芳")
    await rep.presses("更多")
    assert "方便联系:15:00–21:00" in await rep.presses("档案")
    await rep.presses("联系时间")
    assert "没看出几点。" in await rep.says("随便")
    assert "方便联系:09:00–11:00" in await rep.says("9-11点")
    await rep.presses("联系时间")
    assert "方便联系" not in await rep.presses("都方便")
