"""Buttons of referrals (E2)."""

from handlers.callbacks import Payload, payload


@payload("bw")
class AskReferrer(Payload):
    """Ask who brought this client."""

    client: int


@payload("bh")
class AskBrought(Payload):
    """Ask whom this client has brought."""

    client: int


@payload("bx")
class SetReferrer(Payload):
    """`client` was brought by `by`."""

    client: int
    by: int


@payload("bz")
class ShowReferrals(Payload):
    """Who brought this client, and one page of all who came through him."""

    client: int
    page: int


@payload("bzt")
class TopReferrers(Payload):
    """Who has brought most, a page of them."""

    page: int


@payload("bzn")
class NoteReferral(Payload):
    """Ask whose referral is to be written down."""


@payload("bzy")
class ThankReferrer(Payload):
    """Words of thanks to the one who brought this client."""

    newcomer: int
