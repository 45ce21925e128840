"""How a contact was, put right by buttons: its kind, its day, how it went."""

from datetime import date

from handlers.correcting import amending
from handlers.lines import capture
from handlers.payloads.capture import AskMood, AskNoteDay, SetKind, SetMood, SetNoteDay, ShowHow
from handlers.screens.correcting import note_parts as screens
from handlers.screens.correcting.corrections import no_such_day
from handlers.texts import Html
from handlers.turn import Turn
from playbook import dates
from playbook.dates import Lean, When
from storage.queries.book import notes
from storage.tables import Client, Dialog, Note

FLOW = "note_day"


def how(turn: Turn) -> None:
    """How it was."""
    note, client = notes.own(turn.session, turn.me, turn.pressed(ShowHow).note)
    turn.leave(FLOW)
    turn.edit(screens.how(turn.t, client, note, turn.local))


def set_kind(turn: Turn) -> None:
    """It was of another kind."""
    press = turn.pressed(SetKind)
    note, client = notes.own(turn.session, turn.me, press.note)
    turn.record_with(note.change_id, client.id)
    amending.set_kind(turn, client, note, press.kind)
    turn.session.flush()
    capture.show_again(turn, note)


def ask_mood(turn: Turn) -> None:
    """How did it go?"""
    note, client = notes.own(turn.session, turn.me, turn.pressed(AskMood).note)
    turn.edit(screens.ask_mood(turn.t, client, note))


def set_mood(turn: Turn) -> None:
    """So."""
    press = turn.pressed(SetMood)
    note, client = notes.own(turn.session, turn.me, press.note)
    turn.record_with(note.change_id, client.id)
    note.mood = press.mood.value if press.mood else None
    turn.session.add(note)
    turn.session.flush()
    capture.show_again(turn, note)


def ask_day(turn: Turn) -> None:
    """On which day was it?"""
    _ask_day(turn, *notes.own(turn.session, turn.me, turn.pressed(AskNoteDay).note))


def _ask_day(turn: Turn, note: Note, client: Client, trouble: Html | None = None) -> None:
    turn.ask(FLOW, "day", screens.ask_day(turn.t, client, note, turn.today, trouble), client=client.id, note=note.id)


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    _ask_day(turn, *notes.own(turn.session, turn.me, dialog.data["note"]))


def set_day(turn: Turn) -> None:
    """On that day."""
    press = turn.pressed(SetNoteDay)
    _put(turn, *notes.own(turn.session, turn.me, press.note), min(press.day, turn.today))


def typed(turn: Turn, dialog: Dialog) -> None:
    """The day, in words."""
    note, client = notes.own(turn.session, turn.me, dialog.data["note"])
    when = dates.parse(turn.text, turn.local, lean=Lean.BEHIND)
    if not isinstance(when, When):
        _ask_day(turn, note, client, no_such_day(turn.t, turn.text))
    elif when.day > turn.today:
        _ask_day(turn, note, client, screens.ahead(turn.t, when.day, turn.today))
    else:
        _put(turn, note, client, when.day)


def _put(turn: Turn, note: Note, client: Client, day: date) -> None:
    turn.record_with(note.change_id, client.id)
    amending.set_day(turn, client, note, day)
    turn.session.flush()
    capture.show_again(turn, note)
    turn.leave(FLOW)
