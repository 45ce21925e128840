"""Lines that take back what was just said, and what they put in its place: 不对,周四; no, it was David."""

import re
from dataclasses import dataclass
from typing import Final

from playbook.writing import both_widths, plain, word_list

_EDGES: Final = r"[\s,.。:;、!~…-]"
_SIGH: Final = r"(?:(?:哦|噢|喔|啊|哎呀?|唉|额|呃|嗯)[\s,.!]*|(?:oh|oops|ah|hm+|sorry|well)[\s,.!]+)?"
_MARKS: Final = both_widths(" ,.:;!") + "。、"
_I_MYSELF: Final = r"(?:我|刚才?|刚刚|上面|前面|上一条|那条)*"

# What is certain to take something back. A word that also begins other sentences counts only before a pause, or before
# what stands in its place: 不对外营业 and "no answer" take nothing back.
_SURE: Final = re.compile(
    rf"{_SIGH}(?:{_I_MYSELF}(?:"
    r"不对不对|不对(?!劲|付|外|口|称|味|头|胃|接|方)(?=[\s,.。:、;!]|$|[是应其改没该不周星礼下明后昨今大\d])"
    r"|(?:[说打写记搞弄填选点看听]|记得)?错(?P<person>人|客户|名字)?了(?P<person_too>人|客户)?(?=[\s,.。:、;!]|$|[是应其改该不周星礼])"
    r"|更正|纠正一下)"
    r"|(?:no+|nope|wrong|not right|that's (?:wrong|not right|not it)|correction|my (?:mistake|bad)|scratch that"
    r"|wrong (?:day|date|time|one)|(?P<somebody>wrong (?:client|person|customer|guy|name|contact)))(?=\s*[,.:;!-]|\s*$)"
    r"|oops(?=[\s,.!])|i mean[t]?(?=\s))",
    re.IGNORECASE,
)
# What takes something back only if nothing but a date, a name or the like follows: 改成周四, 是李敏, actually Friday.
_PERHAPS: Final = re.compile(
    rf"{_SIGH}(?:不(?=[\s,.。、])|改(?:[成到为在]|约到?)?|[换挪推]到|换成|(?:应该|其实|应|该)?是|其实|应该"
    r"|actually|make (?:it|that)|change (?:it |that )?to|move (?:it |that )?to|should (?:be|have been)|it's|it is"
    r"|it (?:was|should be|should have been)|that was|sorry(?=\s*,))",
    re.IGNORECASE,
)
_NOT_THIS: Final = re.compile(
    r"(?:不是|not )\s*(?P<wrong>[^,.。;]{1,20}?)(?:[\s,.。;]+(?:而?是|应该是|but )?|(?:而)?是)\s*"
    r"(?P<right>[^,。;]{1,40})$",
    re.IGNORECASE,
)
_IT_IS: Final = re.compile(
    r"(?:(?:应该|应当|其实|实际上?|那个)*(?:是|在|改成|改到|改为|改在|改|换成|换到|变成)|应该|其实"
    r"|actually|i meant?|it (?:was|is|should be)"
    r"|it's|should (?:be|have been)|make (?:it|that)|change (?:it |that )?to|that (?:was|is)|that's|with|but)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"(?:[\s,]*(?:而?不是|不在|not|instead of|rather than)\s*(?P<wrong>[^,.。;]{1,20}))?"
    rf"(?:才对|才是|的才对|吧|哦|喔|呀|啊|啦|哈|please|instead|{_EDGES})*$",
    re.IGNORECASE,
)
_RIGHT_IS: Final = re.compile(r"(?P<right>[^,。;]{1,20}?)才(?:对|是)(?:吧|啊|呀)?[。.!]*$")
_THIS_NOT: Final = re.compile(
    r"(?P<right>[^,.。;]{1,20}),?\s*(?:而?不是|not )\s*(?P<wrong>[^,.。;]{1,20})$", re.IGNORECASE
)
_NOT_IT: Final = re.compile(
    r"(?:不是|not )\s*(?P<wrong>[^\s,.。;](?:[^,.。;]{0,18}[^\s,.。;])?)[。.!]*$", re.IGNORECASE
)
_LONGEST: Final = 60
"""Characters; nobody corrects a slip with a longer line."""
_NONE: Final = re.compile(
    r"(?:没有?(?:说|约|定|答应|这)?(?:要|过)?|不用|不要|不需要|取消|去掉|删掉?|no need (?:to|for)"
    r"|there is no|there's no|no\b|without|nothing(?: was)?|(?:s?he|they|it) (?:did ?n[o']t|did not)"
    r"|drop|remove|delete|cancel)\s*(?:the\s+)?(?P<what>.*)",
    re.IGNORECASE,
)
_OF_HIM: Final = frozenset(("", "的", "的事", "那边", "那边的", "那条", "家", "家的", "'s"))
_ANY_ITEM: Final = word_list("回访 跟进 追踪 联系 日子 时间 follow-up call date it")
_A_PURCHASE: Final = word_list("下单 买 成交 签 购 订单 单子 bought buy order sale purchase sold")
_PAIR: Final = 2  # Chinese signs in a row that name an item


