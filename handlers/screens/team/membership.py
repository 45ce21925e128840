"""Screens of the bot's own coming and going."""

from handlers.screen import Screen
from handlers.texts import Html, Texts, lines


def hello(t: Texts, *, leads: bool, subscribed: bool) -> Screen:
    """A member took the bot into a group."""
    if subscribed:
        return Screen(t("I'm back; the digest goes on here."))
    how = t("/digest posts the team's figures here.") if leads else t("A lead types /digest for figures here.")
    return Screen(lines(t("Hello, I'm Laoke."), how, t("No client's name or number shows here.")))


def meanwhile(t: Texts, due: int) -> Html:
    """Back after a block: the line before what came due."""
    return t.n("{n} came due meanwhile; it is here:", "{n} came due meanwhile; all are here:", due)
