"""Buttons of handing a client over to a colleague."""

from handlers.callbacks import Payload, payload


@payload("gva")
class AskHandOver(Payload):
    """To which colleague?"""

    client: int


@payload("gvt")
class HandOver(Payload):
    """The client is this colleague's from now on."""

    client: int
    member: int
