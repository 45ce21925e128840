"""Greetings: a birthday from its eve to the message sent, a festival for several clients, and what the file holds."""

from datetime import datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from handlers.payloads.greetings import GreetingSent, OpenGreeting, Place, ShowClientCare, SkipGreeting, WriteGreeting
from storage.queries.book import clients
from storage.queries.team import members
from storage.tables import Client, Note, Occasion, OccasionStatus
from tests.talk.world import SHANGHAI, Talker, World

BIRTHDAY = {
    "zh_Hans": {
        "eve": "🎂 周敏 明天生日",
        "head": "🎂 周敏 今天生日(农历十月十八)",
        "ask": "怎么称呼 周敏?",
        "styles": ["周姐", "周哥", "周总", "周女士", "周先生", "周老师", "自己写"],
        "choose": "周姐",
        "third": "周姐,生日快乐。上回您说喜欢爬山,想去黄山,什么时候再讲给我听听。",
        "row": ["发了", "换三条", "今年不发"],
        "sent": "✅ 周敏 发了,记作关怀",
        "note": "发了生日祝福",
        "fact": "喜欢爬山,想去黄山",
    },
    "zh_Hant": {
        "eve": "🎂 周敏 明天生日",
        "head": "🎂 周敏 今天生日(農曆十月十八)",
        "ask": "怎麼稱呼 周敏?",
        "styles": ["周姐", "周哥", "周總", "周小姐", "周先生", "周老師", "自己寫"],
        "choose": "周姐",
        "third": "周姐,生日快樂。上次您說喜歡爬山,想去黃山,什麼時候再講給我聽聽。",
        "row": ["發了", "換三則", "今年不發"],
        "sent": "✅ 周敏 發了,記作關懷",
        "note": "發了生日祝福",
        "fact": "喜歡爬山,想去黃山",
    },
    "en": {
        "eve": "🎂 周敏 has a birthday tomorrow",
        "head": "🎂 周敏 has a birthday today (lunar 10/18)",
        "ask": "How do you address 周敏?",
        "styles": ["Ms Zhou", "Mr Zhou", "Write it"],
        "choose": "Ms Zhou",
        "third": "Ms Zhou, happy birthday. I remember: loves hiking. I'd love to hear about it some time.",
        "row": ["Sent it", "Other three", "Not this year"],
        "sent": "✅ 周敏: greeted, noted as care",
        "note": "birthday wishes sent",
        "fact": "loves hiking",
    },
}


async def client(world: World, rep: Talker, name: str, **values: Any) -> int:
    """A client of the rep's, spoken to not long ago."""

    def make(session: Session) -> int:
        me = members.by_user(session, rep.id)
        assert me is not None
        made = clients.add(session, me, world.clock.now(), name=name)
        made.last_contact_at = world.clock.now()
        fact = values.pop("fact", None)
        for field, value in values.items():
            setattr(made, field, value)
        if fact:
            clients.add_fact(session, made, "hobby", fact, world.clock.now())
        return made.id or 0

    return await world.database(make)


async def comes(world: World, month: int, day: int, hour: int = 9, minute: int = 0) -> None:
    """The clock goes on, by way of the morning list."""
    if hour >= 9:
        await world.comes(datetime(2026, month, day, 8, 30, tzinfo=SHANGHAI))
    await world.comes(datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI))


async def occasions(world: World, kind: str) -> list[OccasionStatus]:
    """How the occasions of a kind stand, in their order."""
    query = select(Occasion).where(Occasion.kind == kind).order_by(Occasion.id)  # type: ignore[arg-type]
    return [each.status for each in await world.database(lambda session: session.exec(query).all())]


async def notes(world: World) -> list[tuple[str, str | None, bool]]:
    """What the files say: text, what it counts as, whether it is a contact."""
    found = await world.database(lambda session: session.exec(select(Note).order_by(Note.id)).all())  # type: ignore[arg-type]
    return [(note.text, note.touch, note.is_contact) for note in found]


