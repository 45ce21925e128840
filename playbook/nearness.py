"""How near a typed name is to a client's: a character of the same sound, one wrong letter, a surname with a title."""

from functools import lru_cache

from rapidfuzz import fuzz

from playbook.capture.names import is_han, is_name
from playbook.folding import simplified
from playbook.readings import readings_of
from playbook.writing import word_list

NEAR = 75  # per cent of the letters of a name in Latin letters
ONE_WRONG = 66  # per cent: of three or four characters one may be another
CERTAIN, BY_SURNAME = 100, 50
MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("h", "f"))  # heard alike in the south
PET_PREFIXES = "小老阿大"
TITLES = word_list("姐 哥 总 總 姨 叔 嫂 先生 女士 小姐 太太 老师 老師 经理 經理 医生 醫生 师傅 師傅")


def nearness(typed: str, name: str) -> int:
    """How likely the typed name is meant for this one, in per cent; 0: not at all."""
    if not (is_han(typed) and is_han(name)):
        ratio = int(fuzz.ratio(typed.casefold(), name.casefold()))
        return ratio if ratio >= NEAR else 0
    if _sounds_like(typed, name):
        return CERTAIN
    if min(len(typed), len(name)) > 2:
        ratio = int(fuzz.ratio(simplified(typed), simplified(name)))
        if ratio >= ONE_WRONG:
            return ratio
    return BY_SURNAME if _is_form_of(typed, name) else 0


def _sounds_like(typed: str, name: str) -> bool:
    if len(typed) != len(name):
        return False
    return all(_heard(one) & _heard(other) for one, other in zip(typed, name, strict=True))


@lru_cache(maxsize=8192)
def _heard(sign: str) -> frozenset[str]:
    """How a character may sound, a surname in each of its readings."""
    readings = readings_of(simplified(sign), is_name=True)
    return frozenset(_merged(syllable) for syllables in readings for syllable in syllables) or frozenset(sign)


def _merged(syllable: str) -> str:
    for spelling, heard in MERGED:
        syllable = syllable.replace(spelling, heard)
    return syllable


def _is_form_of(typed: str, name: str) -> bool:
    """王姐 and 小王 may be any 王 whose name has other characters."""
    pet = len(typed) == 2 and typed[0] in PET_PREFIXES
    surname = typed[1] if pet else typed[0]
    return name.startswith(surname) and (pet or typed[1:] in TITLES) and is_name(typed)
