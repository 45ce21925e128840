"""Who brought whom, as it is said after the first name (E2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.typed.referral_words import read


@pytest.mark.parametrize(
    ("words", "name", "brought_first"),
    [
        ("by 王芳", "王芳", True),
        ("by Anna Lee", "Anna Lee", True),
        ("was brought by Anna", "Anna", True),
        ("referred by Anna", "Anna", True),
        ("是王芳介绍的", "王芳", True),
        ("是王芳介紹來的", "王芳", True),
        ("由王芳推荐", "王芳", True),
        ("王芳带来的", "王芳", True),
        ("王芳", "王芳", False),
        ("介绍 李敏", "李敏", False),
        ("介绍了李敏", "李敏", False),
        ("給我介紹了李敏", "李敏", False),
        ("brought Anna", "Anna", False),
        ("", "", False),
        ("by", "", True),
    ],
)
def test_who_brought_whom(words: str, name: str, brought_first: bool) -> None:
    said = read(words)
    assert (said.name, said.brought_first) == (name, brought_first)


@given(st.text(max_size=40))
def test_a_name_is_only_what_was_said(words: str) -> None:
    name = read(words).name
    assert name in " ".join(words.split())
    assert name == name.strip()
