"""Screens that ask whether a new client is there already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.payloads.capture import KeepDraft
from handlers.payloads.doubles import AnotherOne, RightName, SameOne
from handlers.screen import Button, Row, Screen
from handlers.screens.format import bold, cut, listed, phone
from handlers.screens.who.which import Told, telling
from handlers.texts import Texts, lines
from storage.tables import Client

SHOWN = 3
NAME = 12  # letters of a name on a button
LONG = 24  # letters of a name in a line


@dataclass(frozen=True)
class Asked:
    """The new client's name, and the draft in which he waits."""

    name: str
    draft: int


def whose_number(t: Texts, asked: Asked, holder: Client, number: str, region: str) -> Screen:
    """The number is that of another client of one's own: his, a new one's, or is that his right name?"""
    text = lines(
        t("{number} is {name}'s.", number=phone(number, region), name=bold(cut(holder.name, LONG))),
        t("Is {new} somebody else? Text kept.", new=cut(asked.name, NAME)),
    )
    held, new = cut(holder.name, NAME), cut(asked.name, NAME)
    rows: tuple[Row, ...] = (
        (Button(t.plain("For {name}", name=held), SameOne(asked.draft, holder.id or 0)),),
        (
            Button(t.plain("New: {name}", name=new), AnotherOne(asked.draft)),
            Button(t.plain("Rename to {name}", name=new), RightName(asked.draft, holder.id or 0)),
        ),
        (_keep(t, asked),),
    )
    return Screen(text, rows, about=holder.id)


def is_it_one_of(t: Texts, asked: Asked, found: Sequence[Told], now: datetime, *, written_same: bool) -> Screen:
    """Clients of one's own with this name, or one that sounds so: each with what tells him apart."""
    name = bold(cut(asked.name if written_same else found[0].client.name, LONG))
    head = (
        t("You have a {name} already.", name=name)
        if written_same
        else t("You have {name}: it sounds alike.", name=name)
    )
    rows = [(Button(telling(t, told, now), SameOne(asked.draft, told.client.id or 0)),) for told in found[:SHOWN]]
    last = (Button(t.plain("Somebody else, new"), AnotherOne(asked.draft)), _keep(t, asked))
    return Screen(lines(head, t("The same person? Your text is kept.")), (*rows, last))


def is_it_theirs(t: Texts, asked: Asked, reps: Sequence[str]) -> Screen:
    """A colleague has a client of this name: his own name, and nothing else."""
    who = listed(t, [cut(rep, NAME) for rep in reps[:SHOWN]])
    text = lines(
        t("{rep}: already working with a {name}.", rep=who, name=bold(cut(asked.name, LONG))),
        t("The same person? Your text is kept."),
    )
    return Screen(text, ((Button(t.plain("Somebody else, new"), AnotherOne(asked.draft)), _keep(t, asked)),))


def _keep(t: Texts, asked: Asked) -> Button:
    return Button(t.plain("Keep as draft"), KeepDraft(asked.draft))


def stays_with(t: Texts, number: str, holder: Client, region: str) -> str:
    """A new client was made, and the number typed for him remains another one's."""
    return t.plain("{number} stays with {name}", number=phone(number, region), name=cut(holder.name, NAME))
