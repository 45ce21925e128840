"""Whom a slip of the finger or the ear may have meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.names.nearness import nearness


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("王方", "王芳"),
        ("张宏", "章洪"),
        ("增伟", "曾伟"),
        ("陳建國", "陈建国"),
        ("陈健国", "陈建国"),
        ("王姐", "王芳"),
        ("陈总", "陈建国"),
        ("小刘", "刘洋"),
        ("李老师", "李敏"),
        ("wang fan", "Wang Fang"),
        ("Jon Smith", "John Smith"),
    ],
)
def test_meant_for(typed: str, name: str) -> None:
    assert nearness(typed, name) > 0


@pytest.mark.parametrize(
    ("typed", "name"),
    [("王强", "王芳"), ("李敏", "王敏"), ("Ann", "Bob"), ("王芳", "Wang Fang"), ("x", "王芳"), ("", "王芳")],
)
def test_somebody_else(typed: str, name: str) -> None:
    assert nearness(typed, name) == 0


def test_the_same_sound_is_nearer_than_a_title() -> None:
    assert nearness("王方", "王芳") > nearness("王姐", "王芳")


@given(typed=st.text(max_size=8), name=st.text(max_size=8))
def test_any_two_texts_can_be_compared(typed: str, name: str) -> None:
    assert 0 <= nearness(typed, name) <= 100


@given(name=st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=4))
def test_a_name_is_nearest_to_itself(name: str) -> None:
    assert nearness(name, name) == 100
