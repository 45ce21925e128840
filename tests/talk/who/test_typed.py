"""Whom a typed line is about: a client named anywhere in it, his firm, "he", the one in view; in doubt it is asked."""

import pytest

from tests.talk.world import Talker, World

TEAM = ("王芳 13800138000 顺达物流", "周敏 13800138001", "李敏 13800138002 建华机电", "张伟 13800138003")
ELSEWHERE = {
    "zh_Hans": [
        ("明天给周敏打电话", "✅ 周敏 · 记下了\n⏰ 11/19 周四 打电话"),
        ("刚跟周敏通完电话,她要两台", "✅ 周敏 · 今天电话"),
        ("顺达 催货", "✅ 王芳 · 记下了\n催货"),
        ("顺达王芳 今天来电", "✅ 王芳 · 今天电话"),
        ("今天 李敏 来电", "✅ 李敏 · 今天电话"),
        ("找 李敏 谈价格", "✅ 李敏 · 记下了\n谈价格"),
    ],
    "zh_Hant": [
        ("明天給周敏打電話", "✅ 周敏 · 記下了\n⏰ 11/19(四) 打電話"),
        ("剛跟周敏通完電話,她要兩台", "✅ 周敏 · 今天電話"),
        ("順達 催貨", "✅ 王芳 · 記下了\n催貨"),
    ],
    "en": [
        ("call 周敏 tomorrow", "✅ 周敏 · noted\n⏰ Thu 19 Nov call"),
        ("Spoke to 周敏, wants two", "✅ 周敏 · call today"),
    ],
}


@pytest.mark.parametrize("language", ELSEWHERE)
async def test_a_client_named_further_on_gets_the_line_not_the_one_in_view(world: World, language: str) -> None:
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", world.person(100, "店长", language), rep, language=language)
    for line in TEAM:
        await rep.says(line)
    for line, shown in ELSEWHERE[language]:
        await rep.says("张伟")
        assert (await rep.says(line)).startswith(shown), line


async def test_english_first_names_and_lines_that_name_nobody(world: World, owner: Talker) -> None:
    rep = world.person(101, "Bob", "en")
    await world.team("Two", owner, rep, language="en")
    for line in ("Sarah O'Connor 13800138001", "Andy Young 13800138002", "David Chang 13800138000 Acme Ltd"):
        await rep.says(line)
    assert (await rep.says("Called Sarah, no answer, try again tomorrow at 10")).startswith("✅ Sarah O'Connor")
    assert (await rep.says("Acme called, they need ten")).startswith("✅ David Chang · call today")
    for line in ("and she said yes", "on Friday send the quote", "so he called", "be there at 5"):
        assert (await rep.says(line)).startswith("✅ David Chang"), line
    assert await rep.says("Called Peter, no answer") == "Kept. Whose is it?"
    assert (await rep.says("Sarah Jones wants a van")).startswith("Nobody called Sarah Jones. Is it Sarah O'Connor?")
    assert (await rep.says("sara oconor")).startswith("Nobody called sara oconor. Is it Sarah O'Connor?")


async def test_a_longer_name_and_one_only_mentioned_are_asked_about(world: World, rep: Talker) -> None:
    for line in TEAM:
        await rep.says(line)
    assert await rep.says("张伟强 今天来电") == "没找到 张伟强。是张伟?"
    assert rep.buttons() == ["张伟", "新建 张伟强"]
    assert (await rep.presses("张伟")).splitlines() == ["✅ 张伟 · 今天电话"]
    assert await rep.says("認識王芳") == "两位都像,记给谁?原话留着。"
    assert [label.split(" · ")[0] for label in rep.buttons()] == ["张伟", "王芳", "另一位,新建"]
    assert await rep.says("今天见了王芳和李敏") == "两位都像,记给谁?原话留着。"
    assert (await rep.presses(rep.buttons()[1])).startswith("✅ 李敏 · 今天面谈")
    assert await rep.says("明天给周敏、李敏打电话") == "⏰ 11/19 周四 周敏、李敏 打电话"
    await rep.says("王芳")
    assert await rep.says("今天见了陈大文,要两台") == "收下了。是谁的?"


async def test_a_form_of_address_is_learnt_once_it_was_answered(world: World, rep: Talker) -> None:
    for line in TEAM:
        await rep.says(line)
    assert await rep.says("顺达物流王总今天来电") == "没找到 王总。是王芳?"
    assert await rep.presses("王芳") == "记住了:王总 就是 王芳。"
    assert rep.texts()[-2].startswith("✅ 王芳 · 今天电话")
    assert (await rep.says("王总 想换车")).startswith("✅ 王芳 · 记下了\n想换车")
    await rep.presses("↩️ 撤销")
    assert (await rep.says("阿敏 今天来电")).startswith("没找到 阿敏。")
    assert await rep.presses("李敏") == "记住了:阿敏 就是 李敏。"
    await rep.presses("↩️ 撤销")
    assert (await rep.says("阿敏 今天来电")).startswith("没找到 阿敏。")


NICKNAMES = {
    "zh_Hans": ("李敏 外号阿敏", "✅ 李敏 · 也叫 阿敏", "周敏 又叫阿敏", "李敏 也叫 阿敏,以后会先问。", "两位都像"),
    "zh_Hant": ("李敏 綽號 阿敏", "✅ 李敏 · 也叫 阿敏", "周敏 又叫阿敏", "李敏 也叫 阿敏,之後會先問。", "兩位都像"),
    "en": (
        "李敏 call her Sally",
        "✅ 李敏 · also Sally",
        "周敏 aka Sally",
        "Sally is 李敏 too; I'll ask which.",
        "2 clients",
    ),
}


