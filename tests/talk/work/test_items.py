"""An item worked through: done and what next, nobody answered, put off, moved, dropped; and who may not."""

from datetime import date, time

from storage.tables import FollowUpKind, FollowUpStatus
from tests.talk.plans import account_of, at, client, notes_of, planned, work_of
from tests.talk.world import Talker, World, text_of

OPEN, DONE, DROPPED = FollowUpStatus.OPEN, FollowUpStatus.DONE, FollowUpStatus.DROPPED


async def test_done_proposes_the_next_step(world: World, rep: Talker) -> None:
    number = await client(world, rep, prospect_class="hot")
    await planned(world, rep, number, date(2026, 11, 25), time(15))
    await world.comes(at(25, 9))
    await world.comes(at(25, 15))
    assert await rep.presses("✅ 做完了") == "✅ 王芳 回访\n下一步?补一句就直接打字"
    assert rep.buttons() == ["11/30 周一 问结果", "11/27 周五 聊两句", "自己定", "先不定", "↩️ 撤销"]
    again = rep.button_data("11/30 周一 问结果")
    assert await rep.presses("11/30 周一 问结果") == "✅ 王芳 回访\n⏰ 11/30 周一 问结果"
    assert (await rep.forges(again)).text == "这件已办完。"
    done, following = await work_of(world, number)
    assert (done.status, following.due_on, following.text) == (DONE, date(2026, 11, 30), "问结果")
    assert [(note.kind, note.is_contact) for note in await notes_of(world, number)] == [("call", True)]


async def test_a_typed_line_logs_dates_and_closes(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 25), time(15))
    await world.comes(at(25, 9))
    await world.comes(at(25, 15))
    await rep.presses("✅ 做完了")
    shown = await rep.says("周末跟先生商量,下周一再问")
    assert shown.splitlines()[1:] == ["周末跟先生商量", "⏰ 11/30 周一 再问"]
    [note] = await notes_of(world, number)
    assert (note.kind, note.is_contact, note.text) == ("call", True, "周末跟先生商量")
    assert [(work.status, work.due_on) for work in await work_of(world, number)] == [
        (DONE, date(2026, 11, 25)),
        (OPEN, date(2026, 11, 30)),
    ]


async def test_a_typed_line_without_a_day_is_noted_and_the_steps_offered(world: World, rep: Talker) -> None:
    number = await client(world, rep, prospect_class="hot")
    await planned(world, rep, number, date(2026, 11, 25), time(15))
    await world.comes(at(25, 9))
    await world.comes(at(25, 15))
    await rep.presses("✅ 做完了")
    await rep.says("她说商量")
    assert "11/30 周一 问结果" in rep.buttons()
    await rep.presses("11/30 周一 问结果")
    assert [work.status for work in await work_of(world, number)] == [DONE, OPEN]


async def test_nobody_answered_is_an_attempt_and_no_contact(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 25), time(15))
    await world.comes(at(25, 9))
    await world.comes(at(25, 15))
    again = rep.button_data("没打通")
    assert await rep.presses("没打通") == "⏰ 15:00 王芳 回访\n记下了:没打通,第 1 次\n什么时候再打?"
    assert (await rep.forges(again)).text == "这件已办完。", "a double tap counts once"
    assert rep.buttons() == ["今天 18:30", "明天 10:00", "发句话", "卡片", "↩️ 撤销"]
    assert await rep.presses("今天 18:30") == "⏰ 王芳 回访改到 今天 18:30"

    [note] = await notes_of(world, number)
    assert (note.kind, note.is_contact) == ("attempt", False)
    await world.comes(at(25, 18, 30))
    assert rep.sees() == "⏰ 18:30 王芳 回访\n打过 1 次没通\n138 0013 8000"


async def test_a_line_to_send_instead_closes_the_item(world: World, rep: Talker) -> None:
    number = await client(world, rep, address_as="王姐")
    await planned(world, rep, number, date(2026, 11, 25), time(15))
    await world.comes(at(25, 9))
    await world.comes(at(25, 15))
    await rep.presses("没打通")
    assert "王姐,刚给您打电话没接通。" in await rep.presses("发句话")
    assert rep.buttons() == ["复制", "发了", "返回"]
    await rep.presses("发了")
    assert [note.kind for note in await notes_of(world, number)] == ["attempt", "message"]
    assert [work.status for work in await work_of(world, number)] == [DONE]


