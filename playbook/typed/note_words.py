"""Finding a note by what it says: pairs of Chinese characters and beginnings of words, each packed into a number.

A pair may occur in a note without the words looked for, and two pairs may share a number: whoever is found by them is
looked at once more (`says`).
"""

from collections.abc import Iterable, Iterator
from typing import Final
from zlib import crc32

from playbook.folding import is_han, simplified, words

LONGEST: Final = 4096  # characters of a note that can be found
SHORT_BEGINNING: Final = 3
LONG_BEGINNING: Final = 6
PAIR: Final = 2
MOST: Final = 4000  # grams of one client


def grams(text: str) -> set[int]:
    """The numbers under which a note is found, each of 31 bits."""
    return {number(part) for word in words(text, LONGEST) for part in _parts(simplified(word))}


def _parts(word: str) -> Iterator[str]:
    if is_han(word):
        yield from (word[at : at + PAIR] for at in range(len(word) - 1))
    elif len(word) >= PAIR:
        yield word[:SHORT_BEGINNING]
        if len(word) >= LONG_BEGINNING:
            yield word[:LONG_BEGINNING]


def asked(word: str) -> list[int]:
    """The numbers that a note with this word is found under, all of them; none for a word too short to look for."""
    if is_han(word):
        return [number(word[at : at + PAIR]) for at in range(len(word) - 1)]
    if len(word) < PAIR:
        return []
    return [number(word[: LONG_BEGINNING if len(word) >= LONG_BEGINNING else SHORT_BEGINNING])]


def says(text: str, asked_for: Iterable[str]) -> bool:
    """Whether a note has all these words in it: Chinese ones anywhere, others where a word begins."""
    asked_for = [word for word in asked_for if not (is_han(word) and word in text)]
    if not asked_for:
        return True
    said = [simplified(word) for word in words(text, LONGEST)]
    return all(any(_has(run, word) for run in said) for word in asked_for)


def _has(run: str, word: str) -> bool:
    return word in run if is_han(word) else run.startswith(word)


def number(part: str) -> int:
    """A part as a number of 31 bits."""
    return crc32(part.encode()) >> 1