@pytest.mark.parametrize("language", NICKNAMES)
async def test_another_name_is_told_in_a_line(world: World, language: str) -> None:
    first, told, second, both, asked = NICKNAMES[language]
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", world.person(100, "店长", language), rep, language=language)
    for line in TEAM:
        await rep.says(line)
    name = told.split()[-1]
    assert await rep.says(first) == told
    assert (await rep.says(second)).splitlines()[1] == both
    assert (await rep.says(f"{name} 聊得不错")).startswith(asked)


async def test_more_than_six_of_one_name(world: World, rep: Talker) -> None:
    for number in range(8):
        await rep.says(f"/add 赵敏 1390013900{number}")
        if number:
            await rep.presses("另一位,新建")
    assert await rep.says("赵敏 今天面谈") == "八位赵敏,记给谁?原话留着。\n打名字加尾号,直接到人。"
    assert len(rep.buttons()) == 8
    await rep.presses("更多")
    assert rep.buttons() == ["尾号 9006", "尾号 9007", "另一位,新建", "回到开头"]
    assert (await rep.presses("尾号 9007")).splitlines() == ["✅ 赵敏 · 今天面谈"]
    for line in ("赵敏 9003 今天来电", "赵敏(9003) 今天来电", "今天见了赵敏 9003"):
        assert (await rep.says(line)).startswith("✅ 赵敏 · 今天"), line


async def test_a_question_or_figures_are_never_a_note(world: World, rep: Talker) -> None:
    for line in TEAM:
        await rep.says(line)
    await rep.says("王芳 今天面谈 喜欢钓鱼")
    await rep.presses("存:喜欢钓鱼")
    await rep.says("李敏")
    for line in ("谁喜欢钓鱼", "誰 釣魚", "钓鱼的是谁"):
        assert (await rep.says(line)).startswith("王芳 · 准客户"), line
    await rep.says("李敏")
    for line in ("谁 三亚", "7777", "who likes golf"):
        assert "没找到" in await rep.says(line), line
        assert "inline_keyboard" not in rep.last().get("reply_markup", {}), line
    for line in ("。", "???", "👍", "好的 收到"):
        assert await rep.says(line) == "在。打客户名字,或写一句客户的事。", line
    assert await rep.says("/drafts") == "没有放着的原话。"


async def test_he_is_the_last_one(world: World, rep: Talker) -> None:
    for line in TEAM:
        await rep.says(line)
    for line in ("刚刚那位想换车", "上一位 想换车", "那个客户说想换车", "佢想換車", "the last one 想换车"):
        await rep.says("周敏")
        assert (await rep.says(line)).startswith("✅ 周敏 · 记下了\n"), line


async def test_an_open_form_gives_way_to_a_line_of_its_own(world: World, rep: Talker) -> None:
    for line in TEAM:
        await rep.says(line)
    assert "没有「2月30号」这一天。" in await rep.says("答应 李敏 2月30号 报价")
    await rep.says("李敏 上午9点回访")
    assert rep.texts()[-2].splitlines() == ["✅ 李敏 · 记下了", "⏰ 11/19 周四 09:00 回访"]
    assert rep.last()["text"] == "李敏 定日子 还没填完。"
    await rep.says("王芳 今天来电")
    assert rep.texts()[-2].startswith("✅ 王芳 · 今天电话")


async def test_a_message_edited_into_a_command(rep: Talker) -> None:
    await rep.says("下周再说吧 先不急")
    assert (await rep.edits("/help")).startswith("直接打字")
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天来电")
    assert await rep.edits("/help") == "改消息只会改备注。要重来,再发一次。"


async def test_pages_of_drafts_and_forged_choices(world: World, rep: Talker) -> None:
    for number in range(9):
        await rep.says(f"{number} 号这一段没头没尾的话 还有别的")
    assert await rep.says("/drafts") == "9 条还没归到客户:"
    assert len(rep.buttons()) == 8
    await rep.presses("更多")
    assert len(rep.buttons()) == 3
    page = rep.button_data("回到开头")
    await rep.presses("回到开头")
    await rep.says("王芳 13800138000")
    await rep.says("王芳 聊聊近况")
    for data in ("cn:1:x", "ch:0:1:x", "ch:1:1:x", "cp:1:x:5", "cp:99:note:0"):
        assert (await rep.forges(data)).text in ("没有这位客户。", ""), data
    stranger = world.talker(102)
    await stranger.says("/drafts")
    await stranger.forges(page)
    assert stranger.sees() == "没有放着的原话。"
    for data in ("cp:1:note:0", "ch:1:1:note"):
        assert (await stranger.forges(data)).text == "没有这位客户。"


async def test_commands_find_a_name_further_on_too(world: World, rep: Talker) -> None:
    for line in TEAM:
        await rep.says(line)
    assert (await rep.says("跟进 周五 给周敏送合同")).startswith("⏰ 11/20 周五 周敏 送合同")
    assert (await rep.says("记 今天见了李敏 聊得不错")).startswith("✅ 李敏 · 今天面谈")
    assert (await rep.says("/note 跟王芳通了电话")).startswith("✅ 王芳 · 今天电话")
    await rep.says("张伟")
    assert (await rep.says("记 今天来电 说要看车")).startswith("✅ 张伟 · 今天电话")
    for line in ("取消 周五的试驾", "撤销 张伟"):
        assert (await rep.says(line)).startswith("张伟 · 准客户"), line
    assert (await rep.says("王芳和李敏 周五 吃饭")) == "⏰ 11/20 周五 王芳、李敏 吃饭"
    assert await rep.says("顺达和建华都要货") == "两位都像,记给谁?原话留着。"
