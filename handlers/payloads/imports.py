"""Buttons of imports: what the columns are, running, taking back."""

from datetime import date

from handlers.callbacks import Payload, payload
from playbook.columns import Content, DateStyle, Field


@payload("ig")
class RunImport(Payload):
    """Read the file in as shown, or go on with it."""

    job: int


@payload("if")
class PickColumn(Payload):
    """Show the columns that may hold a field; `page` counts from 0."""

    job: int
    field: Field
    page: int


@payload("ic")
class SetColumn(Payload):
    """This column holds the field; None: no column does."""

    job: int
    field: Field
    column: int | None


@payload("io")
class MoreFields(Payload):
    """The fields for which there is no button yet."""

    job: int


@payload("iw")
class SaleFields(Payload):
    """The rarer fields of a list of purchases."""

    job: int


@payload("ib")
class ShowImport(Payload):
    """Where the import stands."""

    job: int


@payload("id")
class SetDates(Payload):
    """Which of day and month comes first."""

    job: int
    style: DateStyle


@payload("il")
class LeaveImport(Payload):
    """Do not read the file in."""

    job: int


@payload("is")
class StopImport(Payload):
    """Stop on the way; what is in stays."""

    job: int


@payload("ix")
class SendRefused(Payload):
    """Send the lines that were refused, as a file."""

    job: int


@payload("iu")
class UndoImport(Payload):
    """Take all that the import brought out of the books."""

    job: int


@payload("iz")
class AskLapsed(Payload):
    """Who stays away, after an import; `as_of` None: today."""

    as_of: date | None


@payload("ik")
class KeepAsFile(Payload):
    """The document is not to be read in: ask which client it belongs to."""

    draft: int


@payload("im")
class SetContent(Payload):
    """What the list is of."""

    job: int
    content: Content


@payload("ir")
class KeepRest(Payload):
    """Keep the columns without a field in the clients' notes, or drop them again."""

    job: int
