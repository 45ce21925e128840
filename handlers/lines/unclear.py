"""What a note leaves unclear: asked under it at once, answered by a tap or by typing; the note itself is kept."""

from dataclasses import replace

from handlers.buying import keeping, told
from handlers.correcting import amending
from handlers.lines import capture, noted, reading
from handlers.payloads.unclear import AmountIs, DayIs, LeaveIt, WasThen
from handlers.screens import errors
from handlers.turn import Refusal, Turn
from handlers.work.items import used
from playbook import dates
from playbook.capture import read_purchase
from playbook.dates import When
from playbook.goods import by_rate
from playbook.typed import correcting, unclear_days
from storage.queries.book import notes
from storage.tables import Client, Dialog, Note

A_MILLION = 10**6  # of which even a small rate leaves something


def day_is(turn: Turn) -> None:
    """A day was tapped."""
    press = turn.pressed(DayIs)
    note, client = _asked(turn, press.note)
    _put_day(turn, note, client, When(max(press.day, turn.today)))


def was_then(turn: Turn) -> None:
    """The day is over and meant so."""
    note, client = _asked(turn, turn.pressed(WasThen).note)
    asked = noted.unclear_in(turn, note, noted.read(turn, note))
    turn.record_with(note.change_id, client.id)
    if asked is not None and asked.gone is not None:
        amending.set_day(turn, client, note, asked.gone)
    _settle(turn, note)


def amount_is(turn: Turn) -> None:
    """An amount was tapped."""
    press = turn.pressed(AmountIs)
    note, client = _asked(turn, press.note)
    _buy(turn, note, client, press.amount)


def leave(turn: Turn) -> None:
    """It stays as it was typed."""
    note, client = _asked(turn, turn.pressed(LeaveIt).note)
    turn.record_with(note.change_id, client.id)
    _settle(turn, note)


def _asked(turn: Turn, number: int) -> tuple[Note, Client]:
    """The note under which it was asked; a Refusal if it has been answered."""
    note, client = notes.own(turn.session, turn.me, number)
    if used(turn):
        raise Refusal(errors.settled)
    return note, client


def takes(turn: Turn, dialog: Dialog) -> bool:
    """Whether typed words answer it: nothing but a day, or an amount."""
    if dialog.step == "amount":
        read = read_purchase(turn.text, turn.local)
        return (bool(read.amount) and not read.product) or by_rate(A_MILLION, turn.text) is not None
    return isinstance(dates.parse(_said(turn.text), turn.local), When)


def typed(turn: Turn, dialog: Dialog) -> None:
    """The day or the amount was typed."""
    note, client = notes.own(turn.session, turn.me, dialog.data["note"])
    if dialog.step == "amount":
        _typed_amount(turn, note, client)
        return
    when = dates.parse(_said(turn.text), turn.local)
    if isinstance(when, When) and not when.past:
        _put_day(turn, note, client, when)
    else:
        capture.show_again(turn, note)


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The note with its question, after a break."""
    capture.show_again(turn, notes.own(turn.session, turn.me, dialog.data["note"])[0])


def _said(text: str) -> str:
    taken_back = correcting.read(text)
    return taken_back.right if taken_back and taken_back.right else text


def _put_day(turn: Turn, note: Note, client: Client, when: When) -> None:
    """Read the note anew with the right day in it."""
    asked = noted.unclear_in(turn, note, noted.read(turn, note))
    if asked is None:
        raise Refusal(errors.settled)
    turn.record_with(note.change_id, client.id)
    at = when.time or unclear_days.hour_in(asked.said, turn.local)
    words = unclear_days.put_right(note.said or note.text, asked.said, When(when.day, at), chinese=turn.t.chinese)
    capture.renew(turn, note, words)
    _show(turn, note)


def _typed_amount(turn: Turn, note: Note, client: Client) -> None:
    """The amount, or what a foreign one counts as, was typed; another foreign one is no answer to that."""
    doubtful = noted.doubtful_in(turn, note, noted.read(turn, note))
    amount = read_purchase(turn.text, turn.local).amount
    if doubtful is not None and told.foreign_in(turn, doubtful):
        amount = told.own_typed(turn, doubtful.amount or 0, turn.text)
        if amount is None:
            capture.show_again(turn, note)
            return
    _buy(turn, note, client, amount or 0)


def _buy(turn: Turn, note: Note, client: Client, amount: int) -> None:
    """The purchase that the note tells of, now that its amount is known."""
    doubtful = noted.doubtful_in(turn, note, noted.read(turn, note))
    if doubtful is None or not amount:
        raise Refusal(errors.settled)
    if doubtful.amount is not None and doubtful.amount < 0:
        amount = -abs(amount)
        if keeping.most_back(turn, client.id or 0, replace(doubtful, amount=amount), note.id) is not None:
            capture.show_again(turn, note)
            return
    turn.record_with(note.change_id, client.id)
    if told.foreign_in(turn, doubtful):
        reading.add_settled_purchase(turn, client, note, doubtful, own=amount)
    else:
        reading.add_settled_purchase(turn, client, note, replace(doubtful, amount=amount))
    _settle(turn, note)


def _settle(turn: Turn, note: Note) -> None:
    """What was asked is answered, and is not asked again."""
    asked = noted.unclear_in(turn, note, noted.read(turn, note))
    if asked is not None:
        note.settled = [*note.settled, asked.said]
        turn.session.add(note)
        turn.session.flush()
    _show(turn, note)


def _show(turn: Turn, note: Note) -> None:
    capture.show_again(turn, note)
    turn.leave(capture.UNCLEAR)
