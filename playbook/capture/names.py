"""What looks like a person's name, and what like a firm's."""

import re
from typing import Final

from playbook.capture.firm_words import AT_END, GOODS, LATIN, NO_FIRM_BEFORE, NOT_A_FIRM, SURE, TRADES
from playbook.capture.surnames import COMPOUND, PET_PREFIXES, SINGLE, TITLES
from playbook.writing import plain

HAN: Final = "一-鿿"
_ALL_HAN = re.compile(rf"[{HAN}]+")
_TITLE = "|".join(sorted(TITLES, key=len, reverse=True))
_PET_NAME = re.compile(rf"[{PET_PREFIXES}][{HAN}A-Za-z][A-Za-z]*[{HAN}]?")
_TITLED = re.compile(rf"(?P<name>[{HAN}A-Za-z]{{1,8}}?)(?:{_TITLE})")
_NO_NAME = re.compile(
    r"[周每本下上][一二三四五六日天末周月]|[明今昨后前][天早晚年日]|[白黄金黑红蓝][色]|高兴|高端|高级|方便|方案|马上|时间|时候|成交|成本"
    r"|关注|关系|常客|熟人|江苏|安徽|金额|连锁|全新|全款|单位|单价|安排|项目|程序|解决|能否|和平|水平|花钱|冷淡|车型|车险|商务|商机"
    r"|司机|采购|国庆|中秋|元旦|老客户|老顾客|老家|小区|小孩|小学|小户型|大概|大约|大客户|阿里|商量|温和|包装|保养|保险|路过|游泳"
)
_WISH = re.compile(
    r"(?!买(?:买提|提|合|苏|明|吾|尔))[想要买看问约找换需请不没已刚]|打算|准备|考虑|有[意空个]|在[看问找]"
    r"|(?:wants?|needs?|likes?|looking|interested|asked|called|met|would|is|has|from|works)\b",
    re.IGNORECASE,
)
_VISITED = re.compile("(?:[在上去读考住进到].{0,4})(?:大学|小学|中学|学校|学院|幼儿园|医院|诊所)")
_NOT_OF_CLIENT = re.compile("介绍|推荐|隔壁|附近|对面|转来")
_SURE = "|".join(sorted(SURE, key=len, reverse=True))
_SURE_FIRM = re.compile(rf"(?P<firm>[{HAN}A-Za-z0-9&·().]{{2,24}}(?:{_SURE}))(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_END_FIRM = re.compile(rf"[{HAN}A-Za-z&·]{{2,16}}(?:{'|'.join(AT_END)})")
_TRADE = "|".join(sorted((*TRADES, "电"), key=len, reverse=True))
_TRADE_FIRM = re.compile(rf"(?!{GOODS})[{HAN}A-Za-z&·]{{2,12}}(?<![{NO_FIRM_BEFORE}])(?:{_TRADE})")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.'’&-]*,?")


def is_name(word: str) -> bool:
    """A Chinese name by its surname, or a way of address: 张伟, 欧阳娜娜, 王姐, 陈总, 小刘, 阿May."""
    written = plain(word)
    if _NO_NAME.match(written) or not 2 <= len(written) <= 8:
        return False
    return _is_full_name(written) or _is_titled(written) or _is_pet_name(written)


def _is_full_name(word: str) -> bool:
    if not _ALL_HAN.fullmatch(word):
        return False
    if word[:2] in COMPOUND and len(word) in (3, 4):
        return True
    if word[0] not in SINGLE:
        return False
    return len(word) in (2, 3) or (len(word) == 4 and word[1] in SINGLE and not _SURE_FIRM.fullmatch(word))


def _is_titled(word: str) -> bool:
    titled = _TITLED.fullmatch(word)
    if not titled:
        return False
    name = titled["name"]
    return name in SINGLE or name in COMPOUND or name.isascii() or _is_full_name(name)


def _is_pet_name(word: str) -> bool:
    return bool(_PET_NAME.fullmatch(word)) and (word[0] == "阿" or word[1] in SINGLE or word[1:].isascii())


def is_surname(word: str) -> bool:
    """A surname by itself, as typed before a given name: 王 芳."""
    return plain(word) in SINGLE or plain(word) in COMPOUND


def is_han(word: str) -> bool:
    """Nothing but Chinese letters."""
    return bool(_ALL_HAN.fullmatch(word))


def is_wish(word: str) -> bool:
    """How words begin that say something of a client and do not name him: 想换车, wants."""
    return bool(_WISH.match(plain(word)))


def firm_length(word: str, *, sure: bool) -> int:
    """How many letters of a word are a firm's name; 0 for none. ``sure``: only by 公司, 物流 and the like."""
    written = plain(word)
    if written[:1] in NOT_A_FIRM or _VISITED.search(written):
        return 0
    if found := _SURE_FIRM.match(written):
        return 0 if _NOT_OF_CLIENT.match(found["rest"]) else len(found["firm"])
    if sure:
        return 0
    return len(word) if _END_FIRM.fullmatch(written) or _TRADE_FIRM.fullmatch(written) else 0


def is_latin(word: str) -> bool:
    """A word in Latin letters."""
    return bool(_LATIN_WORD.fullmatch(plain(word)))


def ends_latin_firm(word: str) -> bool:
    """Ltd, Inc., GmbH, Co., Group …"""
    return word.strip(".,").replace(".", "").lower() in LATIN
