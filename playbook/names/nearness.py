"""How near a typed name is to a client's: a character of the same sound, one wrong letter, a surname with a title."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from rapidfuzz import fuzz

from playbook.capture.names import is_han, is_name
from playbook.folding import simplified
from playbook.names.readings import readings_of
from playbook.writing import word_list

NEAR = 75  # per cent of the letters of a name in Latin letters
ONE_WRONG = 66  # per cent: of three or four characters one may be another
CERTAIN, BY_SURNAME = 100, 50
MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("h", "f"))  # heard alike in the south
INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"), ("h", "f"))
FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))
MOST_SPELLINGS = 64
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


def spoken_alike(han: str) -> list[str]:
    """How a name or firm in Chinese characters is typed in full pinyin, and what is heard alike in the south."""
    spellings = (
        "".join(choice)
        for syllables in readings_of(simplified(han), is_name=True)
        for choice in islice(product(*(_heard_alike(syllable) for syllable in syllables)), MOST_SPELLINGS)
    )
    return list(dict.fromkeys(spelling.replace("ü", "v") for spelling in spellings))


def _heard_alike(syllable: str) -> list[str]:
    """A syllable, and what others may hear: with another beginning, another end, or both."""
    begun = [syllable, *_other_beginnings(syllable)]
    return list(dict.fromkeys([*begun, *(other for each in begun for other in _other_ends(each))]))


def _other_beginnings(syllable: str) -> Iterator[str]:
    for one, other in INITIALS:
        if syllable.startswith(one):
            yield other + syllable[len(one) :]
        elif syllable.startswith(other):
            yield one + syllable[len(other) :]


def _other_ends(syllable: str) -> Iterator[str]:
    for one, other in FINALS:
        if syllable.endswith(one):
            yield syllable[: -len(one)] + other
        elif syllable.endswith(other):
            yield syllable[: -len(other)] + one


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
    surname = surname_of_form(typed)
    return bool(surname) and name.startswith(surname) and is_name(typed)


def surname_of_form(typed: str) -> str:
    """The surname in a form of address such as 王姐 or 小王; empty for anything else."""
    if len(typed) == 2 and typed[0] in PET_PREFIXES:
        return typed[1]
    return typed[0] if typed[1:] in TITLES else ""
