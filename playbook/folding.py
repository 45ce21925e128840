"""One form for all ways to write the same word: case, accents, full width, simplified or traditional."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

MAX_TEXT = 256
HAN = "㐀-鿿豈-\ufaff\U00020000-\U0003ffff〇々"
SHORTEST_PHONE = 7
MOST_SIGNS = 16_384  # of which it is kept what becomes of them
PHONE_IN_TEXT = re.compile(r"\+?\d[\d\s().\-/]*\d")
RUNS = re.compile(f"[{HAN}]+|[^{HAN}\\s]+")
FIRST_HAN = re.compile(f"[{HAN}]")


def words(text: str, most: int = MAX_TEXT) -> list[str]:
    """The words of a text, of its first characters: runs of Chinese and runs of anything else.

    Lower-cased, without accents (ü stays, being a letter of its own in pinyin) and without punctuation; emoji
    and other signs are kept, and so is a text that is nothing but punctuation. A phone number is one word.
    """
    return list(_words(text[:most]))


@lru_cache(maxsize=1024)  # a client's name and firm are asked for again and again while his keys are made
def _words(text: str) -> tuple[str, ...]:
    folded = PHONE_IN_TEXT.sub(_join_phone, _fold(text.replace("\0", "")))  # PostgreSQL keeps no NUL
    runs = RUNS.findall(folded)
    bare = tuple(word for run in runs if (word := run.translate(_PUNCTUATION)))
    return bare or tuple(runs)


def is_han(word: str) -> bool:
    """Whether a word of `words` is a run of Chinese characters."""
    return FIRST_HAN.match(word) is not None


def simplified(word: str) -> str:
    """The word in simplified characters, each by itself, so that any part of it comes out the same."""
    return word if word.isascii() else word.translate(_SIMPLIFIED)


def simplified_reading(word: str) -> str:
    """The word in simplified characters as one who reads it would write it: 乾隆 keeps its 乾, 乾淨 does not."""
    return _convert(word)


def _join_phone(match: re.Match[str]) -> str:
    """A phone number written in groups becomes one word; fewer digits than a number has stay as they are."""
    digits = re.sub(r"\D", "", match[0])
    return f" {digits} " if len(digits) >= SHORTEST_PHONE else match[0]


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text).casefold().replace("u\u0308", "ü")
    return unicodedata.normalize("NFKC", apart.translate(_ACCENTS))


class _Signs(dict[int, str]):
    """What becomes of each sign; worked out when it is first met."""

    def __init__(self, become: Callable[[str], str]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, number: int) -> str:
        become = self._become(chr(number))
        if len(self) < MOST_SIGNS:
            self[number] = become
        return become


@lru_cache(maxsize=1)
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("t2s")


def _convert(text: str) -> str:
    return str(_converter().convert(text))


_ACCENTS = _Signs(lambda sign: "" if unicodedata.category(sign) == "Mn" else sign)
# Punctuation, controls and invisible signs.
_PUNCTUATION = _Signs(lambda sign: "" if unicodedata.category(sign)[0] in "PCZ" else sign)
_SIMPLIFIED = _Signs(_convert)
