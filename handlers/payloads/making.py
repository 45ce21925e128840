"""Buttons of deals in the making (F3)."""

from datetime import date
from enum import StrEnum

from handlers.callbacks import Payload, payload
from playbook.making import WhyLost
from playbook.stages import ProspectClass


@payload("qa")
class AskDeal(Payload):
    """The client's open deal; where there is none, ask for one."""

    client: int


@payload("qk")
class DealFromNote(Payload):
    """Make a deal of what a note says."""

    note: int


@payload("qo")
class ShowDeal(Payload):
    """A deal as it stands."""

    deal: int


@payload("qf")
class ShowForecast(Payload):
    """What a month may bring; no month: the deals without one. `rep` 0: of all whom one may see."""

    month: date | None
    rep: int
    page: int


class Part(StrEnum):
    """What of a deal is put right."""

    WHAT = "w"
    AMOUNT = "a"
    MONTH = "m"
    GRADE = "g"
    BUDGET = "b"
    RIVAL = "r"
    DECIDER = "d"


@payload("qp")
class ShowDealParts(Payload):
    """The parts of a deal, each to be put right."""

    deal: int


@payload("qq")
class AskDealPart(Payload):
    """Ask for one part anew."""

    deal: int
    part: Part


@payload("qn")
class SetMonth(Payload):
    """The deal is expected in this month (its first day)."""

    deal: int
    month: date


@payload("qv")
class SetAmount(Payload):
    """The deal may come to this, in minor units."""

    deal: int
    amount: int


@payload("qg")
class SetGrade(Payload):
    """How likely the deal is (A8)."""

    deal: int
    to: ProspectClass


@payload("qc")
class AskWon(Payload):
    """Won: by which purchase?"""

    deal: int


@payload("qw")
class WinBy(Payload):
    """A purchase closes the deal."""

    deal: int
    purchase: int


@payload("qb")
class BuyAndWin(Payload):
    """It was sold today for what was expected: a purchase that closes the deal."""

    deal: int


@payload("qx")
class AskWonAmount(Payload):
    """Ask for how much it was sold."""

    deal: int


@payload("ql")
class AskWhyLost(Payload):
    """Lost: by what?"""

    deal: int


@payload("qy")
class LoseDeal(Payload):
    """The deal came to nothing, and why."""

    deal: int
    why: WhyLost


@payload("qr")
class ReopenDeal(Payload):
    """It goes on after all."""

    deal: int


@payload("qs")
class MoveOver(Payload):
    """All deals of months that are over move into this month."""

    month: date
