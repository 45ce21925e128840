"""One form for all ways to write the same word: case, accents, full width, simplified or traditional."""

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

MAX_TEXT = 256
HAN = "㐀-鿿豈-\ufaff\U00020000-\U0003ffff〇々"
SHORTEST_PHONE = 7
PHONE_IN_TEXT = re.compile(r"\+?\d[\d\s().\-/]*\d")
RUNS = re.compile(f"[{HAN}]+|[^{HAN}\\s]+")
FIRST_HAN = re.compile(f"[{HAN}]")


def words(text: str, most: int = MAX_TEXT) -> list[str]:
    """The words of a text, of its first characters: runs of Chinese and runs of anything else.

    Lower-cased, without accents (ü stays, being a letter of its own in pinyin) and without punctuation; emoji
    and other signs are kept, and so is a text that is nothing but punctuation. A phone number is one word.
    """
    folded = PHONE_IN_TEXT.sub(_join_phone, _fold(text[:most].replace("\0", "")))  # PostgreSQL keeps no NUL
    bare = [word for run in RUNS.findall(folded) if (word := _without_punctuation(run))]
    return bare or RUNS.findall(folded)


def is_han(word: str) -> bool:
    """Whether a word of `words` is a run of Chinese characters."""
    return FIRST_HAN.match(word) is not None


def simplified(word: str) -> str:
    """The word in simplified characters, each by itself, so that any part of it comes out the same."""
    return "".join(_simplified_sign(sign) for sign in word)


def simplified_reading(word: str) -> str:
    """The word in simplified characters as one who reads it would write it: 乾隆 keeps its 乾, 乾淨 does not."""
    return _convert(word)


def _join_phone(match: re.Match[str]) -> str:
    """A phone number written in groups becomes one word; fewer digits than a number has stay as they are."""
    digits = re.sub(r"\D", "", match[0])
    return f" {digits} " if len(digits) >= SHORTEST_PHONE else match[0]


def _fold(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold().replace("u\u0308", "ü")
    return unicodedata.normalize("NFKC", "".join(sign for sign in apart if unicodedata.category(sign) != "Mn"))


def _without_punctuation(run: str) -> str:
    """A run without punctuation, controls and invisible signs."""
    return "".join(sign for sign in run if unicodedata.category(sign)[0] not in "PCZ")


@lru_cache(maxsize=8192)
def _simplified_sign(sign: str) -> str:
    return _convert(sign)


@lru_cache(maxsize=1)
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("t2s")


def _convert(text: str) -> str:
    return str(_converter().convert(text))
