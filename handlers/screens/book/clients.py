"""Screens of clients: adding, the last ones."""

from collections.abc import Sequence

from handlers.payloads.clients import ShowCard, SkipPhone
from handlers.screen import Button, Screen
from handlers.screens import buttons
from handlers.screens.format import bold, cut, phone
from handlers.texts import Texts, lines
from storage.tables import Client


def ask_who(t: Texts) -> Screen:
    """/add without words: name first, all in one line if one likes."""
    return Screen(
        lines(
            t("Who is it? One line is enough:"),
            t("<i>Wang Fang 13800138000 Shunda Logistics wants a new car</i>"),
        )
    )


def ask_phone(t: Texts, name: str, doubtful: str | None = None) -> Screen:
    """The guided way: the number, if it is known; `doubtful`: what was typed is none."""
    no_number = t("{typed} is no phone number.", typed=cut(doubtful, 24)) if doubtful else None
    skip = Button(t.plain("Skip"), SkipPhone())
    return Screen(lines(no_number, t("{name}: which number?", name=bold(name))), ((skip,),))


def taken(t: Texts, owner: str) -> Screen:
    """The number is a colleague's client's: that, and no more."""
    return Screen(t("{owner} is already working with this number.", owner=owner))


def doubtful(t: Texts, typed: str) -> str:
    """Figures that look like a phone number but are none."""
    return t.plain("{typed} is no phone number; it stays in the note", typed=cut(typed, 24))


def taken_line(t: Texts, owner: str) -> str:
    """The same as `taken`, as a line under something else."""
    return t.plain("{owner} is already working with this number.", owner=owner)


def held(t: Texts, client: Client, number: str, region: str) -> str:
    """A number in a note is that of another client of one's own."""
    return t.plain("{number} is {name}'s", number=phone(number, region), name=cut(client.name, 12))


def known(t: Texts, client: Client) -> Screen:
    """The number is one's own client's."""
    row = (buttons.card(t, client.id),)
    return Screen(t("You have this number already: {name}.", name=bold(client.name)), (row,), about=client.id)


def put_away(t: Texts, client: Client, change: int) -> Screen:
    """A client was put away."""
    row = (buttons.undo(t, change),)
    return Screen(t("{name} is put away. Notes and purchases are kept.", name=bold(client.name)), (row,))


def recent(t: Texts, clients: Sequence[Client]) -> Screen:
    """The clients worked with last."""
    if not clients:
        return Screen(t("No clients yet. Type one line: name, number, what they want."))
    rows = [(Button(cut(client.name, 24), ShowCard(client.id or 0)),) for client in clients]
    return Screen(t("Your last clients"), tuple(rows))
