"""Taking back: at once, twice, a day later, after more has happened; and bringing again."""

import pytest

from tests.talk.books import names, notes
from tests.talk.world import Talker, World

WORDS = {
    "zh_Hans": ("↩️ 撤销", "恢复", "改了再记", "↩️ 已撤销,原话留着:", "24 小时内没有可撤销的。"),
    "zh_Hant": ("↩️ 復原", "還原", "改了再記", "↩️ 已復原,原話留著:", "24 小時內沒有可復原的。"),
    "en": ("↩️ Undo", "Bring back", "Correct it", "↩️ Taken back. Your text is kept:", "Nothing to take back"),
}


@pytest.mark.parametrize("language", WORDS)
async def test_a_new_client_is_taken_back_and_brought_again(world: World, language: str) -> None:
    undo, bring, correct, told, nothing = WORDS[language]
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", world.person(100, "店长", language), rep, language=language)
    line = "Ann Lee 13800138000 wants a new car"
    added = await rep.says(line)
    answer = rep.last()["message_id"]
    assert (await rep.presses(undo)).splitlines() == [told, line]
    assert rep.last()["message_id"] == answer
    assert await names(world) == []
    await rep.says("8000")
    assert await rep.presses(bring) == added
    assert (await rep.says("al")).startswith("Ann Lee")
    await rep.says("/undo")
    assert line in await rep.presses(correct)
    assert (await rep.says("/undo")).startswith(nothing)


async def test_undo_twice_from_two_devices(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    data, at = rep.button_data("↩️ 撤销"), rep.last()["message_id"]
    await rep.presses("↩️ 撤销")
    assert (await rep.forges(data, at)).text == "这件已办完。"
    assert rep.sees().startswith("↩️ 已撤销")
    again = rep.button_data("恢复")
    await rep.presses("恢复")
    assert (await rep.forges(again, at)).text == "这件已办完。"
    assert rep.sees().startswith("✅ 新客户 王芳")
    assert await names(world) == ["王芳"]


async def test_by_command_within_a_day_the_newest_first(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天来电")
    assert (await rep.says("/undo")).splitlines()[1] == "王芳 今天来电"
    assert (await rep.says("撤销")).splitlines()[1] == "王芳 13800138000"
    assert await rep.says("撤销") == "24 小时内没有可撤销的。"
    await rep.says("李敏 13800138001")
    await world.passes(hours=25)
    assert await rep.says("/undo") == "24 小时内没有可撤销的。"
    await rep.presses("↩️ 撤销")
    assert rep.toast.text == "过了 24 小时,不能撤销了,请手动改。"
    assert await names(world) == ["李敏"]


async def test_notes_made_since_are_not_lost_with_the_client(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000 想换车")
    first = rep.last()["message_id"]
    await rep.says("王芳 今天面谈 聊得不错")
    await rep.presses("↩️ 撤销", message_id=first)
    assert "没找到 王芳。" in await rep.says("王芳")
    assert [note.text for note in await notes(world)] == ["聊得不错"]
    await rep.presses("恢复")
    assert "上次 今天面谈" in await rep.says("王芳")
    assert [note.text for note in await notes(world)] == ["想换车", "聊得不错"]


async def test_a_note_does_not_come_back_to_a_client_who_is_gone(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天来电")
    await rep.says("/undo")
    note = rep.last()["message_id"]
    await rep.says("/undo")
    await rep.presses("恢复", message_id=note)
    assert rep.toast.text == "没有这位客户。"
    assert await notes(world) == []


async def test_an_edited_note_is_taken_back_in_its_last_form(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天来电 周五回访")
    await rep.edits("王芳 今天来电 周六回访")
    assert (await rep.presses("↩️ 撤销")).splitlines()[1] == "王芳 今天来电 周六回访"
    assert "11/21 周六" in await rep.presses("恢复")


async def test_a_client_put_away_comes_back_by_undo(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳")
    await rep.presses("更多")
    await rep.presses("其他")
    assert await rep.presses("收起") == "王芳 收起来了,记录和购买都留着。"
    assert "没找到" in await rep.says("8000")
    await rep.presses("↩️ 撤销")
    assert (await rep.says("8000")).startswith("王芳 · 准客户")


async def test_no_push_for_what_was_taken_back(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天下午3点回访")
    await rep.presses("↩️ 撤销")
    seen = len(rep.messages())
    await world.passes(hours=6)
    assert len(rep.messages()) == seen
