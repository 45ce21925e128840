"""Buttons of erasing a client for good."""

from handlers.callbacks import Payload, payload


@payload("fga")
class AskForget(Payload):
    """Say what would go."""

    client: int


@payload("fgt")
class Forget(Payload):
    """Erase him; it cannot be taken back."""

    client: int