def copies(talker: Talker) -> list[str]:
    """What the copy buttons of the message that was changed last carry."""
    message = next(m for m in reversed(talker.messages()) if m["text"] == talker.sees())
    buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
    return [button["copy_text"]["text"] for button in buttons if "copy_text" in button]


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant", "en"])
async def test_a_birthday_from_its_eve_to_the_message_sent(world: World, owner: Talker, language: str) -> None:
    rep, told = world.person(101, "小刘", language), BIRTHDAY[language]
    await world.team("顺达二店", owner, rep, language=language)
    await rep.starts()
    await client(world, rep, "周敏", birthday="lunar:10-18", fact=told["fact"])
    await comes(world, 11, 25, 8, 30)
    assert str(told["eve"]) in rep.sees()
    await comes(world, 11, 26)
    assert rep.sees().splitlines() == [told["head"], told["ask"]]
    assert rep.buttons() == told["styles"]

    shown = await rep.presses(str(told["choose"]))
    first = copies(rep)
    assert shown.splitlines() == [str(told["head"]), *(f"{n} {text}" for n, text in enumerate(first, 1))]
    assert first[2] == told["third"]
    assert rep.rows()[1] == told["row"]
    await rep.presses(rep.rows()[1][1])
    assert len({*first, *copies(rep)}) == 6

    assert await rep.presses(rep.rows()[1][0]) == told["sent"]
    assert (str(told["note"]), "care", True) in await notes(world)
    assert await occasions(world, "birthday") == [OccasionStatus.DONE]
    await rep.presses(rep.buttons()[-1])
    assert await occasions(world, "birthday") == [OccasionStatus.OPEN]
    assert not [text for text, touch, _ in await notes(world) if touch == "care"]


async def test_a_festival_is_worked_through_in_one_message(world: World, rep: Talker) -> None:
    await rep.starts()
    for name, called in (("王芳", "王姐"), ("陈建国", "陈总"), ("李敏", "李老师")):
        await client(world, rep, name, address_as=called)
    await comes(world, 12, 22)
    assert rep.sees().splitlines()[0] == "🎂 今天冬至:3 位可以问候一声"
    await rep.presses("1")
    assert rep.sees().splitlines()[0] == "🎂 王芳 冬至 今天"
    assert all(text.startswith("王姐,") and "冬" in text for text in copies(rep)[:1])
    sent = rep.button_data("发了")

    await rep.presses("发了")
    assert rep.sees().splitlines()[:2] == ["✅ 王芳 发了,记作关怀", "🎂 陈建国 冬至 今天"]
    assert rep.rows()[2] == ["下一位", "↩️ 撤销"]
    await rep.presses("下一位")
    assert rep.sees().splitlines()[0] == "🎂 李敏 冬至 今天"
    await rep.presses("今年不发")
    assert rep.sees().splitlines()[:2] == ["李敏 这次不发", "🎂 陈建国 冬至 今天"]
    await rep.presses("发了")
    assert rep.sees().splitlines()[0] == "✅ 陈建国 发了,记作关怀"
    assert await occasions(world, "festival") == [OccasionStatus.DONE, OccasionStatus.DONE, OccasionStatus.SKIPPED]

    answer = await rep.forges(sent)  # pressed again, days or a moment later
    assert answer.text == "这件已办完。"
    assert rep.sees() == "✅ 王芳 发了,记作关怀"
    assert len(await notes(world)) == 2


async def test_what_falls_on_days_off_is_told_on_the_working_day_before(world: World, rep: Talker) -> None:
    await rep.starts()

    def weekends_off(session: Session) -> None:
        me = members.by_user(session, rep.id)
        assert me is not None
        me.days_off = [5, 6]

    await world.database(weekends_off)
    await client(world, rep, "周敏", birthday="11-28", address_as="周姐")
    await comes(world, 11, 26)
    assert "生日" not in rep.sees()
    await comes(world, 11, 27)
    assert rep.sees().splitlines()[0] == "🎂 周敏 11/28 周六 生日"
    told = len(rep.messages())
    for day in (28, 29):
        await comes(world, 11, day)
    assert len(rep.messages()) == told
    await comes(world, 11, 30)
    assert not [text for text in rep.texts()[told:] if "生日" in text]
    assert "周敏 11/28 周六 生日" in await rep.says("/care")  # late, but it still holds
    await rep.presses("1")
    assert any(word in copies(rep)[0] for word in ("补", "晚", "迟", "没赶上"))


