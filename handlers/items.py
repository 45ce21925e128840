"""One item of work: found with the right to it, seen with what to have in mind, opened in its list's message."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.payloads.followups import OpenItem, Place
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens import item as screens
from handlers.screens.item import ItemView
from handlers.turn import Refusal, Turn
from playbook import capture
from playbook.quiet import QuietHours
from storage.queries import clients, followups, members, notes, outbox, search
from storage.tables import Client, Dialog, FollowUp, FollowUpStatus, Member

LIGHT_FORMS = ("next_step", "what")  # forms that ask for words which may stay away


def quiet_hours(me: Member) -> QuietHours:
    """When the member is not to be pushed."""
    return QuietHours(me.quiet_from, me.quiet_to)


def view(
    session: Session,
    me: Member,
    work: FollowUp,
    client: Client,
    now: datetime,
    place: Place = Place.PUSH,
    page: int = 0,
) -> ItemView:
    """An item with its last contact, what to raise and the number to call."""
    phones, facts = clients.phones_of(session, client), clients.facts_of(session, client)
    return ItemView(
        client=client,
        work=work,
        now=now.astimezone(ZoneInfo(me.timezone)),
        place=place,
        page=page,
        last=notes.last_contact(session, client),
        topic=facts[0] if facts else None,
        phone=phones[0] if phones else None,
        region=members.team_of(session, me).region,
    )


def taken(turn: Turn, item: int, place: Place = Place.PUSH, page: int = 0) -> ItemView:
    """The item that a button names. A Refusal if it is gone or a colleague's, or if the button was used just now."""
    if used(turn):
        raise Refusal(errors.settled)
    return find(turn, item, place, page)


def find(turn: Turn, item: int, place: Place = Place.PUSH, page: int = 0) -> ItemView:
    """The item that a form is about. A Refusal if it is gone or a colleague's."""
    try:
        work = followups.get(turn.session, turn.me, item)
        client = clients.get(turn.session, turn.me, work.client_id)
    except members.NotAllowed as error:
        raise Refusal(screens.gone) from error
    return view(turn.session, turn.me, work, client, turn.now, place, page)


def open_item(turn: Turn, item: int, place: Place = Place.PUSH, page: int = 0) -> ItemView | None:
    """The same, for what only an open item can take; a closed one is shown as it stands, and None given."""
    found = taken(turn, item, place, page)
    if found.work.status is FollowUpStatus.OPEN:
        return found
    turn.toast(errors.first_line(errors.settled(turn.t)))
    turn.edit(screens.closed(turn.t, found))
    return None


def used(turn: Turn) -> bool:
    """Whether the message shows this button no more: it was tapped twice, and the first tap has been answered."""
    message = turn.message
    if turn.press is None or message is None:
        return False
    found = outbox.find_sent(turn.session, turn.chat_id, message.message_id)
    shown = outbox.last_shown(turn.session, found[0]) if found else None
    if shown is None:
        return False
    rows = shown.get("reply_markup", {}).get("inline_keyboard", [])
    return not any(button.get("callback_data") == turn.press.pack() for row in rows for button in row)


def opened(turn: Turn) -> None:
    """A number in a list: the item in the list's message."""
    press = turn.pressed(OpenItem)
    found = taken(turn, press.item, press.place, press.page)
    clients.touch(turn.session, turn.me, found.client, turn.now)
    show(turn, found)


def show(turn: Turn, found: ItemView) -> None:
    """The item as it stands, in the message pressed."""
    is_open = found.work.status is FollowUpStatus.OPEN
    turn.edit(screens.item(turn.t, found) if is_open else screens.closed(turn.t, found))


def ask_lightly(turn: Turn, flow: str, screen: Screen, **data: Any) -> None:
    """Show a question that may be left unanswered; a form of more weight that is open stays open behind it."""
    dialog = turn.dialog
    if dialog is None or dialog.flow in LIGHT_FORMS or dialog.flow in ("follow", "change_day"):
        turn.ask(flow, "words", screen, **data)
    else:
        turn.answer(screen)


def form_data(found: ItemView) -> dict[str, Any]:
    """What a form about an item keeps of it."""
    return {"client": found.client.id, "item": found.id, "place": found.place.value, "page": found.page}


def of_form(turn: Turn, dialog: Dialog) -> ItemView:
    """The item that an open form is about."""
    return find(turn, dialog.data["item"], Place(dialog.data["place"]), dialog.data["page"])


def without_name(turn: Turn, client: Client, words: str) -> str:
    """The words without the client's own name before them."""
    named = clients.named_at_start(turn.session, turn.me, words)
    return next((rest for each, rest in named if each.id == client.id and rest), words)


def takes(turn: Turn, dialog: Dialog) -> bool:
    """Whether typed words are for this form: not if they name another client, or look somebody up."""
    text = turn.text
    named = clients.named_at_start(turn.session, turn.me, text)
    if named:
        return any(client.id == dialog.data.get("client") for client, _ in named)
    if capture.read_client(text, region=turn.team.region).phones:
        return False
    is_code = text.isascii() and text.isalnum() and capture.split_follow_up(text, turn.local).when is None
    return not (is_code and search.matches(turn.session, turn.me, text, 1))
