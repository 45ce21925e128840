"""Where a meeting is, and with whom: 周五下午3点 在星巴克人民广场店 见王芳、李敏."""

import re
from typing import NamedTuple

from playbook.capture.names import HAN, is_latin, is_name
from playbook.writing import both_widths, plain

LONGEST_PLACE = 30
_EDGES = both_widths(" \t\n,;:.-") + "。、的"
_VERB = (
    "见|碰|会|谈|聊|吃|喝|签|开会|试驾|试乘|交车|提车|验收|看|面|等|集合|拜访|约|演示|送|取|拿|办|参观|培训|安装|量|修"
)
_SIGN = rf"[{HAN}0-9A-Za-z·&'’()#-]"
_NO_PLACE = "[看谈用做忙问等考比找想聊跟和那这于乎职线途校岗场]|意(?!大利)|家等"
_IN = re.compile(rf"(?:^|(?<=[\s,]))在\s?(?!{_NO_PLACE})(?P<place>{_SIGN}{{2,20}}?)(?=\s|,|$|(?:{_VERB}))")
_PLACE_ENDS = (
    "店|公司|厂|办公室|仓库|餐厅|饭店|酒楼|广场|大厦|中心|酒店|宾馆|咖啡馆|咖啡厅|茶楼|茶馆|会所|展厅|门店|工地|机场|车站"
    "|医院|学校|小区|园区|商场|银行|楼下|家里"
)
_TO = re.compile(rf"(?:^|(?<=[\s,]))[去到]\s?(?P<place>{_SIGN}{{1,12}}?(?:{_PLACE_ENDS}))(?=\s|,|$|(?:{_VERB}))")
_AT_ENDS = (
    "(?:office|shop|store|showroom|house|restaurant|hotel|lobby|caf[eé]|station|airport|bank|site|branch|club|factory"
    "|warehouse|school|hospital|gate|mall|place)"
)
_AT = re.compile(
    r"(?:^|(?<=\s))at (?P<place>(?:the |his |her |their |our |my )?[A-Z][\w&'’.-]*(?: [A-Z0-9][\w&'’.-]*){0,5}"
    rf"|(?:the|his|her|their|our|my) (?:[a-z]+ )?{_AT_ENDS}\b)"
)
_WITH = re.compile(
    r"(?P<bare>跟|和|与|同|陪)\s?|(?P<verb>约见|约|见|拜访|找|请)\s?|\b(?P<en_bare>with)\s|\b(?P<en_verb>meet|see|visit|call)\s",
    re.IGNORECASE,
)
# 和平, 跟进, 与时俱进 join nothing.
_JOINT = re.compile(
    r"\s*(?:[、&+/]|和(?![平颜气谐解])|跟(?![进踪单着])|与(?![时众会此])|还有|\band\b)\s*", re.IGNORECASE
)
_SHORT = {"见": "见面", "見": "見面"}


def split_place(words: str) -> tuple[str, str]:
    """What is to be done, and the place named in it, "" if none is."""
    written = plain(words)
    match = _IN.search(written) or _TO.search(written) or _AT.search(words)
    if match is None:
        return _SHORT.get(words, words), ""
    start, end = match.span("place")
    place = words[start:end].strip(_EDGES)
    if not place or len(place) > LONGEST_PLACE:
        return words, ""
    left = f"{words[: match.start()].rstrip()} {words[end:].lstrip()}".strip(_EDGES)
    return _SHORT.get(left, left), place


class Meeting(NamedTuple):
    """Words taken apart at "with": what stands before, the verb if it says what is done, and from the name on."""

    before: str
    verb: str
    people: str


def meetings(words: str) -> list[Meeting]:
    """Each place in the words after which a person may be named."""
    found = []
    for match in _WITH.finditer(plain(words)):
        start, end = match.span()
        verb = words[start:end].strip() if match["verb"] or match["en_verb"] else ""
        found.append(Meeting(words[:start].strip(), verb, words[end:].strip()))
    return found


def after_joint(words: str) -> str | None:
    """What follows an "and" at the start of the words; None if there is none."""
    match = _JOINT.match(plain(words))
    return words[match.end() :] if match else None


def ends_in_joint(words: str) -> bool:
    """Whether the words end with a mark that joins names: 王芳、."""
    return plain(words).rstrip()[-1:] in ("、", "&", "+", "/")


def first_name(words: str) -> tuple[str, str]:
    """What looks like a person's name at the start of the words, and the rest; "" if nothing does."""
    first, _, rest = words.partition(" ")
    if is_name(first):
        return first, rest.strip()
    for length in (3, 2, 4):
        if is_name(first[:length]) and after_joint(first[length:]) is not None:
            return first[:length], f"{first[length:]} {rest}".strip()
    if not is_latin(first.rstrip(",")) or not first[:1].isupper():
        return "", words
    second, _, others = rest.partition(" ")
    if is_latin(second.rstrip(",")) and second[:1].isupper():
        return f"{first} {second}".rstrip(","), others.strip()
    return first.rstrip(","), rest
