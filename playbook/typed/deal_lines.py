"""A deal in the making in one line (F3): 商机 6月 换车 25万 竞品:比亚迪 老公拍板; deal SUV 250k March vs BYD."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from playbook.currencies import currency_named, foreign
from playbook.making import Status
from playbook.money import Amount, find_amounts, parse_amount
from playbook.stages import ProspectClass
from playbook.typed.amounts import amounts_in
from playbook.typed.months import find_month
from playbook.writing import any_case, blank, both_widths, plain

LONGEST: Final = 60  # letters of what it is about, or of whom
_SMALLEST: Final = 100 * 100  # minor units; a smaller bare number is a size or a model
_MARKS: Final = both_widths(" \t\n,;.:-|/") + "、。·"
_PAUSE: Final = re.compile(rf"[\s{both_widths(',;')}、。]+")
_COMMA: Final = re.compile(r"(?<![0-9]),|,(?![0-9])")  # no part of a figure, which it would else seem to begin


_LEAD = any_case(r"^(?:商机|deal)(?:[\s:,、。]+|$)")
_GONE = (
    r"没了|没有了|黄了|丢了|取消|作废|泡汤|成了|成交|谈成|搞定|签了|没戏|没成"
    r"|\b(?:closed|lost|won|signed|fell through|cancel\w*|dead)\b"
)
_ENDED = any_case(rf"{_GONE}|\b(?:close|done|fell|is|was|off|breaker|with)\b")
"""Words after the lead by which it is a tale of a deal: a note."""

_ENDS = any_case(_GONE)
_WON = any_case(
    r"(?<![没未不])(?:成了|成交了|谈成了?|谈下来了|搞定了?|签了|签约了|拿下了?|定了(?=$|[\s,。])|定下来了)"
    r"|\b(?:won|signed|closed the deal|deal is closed)\b"
)
_LOST = any_case(
    r"没成|没谈成|黄了|丢了|没戏|泡汤|不买了|不要了|(?:选|买|定|签)了别家|被[^,。]{0,6}抢了"
    r"|\b(?:lost (?:it|the deal|them)|deal is (?:off|lost|dead)|fell through|went with (?:another|someone))\b"
)
_NOT_YET = any_case(r"[吗么?]\s?[。!]?$|^(?:等|如果|要是|万一)|[等再]说|还没|\b(?:if|when|once|not|yet)\b|\?\s?$")

_RIVAL = any_case(
    r"(?:竞争对手|竞品|对手|对比|(?:还|也)?在看)\s?[是有:]?\s*(?P<zh>[^\s,;、。]{1,20})"
    r"|跟(?P<than>[^\s,;、。比]{1,12})比价?"
    r"|\b(?:vs\.?|versus|against|competitors?|rivals?)[:\s]+(?P<en>[^,;。\n]{1,30}?)"
    r"(?=\s*(?:[,;。\n]|$|\b(?:husband|wife|boss|budget|decide[rd]?|hot|warm|cool|in|by)\b))"
)
_DECIDER = any_case(
    r"(?:决策人|拍板人|决定人|谁拍板)\s?[是:]?\s*(?P<zh>[^\s,;、。]{1,12})"
    r"|(?P<who>[^\s,;、。]{1,8}?)来?(?:拍板|说了算|做主|作主|话事|决定(?!了))"
    r"|\b(?:decider|decision[- ]maker|decided by)[:\s]+(?P<en>[^,;\n]{1,30}?)(?=\s*(?:[,;\n]|$))"
    r"|(?P<one>(?:\b(?:her|his|the|my)\s+)?\b[a-z][a-z'’-]{1,20})\s+(?:decides|has the say|signs off)\b"
)
_BUDGET_BEFORE = any_case(r"(?:预算|\bbudget)\s?(?:是|有|约|of|is|about|:)?\s?$")
_BUDGET_AFTER = any_case(r"^\s?(?:的?预算|budget\b)")
_GRADE = any_case(
    rf"(?:^|(?<=[\s{re.escape(_MARKS)}]))(?P<grade>热|温|凉|冷|hot|warm|cool|cold)(?=$|[\s{re.escape(_MARKS)}])"
)
_GRADES: Final = {
    "热": ProspectClass.HOT, "hot": ProspectClass.HOT, "温": ProspectClass.WARM, "warm": ProspectClass.WARM,
    "凉": ProspectClass.COOL, "冷": ProspectClass.COOL, "cool": ProspectClass.COOL, "cold": ProspectClass.COOL,
}  # fmt: skip
_PRICE_WORD = any_case(r"报价|价格|总价|价钱|price|quote")
_EDGE = any_case(
    r"^(?:报价|价格|总价|价钱|price|quote)(?:[是为约]|\b)|^(?:[她他]|客户)?(?:还|可能|也许|或许|估计|应该)?会?(?:想要|想买|打算买|想|要买|要)(?=\S)|^(?:for|about|of|an?|the|wants|in|by)\b"
    r"|\b(?:for|about|in|by|and|at|of)$|(?:左右|以内|预计|大概|约)$|^(?:预计|大概|约)|\s(?:能?[定签成]|[约折]?合)$"
)
_SPAN = any_case(
    r"(?<![0-9.])(?P<low>[0-9]{1,9}(?:\.[0-9]+)?)\s?[-~–—至到]\s?[0-9]{1,9}(?:\.[0-9]+)?\s?(?P<unit>[万wk千])(?![a-z0-9])元?"
)
_MILLIONS = any_case(r"(?<![0-9a-z.])(?P<low>[0-9]{1,4}(?:\.[0-9]+)?)\s?(?:m|mn|million)\b")
_BEFORE, _AFTER = re.compile(r"(\S+)\s?$"), re.compile(r"^\s?([^\s,。]+)")  # words beside an amount
_HINTED = any_case(
    r"预算|想[要买换订]|要[买换订]|打算[买换]|有意向|意向"
    r"|\b(?:budget|wants|looking for|would like|plans to buy|interested)\b"
)


@dataclass(frozen=True)
class DealLine:
    """What a line says of a deal: amounts in minor units, a month by its first day; None and "" where it is silent.

    ``foreign``: the expected amount where it is said in another ``currency`` (ISO 4217) than the team's.
    """

    what: str = ""
    amount: int | None = None
    month: date | None = None
    budget: int | None = None
    rival: str = ""
    decider: str = ""
    grade: ProspectClass | None = None
    foreign: int | None = None
    currency: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return self == DealLine()


def taken(words: str, now: datetime, currency: str = "") -> str | None:
    """The words of a line on a client that is plainly a deal's: led by 商机 or "deal", and not telling of its end.

    None for any other line. In English a month or an amount must be said: "deal" alone leads many sentences.
    """
    lead = _LEAD.match(plain(words))
    if lead is None:
        return None
    rest = words[lead.end() :].strip()
    if not rest or _ENDED.search(plain(rest)):
        return None
    line = read(rest, now, currency)
    if lead.group()[0] in "dD" and line.month is None and line.amount is None and line.foreign is None:
        return None
    return None if line.is_empty else rest


def tells_an_end(words: str) -> bool:
    """Whether the words tell what became of a deal rather than what it is about: 没了, fell through."""
    return bool(_ENDS.search(plain(words)))


def end_told(words: str) -> Status | None:
    """What the words of a note say became of a deal: won (成了, signed), lost (黄了, fell through); None of neither."""
    said = plain(words)
    if _NOT_YET.search(said):
        return None
    if _LOST.search(said):
        return Status.LOST
    return Status.WON if _WON.search(said) else None


def is_another(known: str, said: str) -> bool:
    """Whether a line is about something else than a deal is: 保险 beside 换车, but not 换SUV."""
    return bool(known and said) and not _signs(known) & _signs(said)


def _signs(words: str) -> frozenset[str]:
    """Chinese characters, and whole words of Latin letters or figures."""
    return frozenset(re.findall(r"[a-z0-9]+|[^\W\d_a-z]", plain(words).lower()))


def is_hinted(words: str, now: datetime, currency: str = "") -> bool:
    """Whether a note tells of something a client wants and of what it may cost: a deal may be made of it."""
    if not _HINTED.search(plain(words)):
        return False
    line = read(words, now, currency)
    return not line.amount is line.budget is line.foreign is None


def read(words: str, now: datetime, currency: str = "") -> DealLine:
    """The parts of a line in any order; what is none of them is what the deal is about.

    ``currency`` (ISO 4217): the team's; "": any currency may be meant.
    """
    rest = plain(words)
    lead = _LEAD.match(rest)
    rest = blank(rest, 0, lead.end()) if lead else rest
    rest, rival = _taken(words, rest, _RIVAL, ("zh", "than", "en"))
    rest, decider = _taken(words, rest, _DECIDER, ("zh", "who", "en", "one"))
    month = find_month(rest, now)
    rest = blank(rest, month.start, month.end) if month else rest
    rest, about = _about(_COMMA.sub(" ", rest))
    rest, abroad = _abroad(rest, about, currency)
    rest, amount, budget = _amounts(rest, currency)
    amount = amount or (about.minor if about and about != abroad else None)
    rest, grade = _grade(rest)
    what = _what("".join(own if left != " " else " " for own, left in zip(words, rest, strict=True)))
    line = DealLine(what, amount, month.month if month else None, budget, rival, decider, grade)
    return replace(line, foreign=abroad.minor, currency=foreign(abroad.currency, currency)) if abroad else line


def _taken(words: str, rest: str, pattern: re.Pattern[str], groups: tuple[str, ...]) -> tuple[str, str]:
    """What a pattern found, as it was typed, and the text without it."""
    found = pattern.search(rest)
    if found is None:
        return rest, ""
    group = next(name for name in groups if found[name] is not None)
    return blank(rest, *found.span()), words[found.start(group) : found.end(group)].strip(_MARKS)[:LONGEST]


def _about(rest: str) -> tuple[str, Amount | None]:
    """An amount that is said as a span (25-30万: the lower end is counted on), or in millions."""
    if found := _SPAN.search(rest):
        amount = parse_amount(found["low"] + found["unit"])
    elif found := _MILLIONS.search(rest):
        amount = (parse_amount(found["low"] + "k") or 0) * 1000
    else:
        return rest, None
    start, end, named = _with_currency(rest, *found.span())
    return blank(rest, start, end), Amount(start, end, amount, True, named) if amount else None


def _with_currency(rest: str, start: int, end: int) -> tuple[int, int, str]:
    """Where an amount begins and ends together with the currency named beside it, and which that is."""
    before, after = _BEFORE.search(rest[:start]), _AFTER.search(rest[end:])
    if before and (named := currency_named(before[1])):
        return before.start(1), end, named
    if after and (named := currency_named(after[1])):
        return start, end + after.end(1), named
    return start, end, ""


def _abroad(rest: str, about: Amount | None, currency: str) -> tuple[str, Amount | None]:
    """The first amount in another currency than the team's, if there is one."""
    found = [about] if about else find_amounts(rest)
    each = next((each for each in found if currency and each.minor > 0 and foreign(each.currency, currency)), None)
    return (_without_budget(blank(rest, each.start, each.end), each), each) if each else (rest, None)


