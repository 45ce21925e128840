"""What a list may tell of a purchase besides day, amount and goods (B3). None of it is worth refusing a line for."""

from collections.abc import Mapping
from typing import Final

from playbook.capture.purchase_parts import source_named
from playbook.columns.cells import read_amount
from playbook.columns.model import Field, SaleParts
from playbook.currencies import currency_named
from playbook.goods import LONGEST
from playbook.writing import plain, word_list

_NO: Final = frozenset(word_list("否 不是 没有 无 n no none false 0 -"))
_CODE = 3  # letters of an ISO 4217 code


def read_parts(cells: Mapping[Field, str | None], decimal: str, amount: int) -> SaleParts | None:
    """The rarer parts of a purchase of this amount; None where the list tells none."""
    margin, paid = (read_amount(cells.get(field) or "", decimal) for field in (Field.MARGIN, Field.PAID))
    currency = _currency(cells.get(Field.CURRENCY) or "")
    known = paid is not None and bool(currency)
    heard = (cells.get(Field.SOURCE) or "")[:LONGEST]
    parts = SaleParts(
        margin=margin,
        for_whom=(cells.get(Field.WHOM) or "")[:LONGEST],
        source=source_named(heard) if heard else "",
        foreign_amount=paid if known else None,
        foreign_currency=currency if known else "",
        returned=amount < 0 and _is_yes(cells.get(Field.RETURN) or ""),
    )
    return None if parts == SaleParts() else parts


def _currency(written: str) -> str:
    """The ISO 4217 code; a sign that several currencies share names none."""
    code = currency_named(written) or written.strip().upper()
    return code if len(code) == _CODE and code.isascii() and code.isalpha() else ""


def _is_yes(written: str) -> bool:
    return bool(written) and plain(written).strip().lower() not in _NO
