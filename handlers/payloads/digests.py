"""Buttons of the digest: those of the group carry no number, the group is the chat they are pressed in."""

from enum import StrEnum

from handlers.callbacks import Payload, payload


class Issue(StrEnum):
    """What a group can get."""

    DAILY = "d"
    WEEKLY = "w"


@payload("dgs")
class SendSample(Payload):
    """Send a digest now, out of turn."""


@payload("dgi")
class SwitchIssue(Payload):
    """Daily or weekly on or off; pressed twice it stays so."""

    issue: Issue
    on: bool


@payload("dgh")
class PickHour(Payload):
    """Show hours to choose from."""


@payload("dgt")
class SetHour(Payload):
    """The hour of the daily digest, in minutes from midnight."""

    minutes: int


@payload("dgl")
class PickLanguage(Payload):
    """Show the languages."""


@payload("dgz")
class SetLanguage(Payload):
    """The language in which the group is written to."""

    to: str


@payload("dgb")
class ShowGroup(Payload):
    """How things stand for this group."""


@payload("dgx")
class StopDigest(Payload):
    """No more digests here."""


@payload("dgo")
class StartDigest(Payload):
    """Digests here again."""


@payload("dgp")
class ShowPeople(Payload):
    """One page of the members' day, for a lead in private."""

    page: int