async def test_the_file_tells_how_a_client_is_greeted(world: World, rep: Talker) -> None:
    number = await client(world, rep, "王芳")
    await rep.says("王芳")
    await rep.presses("更多")
    assert (await rep.presses("关怀")).splitlines() == ["王芳", "称呼 还没定", "生日 还不知道", "节日 大陆"]
    await rep.presses("生日")
    assert (await rep.says("随便")).splitlines()[0] == "没看出是哪一天。"
    assert "生日 农历十月十八,下次 11/26 周四" in await rep.says("农历十月十八")
    await rep.presses("过哪些节")
    assert "节日 香港" in await rep.presses("香港")
    await rep.presses("哪儿联系")
    await rep.says("微信 芳芳妈妈")
    await rep.presses("写句问候")
    await rep.presses("自己写")
    assert (await rep.says("芳姐")).splitlines()[0] == "给 王芳 的:"
    assert all(text.startswith("芳姐,") for text in copies(rep))
    assert await rep.presses("发了") == "✅ 王芳 发了,记作关怀"
    await rep.forges(f"yz:{number}")
    assert await notes(world) == [("发了问候", "care", True)]
    found = await world.database(lambda session: session.get_one(Client, number))
    assert (found.address_as, found.birthday, found.culture) == ("芳姐", "lunar:10-18", "hongkong")
    assert found.channel == "微信 芳芳妈妈"


async def test_a_birthday_found_in_a_note_is_kept(world: World, rep: Talker) -> None:
    number = await client(world, rep, "周敏")
    await rep.says("周敏 今天电话 生日5月6号")
    await rep.presses(next(label for label in rep.buttons() if "生日" in label))
    assert (await world.database(lambda session: session.get_one(Client, number))).birthday == "05-06"


async def test_nothing_of_another_team_can_be_pressed(world: World, rep: Talker) -> None:
    await rep.starts()
    number = await client(world, rep, "周敏", birthday="11-20", address_as="周姐")
    await comes(world, 11, 20)
    outsider = world.person(901, "外人")
    await world.team("别家", world.person(900, "别的店长"), outsider)
    await outsider.says("赵敏 13900139000")
    for payload in (
        OpenGreeting(1, Place.LIST),
        GreetingSent(1, Place.LIST),
        SkipGreeting(1, Place.ALONE),
        WriteGreeting(number, 0),
        ShowClientCare(number),
    ):
        answer = await outsider.forges(payload.pack())
        assert not any("周敏" in text or "周姐" in text for text in (answer.text, *outsider.texts()))
    assert await occasions(world, "birthday") == [OccasionStatus.OPEN]
    assert not [text for text, touch, _ in await notes(world) if touch == "care"]


async def test_whoever_brought_a_client_is_thanked_the_same_day(world: World, rep: Talker) -> None:
    await rep.starts()
    bringer = await client(world, rep, "王芳", address_as="王姐")
    await client(world, rep, "周敏", birthday="11-18", address_as="周姐")
    await comes(world, 11, 19)  # the morning's message is out
    assert rep.sees().splitlines()[0] == "🎂 周敏 11/18 周三 生日"
    await client(world, rep, "李敏", address_as="李姐", referred_by=bringer)
    await rep.says("买 李敏 轮胎4条 3280")
    await world.passes(minutes=30)
    assert rep.sees().splitlines()[0] == "🎂 今天 3 位可以问候一声"
    assert "王芳 谢谢介绍 李敏" in rep.sees()
    await rep.presses(str(rep.sees().splitlines().index("2 王芳 谢谢介绍 李敏")))
    assert any("李敏" in text for text in copies(rep))
    assert rep.rows()[1][2] == "不发了"
    told = len(rep.messages())
    await world.passes(hours=3)
    assert len(rep.messages()) == told
