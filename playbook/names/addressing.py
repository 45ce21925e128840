"""Forms of address (F1): what a client may be called in a message, from his name; which it is only the rep can say."""

from enum import StrEnum
from typing import Final

from playbook.capture.names import is_han
from playbook.capture.surnames import COMPOUND, PET_PREFIXES, SINGLE, TITLES
from playbook.names.readings import COMPOUND_READINGS, SURNAME_READINGS, readings_of
from playbook.writing import plain, word_list

LONGEST: Final = {"zh_Hans": 12, "zh_Hant": 12, "en": 24}
"""Letters; a draft with a longer one would be no short message any more."""
_OFFERED: Final = 6


class Style(StrEnum):
    """A way of address."""

    AS_IT_IS = "own"  # the name is one: 王姐, 老周, Anna
    BY_JOB = "job"  # 王经理
    SISTER = "sister"
    BROTHER = "brother"
    BOSS = "boss"
    MS = "ms"
    MR = "mr"
    TEACHER = "teacher"


_AFTER: Final = {
    "zh_Hans": {
        Style.SISTER: "姐",
        Style.BROTHER: "哥",
        Style.BOSS: "总",
        Style.MS: "女士",
        Style.MR: "先生",
        Style.TEACHER: "老师",
    },
    "zh_Hant": {
        Style.SISTER: "姐",
        Style.BROTHER: "哥",
        Style.BOSS: "總",
        Style.MS: "小姐",
        Style.MR: "先生",
        Style.TEACHER: "老師",
    },
}
_BEFORE: Final = {Style.MS: "Ms", Style.MR: "Mr"}
_JOBS: Final = word_list("经理 主任 老师 校长 院长 医生 律师 总监 教授 店长 厂长 老板 会计 所长 部长 行长")
_TITLES: Final = tuple(sorted(TITLES, key=len, reverse=True))
_ROMAN_SURNAMES: Final = frozenset(
    word_list(
        "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang"
        " deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao jin cui"
        " tan liao fan zou xiong kong qin qiu hou meng jia xia fu fang qian chan wong cheung lau leung ng chow ho lam"
    )
)


def known(words: str, language: str) -> str:
    """A form of address that can be used; empty if there is none, or none short enough."""
    return words if len(words) <= LONGEST[language] else ""


def offered(name: str, job: str, language: str) -> dict[Style, str]:
    """The likeliest forms of address for a name, likeliest first; none for a name that gives nothing to go by."""
    found = _english(name) if language == "en" else _chinese(name, job, _AFTER[language])
    chosen: dict[Style, str] = {}
    for style, words in found:
        if words and known(words, language) and words not in chosen.values() and len(chosen) < _OFFERED:
            chosen[style] = words
    return chosen


def _chinese(name: str, job: str, after: dict[Style, str]) -> list[tuple[Style, str]]:
    surname = surname_of(name)
    if not surname:
        first, last = _split(name)
        return [(Style.AS_IT_IS, first), *((style, f"{last} {after[style]}") for style in (Style.MS, Style.MR) if last)]
    styled = [(style, surname + word) for style, word in after.items()]
    by_job = next((title for title in _JOBS if plain(job).endswith(title)), "")
    if by_job:
        styled.insert(0, (Style.BY_JOB, surname + job[-len(by_job) :]))
    return [(Style.AS_IT_IS, name), *styled] if _is_address(name) else styled


def _is_address(name: str) -> bool:
    """Whether the name says by itself how its bearer is called: 王姐, 陈总, 老周, 阿May."""
    written = plain(name)
    return (len(written) <= 5 and written.endswith(_TITLES)) or written[:1] in PET_PREFIXES


def surname_of(name: str) -> str:
    """The surname of a name in Chinese letters, as written; of 老周 it is 周; empty if there is none."""
    written = plain(name)
    at = 1 if written[:1] in PET_PREFIXES and len(written) in (2, 3) else 0
    if not written or not is_han(written[:1]):
        return ""
    if written[at : at + 2] in COMPOUND and len(written) > 2:
        return name[at : at + 2]
    return name[at : at + 1] if written[at : at + 1] in SINGLE else ""


def _english(name: str) -> list[tuple[Style, str]]:
    surname = surname_of(name)
    first, last = ("", _romanised(surname)) if surname else _split(name)
    titled = [(style, f"{word} {last}") for style, word in _BEFORE.items()] if last else []
    return [(Style.AS_IT_IS, first), *titled] if first.isascii() else titled


def _split(name: str) -> tuple[str, str]:
    """First name and surname; the surname comes first where it is a Chinese one in Latin letters."""
    first, *others = name.split() or [""]
    if others and first.casefold() in _ROMAN_SURNAMES:
        return " ".join(others), first
    return first, others[-1] if others else ""


def _romanised(surname: str) -> str:
    """A surname in Latin letters, read as one: 曾 is Zeng."""
    simple = plain(surname)
    own = [SURNAME_READINGS[simple][0]] if simple in SURNAME_READINGS else None
    return "".join(COMPOUND_READINGS.get(simple) or own or readings_of(simple, is_name=True)[0]).capitalize()
