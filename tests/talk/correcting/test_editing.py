"""A message that is edited is read again: the note, the client or the draft that came from it follows."""

import pytest

from tests.talk.books import amounts, client_named
from tests.talk.plans import notes_of, work_of
from tests.talk.world import Talker, World


async def test_an_edited_message_is_read_again_in_the_same_answer(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    number = await client_named(world, "王芳")
    await rep.says("王芳 今天电话 周五前发报价 买了轮胎 3280")
    answer = rep.last()["message_id"]
    shown = await rep.edits("王芳 今天面谈 下周一前发报价 买了轮胎 3200")
    assert (rep.last()["message_id"], shown.splitlines()[0]) == (answer, "✅ 王芳 · 今天面谈")
    assert "🤝 最晚 11/23 周一:发报价" in shown and "¥3,200" in shown
    assert [(item.text, item.due_on.day) for item in await work_of(world, number)] == [
        ("发报价", 23),
        ("问用得怎样", 25),
    ]
    assert [note.kind for note in await notes_of(world, number)] == ["added", "visit"]
    assert await amounts(world, number) == [320_000]
    await rep.edits("王芳 今天面谈 下周一前发报价")
    assert await amounts(world, number) == []
    assert [item.text for item in await work_of(world, number)] == ["发报价"], "and no call about it"


async def test_the_edited_line_of_a_new_client_puts_the_file_right(world: World, rep: Talker) -> None:
    await rep.says("王方 13800138000 顺达物流 想换车")
    shown = await rep.edits("王芳 13800138001 通达物流 想换车")
    assert shown.splitlines()[:2] == ["✅ 新客户 王芳", "通达物流 · 138 0013 8001"]
    assert (await rep.says("8001")).startswith("王芳")
    assert await rep.says("138 0013 8000") == "客户叫什么?直接打字。"


@pytest.mark.parametrize("line", ["/note 王芳 聊得不错", "记 王芳 聊得不错"])
async def test_an_edited_note_command_is_read_without_the_command(world: World, rep: Talker, line: str) -> None:
    await rep.says("王芳 13800138000")
    await rep.says(line)
    assert (await rep.edits(line + " 想下周再看")).splitlines()[0] == "✅ 王芳 · 今天聊过,聊得不错"
    assert "记 王芳" not in rep.sees()


async def test_an_edited_line_that_begins_with_another_client_is_his_note(world: World, rep: Talker) -> None:
    await rep.says("李敏 13800138001")
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天面谈 周五前发报价")
    assert (await rep.edits("李敏 今天面谈 周五前发报价")).splitlines() == [
        "✅ 李敏 · 今天面谈",
        "🤝 最晚 11/20 周五:发报价",
    ]
    wang, li = await client_named(world, "王芳"), await client_named(world, "李敏")
    assert (len(await work_of(world, wang)), len(await work_of(world, li))) == (0, 1)
    assert [note.kind for note in await notes_of(world, wang)] == ["added"]
