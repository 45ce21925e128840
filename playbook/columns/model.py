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
    NOTE = "note"


CUSTOMER: Final = (Field.REF, Field.NAME, Field.PHONE)
"""A purchase needs one of these to say whose it is."""


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


class Unusable(StrEnum):
    """What is missing before a list can be read."""

    CUSTOMER = "customer"  # no number, name or phone
    DATE = "date"  # amounts without days


class Reason(StrEnum):
    """Why a line is refused; the last three are found out in the books, not in the line."""

    COLUMNS = "columns"  # more cells than there are columns, or fewer than it takes
    CUSTOMER = "customer"  # nothing says whose it is
    NAME = "name"  # too long to be one
    DATE = "date"
    FUTURE = "future"
    AMOUNT = "amount"
    QUANTITY = "quantity"
    COLLEAGUE = "colleague"  # a colleague's client
    ARCHIVED = "archived"  # a client put away
    SEVERAL = "several"  # several clients have the name


@dataclass(frozen=True)
class Layout:
    """How to read a list. ``skip``: records above the first line; ``titles`` and ``examples``: one a column.

    ``doubtful``: a cell whose day and month may be either way round, where the rep must say which.
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

    @property
    def content(self) -> Content:
        """Purchases if there are days or amounts, else clients."""
        with_money = Field.DATE in self.columns or Field.AMOUNT in self.columns
        return Content.PURCHASES if with_money else Content.CLIENTS

    @property
    def missing(self) -> Unusable | None:
        """What must be pointed out before the list can be read; a list of clients needs a name or phone."""
        if self.content is Content.PURCHASES and Field.DATE not in self.columns:
            return Unusable.DATE
        needed = CUSTOMER if self.content is Content.PURCHASES else CUSTOMER[1:]
        return None if any(field in self.columns for field in needed) else Unusable.CUSTOMER

    def as_json(self) -> dict[str, Any]:
        """Plain values, for keeping."""
        return asdict(self) | {"columns": {field.value: at for field, at in self.columns.items()}}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Layout":
        """The layout that was kept."""
        values = dict(kept)
        values["columns"] = {Field(name): at for name, at in kept["columns"].items()}
        values["dates"] = DateStyle(kept["dates"]) if kept["dates"] else None
        values["titles"], values["examples"] = tuple(kept["titles"]), tuple(kept["examples"])
        return cls(**values)


@dataclass(frozen=True)
class Entry:
    """A line that can be read: a purchase, or a client if ``day`` is None.

    ``amount`` in minor units; below zero it is money back, which counts for no rhythm (D3) and no tier (D1).
    ``phones`` in E.164; what is not given is empty.
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

    @property
    def customer(self) -> str:
        """What names the customer within the file: the number, else the phone, else name and firm."""
        if self.ref:
            return f"ref {self.ref}"
        return f"phone {self.phones[0]}" if self.phones else f"name {self.name.casefold()}\n{self.firm.casefold()}"


@dataclass(frozen=True)
class Refused:
    """A line that cannot be taken, as it was written."""

    line: int
    reason: Reason
    text: str
