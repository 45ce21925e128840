"""What a slip of the finger may have meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.names.near_words import one_slip_away
from playbook.names.nearness import spoken_alike


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zhagnwei", "zhangwei"),
        ("zhangwie", "zhangwei"),
        ("wangfnag", "wangfang"),
        ("smiht", "smith"),
        ("smth", "smith"),
        ("Jonh".lower(), "john"),
        ("jhon", "john"),
        ("maryy", "mary"),
        ("christofer", "christopher"),
        ("ивна", "иван"),
    ],
)
def test_one_slip_leads_back(typed: str, meant: str) -> None:
    assert meant in one_slip_away(typed)


@pytest.mark.parametrize("typed", ["", "x", "wf", "a" * 17])
def test_too_short_or_too_long_to_tell(typed: str) -> None:
    assert one_slip_away(typed) == []


@given(st.text(st.characters(codec="utf-8", categories=["Ll", "Lo"]), max_size=18))
def test_any_word_has_few_others_and_never_itself(word: str) -> None:
    others = one_slip_away(word)
    assert word not in others
    assert len(others) == len(set(others)) <= 70 * 17


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("王方", "wangfang"),
        ("章洪", "zhanghong"),
        ("曾伟", "cengwei"),
        ("曾伟", "zengwei"),
        ("陈圣", "chenshen"),
        ("林娜", "ninla"),
        ("吕布", "lvbu"),
        ("胡建", "fujian"),
    ],
)
def test_what_is_heard_alike(typed: str, meant: str) -> None:
    assert meant in spoken_alike(typed)


@given(st.text(max_size=12))
def test_any_text_sounds_like_few_others(text: str) -> None:
    assert len(spoken_alike(text)) <= 256
