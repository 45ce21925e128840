"""Buttons of work that is late, and of meetings that are not noted."""

from datetime import date
from enum import StrEnum

from handlers.callbacks import Payload, payload


class Lot(StrEnum):
    """Which items are put off together."""

    LATE = "l"
    UNMET = "u"


@payload("lwm")
class MoveAll(Payload):
    """Put off all of these; `since`: the day on which they were listed."""

    lot: Lot
    since: date
    to: date


@payload("lwt")
class ShowTeamLate(Payload):
    """Who of the team has how much that is long late."""


@payload("lwr")
class ShowLateOf(Payload):
    """One member's, page by page."""

    member: int
    page: int


@payload("lwn")
class NoteMeeting(Payload):
    """Ask how this meeting went."""

    item: int


@payload("lwx")
class NotMet(Payload):
    """None of a day's meetings took place."""

    day: date