@dataclass(frozen=True)
class Correction:
    """What a line puts right. ``right``: the words that hold; ``wrong``: those taken back, where they are named.

    ``sure``: the line can be nothing else; one that is not counts only if ``right`` is a date, a client or the like.
    ``somebody``: it is the client that was wrong.
    """

    right: str
    wrong: str = ""
    sure: bool = False
    somebody: bool = False


def read(text: str) -> Correction | None:
    """The correction that a line is; None if it takes nothing back."""
    text = text.strip()
    written = plain(text)
    if not written or len(text) > _LONGEST or "\n" in text:
        return None
    opened = _SURE.match(written)
    if opened is not None:
        about = bool(opened["person"] or opened["person_too"] or opened["somebody"])
        found = _instead(text, written, opened.end())
        return Correction(found.right, found.wrong, sure=True, somebody=about)
    return _perhaps(text, written)


def none_of(right: str) -> str | None:
    """What was never said (不对,没有回访): its words, empty if none are named; None if nothing is denied."""
    found = _NONE.fullmatch(plain(right).strip())
    return right.strip()[found.start("what") :].strip() if found else None


def names_item(words: str, item: str) -> bool:
    """Whether words name an item: they share two Chinese signs in a row, or a Latin word, with its text."""
    said, text = plain(words).casefold(), plain(item).casefold()
    pairs = {text[at : at + _PAIR] for at in range(len(text) - 1) if not text[at : at + _PAIR].isascii()}
    latin = {word for word in text.split() if word.isascii() and len(word) > _PAIR}
    return any(pair in said for pair in pairs) or bool(latin & set(said.replace(",", " ").split()))


def names_any_item(words: str) -> bool:
    """Whether words mean what is to be done, whatever it is: the date, the follow-up."""
    said = plain(words).casefold()
    return any(word in said if not word.isascii() else word in said.split() for word in _ANY_ITEM)


def names_a_purchase(words: str) -> bool:
    """Whether words mean what was bought."""
    said = plain(words).casefold()
    return any(word in said for word in _A_PURCHASE)


def is_all_his(rest: str) -> bool:
    """Whether what stands after a client's name says only that it is his: (是)李敏(的)."""
    return plain(rest) in _OF_HIM


def _perhaps(text: str, written: str) -> Correction | None:
    for pattern in (_NOT_THIS, _RIGHT_IS, _NOT_IT):
        if found := pattern.match(written):
            groups = found.groupdict()
            right = text[slice(*found.span("right"))] if groups.get("right") else ""
            wrong = text[slice(*found.span("wrong"))] if groups.get("wrong") else ""
            return Correction(_bare(right), wrong.strip())
    if opened := _PERHAPS.match(written):
        found_here = _instead(text, written, opened.end())
        return found_here if found_here.right else None
    if found := _THIS_NOT.match(written):
        return Correction(_bare(text[slice(*found.span("right"))]), text[slice(*found.span("wrong"))].strip())
    return None


def _instead(text: str, written: str, start: int) -> Correction:
    """What stands after the words that take back."""
    while start < len(written) and re.match(_EDGES, written[start]):
        start += 1
    if both := _NOT_THIS.match(written, start):
        return Correction(_bare(text[slice(*both.span("right"))]), text[slice(*both.span("wrong"))].strip())
    if alone := _NOT_IT.match(written, start):
        return Correction("", text[slice(*alone.span("wrong"))].strip())
    after = _AFTER.search(written, start)
    end = after.start() if after else len(written)
    wrong = text[slice(*after.span("wrong"))].strip() if after and after["wrong"] else ""
    return Correction(_bare(text[start:end]), wrong)


def _bare(words: str) -> str:
    """The words without "it was" before them."""
    words = words.strip()
    again = _SURE.match(plain(words))
    if again is not None and again.end() < len(words):
        words = words[again.end() :].lstrip(_MARKS)
    while (said := _IT_IS.match(plain(words))) is not None and said.end() < len(words):
        words = words[said.end() :].lstrip(_MARKS)
    return re.sub(r"(?:才对|才是|吧|哦|呀|啊|啦|哈)+$", "", words.rstrip(_MARKS)).strip()
