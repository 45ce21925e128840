"""A purchase from words: 轮胎4条 3280; 2.5万 SUV 昨天; 1,280 x2 filters lasts 30 days; 20条轮胎 每条320."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from playbook.capture.goods_words import (
    A_YEAR,
    AT_BEFORE,
    BESIDE_PRICE,
    COUNT,
    EACH_AFTER,
    EACH_BEFORE,
    EDGE,
    NO_PRICE_AFTER,
    NO_PRICE_BEFORE,
    QUANTITY,
    SLASH,
    TOTAL_AFTER,
    TOTAL_BEFORE,
)
from playbook.capture.model import Doubt, ReadPurchase
from playbook.capture.purchase_parts import RETURNED, take_margin, take_source, take_whom
from playbook.dates import Lean, find
from playbook.money import Amount, find_amounts
from playbook.writing import blank, both_widths, plain, read_number, word_list

SMALL = 100
"""Below this a bare number may as well be in ten thousands: 25 is asked about."""

_INSURANCE = "保险"
_REBATE = re.compile(
    r"打?(?:[1-9一二两三四五六七八九](?:[.点]?[0-9一二三四五六七八九])?)折(?![叠扣])后?|\b[0-9]{1,2} ?% off\b",
    re.IGNORECASE,
)
_MOST_EDGES = 6  # words that lead to the goods, or follow them
_LONGEST_BARE = 10**7  # whole units; a longer bare number is that of a phone or an order
_TEN_THOUSAND, _THOUSAND = 10_000, 1_000  # what a bare small number leaves unsaid, in Chinese and in English
_LASTS = re.compile(
    rf"(?:[能可够]以?用|够|用|管|撑)(?:得?了)?(?P<zh>{COUNT}|半)个?(?P<zh_unit>天|日|周|星期|礼拜|月|年)"
    r"|\b(?:lasts?|lasting|good for|enough for|for)\s+(?P<en>[0-9]{1,4}|an?|one|two|three|six)\s+"
    r"(?P<en_unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}
_DAYS |= {"day": 1, "week": 7, "month": 30, "year": 365}
_SPELLED = word_list("zero one two three four five six seven eight nine ten eleven twelve")
_WORDS = {"a": 1, "an": 1, "a dozen": 12} | {word: count for count, word in enumerate(_SPELLED)}
_EDGES = both_widths(" \t\n,;.:-@") + "、。"


class _Price(NamedTuple):
    """What was paid in minor units, and why it must be asked for, if it must."""

    minor: int | None
    currency: str = ""
    doubt: Doubt | None = None
    choices: tuple[int, ...] = ()


def read_purchase(text: str, now: datetime, *, digits: int = 2) -> ReadPurchase:
    """Reads amount (minor units of a currency with ``digits`` decimals), product, quantity, day and how long it lasts.

    A price said for each piece is multiplied, a total wins over it; a deposit, a discount or a list price is not
    the amount. ``ambiguous``: the amount is a bare number below 100, one of several, or may be the price of one
    piece. The day is today unless one is said; weekdays and dates without a year lie behind.
    """
    rest, margin = take_margin(A_YEAR.sub(" ", SLASH.sub("@", plain(text))), digits)
    rest, whom = take_whom(rest)
    rest, source = take_source(rest)
    rest, day = _take_day(rest, now)
    rest, lasts = _take_lasts(rest)
    rest = _without_what_is_beside(rest)
    amounts = [each for each in find_amounts(rest, digits=digits) if _may_be_price(rest, each, digits)]
    unit = next((each for each in amounts if _is_for_one(rest, each)), None)
    rest, quantity = _take_quantity(rest, amounts)
    price = _price(rest, amounts, unit, quantity, digits)
    paid = {unit} if unit else set()
    if not price.doubt or price.doubt is not Doubt.SEVERAL:
        paid |= {each for each in amounts if each.minor in (price.minor, *price.choices)}
    for each in paid:
        rest = blank(rest, *_with_each(rest, each))
    return ReadPurchase(
        price.minor,
        _goods(_words_left(text, rest)),
        quantity,
        day,
        lasts,
        price.doubt is not None,
        price.currency,
        price.doubt,
        price.choices,
        margin,
        text[slice(*whom)],
        source,
    )


def read_return(text: str, now: datetime, *, digits: int = 2) -> ReadPurchase | None:
    """The same for a line that tells of a return (退 轮胎 3280, tyres returned 3280), its amount below zero.

    None if nothing came back.
    """
    found = RETURNED.search(plain(text))
    if found is None:
        return None
    read = read_purchase(blank(text, *found.span()), now, digits=digits)
    if read.amount is None:
        return read
    return replace(read, amount=-read.amount, choices=tuple(-each for each in read.choices), margin=None)


def read_span(text: str) -> int | None:
    """How long something will do, in days: 45天, 三个月, 2 weeks, 60; None if the text says anything else."""
    words = plain(text).strip()
    for said in (words, f"够用{words}", f"for {words}", f"for {words} days"):
        rest, days = _take_lasts(said)
        if days and not _words_left(said, rest):
            return days
    return None


def _take_day(text: str, now: datetime) -> tuple[str, date]:
    found = next(iter(find(text, now, lean=Lean.BEHIND)), None)
    if not found or found.when.repeat:
        return text, now.date()
    return blank(text, found.start, found.end), found.when.day


def _take_lasts(text: str) -> tuple[str, int | None]:
    found = _LASTS.search(text)
    if not found:
        return text, None
    count, unit = found["zh"] or found["en"], (found["zh_unit"] or found["en_unit"]).lower()
    days = _DAYS[unit] // 2 if count == "半" else _DAYS[unit] * _count(count)
    return blank(text, *found.span()), days or None


def _count(word: str) -> int:
    return _WORDS[word.lower()] if word.lower() in _WORDS else read_number(word)


def _take_quantity(text: str, amounts: list[Amount]) -> tuple[str, int]:
    """The first number of pieces that is more than one, else the first; 一条 beside a price is no number of pieces."""
    prices = [_with_each(text, each) for each in amounts if _is_for_one(text, each)]
    found = []
    for match in QUANTITY.finditer(text):
        digits = next(group for group in match.groups() if group)
        named = (
            (match["goods"] or match["plain"])
            and text[: match.start()].rstrip()[-1:].isalpha()
            and _after_a_name(text, match.start())
        )
        if not named and not any(start < match.end() and match.start() < end for start, end in prices):
            found.append((match.span(), _count(digits)))
    best = next(((span, count) for span, count in found if count > 1), None) or next(iter(found), None)
    if best is None or not best[1]:
        return text, 1
    return blank(text, *best[0]), best[1]


def _without_what_is_beside(rest: str) -> str:
    """The text without a deposit, a discount, what is paid besides; insurance is what was sold if nothing else was."""
    rest = _REBATE.sub(lambda part: " " * len(part.group()), rest)
    left = BESIDE_PRICE.sub(lambda part: " " * len(part.group()), rest)
    only = all(_INSURANCE in part.group() for part in BESIDE_PRICE.finditer(rest))
    return rest if only and not find_amounts(left) else left


def _after_a_name(text: str, start: int) -> bool:
    """Whether the word before belongs to a model: Model 3 tyres."""
    word = text[:start].rsplit(maxsplit=1)[-1]
    return word[0].isascii() and word[0].isupper()


def _may_be_price(text: str, amount: Amount, digits: int) -> bool:
    if amount.marked:
        return True
    if amount.minor >= _LONGEST_BARE * 10**digits:
        return False
    return not NO_PRICE_AFTER.search(text[amount.end :]) and not NO_PRICE_BEFORE.search(text[: amount.start])


def _is_for_one(text: str, amount: Amount) -> bool:
    return bool(EACH_BEFORE.search(text[: amount.start]) or EACH_AFTER.search(text[amount.end :]))


def _with_each(text: str, amount: Amount) -> tuple[int, int]:
    """The amount with the words that say of what it is: 每条320, 640 each, 共1,280."""
    before = EACH_BEFORE.search(text[: amount.start]) or TOTAL_BEFORE.search(text[: amount.start])
    after = EACH_AFTER.search(text[amount.end :])
    return before.start() if before else amount.start, amount.end + (after.end() if after else 0)


def _price(text: str, amounts: list[Amount], unit: Amount | None, quantity: int, digits: int) -> _Price:
    total = next((each for each in amounts if _is_total(text, each)), None)
    if total is not None:
        return _Price(total.minor, total.currency)
    if unit is not None:
        whole = unit.minor * quantity
        said = next((each for each in amounts if each is not unit and each.minor == whole), unit)
        return _Price(whole, said.currency)
    left = [each for each in amounts if text[each.start : each.end].strip()]
    price = _picked(left, digits, chinese=any("一" <= char <= "鿿" for char in text))
    if price.minor and not price.doubt and quantity > 1:
        one = next(each for each in left if each.minor == price.minor)
        if AT_BEFORE.search(text[: one.start]):
            whole = one.minor * quantity
            return _Price(whole, one.currency, Doubt.EACH, (whole, one.minor))
    return price


def _is_total(text: str, amount: Amount) -> bool:
    return bool(TOTAL_BEFORE.search(text[: amount.start]) or TOTAL_AFTER.search(text[amount.end :]))


def _picked(amounts: list[Amount], digits: int, *, chinese: bool) -> _Price:
    """A marked amount wins over bare numbers, a large one over those that may be sizes; else it is unclear."""
    marked = [amount for amount in amounts if amount.marked]
    likely = marked or [amount for amount in amounts if amount.minor >= SMALL * 10**digits]
    if likely:
        one = likely[0] if marked else likely[-1]
        distinct = tuple(dict.fromkeys(each.minor for each in likely))
        if len(likely) == 1:
            return _Price(one.minor, one.currency)
        return _Price(one.minor, one.currency, Doubt.SEVERAL, (*distinct, sum(each.minor for each in likely)))
    if not amounts:
        return _Price(None)
    small = amounts[-1].minor
    factor = _TEN_THOUSAND if chinese else _THOUSAND
    return _Price(small, "", Doubt.SMALL, (small * factor, small))


def _words_left(text: str, rest: str) -> str:
    """The words as typed where the blanked text still has letters."""
    kept = "".join(char if left != " " else " " for char, left in zip(text, rest, strict=True))
    return " ".join(kept.split()).strip(_EDGES)


def _goods(words: str) -> str:
    """What was bought, without the words that lead to it."""
    for _ in range(_MOST_EDGES):
        start, end = 0, len(words)
        for edge in EDGE.finditer(plain(words)):
            start, end = (edge.end(), end) if edge.start() == 0 else (start, edge.start())
        left = words[start:end].strip(_EDGES)
        if left == words:
            break
        words = left
    return words
