"""Screens of the rules of contact (C8): what a contact counts as, and when a client may be contacted."""

from handlers.payloads.clients import ShowFile
from handlers.payloads.item import AnyHours, AskHours, SetTouch
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons
from handlers.screens.format import bold, span
from handlers.screens.work.item import ItemView, item
from handlers.texts import Html, Texts, lines
from playbook.contact_hours import ContactHours
from playbook.contact_rules import Touch
from storage.tables import Client, Note


def touch(t: Texts, note: Note) -> Button | None:
    """How a contact is to count instead; its label says how it does not count now."""
    if note.touch is None:
        return None
    care = Touch(note.touch) is Touch.COMMERCIAL
    return Button(t.plain("Count as care") if care else t.plain("Count as business"), SetTouch(note.id or 0, care))


def often(t: Texts, times: int) -> Html | None:
    """A line under a note: business with this client again within the week."""
    return t.n("Business {n} time in 7 days", "Business {n} times in 7 days", times) if times > 1 else None


def counted_toast(t: Texts, *, care: bool) -> str:
    """Toast: what it counts as from now on."""
    return t.plain("Counts as care") if care else t.plain("Counts as business")


def now_care(t: Texts, view: ItemView, change: int) -> Screen:
    """The item has become a greeting."""
    return item(t, view).with_rows((buttons.undo(t, change),))


def hours_line(t: Texts, client: Client) -> Html | None:
    """When the client may be contacted, in his file."""
    if client.hours_from is None or client.hours_to is None:
        return None
    return t("Best time: {hours}", hours=span(client.hours_from, client.hours_to))


def hours_button(t: Texts, client: Client) -> Button:
    """To the question for the hours."""
    return Button(t.plain("Best time"), AskHours(client.id or 0))


def ask_hours(t: Texts, client: Client, *, unread: bool = False) -> Screen:
    """When may the client be contacted?"""
    text = lines(
        t("{name}: when is a good time?", name=bold(client.name)),
        t("I see no hours in that.") if unread else None,
        t("Say: after 3pm, 9-11:30, not mornings"),
    )
    back = Button(t.plain("Back"), ShowFile(client.id or 0))
    row: Row = (Button(t.plain("Any time"), AnyHours(client.id or 0)), back)
    return Screen(text, (row if client.hours_from is not None else (back,),), about=client.id)


def hours_toast(t: Texts, hours: ContactHours | None) -> str:
    """Toast: from now on."""
    if hours is None:
        return t.plain("Any time from now on")
    return t.plain("From now on {hours}", hours=span(hours.start, hours.end))
