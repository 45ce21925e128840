"""The sale or return that a note tells of, wherever its words stand: 又下了单,3条轮胎,一共2,400."""

import re
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from playbook.capture.clauses import Clause
from playbook.capture.goods_words import A_YEAR, EACH_BEFORE, QUANTITY, SLASH, TOTAL, TOTAL_AFTER, TOTAL_BEFORE
from playbook.capture.model import Doubt, ReadPurchase
from playbook.capture.purchase import read_purchase
from playbook.capture.purchase_parts import TELLS_MARGIN
from playbook.capture.sale_words import AFTER_ALL_NOT, HANGS, NOT_YET, PAID_DOWN, RETURN, SALE, STOPS, UNSURE, VETO
from playbook.money import find_amounts
from playbook.writing import plain

_LONGEST = 24  # letters of a clause that only goes on about the goods
_GOODS = 10  # letters of goods that stand alone
_MOST_BEHIND, _MOST_BEFORE = 3, 2  # clauses that may go on about them
_MOST_TOLD = 8  # sales in one note
_LATIN_NAME = re.compile(r"[A-Z][\w-]*(?: [\w-]+){0,2}")


class Sale(NamedTuple):
    """The clauses ``first`` to ``last`` (inclusive) and what they tell; ``clear``: it can be recorded."""

    first: int
    last: int
    read: ReadPurchase
    clear: bool


def find_sale(clauses: list[Clause], now: datetime) -> Sale | None:
    """The first sale or return that was made; what is wished, planned, called off or bought elsewhere is none."""
    heads = [at for at in range(len(clauses)) if _verb(clauses, at, now)][:_MOST_TOLD]
    sales = [sale for at in heads if (sale := _around(clauses, at, now)) is not None]
    if not sales:
        return None
    first = sales[0]
    others = [sale for sale in sales[1:] if sale.first > first.last]
    if not others or not first.clear:
        return first
    amounts = [sale.read.amount or 0 for sale in (first, *others)]
    read = replace(first.read, ambiguous=True, doubt=Doubt.SEVERAL, choices=(sum(amounts), *dict.fromkeys(amounts)))
    return first._replace(read=read, clear=False)


def _verb(clauses: list[Clause], at: int, now: datetime) -> re.Match[str] | None:
    """The verb that tells of a sale or a return done, in the clause ``at``."""
    clause = clauses[at]
    if clause.found and (clause.found.when.day > now.date() or _is_later_today(clause, now)):
        return None
    said = plain(clause.said)
    if at and HANGS.search(plain(clauses[at - 1].said)):
        return None
    for verbs in (RETURN, SALE):
        match = verbs.search(said)
        if match and (verbs is RETURN or not VETO.search(said)):
            before, after = said[: match.start()], said[match.end() :]
            return None if NOT_YET.search(before) or AFTER_ALL_NOT.search(after) or HANGS.search(said) else match
    return None


def _is_later_today(clause: Clause, now: datetime) -> bool:
    when = clause.found.when if clause.found else None
    return when is not None and when.day == now.date() and when.time is not None and when.time > now.time()


def _around(clauses: list[Clause], at: int, now: datetime) -> Sale | None:
    """The sale with the clauses beside it that go on about the goods; None if no amount is told."""
    first, last = at, at + _goods_alone(clauses, at, now)
    read = _read(clauses, first, last, at, now)
    while last + 1 < len(clauses) and last - at < _MOST_BEHIND and _goes_on(clauses[last + 1], read):
        last += 1
        read = _read(clauses, first, last, at, now)
    while first and at - first < _MOST_BEFORE and _leads_up(clauses[first - 1], read):
        first -= 1
        read = _read(clauses, first, last, at, now)
    verb = _verb(clauses, at, now)
    if not read.amount or verb is None or (UNSURE.fullmatch(verb.group()) and read.doubt is Doubt.SMALL):
        return None
    said = plain(" ".join(each.said for each in clauses[first : last + 1]))
    if PAID_DOWN.fullmatch(verb.group()) and read.doubt is None and not TOTAL.search(said):
        read = replace(read, ambiguous=True, doubt=Doubt.DEPOSIT, choices=(read.amount,))
    return Sale(first, last, read, not read.ambiguous and read.day <= now.date())


def _goods_alone(clauses: list[Clause], at: int, now: datetime) -> int:
    """How many clauses after a bare verb are goods that an amount follows: one (退货 轮胎 3280), or none."""
    verb = _verb(clauses, at, now)
    if verb is None or clauses[at].said.strip() != verb.group().strip() or at + 2 >= len(clauses):
        return 0
    goods, price = (plain(each.said) for each in clauses[at + 1 : at + 3])
    tells_more = any(words.search(goods) for words in (STOPS, VETO, NOT_YET, RETURN, SALE))
    if tells_more or clauses[at + 1].found or len(goods) > _GOODS or any(sign.isdigit() for sign in goods):
        return 0
    amounts = find_amounts(price)
    return int(bool(amounts) and not price.replace(price[amounts[0].start : amounts[0].end], "").strip())


def _read(clauses: list[Clause], first: int, last: int, at: int, now: datetime) -> ReadPurchase:
    """The purchase in these clauses; what was bought is said after the verb, or else before it."""
    verb = _verb(clauses, at, now)
    head = clauses[at].said
    start, end = verb.span() if verb else (0, 0)
    before = " ".join([*(each.said for each in clauses[first:at]), head[:start]])
    after = "  ".join([head[end:], *(each.said for each in clauses[at + 1 : last + 1])])
    read = read_purchase(f"{before}  {after}", now)
    product = read_purchase(after, now).product
    if not product and QUANTITY.search(plain(before)):
        product = read.product
    read = replace(read, product=product)
    if verb is None or verb.re is not RETURN or read.amount is None:
        return read
    return replace(read, amount=-read.amount, choices=tuple(-each for each in read.choices), margin=None)


def _leads_up(clause: Clause, read: ReadPurchase) -> bool:
    """Whether the clause before holds the goods or the amount that the sale lacks."""
    if read.amount is None:
        return _goes_on(clause, read)
    told = bool(read.product) or read.quantity > 1
    return not told and bool(QUANTITY.search(plain(clause.said))) and _goes_on(clause, read)


def _goes_on(clause: Clause, read: ReadPurchase) -> bool:
    """Whether a clause says no more than what it was, how many, or how much."""
    said = A_YEAR.sub(" ", SLASH.sub("@", plain(clause.said)))
    if clause.found is not None or len(said) > _LONGEST or STOPS.search(said) or RETURN.search(said):
        return False
    if _LATIN_NAME.fullmatch(clause.said):
        return not read.product
    amounts = find_amounts(said)
    if any(each.marked for each in amounts) or QUANTITY.search(said) or TELLS_MARGIN.search(said):
        return True
    alone = bool(amounts) and not said.replace(said[amounts[0].start : amounts[0].end], "").strip()
    return alone or any(
        TOTAL_BEFORE.search(said[: each.start])
        or TOTAL_AFTER.search(said[each.end :])
        or EACH_BEFORE.search(said[: each.start])
        for each in amounts
    )
