"""What one line of a list says."""

import hashlib
from collections import Counter
from datetime import date

from playbook.columns.cells import read_amount, read_phones, read_quantity
from playbook.columns.dates import read_date
from playbook.columns.model import Content, Entry, Field, Layout, Reason, Refused
from playbook.columns.records import Record

LONGEST_NAME = 40
LONGEST_REF = 60
LONGEST_TEXT = 200


def read_line(record: Record, layout: Layout, *, today: date, region: str) -> Entry | Refused:
    """The line as an entry, or why it can't be one; phones without + are read as in the region ("CN")."""
    try:
        return _entry(record, layout, today, region)
    except _Broken as broken:
        return Refused(record.line, broken.reason, record.text)


class _Broken(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def _entry(record: Record, layout: Layout, today: date, region: str) -> Entry:
    if any(cell.strip() for cell in record.cells[len(layout.titles) :]):
        raise _Broken(Reason.COLUMNS)  # a comma too many moves all that follows it
    cells = {
        field: " ".join(record.cells[at].split()) if at < len(record.cells) else None
        for field, at in layout.columns.items()
    }
    written = cells.get(Field.PHONE) or ""
    phones = read_phones(written, region) if written else ()
    ref, name = (cells.get(Field.REF) or "")[: LONGEST_REF + 1], cells.get(Field.NAME) or ""
    note = cells.get(Field.NOTE) or ""
    day, amount, quantity = None, 0, 1
    if layout.content is Content.PURCHASES:
        day, amount, quantity = _day(cells, layout, today), _amount(cells, layout), _quantity(cells)
        if quantity < 0:  # goods taken back, whether or not the amount says so too
            amount, quantity = -abs(amount), -quantity
    elif written and not phones:
        note = f"{note} {written}".strip()  # what is no number is still worth keeping: 只加了微信
    if not (ref or name or phones) or (layout.content is Content.CLIENTS and not (name or phones)):
        raise _Broken(Reason.CUSTOMER)
    if len(name) > LONGEST_NAME or len(ref) > LONGEST_REF:
        raise _Broken(Reason.NAME)
    product = cells.get(Field.PRODUCT) or ""
    if day is not None and note:
        product, note = f"{product} · {note}" if product else note, ""  # a remark on a sale belongs to the sale
    return Entry(
        line=record.line,
        ref=ref,
        name=name,
        firm=(cells.get(Field.FIRM) or "")[:LONGEST_TEXT],
        phones=phones,
        note=note,
        day=day,
        amount=amount,
        quantity=quantity,
        product=product[:LONGEST_TEXT],
    )


Cells = dict[Field, str | None]


def _day(cells: Cells, layout: Layout, today: date) -> date:
    written = cells.get(Field.DATE)
    if written is None:
        raise _Broken(Reason.COLUMNS)
    day = read_date(written, layout.dates, today.year) if layout.dates else None
    if day is None:
        raise _Broken(Reason.DATE)
    if day > today:
        raise _Broken(Reason.FUTURE)
    return day


def _amount(cells: Cells, layout: Layout) -> int:
    """A list without amounts has purchases of 0; a cell without one in a list of amounts is a hole."""
    if Field.AMOUNT not in cells:
        return 0
    written = cells[Field.AMOUNT]
    if written is None:
        raise _Broken(Reason.COLUMNS)
    amount = read_amount(written, layout.decimal)
    if amount is None:
        raise _Broken(Reason.AMOUNT)
    return amount


def _quantity(cells: Cells) -> int:
    quantity = read_quantity(cells.get(Field.QUANTITY) or "")
    if quantity is None:
        raise _Broken(Reason.QUANTITY)
    return quantity


class Numbering:
    """Names the lines of each customer by what they say, so that they go in once however often the file is sent.

    Two equal lines in one file are two purchases: the second, third … has its own name.
    """

    def __init__(self) -> None:
        self._seen: Counter[bytes] = Counter()

    def key(self, entry: Entry) -> str:
        """The entry's name among its customer's: 24 hexadecimal figures; to be asked for every line, in order."""
        said = "\x1f".join(map(str, (entry.day, entry.amount, entry.quantity, entry.product)))
        whose = _digest(f"{entry.customer}\x1f{said}")
        self._seen[whose] += 1
        return _digest(f"{said}\x1f{self._seen[whose]}").hex()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:12]
