"""What a note is found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.folding import simplified
from playbook.typed.note_words import MOST, asked, grams, says

NOTE = "今天面谈,想换车。Likes golfing, X5, 預算30萬"


@pytest.mark.parametrize("word", ["换车", "想换车", "面谈", "golf", "golfing", "likes", "x5", "预算"])
def test_a_note_says(word: str) -> None:
    assert set(asked(word)) <= grams(NOTE)
    assert says(NOTE, [word])


@pytest.mark.parametrize("word", ["车想", "换", "olf", "golfer", "谈想"])
def test_a_note_does_not_say(word: str) -> None:
    assert not (asked(word) and set(asked(word)) <= grams(NOTE) and says(NOTE, [word]))


@given(text=st.text(max_size=300), start=st.integers(0, 299))
def test_whatever_two_chinese_characters_stand_side_by_side_are_found(text: str, start: int) -> None:
    han = "".join(chr(0x4E00 + ord(sign) % 0x5000) for sign in text)
    pair = simplified(han[start : start + 2])
    if len(pair) == 2:
        assert set(asked(pair)) <= grams(han)
        assert says(han, [pair])


@given(text=st.text(max_size=200))
def test_any_text_can_be_kept(text: str) -> None:
    assert all(0 <= number < 2**31 for number in grams(text))


def test_the_longest_note_stays_bounded() -> None:
    assert len(grams("".join(chr(0x4E00 + number) for number in range(5000)))) <= MOST + 200
