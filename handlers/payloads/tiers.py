"""Buttons of tiers: who stands where (D1), who is on the edge or has risen (D2), who brings most (D9), the rules."""

from enum import StrEnum

from handlers.callbacks import Payload, payload
from playbook.rfm import Tier


@payload("vt")
class ShowTier(Payload):
    """A page of a tier's customers."""

    tier: Tier
    page: int


@payload("ve")
class ShowEdges(Payload):
    """A page of those a single order below the next tier."""

    page: int


@payload("vr")
class ShowRises(Payload):
    """A page of those who rose within the last month."""

    page: int


@payload("vb")
class ShowBest(Payload):
    """A page of those who bring most."""

    page: int


class RuleRow(StrEnum):
    """What of the rules is set in one go."""

    MONEY = "m"
    TIMES = "t"
    MONTHS = "d"
    WEIGHTS = "w"
    LINES = "l"


@payload("vl")
class ShowTierRules(Payload):
    """What the tiers are made by."""


@payload("va")
class AskTierRule(Payload):
    """Ask for one row of it."""

    what: RuleRow


@payload("vm")
class ScaleMoney(Payload):
    """Try the limits of amount times so much, in per cent."""

    per_cent: int


@payload("vd")
class TryTrade(Payload):
    """Try the limits of amount that suit the team's trade (F7)."""


@payload("vs")
class TryStandard(Payload):
    """Try the method's own table."""


@payload("vw")
class ShowMoves(Payload):
    """A page of those who would move under the rules that are tried out; below 0: how many go where."""

    trial: int
    page: int


@payload("vy")
class AdoptRules(Payload):
    """The rules that are tried out hold from now on."""

    trial: int


@payload("vn")
class LeaveRules(Payload):
    """All stays as it was."""

    trial: int


@payload("vz")
class TakeBackRules(Payload):
    """The rules before this version hold again."""

    version: int


@payload("vf")
class ShowBenefits(Payload):
    """What each tier brings."""


@payload("vg")
class AskBenefits(Payload):
    """Ask what one tier brings."""

    tier: Tier


@payload("vc")
class ClearBenefits(Payload):
    """It brings nothing of its own."""

    tier: Tier
