"""Screens of a client's other names."""

from collections.abc import Sequence

from handlers.screen import Screen
from handlers.screens import buttons
from handlers.screens.format import cut
from handlers.texts import Html, Texts, lines
from storage.tables import Client

LONGEST = 12  # letters of a name


def added(t: Texts, client: Client, name: str, others: Sequence[Client], change: int) -> Screen:
    """He is called so too; `others` are as well."""
    told = t("✅ {client} · also {name}", client=cut(client.name, LONGEST), name=name)
    row = (buttons.card(t, client.id), buttons.undo(t, change))
    return Screen(lines(told, _shared(t, name, others)), (row,), about=client.id)


def learnt(t: Texts, client: Client, name: str, others: Sequence[Client], change: int) -> Screen:
    """The name that was asked about is kept as his."""
    told = t("From now on {name} is {client}.", name=name, client=cut(client.name, LONGEST))
    return Screen(_shared(t, name, others) or told, ((buttons.undo(t, change),),), about=client.id)


def known(t: Texts, client: Client, name: str) -> Screen:
    """That was known already."""
    told = t("{client} is called {name} already.", client=cut(client.name, LONGEST), name=name)
    return Screen(told, ((buttons.card(t, client.id),),), about=client.id)


def _shared(t: Texts, name: str, others: Sequence[Client]) -> Html | None:
    if not others:
        return None
    return t("{name} is {other} too; I'll ask which.", name=name, other=cut(others[0].name, LONGEST))
