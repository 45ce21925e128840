"""What a client is called by: the keys under which a line that names him, or his firm, finds him.

They are few and exact, unlike those of a look-up (`playbook.search`): a line is full of words that are a part of
somebody's name, and only a name said in full is his.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from playbook.capture.firm_words import AT_END, LATIN, SURE
from playbook.capture.surnames import COMPOUND, SINGLE
from playbook.folding import is_han, simplified, words
from playbook.names.name_words import NEVER_A_NAME, SELDOM_A_NAME
from playbook.writing import word_list

LONGEST_KEY: Final = 40
FIRM: Final = "＠"  # sorts behind all names, and no folded name holds it
"""Marks the key of a firm."""
WORD: Final = "~"
"""Marks a part of a name that stands for it: Sarah, of Sarah O'Connor; 淑芬, of 陈淑芬."""

_CITIES = (
    "北京|上海|天津|重庆|广州|深圳|东莞|佛山|杭州|宁波|温州|苏州|无锡|南京|成都|武汉|长沙|西安|青岛|济南|厦门|福州|郑州|合肥"
    "|大连|沈阳|昆明|南昌|南宁|珠海|中山|惠州|台北|台中|台南|高雄|新竹|香港|澳门|九龙"
)
_PLACE = re.compile(rf"^(?:.{{2,3}}[省市区县]|{_CITIES})(?=.{{2}})")
_NO_FIRM: Final = frozenset(
    word_list(
        "中国 中华 全国 国家 国际 世界 全球 亚洲 东方 南方 北方 华东 华南 华北 广东 浙江"
        " 江苏 山东 四川 福建 湖南 湖北 河南 河北 台湾 建设 农业 工商 交通 招商 人民 民生"
        " 平安 人寿 大众 第一 第二 新华 和平 胜利 健康 阳光 幸福 美丽 时代 未来 城市 家庭"
        " 生活 汽车 电子 国泰 远大 大学 儿童 妇女 中心 中医 口腔 宠物"
    )
) | frozenset(_CITIES.split("|"))
"""Cores of firms that are words of their own: 中国 of 中国银行, 深圳 of 深圳物流."""
_LEGAL = re.compile("(?:有限责任公司|股份有限公司|有限公司|股份公司|分公司|子公司|总公司|公司|集团)+$")
_TRADE = re.compile(f"(?:{'|'.join(sorted(SURE, key=len, reverse=True))}|机电|五金|电机|钢材|汽修|汽配)+$")
_KIND = re.compile(f"[{''.join(AT_END)}]$")
_SHORTEST: Final = 2
_ALL_HAN = re.compile("[一-鿿]+")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A name as it is compared: small letters, no accents, signs or spaces, simplified characters."""
    return simplified(text) if _ALL_HAN.fullmatch(text) else "".join(simplified(word) for word in words(text))


def called_by(names: Iterable[str], firm: str = "") -> set[str]:
    """The keys of a client with these names and this firm."""
    keys: set[str] = set()
    for name in names:
        keys.add(folded(name))
        keys |= {WORD + word for word in (*_latin_words(name), *_given(name))}
    keys |= {FIRM + short for short in firm_names(firm)}
    return {key[:LONGEST_KEY] for key in keys if key.strip(FIRM + WORD)}


def _latin_words(name: str) -> list[str]:
    """Each word of a name in Latin letters, if it has several."""
    if _ALL_HAN.fullmatch(name):
        return []
    every = words(name)
    return [word for word in every if not is_han(word) and len(word) >= _SHORTEST] if len(every) > 1 else []


def _given(name: str) -> list[str]:
    """The given name of two characters in a name that begins with a surname."""
    simple = simplified(name) if _ALL_HAN.fullmatch(name) else ""
    surname = 2 if simple[:2] in COMPOUND else 1
    known = simple[:surname] in COMPOUND or simple[:surname] in SINGLE
    return [simple[surname:]] if known and len(simple) == surname + 2 else []


@lru_cache(maxsize=8192)
def firm_names(firm: str) -> frozenset[str]:
    """What a firm is called: 深圳市顺达物流有限公司 also 顺达物流 and 顺达, Acme Trading Ltd. also Acme."""
    whole = folded(firm)
    if not whole:
        return frozenset()
    latin = words(firm)
    if not any(is_han(word) for word in latin):
        return frozenset({whole} | _latin_cores(latin))
    name = _LEGAL.sub("", whole)
    home = _PLACE.sub("", name)
    bare = _TRADE.sub("", home)
    if bare == home and len(home) > _SHORTEST:
        bare = _KIND.sub("", home)
    cores = {whole, name, home, bare}
    return frozenset(core for core in cores if len(core) >= _SHORTEST and core not in SURE and core not in _NO_FIRM)


def _latin_cores(name: list[str]) -> set[str]:
    """The name shorn of its endings, one after the other."""
    cores: set[str] = set()
    while len(name) > 1 and name[-1] in LATIN:
        name = name[:-1]
        cores.add("".join(name))
    return {core for core in cores if len(core) > _SHORTEST and core not in NEVER_A_NAME | SELDOM_A_NAME}
