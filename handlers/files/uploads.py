"""A file that was sent, made into tables by what is in it, whatever it is called."""

from dataclasses import dataclass

from playbook.columns import find_encoding
from playbook.columns.address_book import as_table
from playbook.vcards import looks_like_cards
from storage import workbooks
from storage.workbooks import Unreadable

BLANK = b"\0\r\n\t \xef\xbb\xbf\xff\xfe"
LOOKED_AT = 64  # bytes that tell an address book


@dataclass(frozen=True)
class Table:
    """A table in a file; `sheet`: its name in a spreadsheet of several; `separator` None: still to be found out."""

    content: bytes
    encoding: str | None
    sheet: str = ""
    separator: str | None = None


@dataclass(frozen=True)
class Upload:
    """What a file holds: tables, or `why` there are none."""

    tables: tuple[Table, ...] = ()
    why: Unreadable.Why | None = None


def unpack(content: bytes) -> Upload:
    """The tables of a file. It may take seconds: not for the database's thread, nor the event loop's."""
    if workbooks.is_workbook(content):
        try:
            sheets = workbooks.read(content)
        except Unreadable as error:
            return Upload(why=error.why)
        several = len(sheets) > 1
        return Upload(tuple(Table(each.content, "utf-8", each.name if several else "", ",") for each in sheets))
    encoding = find_encoding(content)
    head = content[:LOOKED_AT].decode(encoding, errors="replace") if encoding else ""
    if encoding and looks_like_cards(head):
        cards = as_table(content.decode(encoding, errors="replace"))
        return Upload((Table(cards.encode("utf-8", "replace"), "utf-8", separator=","),))
    return Upload((Table(content, encoding),) if content.strip(BLANK) else ())
