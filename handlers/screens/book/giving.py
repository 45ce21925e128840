"""Screens of handing a client over to a colleague."""

from collections.abc import Sequence

from handlers.payloads.clients import ShowRest
from handlers.payloads.giving import HandOver
from handlers.screen import Button, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import bold, cut
from handlers.texts import Texts, lines
from storage.tables import Client, Member

SHOWN = 6  # colleagues to choose from at once
NAME = 10  # letters of a name on a button
LONG = 24  # letters of a name in a line


def to_whom(t: Texts, client: Client, colleagues: Sequence[Member]) -> Screen:
    """Which colleague gets him?"""
    number = client.id or 0
    names = [Button(cut(each.name, NAME), HandOver(number, each.id or 0)) for each in colleagues[:SHOWN]]
    question = t("Who gets {name}?", name=bold(cut(client.name, LONG)))
    text = lines(question, t("With file, notes and all to do.") if names else t("Nobody else is in the team yet."))
    return Screen(text, (*in_rows(names), (Button(t.plain("Back"), ShowRest(number)),)), about=number)


def given(t: Texts, client: Client, taker: str, change: int) -> Screen:
    """He is the colleague's."""
    name = bold(cut(client.name, LONG))
    return Screen(t("✅ {name} is with {rep} now", name=name, rep=taker), ((buttons.undo(t, change),),))


def yours_now(t: Texts, client: Client, giver: str) -> Screen:
    """What the colleague hears."""
    text = t("{rep} hands {name} over to you", rep=giver, name=bold(cut(client.name, LONG)))
    return Screen(text, ((buttons.card(t, client.id),),), about=client.id)
