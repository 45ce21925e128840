"""Whatever is typed or sent gets an answer that says what to do; nothing typed is lost, nothing is refused."""

import html
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playbook.writing import word_list
from tests.talk.books import failures, names, notes, waiting
from tests.talk.world import Talker, World

FAILED = "没办成"
LONG = "聊了很多事情。" * 585 + "就这样"  # 4,098 characters would not go; this is what fits


@pytest.fixture
async def wang(rep: Talker) -> Talker:
    """A rep with one client."""
    await rep.says("王芳 13800138000 顺达物流")
    return rep


async def test_a_note_as_long_as_telegram_lets_it_be(world: World, wang: Talker) -> None:
    text = ("王芳 " + LONG)[:4096]
    shown = await wang.says(text)
    assert shown.splitlines()[0] == "✅ 王芳 · 今天聊过"
    assert len(shown) < 300
    assert (await notes(world))[-1].said == text.removeprefix("王芳 ")
    await wang.says("王芳")
    await wang.presses("更多")
    assert len(await wang.presses("经过")) < 300
    await wang.says("/undo")
    assert text in html.unescape(await wang.presses("改了再记"))


async def test_a_long_text_without_a_name(world: World, wang: Talker) -> None:
    await world.passes(hours=1)
    text = LONG[:4096]
    assert await wang.says(text) == "收下了。是谁的?"
    assert await waiting(world) == [text]
    assert (await wang.presses("王芳")).startswith("✅ 王芳 · 今天聊过")


@pytest.mark.parametrize(
    "name",
    [
        "😀",
        "👨‍👩‍👧",
        "<b>",
        "A&B",
        "a<b>c",
        "&amp;",
        "محمد",
        "עברית",
        "\u202eevil",
        "O'Neil",
        '"x"',
        "张\u200b伟",
        "𠮷野",
        "{name}",
        "%s",
    ],
)
async def test_any_name_is_shown_as_it_was_typed_and_found_again(world: World, rep: Talker, name: str) -> None:
    await rep.says("/add")
    await rep.says("13800138000")
    assert name in await rep.says(name)
    assert name in await rep.says("8000")
    assert await names(world) == [name]


@pytest.mark.parametrize("text", ["<b>粗体</b>", "a < b && c > d", "</code>", "&lt script", "{0} {x}", "شكرا جزيلا"])
async def test_markup_in_texts_and_facts_is_only_text(world: World, wang: Talker, text: str) -> None:
    assert text in await wang.says(f"王芳 今天面谈 想要{text}")
    for label in [label for label in wang.buttons() if label.startswith("存:")]:
        await wang.presses(label)
    await wang.says("王芳")
    await wang.presses("更多")
    assert text in await wang.presses("经过")
    await wang.presses("返回")
    await wang.presses("更多")
    await wang.presses("档案")
    await wang.says("/undo")
    await wang.presses("改了再记")
    assert text in wang.sees()


async def test_a_name_of_digits_only(world: World, rep: Talker) -> None:
    assert await rep.says("/add 12345") == "客户叫什么?直接打字。"
    assert (await rep.says("888")).splitlines() == ["✅ 新客户 888", "12345"]
    assert (await rep.says("888")).startswith("888 · 准客户")


async def test_a_phone_that_is_none(world: World, rep: Talker) -> None:
    shown = await rep.says("/add 张伟 12345678901 想换车")
    assert "12345678901 不像电话,先放在备注里" in shown
    assert "12345678901" in (await notes(world))[-1].text


