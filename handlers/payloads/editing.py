"""Buttons that put a client's file right (B1, B2)."""

from enum import StrEnum

from handlers.callbacks import Payload, payload


class Field(StrEnum):
    """What of a file is edited."""

    NAME = "n"
    ALIAS = "a"
    FIRM = "f"
    JOB = "j"
    PHONE = "p"
    TAG = "t"
    FACT = "x"


@payload("ee")
class EditField(Payload):
    """Show a field, and ask for other words; of a list, a page of it."""

    client: int
    field: Field
    page: int


@payload("eo")
class EditEntry(Payload):
    """One entry of a list: a number's or fact's own number, of a tag or another name its mark."""

    client: int
    field: Field
    entry: int


@payload("ed")
class DropEntry(Payload):
    """The entry goes; 0: the field is emptied."""

    client: int
    field: Field
    entry: int


@payload("ex")
class FirstPhone(Payload):
    """This number is the one to call."""

    client: int
    entry: int
