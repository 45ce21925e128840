"""What one line of a list says."""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, time

from playbook.columns.cells import read_amount, read_kind, read_phones, read_quantity, read_words
from playbook.columns.dates import read_birthday, read_date, read_hour
from playbook.columns.harmless import unguarded
from playbook.columns.model import CUSTOMER, Content, Entry, Field, Layout, Reason, Refused
from playbook.columns.records import Record
from playbook.columns.sale_parts import read_parts

LONGEST_NAME = 40
LONGEST_REF = 60
LONGEST_FIRM, LONGEST_TAG = 60, 30
LONGEST_TEXT = 200
LONGEST_NOTE = 4000
UNREADABLE = "\ufffd"  # what a sign becomes that cannot be decoded
Cells = dict[Field, str | None]


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
    cells = {field: _cell(record, at) for field, at in layout.columns.items()}
    if any(UNREADABLE in (cells.get(field) or "") for field in (*CUSTOMER, Field.FIRM)):
        raise _Broken(Reason.GARBLED)
    written = cells.get(Field.PHONE) or ""
    phones = read_phones(written, region) if written else ()
    ref, name = (cells.get(Field.REF) or "")[: LONGEST_REF + 1], cells.get(Field.NAME) or ""
    if not (ref or name or phones) or (layout.content is Content.CLIENTS and not (name or phones)):
        raise _Broken(Reason.CUSTOMER)
    if len(name) > LONGEST_NAME or len(ref) > LONGEST_REF:
        raise _Broken(Reason.NAME)
    who = Entry(record.line, ref, name, (cells.get(Field.FIRM) or "")[:LONGEST_FIRM], phones)
    if layout.content is Content.PURCHASES:
        return _purchase(who, cells, layout, today)
    if layout.content is Content.NOTES:
        return _talk(who, cells, layout, today)
    return _client(who, cells, _extras(record, layout), "" if phones else written, today)


def _cell(record: Record, at: int) -> str | None:
    """What a cell says, on one line and without what keeps a spreadsheet from running it; None where it is missing."""
    return " ".join(unguarded(record.cells[at]).split()) if at < len(record.cells) else None


def _purchase(who: Entry, cells: Cells, layout: Layout, today: date) -> Entry:
    day, _ = _day(cells, layout, today)
    amount, quantity = _amount(cells, layout), _quantity(cells)
    if quantity < 0:  # goods taken back, whether or not the amount says so too
        amount, quantity = -abs(amount), -quantity
    said = (cells.get(Field.PRODUCT), cells.get(Field.NOTE))  # a remark on a sale belongs to the sale
    product = " · ".join(each for each in said if each)[:LONGEST_TEXT]
    parts = read_parts(cells, layout.decimal, amount) if layout.tells_parts else None
    return replace(who, day=day, amount=amount, quantity=quantity, product=product, parts=parts)


def _talk(who: Entry, cells: Cells, layout: Layout, today: date) -> Entry:
    day, at = _day(cells, layout, today)
    words = (cells.get(Field.NOTE) or "")[:LONGEST_NOTE]
    if not words:
        raise _Broken(Reason.WORDS)
    return replace(who, day=day, at=at, note=words, kind=read_kind(cells.get(Field.KIND) or "", words))


def _client(who: Entry, cells: Cells, extras: list[str], no_number: str, today: date) -> Entry:
    """What is no number or no day is still worth keeping, in the note: 只加了微信."""
    birthday = cells.get(Field.BIRTHDAY) or ""
    born = read_birthday(birthday, today.year)
    said = [cells.get(Field.NOTE) or "", no_number, "" if born else birthday, *extras]
    return replace(
        who,
        note="; ".join(each for each in said if each)[:LONGEST_NOTE],
        job=(cells.get(Field.JOB) or "")[:LONGEST_TAG],
        tags=read_words(cells.get(Field.TAGS) or ""),
        aliases=tuple(each for each in read_words(cells.get(Field.ALIAS) or "") if each != who.name),
        birthday=born,
    )


def _extras(record: Record, layout: Layout) -> list[str]:
    """Columns without a field of their own, each under its heading: 地址: 福田."""
    found = ((layout.titles[at], _cell(record, at)) for at in layout.extras)
    return [f"{title}: {words}" if title else words for title, words in found if words]


def _day(cells: Cells, layout: Layout, today: date) -> tuple[date, time | None]:
    written = cells.get(Field.DATE)
    if written is None:
        raise _Broken(Reason.COLUMNS)
    day = read_date(written, layout.dates, today.year) if layout.dates else None
    if day is None:
        raise _Broken(Reason.DATE)
    if day > today:
        raise _Broken(Reason.FUTURE)
    return day, read_hour(written)


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


@dataclass(frozen=True, slots=True)
class Named:
    """A line's name among its customer's lines: 24 hexadecimal figures; and how many of its kind the file has so far.

    Two equal purchases in one file are two: the second, third … has its own name. A talk told twice is one, and
    clients have none.
    """

    key: str
    count: int


class Numbering:
    """Names the lines of each customer by what they say, so that they go in once however often the file is sent."""

    def __init__(self) -> None:
        self._seen: Counter[bytes] = Counter()

    def name(self, entry: Entry) -> Named:
        """The entry's name; to be asked for every line, in order."""
        if entry.content is not Content.PURCHASES:
            return Named(note_key(entry), 1) if entry.note else Named("", 1)
        said = "\x1f".join(map(str, (entry.day, entry.amount, entry.quantity, entry.product)))
        whose = _digest(f"{entry.customer}\x1f{said}")
        self._seen[whose] += 1
        return Named(_digest(f"{said}\x1f{self._seen[whose]}").hex(), self._seen[whose])


def note_key(entry: Entry) -> str:
    """The name of what is noted in a line, among its client's."""
    return _digest(f"{entry.day or ''}\x1f{entry.note}").hex()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:12]
