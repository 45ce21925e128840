"""What a list is made of: its columns, and what one line of it comes to."""

import datetime as dt
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final


class Field(StrEnum):
    """What a column may hold, in the order in which it is shown."""

    REF = "ref"  # the customer's number
    NAME = "name"
    PHONE = "phone"
    DATE = "date"
    AMOUNT = "amount"
    QUANTITY = "quantity"
    PRODUCT = "product"
    FIRM = "firm"
    JOB = "job"
    TAGS = "tags"
    ALIAS = "alias"
    BIRTHDAY = "birthday"
    NOTE = "note"
    KIND = "kind"  # how the two talked: by phone, at the client's …
    MARGIN = "margin"
    WHOM = "whom"  # for whom it was bought
    SOURCE = "source"  # how they heard of us
    PAID = "paid"  # what was paid in another currency
    CURRENCY = "currency"  # which one that is
    RETURN = "return"  # whether the line takes back what was bought that day


CUSTOMER: Final = (Field.REF, Field.NAME, Field.PHONE)
"""A purchase or a talk needs one of these to say whose it is."""
_TALK: Final = frozenset((Field.NOTE, Field.KIND))
SALE_PARTS: Final = (Field.MARGIN, Field.WHOM, Field.SOURCE, Field.PAID, Field.CURRENCY, Field.RETURN)
"""What only a list of purchases tells."""


class DateStyle(StrEnum):
    """How the dates of a column are written."""

    YMD = "ymd"  # 1997-01-18, 1997/1/18, 19970118, 1997年1月18日, 86/1/18 of Taiwan's calendar
    DMY = "dmy"  # 18.1.1997, 18/1/97
    MDY = "mdy"  # 1/18/97
    NAMED = "named"  # 18 Jan 1997, Jan 18, 1997
    SERIAL = "serial"  # 35448, days as a spreadsheet counts them


class Content(StrEnum):
    """What a list is of."""

    PURCHASES = "purchases"
    CLIENTS = "clients"
    NOTES = "notes"  # what was said and done with clients, and when


class Unusable(StrEnum):
    """What is missing before a list can be read."""

    CUSTOMER = "customer"  # no number, name or phone
    DATE = "date"  # amounts or talks without days
    NOTE = "note"  # talks without words


class Reason(StrEnum):
    """Why a line is refused; the last three are found out in the books, not in the line."""

    COLUMNS = "columns"  # more cells than there are columns, or fewer than it takes
    CUSTOMER = "customer"  # nothing says whose it is
    NAME = "name"  # too long to be one
    DATE = "date"
    FUTURE = "future"
    AMOUNT = "amount"
    QUANTITY = "quantity"
    WORDS = "words"  # a talk of which nothing is said
    GARBLED = "garbled"  # signs that no encoding reads
    COLLEAGUE = "colleague"  # a colleague's client
    ARCHIVED = "archived"  # a client put away
    SEVERAL = "several"  # several clients have the name


@dataclass(frozen=True)
class Layout:
    """How to read a list. ``skip``: records above the first line; ``titles`` and ``examples``: one a column.

    ``doubtful``: a cell whose day and month may be either way round, where the rep must say which.
    ``said``: what the list is of where somebody said so. ``extras``: columns kept as words in a client's note.
    ``purchased``: the heading of the days tells of purchases.
    """

    encoding: str
    separator: str
    skip: int
    titles: tuple[str, ...]
    examples: tuple[str, ...]
    columns: dict[Field, int]
    dates: DateStyle | None = None
    doubtful: str = ""
    decimal: str = "."
    said: Content | None = None
    extras: tuple[int, ...] = ()
    purchased: bool = False

    @property
    def content(self) -> Content:
        """Purchases if there is money or goods; days with words are talks; days alone purchases; else clients."""
        if self.said is not None:
            return self.said
        if Field.AMOUNT in self.columns:
            return Content.PURCHASES
        if Field.DATE not in self.columns:
            return Content.CLIENTS
        sold = self.purchased or Field.PRODUCT in self.columns or Field.QUANTITY in self.columns
        return Content.PURCHASES if sold or not _TALK & self.columns.keys() else Content.NOTES

    @property
    def missing(self) -> Unusable | None:
        """What must be pointed out before the list can be read; a list of clients needs a name or phone."""
        if self.content is not Content.CLIENTS and Field.DATE not in self.columns:
            return Unusable.DATE
        if self.content is Content.NOTES and Field.NOTE not in self.columns:
            return Unusable.NOTE
        needed = CUSTOMER[1:] if self.content is Content.CLIENTS else CUSTOMER
        return None if any(field in self.columns for field in needed) else Unusable.CUSTOMER

    @property
    def tells_parts(self) -> bool:
        """Whether there are columns of the rarer parts of a purchase."""
        return any(field in self.columns for field in SALE_PARTS)

    @property
    def left_out(self) -> tuple[int, ...]:
        """The columns of which nothing is kept."""
        kept = {*self.columns.values(), *(self.extras if self.content is Content.CLIENTS else ())}
        return tuple(at for at in range(len(self.titles)) if at not in kept)

    def as_json(self) -> dict[str, Any]:
        """Plain values, for keeping."""
        return asdict(self) | {"columns": {field.value: at for field, at in self.columns.items()}}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Layout":
        """The layout that was kept."""
        values = dict(kept)
        values["columns"] = {Field(name): at for name, at in kept["columns"].items()}
        values["dates"] = DateStyle(kept["dates"]) if kept["dates"] else None
        values["said"] = Content(kept["said"]) if kept.get("said") else None
        values |= {name: tuple(kept.get(name, ())) for name in ("titles", "examples", "extras")}
        return cls(**values)


@dataclass(frozen=True)
class SaleParts:
    """What else a line tells of a purchase: minor units, of the currency named (ISO 4217) and of the team's own.

    ``returned``: it takes back what was bought on its day.
    """

    margin: int | None = None
    for_whom: str = ""
    source: str = ""  # a playbook.capture.Source, or words
    foreign_amount: int | None = None
    foreign_currency: str = ""
    returned: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that can be read: a purchase; or what was talked (``kind`` is not empty); or, without ``day``, a client.

    ``amount`` in minor units; below zero it is money back, which counts for no rhythm (D3) and no tier (D1).
    ``phones`` in E.164; ``birthday`` as the file of a client holds it (B1); what is not given is empty.
    """

    line: int
    ref: str = ""
    name: str = ""
    firm: str = ""
    phones: tuple[str, ...] = ()
    note: str = ""
    day: dt.date | None = None
    amount: int = 0
    quantity: int = 1
    product: str = ""
    job: str = ""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    birthday: str = ""
    kind: str = ""  # playbook.capture.ContactKind
    at: dt.time | None = None
    parts: SaleParts | None = None

    @property
    def content(self) -> Content:
        """What the line tells of."""
        if self.day is None:
            return Content.CLIENTS
        return Content.NOTES if self.kind else Content.PURCHASES

    @property
    def customer(self) -> str:
        """What names the customer within the file: the number, else the phone, else name and firm."""
        if self.ref:
            return f"ref {self.ref}"
        return f"phone {self.phones[0]}" if self.phones else f"name {self.name.casefold()}\n{self.firm.casefold()}"


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that cannot be taken, as it was written."""

    line: int
    reason: Reason
    text: str
