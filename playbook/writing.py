"""One way of writing for the tables: half-width, simplified, same length; and numbers in words."""

import re
from typing import Final

from playbook.folding import simplified

_WIDER: Final = 0xFEE0
_FULL_WIDTH: Final = {code: code - _WIDER for code in range(0xFF01, 0xFF5F)}
_PLAIN: Final = _FULL_WIDTH | {0x3000: " ", 0xA0: " ", 0xFFE5: "¥"}

_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_TENS: Final = {"廿": 20, "卅": 30}
_YEAR_LENGTH: Final = 4

ZH_NUMBER: Final = "零〇一二两三四五六七八九十廿卅百千"
"""The characters of a whole number below 10,000, for use inside a regular expression's brackets."""


def plain(text: str) -> str:
    """The text half-width and simplified, letter for letter, so that places in it stay the same.

    For matching only: names and texts are kept as they were typed.
    """
    narrow = text.translate(_PLAIN)
    simple = narrow if narrow.isascii() else simplified(narrow)
    return simple if len(simple) == len(text) else narrow


def any_case(pattern: str) -> re.Pattern[str]:
    """A pattern to which capitals are small letters."""
    return re.compile(pattern, re.IGNORECASE)


def blank(text: str, start: int, end: int) -> str:
    """Spaces in place of what was understood, so that all places stay the same."""
    return text[:start] + " " * (end - start) + text[end:]


def both_widths(marks: str) -> str:
    """ASCII marks and the same marks full-width."""
    return marks + "".join(chr(ord(mark) + _WIDER) for mark in marks if "!" <= mark <= "~")


def word_list(words: str) -> tuple[str, ...]:
    """A table of words, written with spaces between them."""
    return tuple(words.split())


def read_number(words: str) -> int:
    """A whole number in digits or Chinese words, below 10,000 in words; ValueError for anything else.

    Two figures side by side (两三天) mean about as many, so the larger counts; four are a year (二〇二七).
    """
    if words.isascii():
        return int(words)
    if len(words) > 1 and all(char in _DIGITS for char in words):
        figures = [str(_DIGITS[char]) for char in words]
        return int("".join(figures) if len(words) == _YEAR_LENGTH else max(figures))
    return _read_words(words)


def _read_words(words: str) -> int:
    total, digit = 0, 0
    for char in words:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in _TENS:
            total += _TENS[char]
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            raise ValueError(f"not a number: {words!r}")
    return total + digit
