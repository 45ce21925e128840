"""Buttons that stand under many screens."""

from handlers.payloads.capture import Undo
from handlers.payloads.clients import ShowCard
from handlers.screen import Button
from handlers.texts import Texts


def card(t: Texts, client: int | None) -> Button:
    """The client's card."""
    return Button(t.plain("Card"), ShowCard(client or 0))


def back_to_card(t: Texts, client: int | None) -> Button:
    """Back to the client's card."""
    return Button(t.plain("Back"), ShowCard(client or 0))


def undo(t: Texts, change: int) -> Button:
    """Take the change back."""
    return Button(t.plain("↩️ Undo"), Undo(change))
