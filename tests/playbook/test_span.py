"""How long a thing bought will do, as people type it (C5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.capture import read_span


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("45天", 45),
        ("三个月", 90),
        ("三個月", 90),
        ("半年", 182),
        ("能用3个月", 90),
        ("2 weeks", 14),
        ("a month", 30),
        ("60", 60),
    ],
)
def test_spans_are_read_in_days(text: str, days: int) -> None:
    assert read_span(text) == days


@pytest.mark.parametrize("text", ["", "abc", "0", "3 个月左右", "一年多", "昨天"])
def test_anything_else_is_no_span(text: str) -> None:
    assert read_span(text) is None


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    days = read_span(text)
    assert days is None or days > 0
