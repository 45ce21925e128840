"""A purchase log as a table of text: who bought, when, for how much. Any shop's till can write one."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Final

from playbook.history import Purchase

WANTED: Final = ("customer_id", "date", "amount")
SEPARATORS: Final = (",", ";", "\t", "|")
FIRST_YEAR, LAST_YEAR = 1900, 2200
LARGEST: Final = 10**12  # minor units of one row
_DATE: Final = re.compile(
    r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?"
)
_AMOUNT: Final = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_GROUPS: Final = re.compile(r"(?<=\d)[, '](?=\d{3}(?:\D|$))")
_SIGNS: Final = re.compile(r"[\s¥￥$€£]|[A-Z]{3}")


class Odd(Enum):
    """What may be odd about a row; all but the last three count nevertheless."""

    FREE = "rows of amount 0: a visit for the rhythm, nothing for the score"
    RETURN = "rows below 0: returns, taken off what they return"
    TWICE = "rows equal to one before: both count"
    LATER = "rows after the date: not looked at"
    NO_DATE = "rows left out: the date can't be read (YYYY-MM-DD)"
    NO_AMOUNT = "rows left out: the amount can't be read"
    NO_CUSTOMER = "rows left out: no customer_id"


class Unreadable(Exception):
    """The table is no purchase log; the words say why."""


@dataclass
class PurchaseTable:
    """Purchases by customer (his id as written), amounts in hundredths of the currency, and what was odd."""

    histories: dict[str, list[Purchase]] = field(default_factory=lambda: defaultdict(list))
    odd: Counter[Odd] = field(default_factory=Counter)
    rows: int = 0


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 by their marks, UTF-8, else GBK."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def read(text: str, until: date | None = None) -> PurchaseTable:
    """Read a table with the columns customer_id, date, amount in any order; others are left alone.

    The amount is that of the whole row, whatever its quantity. Raises Unreadable.
    """
    lines = iter(text.replace("\0", "").splitlines())
    head = next((line for line in lines if line.strip()), "")
    separator = max(SEPARATORS, key=head.count)
    names = [name.strip().lower() for name in next(csv.reader([head], delimiter=separator), [])]
    if missing := [name for name in WANTED if name not in names]:
        raise Unreadable(f"the first line has no column {', '.join(missing)}")
    found = PurchaseTable()
    seen: set[tuple[str, ...]] = set()
    for customer, day, amount, row in _rows(lines, separator, names, found):
        if until is not None and day > until:
            found.odd[Odd.LATER] += 1
            continue
        found.odd[Odd.TWICE] += row in seen
        seen.add(row)
        found.odd[Odd.FREE] += amount == 0
        found.odd[Odd.RETURN] += amount < 0
        found.histories[customer].append(Purchase(day, amount))
    return found


def _rows(
    lines: Iterable[str], separator: str, names: Sequence[str], found: PurchaseTable
) -> Iterator[tuple[str, date, int, tuple[str, ...]]]:
    """Customer, day, amount and the cells of every row that can be read; the others are counted."""
    at_customer, at_day, at_amount = (names.index(name) for name in WANTED)
    for written in csv.reader(lines, delimiter=separator):
        if not any(written):
            continue
        found.rows += 1
        cells = [*written, *[""] * (len(names) - len(written))]
        customer = cells[at_customer].strip()
        day, amount = _day(cells[at_day].strip()), _amount(cells[at_amount].strip(), separator)
        if not customer:
            found.odd[Odd.NO_CUSTOMER] += 1
        elif day is None:
            found.odd[Odd.NO_DATE] += 1
        elif amount is None:
            found.odd[Odd.NO_AMOUNT] += 1
        else:
            yield customer, day, amount, tuple(cells)


@lru_cache(maxsize=16_384)  # days come again and again
def _day(text: str) -> date | None:
    """2026-11-18, 2026/11/18, 20261118, each with or without a time of day."""
    written = _DATE.fullmatch(text)
    if written is None:
        return None
    try:
        day = date(*(int(part) for part in written.groups() if part is not None))
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


@lru_cache(maxsize=16_384)
def _amount(text: str, separator: str) -> int | None:
    """12.5, -5, (12.00), 1,234.50, ¥29.33; 12,50 where the comma separates no cells. In hundredths, rounded."""
    bare = _SIGNS.sub("", text.replace("−", "-"))
    is_back = bare.startswith("-") or (bare.startswith("(") and bare.endswith(")"))
    bare = bare.removeprefix("-").removeprefix("+").strip("()")
    if separator != "," and re.fullmatch(r"[\d.]*,\d{1,2}", bare):
        bare = bare.replace(".", "").replace(",", ".")
    bare = _GROUPS.sub("", bare)
    if len(bare) > 20 or not _AMOUNT.fullmatch(bare):
        return None
    minor = round(Decimal(bare) * 100)
    return None if minor > LARGEST else -minor if is_back else minor
