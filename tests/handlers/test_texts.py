"""Texts: every value escaped, right-to-left names kept in their place, languages told by the profile."""

import html
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.screens.format import (
    big_money,
    code,
    cut,
    day,
    how_many,
    in_a_row,
    instant,
    moment,
    money,
    phone,
    short_day,
    sum_to_tap,
)
from handlers.texts import END, ISOLATE, LANGUAGES, Html, Texts, escape, language_of, lines

HANS, HANT, EN = Texts("zh_Hans"), Texts("zh_Hant"), Texts("en")
TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh-hans", "zh_Hans"), ("zh", "zh_Hans"), ("zh-TW", "zh_Hant"), ("zh_HK", "zh_Hant"), ("zh-hant", "zh_Hant"),
     ("zh-SG", "zh_Hans"), ("en-GB", "en"), ("de", "en"), (None, "zh_Hans"), ("", "zh_Hans")],
)  # fmt: skip
def test_the_language_of_a_profile(tag: str | None, language: str) -> None:
    assert language_of(tag) == language


@given(value=st.text(max_size=40))
def test_a_value_can_put_no_markup_into_a_text(value: str) -> None:
    shown = EN("What about {name}?", name=value)
    inside = shown.removeprefix("What about ").removesuffix("?")
    assert "<" not in inside and ">" not in inside
    assert html.unescape(inside).strip(ISOLATE + END) == value.strip(ISOLATE + END)


def test_markup_that_is_meant_stays_and_is_escaped_once() -> None:
    assert EN("What about {name}?", name=Html("<b>A&amp;B</b>")) == "What about <b>A&amp;B</b>?"
    assert escape(escape("a<b")) == "a&lt;b"
    assert lines("a<b", None, "", Html("<i>c</i>")) == "a&lt;b\n<i>c</i>"
    assert code("a<b") == "<code>a&lt;b</code>"


@pytest.mark.parametrize("name", ["محمد", "עברית", "\u202eevil"])
def test_right_to_left_names_do_not_turn_the_line(name: str) -> None:
    assert HANS("{name}", name=name) == ISOLATE + name + END
    assert HANS.plain("Note on {name}", name=name) == f"{ISOLATE}{name}{END} 的事"
    assert code(name) == f"<code>{name}</code>", "what is copied is copied sign for sign"


def test_braces_in_a_value_are_no_placeholders() -> None:
    assert EN("What about {name}?", name="{name} {0}") == "What about {name} {0}?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_own_words(language: str) -> None:
    t = Texts(language)
    assert t.language == language
    assert (t("Kept. Whose is it?") == "Kept. Whose is it?") is (language == "en")


def test_a_text_that_depends_on_a_number() -> None:
    assert EN.n("✅ {n} new client", "✅ {n} new clients", 1) == "✅ 1 new client"
    assert EN.n("✅ {n} new client", "✅ {n} new clients", 3) == "✅ 3 new clients"
    assert HANS.n("✅ {n} new client", "✅ {n} new clients", 3) == "✅ 新客户 3 位"


def test_days_and_moments() -> None:
    coming = date(2026, 11, 25)
    assert [day(t, coming, TODAY) for t in (HANS, HANT, EN)] == ["11/25 周三", "11/25(三)", "Wed 25 Nov"]
    assert [day(t, date(2027, 1, 8), TODAY) for t in (HANS, EN)] == ["2027/1/8 周五", "Fri 8 Jan 2027"]
    assert [short_day(t, date(2025, 9, 20), TODAY) for t in (HANS, EN)] == ["2025/9/20", "20 Sept 2025"]
    assert [moment(t, coming, time(15), TODAY) for t in (HANS, EN)] == ["11/25 周三 15:00", "Wed 25 Nov, 15:00"]
    now = datetime(2026, 11, 18, 2, tzinfo=UTC)
    assert instant(HANS, datetime(2026, 11, 18, 7, tzinfo=UTC), now) == "今天 07:00"


def test_money_phones_counts_and_long_texts() -> None:
    assert [money(t, 328_000) for t in (HANS, EN)] == ["¥3,280", "¥3,280"]
    assert money(HANS, 2_933) == "¥29.33"
    assert [big_money(t, 2_200_000) for t in (HANS, HANT, EN)] == ["2.2万", "2.2萬", "22k"]
    assert phone("+8613800138000") == "138 0013 8000"
    assert phone("+85291234567") == "+852 9123 4567"
    assert phone("no number") == "no number"
    assert [how_many(t, 2) for t in (HANS, HANT, EN)] == ["两", "兩", "2"]
    assert [in_a_row(t, ["王芳", "李敏"]) for t in (HANS, HANT, EN)] == ["王芳、李敏", "王芳、李敏", "王芳, 李敏"]
    assert cut("一二三四五", 4) == "一二三…"
    assert cut("a\n b", 10) == "a b"


def test_an_amount_to_tap_is_short_only_where_that_is_exact() -> None:
    sums = (25_000_000, 1_280_000, 1_234_500, 2_500)
    assert [sum_to_tap(HANS, each, "CNY") for each in sums] == ["25万", "¥12,800", "¥12,345", "¥25"]
    assert [sum_to_tap(EN, each, "CNY") for each in (25_000_000, 125_000_000, 120_000_000)] == [
        "250k", "¥1,250,000", "1.2m",
    ]  # fmt: skip
