"""One line in: a new client, or a note with its promises, dates and facts, kept at once and shown back."""

from typing import Any

import pytest

from tests.talk.books import sell
from tests.talk.world import Talker, World

SAID = {
    "zh_Hans": {
        "add": "张伟 13800138000 顺达物流 想换车",
        "added": ["✅ 新客户 张伟", "顺达物流 · 138 0013 8000", "想换车"],
        "note": "张伟 今天来电 聊得不错 周五前发报价 下周三下午3点回访",
        "noted": ["✅ 张伟 · 今天电话,聊得不错", "🤝 最晚 11/20 周五:发报价", "⏰ 11/25 周三 15:00 回访"],
        "buttons": ["改一处", "换客户", "↩️ 撤销"],
    },
    "zh_Hant": {
        "add": "張偉 13800138000 順達物流 想換車",
        "added": ["✅ 新客戶 張偉", "順達物流 · 138 0013 8000", "想換車"],
        "note": "張偉 今天來電 聊得不錯 週五前發報價 下週三下午3點回訪",
        "noted": ["✅ 張偉 · 今天電話,聊得不錯", "🤝 最晚 11/20(五):發報價", "⏰ 11/25(三) 15:00 回訪"],
        "buttons": ["改一處", "換客戶", "↩️ 復原"],
    },
    "en": {
        "add": "David Chang 13800138000 Shunda Logistics wants a new car",
        "added": ["✅ New client David Chang", "Shunda Logistics · 138 0013 8000", "wants a new car"],
        "note": "David Chang called today, went well, send quote by Friday, follow up next Wed 3pm",
        "noted": [
            "✅ David Chang · call today, went well",
            "🤝 By Fri 20 Nov: send quote",
            "⏰ Wed 25 Nov, 15:00 follow up",
        ],
        "buttons": ["Change a part", "Other client", "↩️ Undo"],
    },
}


@pytest.mark.parametrize("language", SAID)
async def test_a_client_and_a_note_in_one_line_each(world: World, language: str) -> None:
    said: dict[str, Any] = SAID[language]
    rep = world.person(101, "小刘", language)
    await world.team("顺达二店", world.person(100, "店长", language), rep, language=language)
    assert (await rep.says(said["add"])).splitlines()[:3] == said["added"]
    assert (await rep.says(said["note"])).splitlines()[:4] == said["noted"]
    assert rep.buttons()[-3:] == said["buttons"]


async def test_the_whole_of_one_line_as_in_the_book(world: World, rep: Talker) -> None:
    await sell(world, "car")
    await rep.says("王芳 13800138000")
    shown = await rep.says("王芳 今天面谈 想要Model 3 孩子找英语家教 周五前发报价 下周三下午3点回访")
    assert shown.splitlines() == [
        "✅ 王芳 · 今天面谈",
        "想要 Model 3;孩子找英语家教",
        "🤝 最晚 11/20 周五:发报价",
        "⏰ 11/25 周三 15:00 回访",
        "看着像「热」:车型已定",
    ]
    assert rep.rows() == [
        ["存:孩子找英语家教", "存:想要 Model 3"],
        ["定为热", "别的等级"],
        ["改一处", "换客户", "↩️ 撤销"],
    ]


