"""Chinese characters as syllables, ü written as such."""

from functools import cache, lru_cache
from itertools import combinations


@lru_cache(maxsize=8192)
def syllables(hanzi: str) -> tuple[str, ...]:
    """One syllable, without its tone, for each character that has a reading; where it has several, the one it has here.

    That takes long to find out, and only a text with a phrase in it (银行, 重庆) has any other than the usual readings.
    """
    from pypinyin import Style, lazy_pinyin
    from pypinyin.constants import PHRASES_DICT

    spans = combinations(range(len(hanzi) + 1), 2)
    if any(end - start > 1 and hanzi[start:end] in PHRASES_DICT for start, end in spans):
        return tuple(lazy_pinyin(hanzi, style=Style.NORMAL, v_to_u=True, errors="ignore"))
    return tuple(reading for reading in map(_usual, hanzi) if reading)


@cache
def _usual(character: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(character, style=Style.NORMAL, v_to_u=True, errors="ignore"))
