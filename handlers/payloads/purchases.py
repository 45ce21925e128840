"""Buttons of the list of what a client has bought."""

from handlers.callbacks import Payload, payload


@payload("pul")
class ShowPurchases(Payload):
    """A client's purchases, the newest first, after so many newer ones."""

    client: int
    skip: int
