"""Buttons of the look-up."""

from handlers.callbacks import Payload, payload


@payload("lu")
class FoundPage(Payload):
    """More of those whom the words of a draft find."""

    draft: int
    page: int
