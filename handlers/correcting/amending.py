"""What a typed correction changes: the day, the client, the kind of contact, the purchase; each can be taken back."""

from datetime import date, datetime

from handlers.buying import bought, keeping
from handlers.correcting.corrections import ask_date_of
from handlers.correcting.just_done import JustDone
from handlers.lines import capture, offers
from handlers.lines.reading import NOON
from handlers.screens.correcting import corrections as screens
from handlers.texts import Html
from handlers.turn import Turn
from handlers.work import items, putting_off
from playbook import capture as reading
from playbook.capture import ContactKind
from playbook.contact_rules import touch_of
from playbook.dates import Impossible, When
from storage.queries.book import clients, notes
from storage.queries.caring import care
from storage.queries.work import followups
from storage.tables import Client, FollowUp, Note, Purchase


def ask_when(turn: Turn, last: JustDone, item: FollowUp, problem: Html | None = None) -> None:
    """When is it then?"""
    if last.note is not None and item.note_id == last.note.id:
        ask_date_of(turn, last.note, item, problem)
    else:
        putting_off.ask_when(turn, items.find(turn, item.id or 0), problem)


def trouble(turn: Turn, when: When | Impossible, said: str) -> Html:
    """Why a day will not do."""
    return (
        screens.is_past(turn.t, when.day, turn.today) if isinstance(when, When) else screens.no_such_day(turn.t, said)
    )


def put_on(turn: Turn, last: JustDone, item: FollowUp, when: When) -> None:
    """The item goes to another day, or minute; it is told where it lands."""
    change = turn.record("date", last.client.id)
    if when.repeat is not None:
        followups.repeat(turn.session, item, when.repeat, when.day, when.time)
    followups.move(turn.session, item, when.day, when.time, turn.now)
    turn.session.flush()
    _refresh(turn, last.note)
    turn.say(screens.moved(turn.t, last.client, item, turn.local, change))


def drop(turn: Turn, last: JustDone, item: FollowUp) -> None:
    """What was never said is not to be done."""
    change = turn.record("drop", last.client.id)
    what = screens.what(turn.t, item)
    turn.session.delete(item)
    turn.session.flush()
    _refresh(turn, last.note)
    turn.say(screens.never_said(turn.t, last.client, what, change))


def give_to(turn: Turn, last: JustDone, client: Client) -> None:
    """It was another client's."""
    if last.note is not None:
        offers.move(turn, last.note, client)
        return
    change = turn.record("date", client.id)
    for item in last.work:
        item.client_id, item.owner_id = client.id or 0, client.owner_id
        turn.session.add(item)
    if last.purchase is not None:
        bought.give_to(turn, last.purchase, last.client, client)
    clients.touch(turn.session, turn.me, client, turn.now)
    turn.session.flush()
    turn.say(screens.given_to(turn.t, last.client, client, change))


def now_about(turn: Turn, note: Note, text: str) -> Client:
    """Whom an edited line is about: if it begins with one other client's name, the note is his from now on."""
    client = clients.get(turn.session, turn.me, note.client_id)
    named = [each for each, _ in clients.named_at_start(turn.session, turn.me, text)]
    if len(named) != 1 or named[0].id == client.id:
        return client
    capture.move(turn, note, named[0])
    return named[0]


def happened_on(turn: Turn, last: JustDone, day: date) -> None:
    """The contact, and what was bought then, was on another day."""
    note = last.note
    if note is None:
        return
    change = turn.record("correct", last.client.id)
    set_day(turn, last.client, note, day)
    if last.purchase is not None:
        bought.amend(turn, last.client, last.purchase, lambda: setattr(last.purchase, "bought_on", day))
    _refresh(turn, note)
    turn.say(screens.was_on(turn.t, last.client, day, turn.today, change))


def set_day(turn: Turn, client: Client, note: Note, day: date) -> None:
    """A note tells of another day; of today, as of the moment it was typed."""
    typed = note.created_at.astimezone(turn.zone).date()
    note.occurred_at = note.created_at if day == typed else datetime.combine(day, NOON, turn.zone)
    turn.session.add(note)
    notes.refresh_last_contact(turn.session, client)


def was(turn: Turn, last: JustDone, kind: ContactKind) -> None:
    """The contact was of another kind."""
    if last.note is None:
        return
    change = turn.record("correct", last.client.id)
    set_kind(turn, last.client, last.note, kind)
    _refresh(turn, last.note)
    turn.say(screens.was_kind(turn.t, last.client, kind.value, change))


def set_kind(turn: Turn, client: Client, note: Note, kind: ContactKind) -> None:
    """A note is of another kind, and with it contact or none."""
    note.kind, note.is_contact = kind.value, kind.is_contact
    note.touch = touch_of(note.said or note.text, kind=note.kind).value if note.is_contact else None
    turn.session.add(note)
    notes.refresh_last_contact(turn.session, client)


def paid(turn: Turn, last: JustDone, purchase: Purchase, words: str) -> bool:
    """Another amount or quantity; False if the words are neither."""
    read = reading.read_purchase(words, turn.local)
    if read.product or (not read.amount and read.quantity == 1):
        return False

    put_amount = keeping.put_amount(turn, purchase, read)
    if read.amount and put_amount is None:
        return False

    def alter() -> None:
        if put_amount is not None:
            put_amount()
        if read.quantity > 1:
            purchase.quantity = read.quantity

    change = turn.record("correct", last.client.id)
    bought.amend(turn, last.client, purchase, alter)
    _refresh(turn, last.note)
    turn.say(bought.shown(turn, last.client, purchase, change))
    return True


def not_bought(turn: Turn, last: JustDone) -> None:
    """Nothing was bought."""
    if last.purchase is None:
        return
    change = turn.record("drop", last.client.id)
    care.forget_purchases(turn.session, [last.purchase.id or 0])
    turn.session.delete(last.purchase)
    turn.session.flush()
    _refresh(turn, last.note)
    turn.say(screens.not_bought(turn.t, last.client, change))


def _refresh(turn: Turn, note: Note | None) -> None:
    if note is not None:
        capture.refresh(turn, note)