async def test_a_fact_is_ticked_in_place_and_finds_the_client(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天面谈 孩子找英语家教")
    before = rep.last()["message_id"]
    await rep.presses("存:孩子找英语家教")
    assert (rep.toast.text, rep.last()["message_id"]) == ("存进档案了", before)
    assert "✓ 孩子找英语家教" in rep.buttons()
    await rep.presses("✓ 孩子找英语家教")
    assert rep.toast.text == "档案里已经有了"
    assert (await rep.says("英语家教")).startswith("王芳 · 准客户")


async def test_the_class_is_offered_chosen_and_offered_no_more(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳 今天面谈 想要Model 3")
    assert (await rep.presses("别的等级")).startswith("王芳 算哪一等?")
    assert "看着像" in await rep.presses("返回")
    assert "看着像" not in await rep.presses("定为热")
    assert rep.toast.text == "定为热了"
    assert (await rep.says("王芳")).startswith("王芳 · 准客户 热")


async def test_guided_first_who_then_the_number(world: World, rep: Talker) -> None:
    assert "是哪位" in await rep.says("/add")
    assert await rep.says("张伟") == "张伟 的电话?"
    assert (await rep.says("12345")).splitlines() == ["12345 不像电话,再打一次。", "张伟 的电话?"]
    assert (await rep.says("138 0013 8000")).splitlines() == ["✅ 新客户 张伟", "138 0013 8000"]
    await rep.says("/add")
    await rep.says("李丽")
    assert await rep.presses("跳过") == "✅ 新客户 李丽"


async def test_guided_a_line_about_a_client_is_no_number(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("/add")
    await rep.says("张伟")
    await rep.says("王芳 今天来电")
    assert rep.texts()[-2:] == ["✅ 王芳 · 今天电话", "新客户 还没填完。"]
    await rep.presses("接着填 新客户")
    assert (await rep.says("13900139000")).splitlines() == ["✅ 新客户 张伟", "139 0013 9000"]


async def test_a_number_alone_asks_for_the_name(world: World, rep: Talker) -> None:
    assert await rep.says("13800138000") == "客户叫什么?直接打字。"
    assert (await rep.says("张伟")).splitlines() == ["✅ 新客户 张伟", "138 0013 8000"]
    assert (await rep.says("8000")).startswith("张伟 · 准客户")


async def test_with_the_card_in_view_a_line_without_a_name_is_a_note(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("王芳")
    assert (await rep.says("聊得不错 周五回访")).splitlines()[0] == "✅ 王芳 · 今天聊过,聊得不错"
    await world.passes(hours=1)
    assert await rep.says("聊得不错 下周再说") == "收下了。是谁的?"


async def test_he_and_she_are_the_client_last_shown_and_a_reply_is_about_its_own(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("李敏 13800138001")
    assert (await rep.says("她今天来电")).startswith("✅ 李敏 · 今天电话")
    assert (await rep.says("他们公司搬家了")).startswith("✅ 李敏 · 记下了\n他们公司搬家了")
    assert (await rep.replies("儿子高考", "新客户 王芳")).splitlines() == ["✅ 王芳 · 记下了", "儿子高考"]


async def test_two_of_the_same_name_are_told_apart_and_the_text_is_kept(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000 顺达物流 想换车")
    await rep.says("/add 王芳 13800138821 看SUV")
    await rep.presses("另一位,新建")
    assert await rep.says("王芳 今天面谈 周五前发报价") == "两位王芳,记给谁?原话留着。"
    assert set(rep.buttons()) == {"顺达物流 · 尾号 8000 · 想换车", "尾号 8821 · 看 SUV", "另一位,新建"}
    asked = rep.last()["message_id"]
    shown = await rep.presses("尾号 8821 · 看 SUV")
    assert shown.splitlines() == ["✅ 王芳 · 今天面谈", "🤝 最晚 11/20 周五:发报价"]
    assert rep.last()["message_id"] == asked, "the question has turned into the answer"
    assert (await rep.says("王芳 顺达")).splitlines()[1] == "顺达物流 · 138 0013 8000"


async def test_the_same_name_with_another_number_may_be_another(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    assert await rep.says("王芳 13900139000 约周六试驾") == "是这位王芳,还是另一位?原话留着。"
    shown = await rep.presses("另一位,新建")
    assert shown.splitlines() == ["✅ 新客户 王芳", "139 0013 9000", "⏰ 11/21 周六 试驾"]


async def test_a_number_typed_after_the_name_goes_into_the_file(world: World, rep: Talker) -> None:
    await rep.says("/add 王芳")
    assert (await rep.says("王芳 13800138000 想换车 #老乡")).splitlines()[:2] == ["✅ 王芳 · 记下了", "138 0013 8000"]
    assert (await rep.says("8000")).startswith("王芳")
    assert (await rep.says("老乡")).startswith("王芳")


async def test_a_colleagues_number_says_whose_it_is_and_nothing_more(world: World, rep: Talker) -> None:
    await world.talker(102).says("李敏 13700137000 想买")
    for line in ("李敏 13700137000 问价", "13700137000", "/add 张三 13700137000"):
        assert await rep.says(line) == "这个号码小陈在跟。"
        assert "inline_keyboard" not in rep.last().get("reply_markup", {})
    await rep.says("王芳 13800138000")
    assert (await rep.says("王芳 她妹妹 13700137000")).splitlines()[-1] == "这个号码小陈在跟。"


async def test_ones_own_number_shows_whose_it_is_or_takes_the_note(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    assert await rep.says("/add 王姐 13800138000") == "这个号码你已经有了:王芳。"
    assert (await rep.says("/add 王姐 13800138000 想换车")).splitlines()[:2] == ["✅ 王芳 · 记下了", "想换车"]
    assert (await rep.says("/add 王小芳 13800138000")).startswith("138 0013 8000 是王芳的。")


async def test_pasted_lines_are_looked_at_once_and_undone_as_one(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    looked = await rep.says("张伟 13800138111 物流\n李丽 13800138112 想换车\n王芳 13800138000")
    assert looked.splitlines() == ["这几行里有 2 位新客户:", "张伟、李丽", "号码已有:王芳"]
    assert (await rep.presses("都加上")).splitlines()[0] == "✅ 新客户 2 位"
    assert (await rep.says("8112")).startswith("李丽")
    await rep.presses("↩️ 撤销")
    for name in ("张伟", "李丽"):
        assert f"没找到 {name}。" in await rep.says(name)


@pytest.mark.parametrize(
    ("number", "first", "last", "name"),
    [
        ("+8613612345678", "敏", "李", "李敏"),
        ("8613612345678", "Fang", "Wang", "Fang Wang"),
        ("123", "张总", "", "张总"),
    ],
)
async def test_a_shared_contact_is_a_client(
    world: World, rep: Talker, number: str, first: str, last: str, name: str
) -> None:
    shown = await rep.does(lambda person: person.shares_contact(number, first, last))
    assert shown.splitlines()[0] == f"✅ 新客户 {name}"
    told = {"123": "123 不像电话,先放在备注里"}.get(number, "136 1234 5678")
    assert told in shown


async def test_nobody_of_that_name(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    assert await rep.says("王方 今天面谈") == "没找到 王方。是王芳?"
    assert rep.rows() == [["王芳"], ["新建 王方"]]
    assert (await rep.presses("王芳")).splitlines()[0] == "✅ 王芳 · 今天面谈"
    assert await rep.says("李强 今天面谈") == "还没有李强。原话留着。"
    assert rep.rows() == [["新建并记下"], ["是别人", "先存草稿"]]
    assert await rep.presses("是别人") == "收下了。是谁的?"
    assert (await rep.presses("王芳")).splitlines()[0] == "✅ 王芳 · 今天面谈"
    await rep.says("李强 今天面谈")
    assert (await rep.presses("新建并记下")).splitlines()[0] == "✅ 新客户 李强"


async def test_another_command_goes_on_with_the_client_that_was_just_made(world: World, rep: Talker) -> None:
    await rep.says("/note 李强")
    assert (await rep.presses("新建 李强")).splitlines()[0] == "✅ 新客户 李强"
    assert await rep.says("/card 赵敏") == "没找到 赵敏。\n打名字的一部分、首字母或号码尾数也行。"
    assert (await rep.presses("新建 赵敏")).startswith("赵敏 · 准客户")


async def test_a_form_gives_way_when_another_client_comes_up(world: World, rep: Talker) -> None:
    await rep.says("王芳 13800138000")
    await rep.says("李敏 13800138001")
    await rep.says("王芳")
    await rep.presses("记一句")
    await rep.says("/card 李敏")
    assert (await rep.says("聊得不错 很满意")).splitlines()[0] == "✅ 李敏 · 今天聊过,聊得不错"
    await rep.says("王芳")
    await rep.presses("记一句")
    assert await rep.says("王芳 聊得不错") == "✅ 王芳 · 今天聊过,聊得不错"
