"""A file of purchases sent in the chat: its way in, progress, breaking off, taking back, and whose it is."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count

import pytest
from sqlmodel import Session, select

from bot.jobs import imports as job
from storage.tables import ImportJob, ImportStatus, Outbox, OutboxStatus
from tests.talk.tables import CDNOW, LONG, SMALL, imports, in_the_books, sends
from tests.talk.world import Talker, World, text_of


def running_clock(world: World, step: timedelta = timedelta(milliseconds=100)) -> Callable[[], datetime]:
    """A clock that goes on by a step whenever it is looked at."""
    start, ticks = world.clock.now(), count(1)
    return lambda: start + step * next(ticks)


async def half_way(world: World) -> asyncio.Task[None]:
    """The import at work, with some lines in the books and some to come."""
    task = asyncio.create_task(job.tick(world.bot.database, running_clock(world)))

    def position(session: Session) -> int:
        return session.exec(select(ImportJob.position)).one()

    async with asyncio.timeout(20):
        while await world.database(position) < 500:
            await asyncio.sleep(0)
    return task


async def all_goes_out(world: World) -> None:
    """The sender takes what is queued until nothing is left: the edits of a second come all at once here."""
    queued = select(Outbox.id).where(Outbox.status == OutboxStatus.QUEUED)
    while await world.database(lambda session: session.exec(queued).first()):
        await world.bot.sender.pump()
        await world.settle()


def shown_in(talker: Talker, message_id: int) -> str:
    """What a message of the bot's shows now."""
    return next(text_of(message) for message in talker.messages() if message["message_id"] == message_id)


async def breaks_off(task: asyncio.Task[None]) -> None:
    """The work ends where it is, as when the process is ended."""
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_the_real_purchase_log_goes_in_once(world: World, rep: Talker) -> None:
    await sends(rep, CDNOW, "cdnow_sample.csv")
    assert rep.sees().split("\n")[-1] == "文件长,正在核对…"
    await world.passes(seconds=1)
    shown = rep.sees()
    assert shown.split("\n") == [
        "cdnow_sample.csv · 6,919 行",
        "客户号:customer_id · 1",
        "日期:date · 1997-01-01",
        "金额:amount · 29.33",
        "数量:quantity · 2",
        "6,919 笔购买 · 2,357 位新客户",
    ]
    assert rep.buttons() == ["对,导入", "客户号", "日期", "金额", "数量", "别的列", "不导了"]
    assert await rep.presses("对,导入") == "cdnow_sample.csv:正在导入…\n0 / 6,919 行 · 0%"
    await world.passes(seconds=1)
    assert rep.sees() == "✅ cdnow_sample.csv 导完了\n6,919 笔购买 · 2,357 位新客户"
    assert await in_the_books(world) == (2357, 6919)
    again = await imports(rep, CDNOW)
    assert again == "sales.csv:没有新的\n早就有的 6,919 行"
    assert await in_the_books(world) == (2357, 6919)
    assert (await rep.presses("看谁久未复购")).startswith("📉 1998/6/30")
    assert (await rep.says("客户 17")).startswith("客户 17")


async def test_progress_is_shown_and_talk_goes_on_meanwhile(world: World, rep: Talker) -> None:
    await sends(rep, LONG)
    await rep.presses("对,导入")
    progress = rep.last()["message_id"]
    task = await half_way(world)
    assert "王芳" in await rep.says("王芳 13800138000 想换车")
    assert not task.done()
    await all_goes_out(world)
    shown = shown_in(rep, progress)
    assert shown.startswith("sales.csv:正在导入…\n")
    assert not shown.split("\n")[1].startswith("0 / 2,000 行")
    await task
    await all_goes_out(world)
    assert (await in_the_books(world))[1] == 2000
    assert shown_in(rep, progress).startswith("✅ sales.csv 导完了")


async def test_an_import_goes_on_after_a_restart(world: World, rep: Talker) -> None:
    await sends(rep, LONG)
    await rep.presses("对,导入")
    await breaks_off(await half_way(world))
    await world.restart()
    assert 0 < (await in_the_books(world))[1] < 2000
    await world.passes(seconds=1)
    assert rep.sees() == "✅ sales.csv 导完了\n2,000 笔购买 · 681 位新客户"
    assert await in_the_books(world) == (681, 2000)


async def test_an_import_is_stopped_and_gone_on_with(world: World, rep: Talker) -> None:
    await sends(rep, LONG)
    await rep.presses("对,导入")
    task = await half_way(world)
    stopped = await rep.presses("先停")
    await task
    await all_goes_out(world)
    assert stopped.startswith("sales.csv:停在第 ")
    assert rep.buttons() == ["接着导", "看谁久未复购", "↩️ 撤销导入"]
    assert (await in_the_books(world))[1] < 2000
    assert await rep.says("等级") == "正在算,一分钟后再看 /tiers"
    await world.passes(minutes=1)
    assert "位老客户" in await rep.says("等级"), "what is in is judged"
    await rep.presses("接着导")
    await world.passes(seconds=1)
    assert rep.sees() == "✅ sales.csv 导完了\n2,000 笔购买 · 681 位新客户"