async def test_a_name_too_long(world: World, rep: Talker) -> None:
    await rep.says("13800138000")
    assert (await rep.says("长" * 50)).splitlines() == ["名字太长了,最多 40 个字。", "客户叫什么?直接打字。"]
    assert (await rep.says("张伟")).startswith("✅ 新客户 张伟")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/card 李强", "没找到 李强。"),
        ("/note 李强 今天来电", "还没有李强。原话留着。"),
        ("/foo", "没有这个命令。"),
        ("/add@somebody_else", "没有这个命令。"),
        ("/find %", "没找到 %。"),
        ("/card", "是哪位客户?"),
        ("/note", "是哪位客户?"),
        ("/undo@laoke_demo_bot", ""),
        ("你好", "在。"),
        ("好的。", "在。"),
        ("?", "在。打客户名字,或写一句客户的事。"),
        ("…", "在。打客户名字,或写一句客户的事。"),
    ],
)
async def test_every_odd_line_has_an_answer(world: World, rep: Talker, typed: str, answer: str) -> None:
    assert (await rep.says(typed)).startswith(answer)
    assert rep.messages() and FAILED not in rep.sees()


async def test_an_edited_message_that_was_no_note(world: World, wang: Talker) -> None:
    only_notes = "改消息只会改备注。要重来,再发一次。"
    for line in ("王芳", "/card 王芳", "/undo", "谢谢"):
        await wang.says(line)
        assert await wang.edits(line + "一") == only_notes


async def test_an_edited_draft_is_asked_about_anew(world: World, wang: Talker) -> None:
    await wang.says("王方 今天面谈")
    assert (await wang.edits("王芳 今天面谈")).startswith("✅ 王芳 · 今天面谈")
    assert await waiting(world) == []


async def test_buttons_a_week_later(world: World, wang: Talker) -> None:
    await wang.says("李强 今天面谈")
    asked = wang.last()["message_id"]
    await wang.says("王芳 今天面谈 孩子找英语家教 想要Model 3")
    noted = wang.last()["message_id"]
    await wang.says("王芳 顺达")
    card = wang.last()["message_id"]
    await world.passes(days=7)
    for label, message in (
        ("存:孩子找英语家教", noted),
        ("定为热", noted),
        ("改一处", noted),
        ("返回", noted),
        ("换客户", noted),
        ("返回", noted),
        ("↩️ 撤销", noted),
        ("记成备注", card),
        ("新建并记下", asked),
    ):
        await wang.presses(label, message_id=message)
        assert FAILED not in wang.sees()
    assert await names(world) == ["王芳", "李强"]


async def test_a_choice_pressed_twice_is_made_once(world: World, wang: Talker) -> None:
    await wang.says("李强 今天面谈")
    data, at = wang.button_data("新建并记下"), wang.last()["message_id"]
    await wang.presses("新建并记下")
    assert (await wang.forges(data, at)).text == "这件已办完。"
    assert await names(world) == ["王芳", "李强"]


WORDS = word_list(
    "王芳 李敏 今天 来电 周五前 发报价 13800138000 3280 买了 不对, 他 /add /note /card /find /undo /cancel 想要 Model 3"
    " #vip 😀 <b> & 2月30号 明天下午3点"
)
TYPED = st.one_of(
    st.text(min_size=1, max_size=60), st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
)


@given(typed=st.lists(TYPED, min_size=1, max_size=3))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
async def test_any_text_gets_an_answer_and_none_fails(world: World, wang: Talker, typed: list[str]) -> None:
    for text in typed:
        if not sendable(text):
            continue
        before = len(shown_calls(wang))
        await wang.says(text)
        assert len(shown_calls(wang)) > before, text
        assert FAILED not in wang.sees(), text
    assert await failures(world) == []
    assert world.api.refusals == []


def sendable(text: str) -> bool:
    """Telegram's own clients send nothing that is only blank or has a lone surrogate."""
    return bool(text.strip()) and not any(0xD800 <= ord(sign) <= 0xDFFF for sign in text) and text.isprintable()


def shown_calls(talker: Talker) -> list[Any]:
    return [call for call in talker.world.api.calls if call.method in ("sendMessage", "editMessageText")]


async def test_what_a_form_cannot_read_is_answered_each_time(world: World, wang: Talker) -> None:
    await wang.says("/follow 王芳")
    for _ in range(3):
        before = len(shown_calls(wang))
        await wang.says("¬~")
        assert len(shown_calls(wang)) == before + 1