async def test_putting_off_shows_where_it_lands(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 25), time(15))
    await world.comes(at(25, 9))
    await world.comes(at(25, 15))
    assert await rep.presses("推后") == "⏰ 15:00 王芳 回访\n推到什么时候?"
    assert rep.buttons() == ["1 小时 16:00", "明天 15:00", "下周三 12/2", "自己定", "返回"]
    assert await rep.presses("1 小时 16:00") == "⏰ 王芳 回访改到 今天 16:00"
    await world.comes(at(25, 16))
    assert rep.sees().startswith("⏰ 16:00 王芳 回访")
    await rep.presses("推后")
    await rep.presses("明天 16:00")
    await world.comes(at(26, 9))
    await world.comes(at(26, 16))
    assert await rep.presses("推后") == "⏰ 16:00 王芳 回访\n第三次推后,换个做法?"
    assert rep.buttons() == ["发消息代替", "再推一周", "不跟了", "返回"]
    assert await rep.presses("不跟了") == "王芳 回访:划掉了"
    assert [work.status for work in await work_of(world, number)] == [DROPPED]
    await rep.presses("↩️ 撤销")
    assert [(work.status, work.snoozes) for work in await work_of(world, number)] == [(OPEN, 2)]


async def test_another_day_in_words(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await rep.says("/follow 王芳 周五下午3点 回访")
    assert "哪一天?" in await rep.presses("改日子")
    assert "11/17 周二 已过。" in await rep.says("昨天")
    assert await rep.says("下周二") == "⏰ 王芳 回访改到 11/24 周二 15:00"
    assert [work.due_at for work in await work_of(world, number)] == [at(24, 15)]


async def test_what_is_open_with_a_client(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 20), text="发报价", kind=FollowUpKind.PROMISE)
    await planned(world, rep, number, date(2026, 11, 25), time(15))
    await rep.says("/card 王芳")
    await rep.presses("更多")
    shown = await rep.presses(next(label for label in rep.buttons() if label.startswith("待办")))
    assert shown == "王芳 · 要做 2 件\n1 🤝 11/20 周五 王芳 发报价\n2 ⏰ 11/25 周三 15:00 王芳 回访"
    await rep.presses("2")
    assert await rep.presses("不跟了") == "王芳 回访:划掉了"
    assert "王芳 · 要做 1 件" in await rep.presses("返回")


async def test_a_promise_kept_in_time_and_one_made_good(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 20), text="报价", kind=FollowUpKind.PROMISE)
    await rep.says("/due")
    await rep.presses("1")
    assert (await rep.presses("✅ 做完了")).startswith("🤝 报价按时给了王芳,往来 +1")
    assert await account_of(world, number) == [1]

    await planned(world, rep, number, date(2026, 11, 20), text="样品", kind=FollowUpKind.PROMISE)
    await world.comes(at(21, 9))
    await rep.says("/due")
    await rep.presses("1")
    assert (await rep.presses("✅ 做完了")).startswith("🤝 王芳 样品:晚 1 天,补上了")
    assert await account_of(world, number) == [1, -1], "a broken word stays a withdrawal"


async def test_a_button_of_last_week_shows_how_it_stands(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 18), time(15))
    await world.comes(at(18, 15))
    pushed = rep.last()["message_id"]
    await rep.says("/due")
    await rep.presses("1")
    await rep.presses("✅ 做完了")
    await rep.presses("先不定")
    await world.comes(at(25, 9))
    await world.comes(at(25, 15))
    assert await rep.presses("没打通", message_id=pushed) == "✅ 王芳 回访:已经办完"
    assert rep.toast.text == "这件已办完。"


async def test_a_form_that_is_half_way_outlives_a_push(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 18), time(15))
    await world.comes(at(18, 14, 59))
    await rep.says("六问 王芳")
    await world.comes(at(18, 15))
    await rep.presses("✅ 做完了")
    assert (await rep.says("六问")).startswith("王芳 · 第 1 问")
    assert [work.status for work in await work_of(world, number)] == [DONE]


async def test_another_teams_member_gets_nothing(world: World, rep: Talker) -> None:
    number = await client(world, rep)
    await planned(world, rep, number, date(2026, 11, 18), time(15))
    await world.comes(at(18, 15))
    stolen = [rep.button_data(label) for label in ("✅ 做完了", "没打通", "记一句", "推后")]
    stranger, lead = world.person(201, "外人"), world.person(200, "外店长")
    await world.team("别家", lead, stranger)
    await stranger.says("/today")
    before = [text_of(message) for message in stranger.messages()]
    for data in [
        *stolen,
        f"fo:{number}",
        f"fu:{number}",
        f"fw:{number}:2026-11-20:0",
        "fx:1:p:0",
        "ns:1:2026-11-20:care:p:0",
        "fk:1",
        "fq:1",
    ]:
        assert "王芳" not in (await stranger.forges(data)).text
        assert [text_of(message) for message in stranger.messages()] == before, data
    assert [work.status for work in await work_of(world, number)] == [OPEN]
