"""Money outstanding in one line (F4): 定金5000 尾款2万 周五付; 欠款 12000 12月1日; owes 12,000 by 1 Dec."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from playbook import dates
from playbook.capture.mood import read_mood
from playbook.dates import Kind
from playbook.money import Amount, find_amounts
from playbook.typed.amounts import amounts_in
from playbook.writing import any_case, blank, both_widths, plain

LONGEST: Final = 40  # letters of what it is for
_MARKS: Final = both_widths(" \t\n,;.:-|/!") + "、。·"


_DOWN = "定金|订金|首付款?|预付款?|诚意金|押金"
_DOWN_EN = r"deposit|down ?payment|paid"
_OWED = "尾款|余款|欠款|应收款?|货款|欠"
_OWED_EN = r"owes?(?: me| us)?|balance(?: due)?|outstanding|still owed"
_DOWN_BEFORE = any_case(
    rf"(?:(?:已?[收付交]了?)?(?:{_DOWN})(?:已?[收付交])?了?|[已先][收付交给]了?|\b(?:{_DOWN_EN})(?: of)?)\s?:?\s?$"
)
_DOWN_AFTER = any_case(rf"^\s?(?:的?(?:{_DOWN})|(?:deposit|down ?payment|down|paid)\b)")
_OWED_BEFORE = any_case(
    rf"(?:(?:{_OWED})(?:我们?)?[是还有剩]?|还欠(?:我们?)?|还[有剩差]|\b(?:{_OWED_EN})(?: of)?)\s?:?\s?$"
)
_OWED_AFTER = any_case(rf"^\s?(?:的?(?:{_OWED})|(?:balance|outstanding|owed|due)\b)")
_DEPOSIT = any_case(rf"{_DOWN}|\b(?:deposit|down ?payment)\b")
_TOTAL = "总价|总款|总额|总共|一共|合计|总计|全款|全部|成交价|车价"
_TOTAL_EN = r"(?:in )?total|altogether|in all|full price|price"
_TOTAL_BEFORE = any_case(rf"(?:(?:{_TOTAL})[是为]?|\b(?:{_TOTAL_EN})(?: is| of)?)\s?:?\s?$")
_TOTAL_AFTER = any_case(r"^\s?(?:总价|(?:in )?total\b|altogether\b|in all\b)")
SAYS_OWED: Final = any_case(rf"{_OWED}|\b(?:{_OWED_EN})\b")
_HINTED: Final = any_case(
    r"尾款|余款|欠款|货款|应收|回款|还欠|欠(?:[我着]|\s?[0-9])|(?:定金|订金|首付)[^,。]{0,12}(?:付|给|交|打)|(?:付|给|打|转)[^,。]{0,4}款"
    r"|\b(?:owes?|balance (?:due|of|by|on)|outstanding|the balance|final payment|rest of the (?:money|payment))\b"
)
_PAID = any_case(r"[已先][收付交给]|\bpaid\b")
_REST = any_case(r"剩下|其余|余下|\b(?:the )?(?:rest|remainder)\b")
_PRICE = any_case(rf"{_TOTAL}|\btotal\b")
_AROUND: Final = ((_TOTAL_BEFORE, _TOTAL_AFTER), (_OWED_BEFORE, _OWED_AFTER), (_DOWN_BEFORE, _DOWN_AFTER))
_FILLER = any_case(
    r"(?:[之以]?前)?(?:付清|结清|付款|打款|转账|付|给|结|打|转|交|还|收)(?:我们?)?|到期|最晚|应收|约好|说好"
    r"|\b(?:will|to|be|pays?|paid|by|on|before|due|is|until|payable|of|and|the|me|us)\b|[我她他]们?"
)


_CAME = any_case(r"收到|到账|入账|已[收付]|收了|付了|结了|\b(?:received|came in|has paid|paid up|paid in full)\b")
_PAID_NOW = any_case(
    r"收到|到账|入账|已[收付]|收了|[付结转打汇给]了|付款|打款|汇款|转账|[转打汇]来|[付结]清"
    r"|\b(?:received|paid|transferred|came in)\b"
)
_SMALL = any_case(r"[刚又先已共]|[了的过]|客户|[他她]|货?款|\b(?:just|another|he|she|has|have|from|via)\b")
_CLAUSES = any_case(rf"[{both_widths(',;')}、。](?![0-9])\s*|\s+(?=[\u4e00-\u9fff])")
_TALK = any_case(
    r"^(?:[他她]|客户)?(?:还|又|也)?[说讲问]|爽快|痛快|干脆|剩下|其余"
    r"|\b(?:said|says|asked|asks|the rest|promptly)\b"
)
_SETTLED = any_case(r"付清|结清|付了|收了|\bpaid\b")
"""Unless a day to come is said, it may well be over: paid, not owed."""


@dataclass(frozen=True)
class OwedLine:
    """What a line says is owed; minor units.

    ``owed``: what is still to come, None if that is not said; ``paid``: what was paid down; ``due``: by when; ``what``:
    the words that are none of these; ``deposit``: it is the down payment that is to come; ``total``: the whole price,
    where it was said, of which the down payment is a part.
    """

    owed: int | None = None
    paid: int = 0
    due: date | None = None
    what: str = ""
    deposit: bool = False
    total: int | None = None

    @property
    def overpaid(self) -> bool:
        """Whether more was paid down than the whole price: one of them is a slip."""
        return self.total is not None and self.paid > self.total


def direct(words: str, now: datetime, currency: str = "") -> OwedLine | None:
    """A line on a client that says what is owed and nothing else; None for any other: that stays a note."""
    said = plain(words)
    if not SAYS_OWED.search(said) and not _DEPOSIT.search(said) and not _part_paid(said):
        return None
    line = read(words, now, currency)
    if line.owed is None or line.what or not (SAYS_OWED.search(said) or line.due or line.total):
        return None
    over = line.due is None or line.due <= now.date()
    return None if over and _SETTLED.search(said) else line


def has_come(words: str) -> bool:
    """Whether the words tell that money has come: 2万到账, 收到, received."""
    return bool(_CAME.search(plain(words)))


def payment(words: str, now: datetime, currency: str = "") -> int | None:
    """How much a line says was paid, in minor units, if it names nothing that was bought; None of others.

    今天付了5000, paid 5,000; how he took it, or what he said, may stand beside it (很爽快). Where money is still to
    come it is a part of that, and no purchase of its own.
    """
    rest = " ".join(each for each in _CLAUSES.split(plain(words)) if not _is_beside(each))
    if not _PAID_NOW.search(rest):
        return None
    for each in dates.find(rest, now):
        if each.kind is not Kind.DAY or each.when.day > now.date():
            return None
        rest = blank(rest, each.start, each.end)
    found = amounts_in(rest, currency)
    if len(found) != 1:
        return None
    rest = _without(rest, found[0])
    for pattern in (_PAID_NOW, SAYS_OWED, _DEPOSIT, _FILLER, _SMALL):
        rest = pattern.sub(" ", rest)
    return None if any(sign.isalnum() for sign in rest) else found[0].minor


def _is_beside(clause: str) -> bool:
    """Whether a clause is about how somebody felt or what he said, and not about money."""
    return bool(_TALK.search(clause) or read_mood(clause)) and not _PAID_NOW.search(clause) and not find_amounts(clause)


def is_hinted(words: str) -> bool:
    """Whether a note speaks of money that is to come."""
    said = plain(words)
    return bool(_HINTED.search(said)) or _part_paid(said)


def _part_paid(said: str) -> bool:
    """Whether the words name a price, and a part of it that was paid: 总价3万 已付5000, 成交3万 先付5000 剩下的月底."""
    if not (_DEPOSIT.search(said) or _PAID.search(said)):
        return False
    return bool(_PRICE.search(said) or (_REST.search(said) and len(find_amounts(said)) > 1))


def read(words: str, now: datetime, currency: str = "") -> OwedLine:
    """What is owed, what was paid down, and by when, as far as the words say so.

    Of several days one to come is meant; a single one that is past, too: then it is late. An amount in another than the
    team's ``currency`` stays a word.
    """
    rest = plain(words)
    days = [each for each in dates.find(words, now) if each.kind is Kind.DAY]
    day = next((each for each in days if each.when.day > now.date()), next(iter(days), None))
    rest = blank(rest, day.start, day.end) if day else rest
    due = day.when.day if day else None
    rest, owed, down, total = _amounts(rest, currency)
    deposit = None not in (due, down) and owed is None and total is None and bool(_DEPOSIT.search(plain(words)))
    if deposit:
        owed, down = down, None
    rest = SAYS_OWED.sub(lambda part: " " * len(part.group()), rest)
    rest = _FILLER.sub(lambda part: " " * len(part.group()), rest)
    kept = "".join(own if left != " " else " " for own, left in zip(words, rest, strict=True))
    what = " ".join(kept.split()).strip(_MARKS)[:LONGEST].rstrip()
    what = what if any(sign.isalnum() for sign in what) else ""
    return OwedLine(owed, down or 0, due, what, deposit, total)


def _amounts(rest: str, currency: str) -> tuple[str, int | None, int | None, int | None]:
    """What is owed, what was paid down and the whole price; of a price what was not paid down yet is owed."""
    found = amounts_in(rest, currency)
    total = _named(rest, found, _TOTAL_BEFORE, _TOTAL_AFTER)
    total = total or _part_of(rest, found)
    owed = _named(rest, [each for each in found if each is not total], _OWED_BEFORE, _OWED_AFTER)
    down = _named(rest, [each for each in found if each not in (owed, total)], _DOWN_BEFORE, _DOWN_AFTER)
    if total is None:
        owed = owed or next((each for each in found if each is not down), None)
    for each in (total, owed, down):
        rest = _without(rest, each) if each else rest
    left = owed.minor if owed else None
    if owed is None and total is not None:
        left = max(0, total.minor - (down.minor if down else 0)) or None
    return rest, left, down.minor if down else None, total.minor if total else None


def _part_of(rest: str, found: list[Amount]) -> Amount | None:
    """The price, where of two amounts one was paid down and the rest is to come: 成交3万 先付5000 剩下的月底."""
    down = _named(rest, found, _DOWN_BEFORE, _DOWN_AFTER)
    if down is None or not _REST.search(rest) or _named(rest, found, _OWED_BEFORE, _OWED_AFTER):
        return None
    return next((each for each in found if each.minor > down.minor), None)


def _named(rest: str, found: list[Amount], before: re.Pattern[str], after: re.Pattern[str]) -> Amount | None:
    return next(
        (each for each in found if before.search(rest[: each.start])),
        next((each for each in found if after.search(rest[each.end :])), None),
    )


def _without(rest: str, each: Amount) -> str:
    """The text without an amount and the words beside it that say what it is."""
    start, end = each.start, each.end
    for before, after in _AROUND:
        if lead := before.search(rest[:start]):
            return blank(rest, lead.start(), end)
        if tail := after.search(rest[end:]):
            return blank(rest, start, end + tail.end())
    return blank(rest, start, end)
