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
    """Who brought this client, and one page of those whom he has brought."""

    client: int
    page: int
