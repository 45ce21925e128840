"""Buttons of contracts (C10)."""

from datetime import date

from handlers.callbacks import Payload, payload


@payload("kt")
class ShowContracts(Payload):
    """A client's contracts."""

    client: int


@payload("ka")
class AddContract(Payload):
    """Ask for another contract of this client's."""

    client: int


@payload("ko")
class OpenContract(Payload):
    """One contract, with what can be done about it."""

    contract: int


@payload("kr")
class RenewContract(Payload):
    """Ask until when it was renewed."""

    contract: int


@payload("ku")
class RenewedUntil(Payload):
    """It was renewed until this day."""

    contract: int
    day: date


@payload("ke")
class EndContract(Payload):
    """It will not be renewed: no more reminders."""

    contract: int
