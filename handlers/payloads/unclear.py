"""Buttons for what a note leaves unclear: a day that can't be, an amount that may be several."""

from datetime import date

from handlers.callbacks import Payload, payload


@payload("ud")
class DayIs(Payload):
    """The right day in place of the one that can't be."""

    note: int
    day: date


@payload("uw")
class WasThen(Payload):
    """The day is over and meant so: what the note tells of was then."""

    note: int


@payload("ua")
class AmountIs(Payload):
    """The amount of the purchase that the note tells of, in minor units."""

    note: int
    amount: int


@payload("ui")
class LeaveIt(Payload):
    """Let it be as it was typed."""

    note: int
