"""parse_mode HTML as Telegram reads it: text, entities in UTF-16 units, and the words of each refusal."""

from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.api.formatted import finished, units
from bot.playground.api.html import parse_html
from bot.playground.api.wire import ApiError
from tests.botapi.conftest import REP, Ask

USER = {"id": REP, "is_bot": False, "first_name": "小刘"}


def read(source: str) -> tuple[str, list[dict[str, Any]]]:
    return parse_html(source, lambda user_id: USER if user_id == REP else None)


def entity(type: str, offset: int, length: int, **more: object) -> dict[str, Any]:
    return {"type": type, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain 你好", "plain 你好", []),
        ("<b>王芳</b> 来了", "王芳 来了", [entity("bold", 0, 2)]),
        ("👍<i>好</i>", "👍好", [entity("italic", 2, 1)]),
        ("<STRONG>a</STRONG><em>b</em>", "ab", [entity("bold", 0, 1), entity("italic", 1, 1)]),
        ("<b><i>x</i>y</b>", "xy", [entity("bold", 0, 2), entity("italic", 0, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [entity("strikethrough", n, 1) for n in range(3)]),
        ('<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>', "ab",
         [entity("spoiler", 0, 1), entity("spoiler", 1, 1)]),
        ("<code>x</code>", "x", [entity("code", 0, 1)]),
        ("<pre>x</pre>", "x", [entity("pre", 0, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        ('<a href="https://x.example/?a=1&amp;b=2">l</a>', "l",
         [entity("text_link", 0, 1, url="https://x.example/?a=1&b=2")]),
        ("<a href='x.example'>l</a>", "l", [entity("text_link", 0, 1, url="http://x.example")]),
        ("<a>x.example</a>", "x.example", [entity("text_link", 0, 9, url="http://x.example")]),
        ('<a href="nowhere">l</a>', "l", []),
        (f'<a href="tg://user?id={REP}">他</a>', "他", [entity("text_mention", 0, 1, user=USER)]),
        ('<a href="tg://user?id=9">谁</a>', "谁", []),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍",
         [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")]),
        ("&lt;b&gt; &amp; &quot;&#39;&#x4F60;", "<b> & \"'你", []),
        ("a &nbsp; b & c &copy;", "a &nbsp; b & c &copy;", []),
        ("<b></b>x", "x", []),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
        ("<b >x</b >", "x", [entity("bold", 0, 1)]),
    ],
)  # fmt: skip
def test_markup_becomes_entities(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert read(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("你<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b><i>test</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<span class="big">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ('<a ="x">x</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<b class="x">x</b>', 'Unexpected attribute "class" of the tag "b" at byte offset 0'),
        ('<tg-emoji emoji-id="9999999999999999999">x</tg-emoji>', "Invalid custom emoji identifier specified"),
        ("&#xD83D;", "Text contains invalid Unicode characters after decoding HTML entities, "
         "check for unmatched surrogate code units"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_telegrams_words(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refused:
        read(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


async def test_an_unreadable_text_is_refused_over_http(ask: Ask) -> None:
    reply = await ask("sendMessage", chat_id=REP, text="<script>x</script>", parse_mode="HTML")
    assert reply.description == 'Bad Request: can\'t parse entities: Unsupported start tag "script" at byte offset 0'


@given(st.text())
def test_an_escaped_text_comes_out_as_it_was(text: str) -> None:
    assert read(f"<b>{escape(text, quote=True)}</b>")[0] == text


@given(st.text(alphabet="<>/&;=\"' ab你👍#x0123", max_size=60))
def test_any_text_is_read_or_refused_with_entities_inside_it(source: str) -> None:
    try:
        text, entities = read(source)
    except ApiError as refused:
        assert refused.status == 400
        return
    for one in entities:
        assert 0 <= one["offset"] < one["offset"] + one["length"] <= units(text)


@given(st.text(alphabet=" \n\tab你👍/@x.:htps", max_size=60))
def test_found_entities_lie_within_the_trimmed_text(source: str) -> None:
    formatted = finished(source, [entity("bold", 0, units(source))] if source else [])
    assert formatted.text == source.strip(" \n\t")
    for one in formatted.entities:
        assert 0 <= one["offset"] < one["offset"] + one["length"] <= units(formatted.text)


def test_links_commands_and_mentions_are_found() -> None:
    formatted = finished("👍 /add 见 https://x.example/a。或 @laoke_demo_bot", [])
    assert formatted.entities == [
        entity("bot_command", 3, 4),
        entity("url", 10, 19),
        entity("mention", 32, 15),
    ]


def test_entities_are_cut_to_the_trimmed_text_and_code_hides_others() -> None:
    formatted = finished("  /add x  ", [entity("code", 2, 6), entity("bold", 0, 10)])
    assert formatted.text == "/add x"
    assert formatted.entities == [entity("code", 0, 6)]
    nested = finished("ab", [entity("blockquote", 0, 2), entity("expandable_blockquote", 0, 2)])
    assert nested.entities == [entity("blockquote", 0, 2)]