async def test_an_import_is_taken_back_and_brought_again(world: World, rep: Talker) -> None:
    await imports(rep, SMALL)
    await rep.says("客户 2 今天面谈")
    rep.world.clock.move_to(world.clock.now() + timedelta(minutes=1))
    await rep.presses("↩️ 撤销导入")
    await world.passes(seconds=1)
    assert rep.sees() == "↩️ sales.csv:已撤销\n3 笔购买 · 1 位新客户\n1 位后来跟过,留着"
    assert await in_the_books(world) == (1, 0)
    await rep.presses("重新导入")
    await world.passes(seconds=1)
    assert rep.sees() == "✅ sales.csv 导完了\n3 笔购买 · 1 位新客户"
    assert await in_the_books(world) == (2, 3)


@pytest.mark.parametrize(
    ("language", "yes", "shown", "done"),
    [
        ("zh_Hans", "对,导入", "3 笔购买 · 2 位新客户", "✅ sales.csv 导完了\n3 笔购买 · 2 位新客户"),
        ("zh_Hant", "對,匯入", "3 筆購買 · 2 位新客戶", "✅ sales.csv 匯入好了\n3 筆購買 · 2 位新客戶"),
        ("en", "Yes, import", "3 purchases · 2 new clients", "✅ sales.csv is in\n3 purchases · 2 new clients"),
    ],
)
async def test_in_each_language(world: World, language: str, yes: str, shown: str, done: str) -> None:
    owner, rep = world.person(100, "A", language), world.person(101, "B", language)
    await world.team("T", owner, rep, language=language)
    asked = await rep.says("/import")
    assert "CSV" in asked
    assert shown in await sends(rep, SMALL)
    await rep.presses(yes)
    await world.passes(seconds=1)
    assert rep.sees() == done


async def test_a_colleagues_clients_are_left_to_him(world: World, owner: Talker, rep: Talker) -> None:
    await imports(rep, SMALL)
    colleague = Talker(world, world.api.person(102))
    refused = await imports(colleague, SMALL)
    assert refused == "sales.csv:没有新的\n拒收 3 行\n同事的客户 3"
    assert await imports(owner, SMALL) == "sales.csv:没有新的\n早就有的 3 行"


async def test_buttons_pressed_twice_or_late_show_where_things_stand(world: World, rep: Talker) -> None:
    await sends(rep, SMALL)
    go, dates = rep.button_data("对,导入"), rep.button_data("日期")
    asked = rep.last()["message_id"]
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    done = rep.sees()
    for data in (go, dates):
        answer = await rep.forges(data, asked)
        assert answer.text == "这件已办完。"
        assert rep.sees() == done
    assert await in_the_books(world) == (2, 3)


async def test_a_file_is_left_and_a_forgotten_one_is_asked_for_again(world: World, rep: Talker) -> None:
    await sends(rep, SMALL)
    assert await rep.presses("不导了") == "sales.csv:没有导入。"
    await sends(rep, SMALL)
    await world.passes(days=40)
    assert await rep.presses("对,导入") == "这个文件没留着了,再发一次。"
    assert await in_the_books(world) == (0, 0)


async def test_another_team_gets_nothing_by_forged_buttons(world: World, rep: Talker) -> None:
    await sends(rep, SMALL)
    columns = [rep.button_data(label) for label in ("对,导入", "日期", "别的列", "不导了")]
    await rep.presses("对,导入")
    await world.passes(seconds=1)
    results = [rep.button_data("↩️ 撤销导入"), "is:1", "ix:1", "ib:1", "ic:1:date:1", "id:1:mdy", "ik:1"]
    thief = world.person(900, "别家")
    await world.team("别家店", thief)
    await thief.says("/help")
    for data in columns + results:
        answer = await thief.forges(data)
        assert answer.text == "没有这位客户。"
    assert "sales.csv" not in str(thief.messages())
    assert await in_the_books(world) == (2, 3)


async def test_a_member_who_has_left_brings_nothing_in(world: World, rep: Talker) -> None:
    await sends(rep, SMALL)
    await rep.presses("对,导入")
    me = await world.member(rep)

    def leaves(session: Session) -> None:
        me.active = False
        session.merge(me)

    await world.database(leaves)
    await world.passes(seconds=1)
    assert await in_the_books(world) == (0, 0)
    assert await world.database(lambda session: session.exec(select(ImportJob.status)).one()) is ImportStatus.STOPPED
