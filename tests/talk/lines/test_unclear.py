"""What a note leaves unclear is asked under it at once; the note itself is kept."""

from datetime import date, time

import pytest

from tests.talk.books import amounts, client_named, notes
from tests.talk.plans import work_of
from tests.talk.world import Talker, World


@pytest.fixture
async def li(rep: Talker) -> Talker:
    """A rep with a client."""
    await rep.says("李敏 13800138001")
    return rep


async def test_a_day_that_does_not_exist_is_asked_and_tapped(world: World, li: Talker) -> None:
    shown = await li.says("李敏 2月30号下午3点回访")
    assert shown.splitlines()[-1] == "没有「2月30号下午3点」,定哪天?"
    assert li.rows() == [["2027/2/28 周日", "2027/3/1 周一", "先这样"], ["改一处", "换客户", "↩️ 撤销"]]
    assert len(await notes(world)) == 2, "the note is kept meanwhile"
    assert (await li.presses("2027/3/1 周一")).splitlines() == ["✅ 李敏 · 记下了", "⏰ 2027/3/1 周一 15:00 回访"]
    number = await client_named(world, "李敏")
    assert [item.due_on for item in await work_of(world, number)] == [date(2027, 3, 1)]
    await li.presses("↩️ 撤销")
    assert await work_of(world, number) == []


async def test_or_typed_while_anything_else_is_served(world: World, li: Talker) -> None:
    await li.says("李敏 2月30号回访")
    assert "⏰ 11/27 周五 10:00 回访" in await li.says("下周五上午10点")
    await li.says("李敏 11月31号 发报价")
    assert (await li.says("她先生不同意")).startswith("✅ 李敏")
    number = await client_named(world, "李敏")
    assert [item.due_at.time() for item in await work_of(world, number)] == [time(2)]


async def test_a_day_that_may_stay_as_it_is(world: World, li: Talker) -> None:
    await li.says("李敏 2月30号回访")
    assert "没有" not in await li.presses("先这样")
    await li.presses("改一处")
    assert "没有" not in await li.presses("返回"), "it is not asked again"


async def test_in_english(world: World) -> None:
    rep = world.person(201, "Joe", "en")
    await world.team("Acme", world.person(200, "Ann", "en"), rep, language="en")
    await rep.says("Sarah Lee 13800138000")
    assert (await rep.says("Sarah Lee review on Feb 30")).splitlines()[-1] == "No such day: on Feb 30. Which one?"
    assert "Mon 1 Mar 2027" in await rep.presses("Mon 1 Mar 2027")


async def test_a_day_that_is_over_asks_for_the_next_or_was_then(world: World, li: Talker) -> None:
    shown = await li.says("李敏 这周一回访")
    assert shown.splitlines()[-1] == "11/16 周一 已过,下次哪天?"
    assert li.rows()[:2] == [["11/23 周一", "11/30 周一"], ["就是那天的事"]]
    assert "⏰ 11/23 周一 回访" in await li.presses("11/23 周一")
    await li.says("李敏 11月10号再联系")
    assert "已过" not in await li.presses("就是那天的事")
    assert [note.occurred_at.day for note in await notes(world)][-1] == 10


async def test_an_amount_that_may_be_several_is_asked(world: World, li: Talker) -> None:
    shown = await li.says("李敏 今天下单25")
    assert "25" in shown.splitlines()[-1]
    number = await client_named(world, "李敏")
    assert await amounts(world, number) == []
    assert "¥25" in "".join(li.buttons()) and "25万" in li.buttons()
    assert "25万" in await li.presses("25万") or "¥250,000" in li.sees()
    assert await amounts(world, number) == [25_000_000]
    await li.presses("↩️ 撤销")
    assert await amounts(world, number) == []
    await li.says("李敏 今天下单 $300")
    assert await amounts(world, number) == [], "dollars are no yuan"
    await li.says("2100")
    assert await amounts(world, number) == [210_000]
