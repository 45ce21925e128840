"""Buttons of money outstanding (F4)."""

from datetime import date

from handlers.callbacks import Payload, payload
from handlers.payloads.followups import Place


@payload("za")
class AskOwed(Payload):
    """What a client owes; where that is nothing, ask."""

    client: int


@payload("zb")
class AskOwedFor(Payload):
    """What is still to be paid for a purchase."""

    purchase: int


@payload("zn")
class OwedFromNote(Payload):
    """Keep what a note says is owed."""

    note: int


@payload("zl")
class ShowOwed(Payload):
    """All that is owed, late first, from a page on; `rep` 0: of all whom one may see."""

    rep: int
    page: int


@payload("zo")
class OpenOwed(Payload):
    """One sum."""

    owed: int


@payload("zd")
class SetDue(Payload):
    """The day on which it is due."""

    owed: int
    day: date


@payload("zm")
class AskDue(Payload):
    """Ask for another day."""

    owed: int


@payload("zc")
class AllCame(Payload):
    """All that was left has come; `left` as it was when the button was shown, so that a double tap counts once.

    `place` and `page`: the list its follow-up was opened from, if it was.
    """

    owed: int
    left: int
    place: Place
    page: int


@payload("zp")
class AskPart(Payload):
    """Ask how much has come."""

    owed: int


@payload("zw")
class PoliteWords(Payload):
    """A line by which to ask the client for it."""

    owed: int


@payload("zx")
class LetOwedGo(Payload):
    """What is left is not asked for any more."""

    owed: int


@payload("zr")
class OwedAgain(Payload):
    """It is owed after all."""

    owed: int


@payload("zpc")
class PartCame(Payload):
    """So much of it came (minor units); `left`: what was still to come when the button was shown."""

    owed: int
    amount: int
    left: int
