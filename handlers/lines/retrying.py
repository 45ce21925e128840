"""An attempt that was typed (F2): counted, tried again at a better hour, or a line sent instead."""

from datetime import date, datetime, time, timedelta

from handlers.payloads.retrying import LineInstead, RetryAt
from handlers.screens import errors
from handlers.screens.lines import retrying as screens
from handlers.turn import Refusal, Turn
from handlers.work.items import used
from playbook.capture import ContactKind
from storage.queries.book import notes
from storage.queries.work import followups
from storage.tables import Client, FollowUp, FollowUpKind, Note

SOON = timedelta(days=2)  # what is planned so soon is the next try
MINUTES = 24 * 60


def count(turn: Turn, client: Client, note: Note) -> None:
    """An attempt counts for what was to be done by today."""
    if note.kind != ContactKind.ATTEMPT.value:
        return
    item = _due(turn, client)
    if item is not None:
        item.attempts += 1
        turn.session.add(item)


def _due(turn: Turn, client: Client) -> FollowUp | None:
    """What was to be done with the client by now; a promise is not kept by a call."""
    work = followups.open_of_client(turn.session, client)
    return next((each for each in work if each.due_on <= turn.today and each.kind is not FollowUpKind.PROMISE), None)


def is_planned(turn: Turn, client: Client) -> bool:
    """Whether the next try has its hour."""
    work = followups.open_of_client(turn.session, client)
    return any(turn.now < item.due_at <= turn.now + SOON for item in work)


def at(turn: Turn) -> None:
    """A better hour was tapped: what was due goes there, else a follow-up is made for it."""
    press = turn.pressed(RetryAt)
    note, client = notes.own(turn.session, turn.me, press.note)
    if used(turn) or not 0 <= press.at < MINUTES:
        raise Refusal(errors.settled)
    when = _ahead(turn, press.day, time(*divmod(press.at, 60)))
    turn.record_with(note.change_id, client.id)
    item = _due(turn, client)
    if item is not None:
        followups.move(turn.session, item, when.date(), when.time(), turn.now)
    else:
        item = _plan(turn, client, note, when)
    turn.session.flush()
    turn.toast(screens.planned_toast(turn.t, item, turn.local))
    turn.edit(screens.planned(turn.t, client, item, turn.local, note))


def _plan(turn: Turn, client: Client, note: Note, when: datetime) -> FollowUp:
    what, day = screens.call_again(turn.t), when.date()
    return followups.add(turn.session, turn.me, client, turn.now, day=day, at=when.time(), text=what, note_id=note.id)


def _ahead(turn: Turn, day: date, at: time) -> datetime:
    """The hour, or the same on the next day on which it is still to come."""
    when = datetime.combine(day, at, turn.zone)
    return when if when > turn.now else datetime.combine(turn.today + timedelta(days=1), at, turn.zone)


def line(turn: Turn) -> None:
    """Words for the client, to copy."""
    note, client = notes.own(turn.session, turn.me, turn.pressed(LineInstead).note)
    turn.edit(screens.line(turn.t, client, note))
