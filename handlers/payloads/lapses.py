"""Buttons of customers who stay away: the list, the alert, the way back (D3, D4)."""

from datetime import date

from handlers.callbacks import Payload, payload
from playbook.winback import Cause, Reach, Reason


@payload("lp")
class LapsedPage(Payload):
    """One page of those at risk; `as_of` None: today."""

    as_of: date | None
    page: int


@payload("ls")
class ShowLapse(Payload):
    """The case as its alert tells it."""

    case: int


@payload("lt")
class ContactToday(Payload):
    """Put the client on today's list."""

    case: int


@payload("lg")
class DraftGreeting(Payload):
    """Write a greeting to copy."""

    case: int


@payload("lh")
class Greeted(Payload):
    """The greeting was sent."""

    case: int


@payload("ly")
class Seasonal(Payload):
    """The silence is of the season: the case is closed."""

    case: int


@payload("lw")
class InHand(Payload):
    """The rep is working on it already."""

    case: int


@payload("wr")
class Reached(Payload):
    """What came of trying to talk."""

    case: int
    how: Reach


@payload("wt")
class TryAgain(Payload):
    """Try again on a day, so many minutes after midnight."""

    case: int
    day: date
    minutes: int


@payload("ww")
class WhyAway(Payload):
    """What the client said: one of the seven reasons, or not clear."""

    case: int
    reason: Reason


@payload("wm")
class NoAmends(Payload):
    """Nothing to make good for now."""

    case: int


@payload("wo")
class StillTalking(Payload):
    """Neither won nor lost yet."""

    case: int


@payload("wl")
class GivenUp(Payload):
    """The client does not come back."""

    case: int


@payload("wc")
class PutDownTo(Payload):
    """What the loss is put down to."""

    case: int
    cause: Cause


@payload("wk")
class NowElsewhere(Payload):
    """Where a lost customer buys now is not known."""

    case: int


@payload("wz")
class GreetLater(Payload):
    """A light word to a lost customer in half a year."""

    case: int


@payload("wv")
class ShowCase(Payload):
    """What happened in a case so far."""

    case: int


@payload("wq")
class OpenAgain(Payload):
    """Try once more to win back a customer who was given up."""

    case: int


@payload("lv")
class ShowChurn(Payload):
    """The year's loss of a team (D4)."""


@payload("lr")
class ChurnByRep(Payload):
    """The same rep by rep, a page of them."""

    page: int


@payload("lu2")
class UnaskedPage(Payload):
    """Lost customers whom nobody asked why, a page of them."""

    page: int


@payload("lq")
class PremortemPage(Payload):
    """Who may be lost next quarter, a page of them."""

    page: int


@payload("ln")
class ShowDoubt(Payload):
    """One of them, and what to do; `page`: where he stands in the list."""

    client: int
    page: int


@payload("lua")
class WinBackAnyway(Payload):
    """Open a case for one who has bought not long ago."""

    client: int
