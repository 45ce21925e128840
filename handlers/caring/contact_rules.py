"""The rules of contact at work (C8): a greeting instead, as business or as care, and a client's own hours."""

from handlers.book import cards
from handlers.lines.capture import show_again
from handlers.payloads.item import AnyHours, AsCare, AskHours, AsPlanned, SetTouch
from handlers.screens.caring import contact_rules as screens
from handlers.screens.work import item as item_screens
from handlers.screens.work import next_steps
from handlers.turn import Turn
from handlers.work import items
from handlers.work.items import open_item
from playbook import contact_hours
from playbook.contact_rules import Touch
from playbook.steps import Topic
from storage.queries.book import clients, notes
from storage.tables import Client, Dialog, FollowUpKind


def as_care(turn: Turn) -> None:
    """Make a greeting of what would sell too soon."""
    press = turn.pressed(AsCare)
    found = open_item(turn, press.item, press.place, press.page)
    if found is None:
        return
    change = turn.record("follow_up", found.client.id)
    found.work.kind, found.work.topic = FollowUpKind.CARE, Topic.CARE.value
    found.work.text = next_steps.topic(turn.t, Topic.CARE)
    turn.session.add(found.work)
    turn.session.flush()
    turn.edit(screens.now_care(turn.t, items.find(turn, found.id, press.place, press.page), change))


def as_planned(turn: Turn) -> None:
    """Do it all the same: the item without the warning."""
    press = turn.pressed(AsPlanned)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        turn.edit(item_screens.item(turn.t, item_screens.calmly(found)))


def set_touch(turn: Turn) -> None:
    """A contact counts the other way."""
    press = turn.pressed(SetTouch)
    note, client = notes.own(turn.session, turn.me, press.note)
    if note.is_contact:
        turn.record_with(note.change_id, client.id)
        note.touch = (Touch.CARE if press.care else Touch.COMMERCIAL).value
        turn.session.add(note)
        turn.session.flush()
        turn.toast(screens.counted_toast(turn.t, care=press.care))
    show_again(turn, note)


def ask_hours(turn: Turn) -> None:
    """When may this client be contacted?"""
    _ask(turn, clients.get(turn.session, turn.me, turn.pressed(AskHours).client))


def _ask(turn: Turn, client: Client, *, unread: bool = False) -> None:
    turn.ask("hours", "hours", screens.ask_hours(turn.t, client, unread=unread), client=client.id)


def hours_typed(turn: Turn, dialog: Dialog) -> None:
    """The hours, in words."""
    client = clients.get(turn.session, turn.me, dialog.data["client"])
    hours = contact_hours.read(turn.text, asked=True)
    if hours is None:
        _ask(turn, client, unread=True)
        return
    turn.record("file", client.id)
    clients.set_hours(turn.session, client, hours)
    turn.answer(cards.file_of(turn, client))
    turn.close_form()


def hours_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    _ask(turn, clients.get(turn.session, turn.me, dialog.data["client"]))


def any_hours(turn: Turn) -> None:
    """No hours are better than others."""
    client = clients.get(turn.session, turn.me, turn.pressed(AnyHours).client)
    turn.record("file", client.id)
    clients.set_hours(turn.session, client, None)
    turn.toast(screens.hours_toast(turn.t, None))
    turn.edit(cards.file_of(turn, client))
    turn.leave("hours")
