"""Screens of where it is and who comes along."""

from collections.abc import Sequence
from datetime import datetime

from handlers.payloads.followups import OpenItem, Place
from handlers.payloads.item import AddCompany, NewCompany, NobodyElse
from handlers.screen import Button, Row, Screen
from handlers.screens.format import cut
from handlers.screens.who.which import Told, telling
from handlers.screens.work.item import ItemView, headline, to_item, where
from handlers.texts import Html, Texts, lines

NAME = 12  # letters of a name


def ask_place(t: Texts, view: ItemView) -> Screen:
    """Where is it?"""
    text = lines(headline(t, view), where(t, view.work), t("Where? Type it."))
    return Screen(text, ((to_item(t, view),),), about=view.about)


def ask_who(t: Texts, view: ItemView, name: str, likely: Sequence[Told], now: datetime) -> Screen:
    """Who comes along: a name that fits several or nobody, or any of the clients seen last."""
    rows: list[Row] = [(Button(telling(t, each, now), AddCompany(view.id, each.client.id or 0)),) for each in likely]
    last = [Button(t.plain("Nobody else"), NobodyElse(view.id))]
    if name:
        last.insert(0, Button(t.plain("New: {name}", name=cut(name, NAME)), NewCompany(view.id)))
    return Screen(lines(headline(t, view), _question(t, name, likely)), (*rows, tuple(last)), about=view.about)


def _question(t: Texts, name: str, likely: Sequence[Told]) -> Html:
    if not name:
        return t("Who else? Tap, or type a name.")
    if likely:
        return t("{name} too: which one?", name=cut(name, NAME))
    return t("Nobody called {name} yet. Add them?", name=cut(name, NAME))


def together(t: Texts, view: ItemView) -> Screen:
    """The item with all who come along."""
    return Screen(
        lines(headline(t, view), where(t, view.work)),
        ((Button(t.plain("Open"), OpenItem(view.id, Place.PUSH, 0)),),),
        about=view.about,
    )


def anothers(t: Texts, name: str) -> str:
    """Toast: this client is in it already, or is looked after by somebody else."""
    return t.plain("{name} can't be added here", name=name)
