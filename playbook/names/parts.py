"""Parts of names and numbers that begin a note: wf called today, 8000 今天来电, smith wants a quote."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from playbook.folding import is_han, simplified, words
from playbook.names.name_words import NEVER_A_NAME, UNITS
from playbook.names.readings import readings_of, typed_forms

SHORTEST: Final = 2  # letters
SHORTEST_NUMBER: Final = 4  # figures


class Part(IntEnum):
    """How sure it is that a word means somebody."""

    NONE = 0
    BEGINNING = 1  # of a word of his name, of his number: he is asked for
    WHOLE = 2  # a word of his name, his initials, his pinyin, the end of his number


def may_be_part(word: str, following: str) -> bool:
    """Whether a word at the start of a line can be a part of a name or number at all: not "and", not 138 in 138 号."""
    if word.isdecimal():
        return len(word) >= SHORTEST_NUMBER and not UNITS.match(following.strip())
    return len(word) >= SHORTEST and word.strip("'’.,:;").casefold() not in NEVER_A_NAME


def part_of(word: str, names: Iterable[str], phones: Iterable[str]) -> Part:
    """What a word is of somebody with these names and numbers."""
    if word.isdecimal():
        return max((_of_number(word, phone) for phone in phones), default=Part.NONE)
    typed = "".join(simplified(each) for each in words(word))
    return max((_of_name(typed, name) for name in names), default=Part.NONE)


def _of_number(digits: str, phone: str) -> Part:
    number = "".join(sign for sign in phone if sign.isdecimal())
    if number.endswith(digits):
        return Part.WHOLE
    return Part.BEGINNING if digits in number[: len(digits) + 3] else Part.NONE


def _of_name(typed: str, name: str) -> Part:
    own = [simplified(word) for word in words(name)]
    if not typed:
        return Part.NONE
    if typed in own or typed == "".join(own) or typed in _initials(own):
        return Part.WHOLE
    if is_han(typed):
        return Part.WHOLE if any(word.endswith(typed) for word in own) else _beginning(typed, own)
    if any(is_han(word) and _is_pinyin(typed, word) for word in own):
        return Part.WHOLE
    return _beginning(typed, [word for word in own if not is_han(word)])


def _beginning(typed: str, own: list[str]) -> Part:
    return Part.BEGINNING if any(word.startswith(typed) for word in own) else Part.NONE


def _initials(own: list[str]) -> set[str]:
    """wf of 王芳, soc of Sarah O'Connor."""
    latin = "".join(word[0] for word in own if not is_han(word))
    each = {
        "".join(syllable[0] for syllable in each)
        for word in own
        if is_han(word)
        for each in readings_of(word, is_name=True)
    }
    return each | ({latin} if len(latin) > 1 else set())


def _is_pinyin(typed: str, word: str) -> bool:
    """Whether it is how the word, or a later part of it, is typed, in full or as far as it goes."""
    return any(form.startswith(typed) for form in typed_forms(word, is_name=True))
