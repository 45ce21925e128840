"""Buttons of purchases, tiers and lapse cases."""

from datetime import date
from enum import StrEnum

from handlers.callbacks import Payload, payload


@payload("by")
class AskPurchase(Payload):
    """Ask what this client bought."""

    client: int


@payload("bi")
class PurchaseIs(Payload):
    """What was unclear about a purchase whose words wait in a draft: its amount (minor units), its day."""

    client: int
    draft: int
    amount: int | None
    day: date | None


@payload("bl")
class BuysLater(Payload):
    """The purchase is still to come: a follow-up on that day."""

    client: int
    draft: int
    day: date


@payload("b2")
class TwoPurchases(Payload):
    """The second purchase of one day and amount is no repetition; `change` takes it back."""

    purchase: int
    change: int


@payload("ba")
class CorrectAmount(Payload):
    """Ask for the right amount."""

    purchase: int


class Part(StrEnum):
    """What of a purchase is put right by typing."""

    PRODUCT = "p"
    QUANTITY = "q"
    DAY = "d"
    MARGIN = "m"
    WHOM = "w"


@payload("bp")
class ShowPurchaseParts(Payload):
    """The parts of a purchase, each to be put right."""

    purchase: int


@payload("bq")
class AskPart(Payload):
    """Ask for one part anew."""

    purchase: int
    part: Part


@payload("bf")
class DropPurchase(Payload):
    """It was no purchase."""

    purchase: int


@payload("bt")
class AskLasts(Payload):
    """Ask how long it will do (C5)."""

    purchase: int


@payload("bd")
class SetLasts(Payload):
    """It will do for so many days (C5)."""

    purchase: int
    days: int


@payload("bs")
class ShowPurchase(Payload):
    """The purchase as it stands."""

    purchase: int


@payload("lk")
class LookAt(Payload):
    """The card of one client in a list, below the list, which stays."""

    client: int


@payload("ti")
class ShowTiers(Payload):
    """The tiers, with one page of those on the edge of the next (D2)."""

    page: int


@payload("wb")
class WinBack(Payload):
    """Open or go on with the way back of a customer who stays away (D4)."""

    client: int