def _amounts(rest: str, currency: str) -> tuple[str, int | None, int | None]:
    """The expected amount and the budget; a budget by itself is what the deal may come to."""
    found = amounts_in(rest, currency, least=_SMALLEST)
    budget = next(
        (each for each in found if _BUDGET_BEFORE.search(rest[: each.start])),
        next((each for each in found if _BUDGET_AFTER.search(rest[each.end :])), None),
    )
    others = [each for each in found if each is not budget]
    amount = next((each for each in others if each.marked), others[-1] if others else None)
    for each in (budget, amount):
        if each is not None:
            rest = blank(rest, each.start, each.end)
    if budget is not None:
        rest = _without_budget(rest, budget)
    if amount is None:
        return rest, budget.minor if budget else None, budget.minor if budget else None
    return rest, amount.minor, budget.minor if budget else None


def _without_budget(rest: str, each: Amount) -> str:
    """The text without the word "budget" beside an amount."""
    before, after = _BUDGET_BEFORE.search(rest[: each.start]), _BUDGET_AFTER.search(rest[each.end :])
    rest = blank(rest, before.start(), before.end()) if before else rest
    return blank(rest, each.end, each.end + after.end()) if after and not before else rest


def _grade(rest: str) -> tuple[str, ProspectClass | None]:
    found = _GRADE.search(rest)
    if found is None:
        return rest, None
    return blank(rest, *found.span("grade")), _GRADES[found["grade"].lower()]


def _what(words: str) -> str:
    """What is left, without the marks and small words around it."""
    left = " ".join(part for part in _PAUSE.split(words) if part.strip(_MARKS)).strip(_MARKS)
    for _ in range(4):
        found = next((each for each in _EDGE.finditer(plain(left)) if each.group()), None)
        if found is None or len(found.group()) == len(left):
            break
        left = (left[found.end() :] if found.start() == 0 else left[: found.start()]).strip(_MARKS)
    return "" if _PRICE_WORD.fullmatch(plain(left)) else left[:LONGEST].rstrip()
