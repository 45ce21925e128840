"""Buttons after a typed attempt that failed (F2)."""

from datetime import date

from handlers.callbacks import Payload, payload


@payload("ra")
class RetryAt(Payload):
    """Try again then; `at` in minutes from midnight."""

    note: int
    day: date
    at: int


@payload("ri")
class LineInstead(Payload):
    """Words to send the client instead of a call."""

    note: int
