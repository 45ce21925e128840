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
