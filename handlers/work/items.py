"""One item of work: found with the right to it, seen with what to have in mind, opened in its list's message."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.payloads.followups import OpenItem, Place
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.work import item as screens
from handlers.screens.work import item_ends as ends
from handlers.screens.work.item import ItemView, TooSoon
from handlers.turn import Refusal, Turn
from playbook import capture
from playbook.contact_rules import Touch, allows, in_window
from playbook.lead_time import is_meeting
from playbook.steps import next_free
from storage.queries.book import clients, contacts
from storage.queries.delivery import outbox
from storage.queries.look_up import search
from storage.queries.making import outstanding
from storage.queries.team import members
from storage.queries.work import background, followups, handing
from storage.queries.work.background import Background
from storage.queries.work.working_time import workdays
from storage.tables import Client, Dialog, FollowUp, FollowUpKind, FollowUpStatus, Member

WEEK = 7  # days
LIGHT_FORMS = ("next_step", "what", "report")  # forms that ask for words which may stay away


def view(
    session: Session,
    me: Member,
    work: FollowUp,
    client: Client,
    now: datetime,
    place: Place = Place.PUSH,
    page: int = 0,
    known: Background | None = None,
) -> ItemView:
    """An item with its last contact, what to raise and the number to call; of a colleague's client the number only.

    `known`: what was read for many items at once.
    """
    his, number = clients.may_see(me, client), client.id or 0
    known = known or background.read(session, [(work, client)])
    local = now.astimezone(ZoneInfo(me.timezone))
    passed_on = work.owner_id != client.owner_id
    return ItemView(
        client=client,
        work=work,
        now=local,
        place=place,
        page=page,
        last=known.contacts.get(number) if his else None,
        topic=known.facts.get(number) if his else None,
        phone=known.phones.get(number),
        region=known.regions[me.team_id],
        guests=known.guests.get(work.id or 0, ()),
        given_by=None if his else session.get_one(Member, client.owner_id).name,
        held_by=session.get_one(Member, work.owner_id).name if his and passed_on else None,
        too_soon=too_soon(session, me, work, client, local) if his else None,
        owed=outstanding.of_item(session, me, work) if his else None,
    )


def too_soon(session: Session, me: Member, work: FollowUp, client: Client, local: datetime) -> TooSoon | None:
    """Whether an item would break the limits of commercial contacts (C8), and the day to which to move it."""
    if not is_limited(work):
        return None
    days, day = contacts.commercial_days(session, client, local.date()), max(local.date(), work.due_on)
    if allows(days, day):
        return None
    return TooSoon(next_free(days, day, workdays(session, me)), this_week=in_window(days, day, WEEK) > 0)


def is_limited(work: FollowUp) -> bool:
    """Whether the limits hold an item back: it sells, it is no promise, and it is no meeting that was agreed on."""
    if work.status is not FollowUpStatus.OPEN or work.kind is FollowUpKind.PROMISE or work.topic == outstanding.MONEY:
        return False
    return contacts.meant(work) is Touch.COMMERCIAL and not is_meeting(work.text, work.place)


def taken(turn: Turn, item: int, place: Place = Place.PUSH, page: int = 0) -> ItemView:
    """The item that a button names. A Refusal if it is gone or a colleague's, or if the button was used just now."""
    if used(turn):
        raise Refusal(errors.settled)
    return find(turn, item, place, page)


def find(turn: Turn, item: int, place: Place = Place.PUSH, page: int = 0) -> ItemView:
    """The item that a form is about. A Refusal if it is gone or a colleague's."""
    try:
        work = followups.get(turn.session, turn.me, item)
        client = handing.client_of(turn.session, turn.me, work)
    except members.NotAllowed as error:
        raise Refusal(ends.gone) from error
    turn.by_clock_of(work.owner_id)
    return replace(view(turn.session, turn.me, work, client, turn.now, place, page), now=turn.local)


def open_item(turn: Turn, item: int, place: Place = Place.PUSH, page: int = 0) -> ItemView | None:
    """The same, for what only an open item can take; a closed one is shown as it stands, and None given."""
    found = taken(turn, item, place, page)
    if found.work.status is FollowUpStatus.OPEN:
        return found
    turn.toast(errors.first_line(errors.settled(turn.t)))
    turn.edit(ends.closed(turn.t, found))
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
    if not found.given_by:
        clients.touch(turn.session, turn.me, found.client, turn.now)
    show(turn, found)


def show(turn: Turn, found: ItemView) -> None:
    """The item as it stands, in the message pressed."""
    is_open = found.work.status is FollowUpStatus.OPEN
    turn.edit(screens.item(turn.t, found) if is_open else ends.closed(turn.t, found))


def ask_lightly(turn: Turn, flow: str, screen: Screen, *, after: str = "", **data: Any) -> None:
    """Show a question that may be left unanswered; a form of more weight that is open stays open behind it.

    `after`: the form at whose end it is asked.
    """
    dialog = turn.dialog
    if dialog is None or dialog.flow in (*LIGHT_FORMS, "follow", "change_day", after):
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
