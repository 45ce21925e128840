"""Buttons of the messages that did not arrive."""

from handlers.callbacks import Payload, payload


@payload("uds")
class ShowUndelivered(Payload):
    """One page of the list."""

    page: int


@payload("udo")
class OpenUndelivered(Payload):
    """One of them, from a page of the list."""

    message: int
    page: int


@payload("uda")
class SendAgain(Payload):
    """Send it again."""

    message: int
    page: int


@payload("udp")
class PutAway(Payload):
    """Take it off the list."""

    message: int
    page: int


@payload("udx")
class PutAllAway(Payload):
    """Take off the list all up to this one, the newest that was seen."""

    newest: int
