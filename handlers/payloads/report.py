"""Buttons of the report and its pictures (E6)."""

from handlers.callbacks import Payload, payload
from playbook.report import Period, Picture


@payload("rp")
class ShowReport(Payload):
    """The figures of a period; `member` 0: of all whom the one who looks may see."""

    period: Period
    member: int


@payload("rpp")
class ReportPeople(Payload):
    """The period's sales by rep, a page of them; for leads."""

    period: Period
    page: int


@payload("rpx")
class AskPicture(Payload):
    """A picture of the same."""

    picture: Picture
    period: Period
    member: int


@payload("rpc")
class AskCurve(Payload):
    """How likely this client was to buy again, day by day."""

    client: int
