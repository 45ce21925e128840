"""Care drafts (C2, C3, C6): whom to greet, three messages to choose from, and what becomes of them."""

from handlers.caring import drafts
from handlers.caring.drafts import Desk
from handlers.payloads.greetings import (
    GreetingSent,
    NextGreeting,
    OpenGreeting,
    OtherDrafts,
    Place,
    ShowGreetings,
    SkipGreeting,
    WriteGreeting,
    WroteGreeting,
)
from handlers.screens import errors
from handlers.screens.caring import care as screens
from handlers.screens.caring.care import After
from handlers.turn import Turn
from playbook.capture import ContactKind
from playbook.contact_rules import Touch
from storage.queries.book import clients, notes
from storage.queries.caring import greetings
from storage.queries.caring.greetings import Draft
from storage.tables import Client, OccasionStatus


def desk(turn: Turn) -> Desk:
    """The acting member at his drafts."""
    return Desk(turn.session, turn.me, turn.now)


def command(turn: Turn) -> None:
    """/care."""
    turn.say(drafts.the_list(desk(turn)))


def show(turn: Turn) -> None:
    """The list, or another page of it."""
    turn.edit(drafts.the_list(desk(turn), turn.pressed(ShowGreetings).page))


def open_one(turn: Turn) -> None:
    """An occasion's three messages."""
    press = turn.pressed(OpenGreeting)
    if (draft := _open(turn, press.occasion)) is not None:
        turn.edit(drafts.of_occasion(desk(turn), draft, press.place))


def others(turn: Turn) -> None:
    """Three others."""
    press = turn.pressed(OtherDrafts)
    if (draft := _open(turn, press.occasion)) is not None:
        turn.edit(drafts.of_occasion(desk(turn), draft, press.place, max(0, press.round_)))


def following(turn: Turn) -> None:
    """The next client of the same festival; this one stays open."""
    if (draft := _open(turn, turn.pressed(NextGreeting).occasion)) is not None:
        _go_on(turn, draft, None)


def sent(turn: Turn) -> None:
    """The message went out: a contact of care; then the next client of the same festival."""
    press = turn.pressed(GreetingSent)
    if (draft := _open(turn, press.occasion)) is None:
        return
    change = turn.record("greeting", draft.client.id, source="")
    _note(turn, draft.client, draft)
    greetings.close(turn.session, draft, OccasionStatus.DONE)
    _after(turn, draft, press.place, After(screens.sent(turn.t, draft.client.name), change))


def skip(turn: Turn) -> None:
    """No message this time; next year's is another occasion."""
    press = turn.pressed(SkipGreeting)
    if (draft := _open(turn, press.occasion)) is None:
        return
    change = turn.record("skip", draft.client.id, source="")
    greetings.close(turn.session, draft, OccasionStatus.SKIPPED)
    _after(turn, draft, press.place, After(screens.skipped(turn.t, draft.client.name), change))


def write(turn: Turn) -> None:
    """Three messages to a client for no reason at all."""
    press = turn.pressed(WriteGreeting)
    client = clients.get(turn.session, turn.me, press.client)
    clients.touch(turn.session, turn.me, client, turn.now)
    turn.edit(drafts.of_no_occasion(desk(turn), client, max(0, press.round_)))


def wrote(turn: Turn) -> None:
    """Such a message went out; pressed twice, it is noted once."""
    client = clients.get(turn.session, turn.me, turn.pressed(WroteGreeting).client)
    change = 0
    if _noted_today(turn, client):
        turn.toast(errors.first_line(errors.settled(turn.t)))
    else:
        change = turn.record("greeting", client.id, source="")
        _note(turn, client, None)
    turn.edit(screens.settled(turn.t, After(screens.sent(turn.t, client.name), change), client.id or 0))


def _open(turn: Turn, number: int) -> Draft | None:
    """The draft that a button names; of one that has ended the end is told, and None given."""
    draft = greetings.get(turn.session, turn.me, number)
    clients.touch(turn.session, turn.me, draft.client, turn.now)
    if draft.occasion.status is OccasionStatus.OPEN:
        return draft
    turn.toast(errors.first_line(errors.settled(turn.t)))
    is_sent = draft.occasion.status is OccasionStatus.DONE
    told = screens.sent(turn.t, draft.client.name) if is_sent else screens.skipped(turn.t, draft.client.name)
    turn.edit(screens.settled(turn.t, After(told), draft.client.id or 0))
    return None


def _after(turn: Turn, draft: Draft, place: Place, after: After) -> None:
    if place is Place.LIST:
        _go_on(turn, draft, after)
    else:
        turn.edit(screens.settled(turn.t, after, draft.client.id or 0))


def _go_on(turn: Turn, draft: Draft, after: After | None) -> None:
    """The next one of the same festival, else the list."""
    turn.session.flush()
    at = desk(turn)
    waiting = drafts.same(at, draft)
    turn.edit(drafts.of_occasion(at, waiting[0], Place.LIST, None, after) if waiting else drafts.the_list(at, 0, after))


def _note(turn: Turn, client: Client, draft: Draft | None) -> None:
    text, kind = screens.note(turn.t, draft), ContactKind.MESSAGE.value
    notes.add(turn.session, turn.me, client, turn.now, text=text, kind=kind, meant=Touch.CARE)


def _noted_today(turn: Turn, client: Client) -> bool:
    newest = notes.of_client(turn.session, client, 1)
    if not newest or newest[0].text != screens.note(turn.t, None):
        return False
    return newest[0].created_at.astimezone(turn.zone).date() == turn.today
