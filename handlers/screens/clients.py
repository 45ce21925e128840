"""Screens of clients: adding, finding, the file."""

from collections.abc import Sequence
from datetime import datetime

from handlers.payloads.capture import AddPasted, KeepDraft
from handlers.payloads.clients import ShowCard, SkipPhone
from handlers.screen import Button, Screen
from handlers.screens import buttons, contact_rules
from handlers.screens.format import bold, cut, phone
from handlers.screens.which import Told, telling
from handlers.texts import Html, Texts, lines
from storage.tables import Client, Fact

NAMES = 60  # characters of a list of names


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


def found(t: Texts, typed: str, hits: Sequence[Told], now: datetime, *, more: bool) -> Screen:
    """A few hits, each with what tells it apart."""
    rows = [(Button(telling(t, told, now), ShowCard(told.client.id or 0)),) for told in hits]
    head = t.n("{n} client: {typed}", "{n} clients: {typed}", len(hits), typed=cut(typed, 20))
    if more:
        head = t("Many fit {typed}. Type one more letter or digit, or tap.", typed=cut(typed, 20))
    return Screen(head, tuple(rows))


def ask_find(t: Texts) -> Screen:
    """/find without words."""
    return Screen(t("Whom? Any part will do: wf, 8000, Shunda."))


def file(t: Texts, client: Client, phones: Sequence[str], facts: Sequence[Fact], region: str) -> Screen:
    """What is known of a client."""
    client_id = client.id or 0
    back = (contact_rules.hours_button(t, client), buttons.back_to_card(t, client_id))
    told = [t("· {fact}", fact=cut(fact.text, 40)) for fact in facts[:6]]
    return Screen(
        lines(
            bold(client.name),
            t("{firm}", firm=client.firm) if client.firm else None,
            *(t("{number}", number=phone(number, region)) for number in phones),
            t("Tags: {tags}", tags=" ".join(client.tags)) if client.tags else None,
            contact_rules.hours_line(t, client),
            *(told or [t("No facts yet. They are picked up from your notes.")]),
        ),
        (back,),
        about=client_id,
    )


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


def look_first(t: Texts, names: Sequence[str], known: Sequence[str], draft: int) -> Screen:
    """Pasted lines, as they are understood, before they go in."""
    text = lines(
        t.n("{n} new client in these lines:", "{n} new clients in these lines:", len(names)),
        t("{names}", names=cut(", ".join(names), NAMES)),
        _known(t, known),
    )
    return Screen(text, ((Button(t.plain("Add all"), AddPasted(draft)), Button(t.plain("Not now"), KeepDraft(draft))),))


def pasted(t: Texts, added: Sequence[Client], known: Sequence[str], change: int) -> Screen:
    """Many at once: how many went in, who was known already."""
    text = lines(
        t.n("✅ {n} new client", "✅ {n} new clients", len(added)) if added else t("Nobody new in these lines."),
        t("{names}", names=cut(", ".join(client.name for client in added), NAMES)) if added else None,
        _known(t, known),
    )
    return Screen(text, ((buttons.undo(t, change),),) if added else ())


def _known(t: Texts, names: Sequence[str]) -> Html | None:
    return t("Number known already: {names}", names=cut(", ".join(names), 40)) if names else None
