"""A purchase from words: 轮胎4条 3280; 2.5万 SUV 昨天; 1,280 x2 filters lasts 30 days."""

import re
from datetime import date, datetime

from playbook.capture.model import ReadPurchase
from playbook.dates import Lean, find
from playbook.money import Amount, find_amounts
from playbook.writing import ZH_NUMBER, both_widths, plain, read_number

_MEASURE = "条台辆个件盒箱只套瓶袋包张份桶支双吨斤罐卷本组把幅棵束片扇面颗枚听打"
_ZH = rf"[0-9]{{1,5}}|[{ZH_NUMBER}]{{1,4}}"
_QUANTITY = re.compile(
    rf"(?<![0-9.a-z/每{ZH_NUMBER}])(?P<count>{_ZH})\s?(?:公斤|平米|平方|[{_MEASURE}])(?![月周星小礼])"
    r"|(?<![0-9a-z])[x×*]\s?(?P<times>[0-9]{1,5})(?![0-9a-z.万元块])"
    r"|(?<![0-9a-z.,])(?P<before>[0-9]{1,5})\s?[x×](?![0-9a-z])"
    r"|(?<![0-9a-z.,])(?P<pieces>[0-9]{1,5})\s?(?:pcs|pieces?|units?|boxes|box|sets?|pairs?|packs?|bottles?|cans?|bags?)\b"
    r"(?:\s+of\b)?"
    r"|\b(?:qty|quantity)\s?:?\s?(?P<qty>[0-9]{1,5})\b",
    re.IGNORECASE,
)
_LASTS = re.compile(
    rf"(?:[能可够]以?用|够|用|管|撑)(?:得?了)?(?P<zh>{_ZH}|半)个?(?P<zh_unit>天|日|周|星期|礼拜|月|年)"
    r"|\b(?:lasts?|lasting|good for|enough for|for)\s+(?P<en>[0-9]{1,4}|an?|one|two|three|six)\s+"
    r"(?P<en_unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_EACH = re.compile(rf"每[{_MEASURE}]\s*|单价\s*|一[{_MEASURE}](?=\s|$)|@|\b(?:each|apiece|per piece)\b", re.IGNORECASE)
_DAYS = {
    "天": 1,
    "日": 1,
    "周": 7,
    "星期": 7,
    "礼拜": 7,
    "月": 30,
    "年": 365,
    "day": 1,
    "week": 7,
    "month": 30,
    "year": 365,
}
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "six": 6}
_EDGES = both_widths(" \t\n,;.:-") + "、。"
SMALL = 100
"""Below this a bare number may as well be in ten thousands: 25 is asked about."""

_BOUGHT = re.compile(r"买了|买走|下了?单|成交|拿下|提了|订了|付了|\b(?:bought|ordered|purchased|paid)\b", re.IGNORECASE)
_NOT_FROM_US = re.compile(
    r"别家|别人|竞品|同行|去年|前年|上次|以前|之前|曾经|早就|孩子|房|定金|订金|elsewhere|last year|deposit|house"
)


def read_purchase(text: str, now: datetime, *, digits: int = 2) -> ReadPurchase:
    """Reads amount (minor units of a currency with ``digits`` decimals), product, quantity, day and how long it lasts.

    A price said for each piece is multiplied. ``ambiguous``: the amount is a bare number below 100, or one of
    several bare numbers. The day is today unless one is said; weekdays and dates without a year lie behind.
    """
    rest, day = _take_day(plain(text), now)
    rest, lasts = _take_lasts(rest)
    rest, quantity = _take_quantity(rest)
    each = _EACH.search(rest)
    rest = _EACH.sub(lambda found: " " * len(found.group()), rest)
    amount, unclear = _pick_amount(find_amounts(rest, digits=digits), digits)
    if amount:
        rest = _blank(rest, amount.start, amount.end)
    minor = amount.minor * (quantity if each else 1) if amount else None
    return ReadPurchase(minor, _words_left(text, rest), quantity, day, lasts, unclear)


def read_span(text: str) -> int | None:
    """How long something will do, in days: 45天, 三个月, 2 weeks, 60; None if the text says anything else."""
    words = plain(text).strip()
    for said in (words, f"够用{words}", f"for {words}", f"for {words} days"):
        rest, days = _take_lasts(said)
        if days and not _words_left(said, rest):
            return days
    return None


def purchase_in_note(text: str, now: datetime) -> ReadPurchase | None:
    """The purchase that a clause of a note tells of, if it says so with a verb and a clear amount."""
    bought = _BOUGHT.search(plain(text))
    if not bought or _NOT_FROM_US.search(plain(text)):
        return None
    purchase = read_purchase(_blank(text, *bought.span()), now)
    return purchase if purchase.amount and not purchase.ambiguous else None


def _blank(text: str, start: int, end: int) -> str:
    """Spaces in place of what was understood, so that all places stay the same."""
    return text[:start] + " " * (end - start) + text[end:]


def _take_day(text: str, now: datetime) -> tuple[str, date]:
    found = next(iter(find(text, now, lean=Lean.BEHIND)), None)
    if not found or found.when.repeat:
        return text, now.date()
    return _blank(text, found.start, found.end), found.when.day


def _take_lasts(text: str) -> tuple[str, int | None]:
    found = _LASTS.search(text)
    if not found:
        return text, None
    count, unit = found["zh"] or found["en"], (found["zh_unit"] or found["en_unit"]).lower()
    days = _DAYS[unit] // 2 if count == "半" else _DAYS[unit] * _count(count)
    return _blank(text, *found.span()), days or None


def _count(word: str) -> int:
    return _WORDS[word.lower()] if word.lower() in _WORDS else read_number(word)


def _take_quantity(text: str) -> tuple[str, int]:
    found = _QUANTITY.search(text)
    if not found:
        return text, 1
    count = read_number(next(group for group in found.groups() if group))
    return (_blank(text, *found.span()), count) if count else (text, 1)


def _pick_amount(amounts: list[Amount], digits: int) -> tuple[Amount | None, bool]:
    """A marked amount wins over bare numbers, a large one over those that may be sizes; else it is unclear."""
    marked = [amount for amount in amounts if amount.marked]
    if marked:
        return marked[0], len(marked) > 1
    large = [amount for amount in amounts if amount.minor >= SMALL * 10**digits]
    if large:
        return large[-1], len(large) > 1
    return (amounts[-1], True) if amounts else (None, False)


def _words_left(text: str, rest: str) -> str:
    """The words as typed where the blanked text still has letters."""
    kept = "".join(char if left != " " else " " for char, left in zip(text, rest, strict=True))
    return " ".join(kept.split()).strip(_EDGES)
