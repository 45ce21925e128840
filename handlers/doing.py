"""Working an item through: done, a message sent instead, what happened, not wanted any more."""

from handlers import next_steps, promises
from handlers.capture import keep
from handlers.items import form_data, of_form, open_item, without_name
from handlers.payloads.followups import Done, DropItem, LogOn, SentMessage
from handlers.screens import item as screens
from handlers.screens import notes as note_screens
from handlers.screens.item import ItemView
from handlers.screens.next_steps import Outcome
from handlers.turn import Turn
from playbook import capture
from playbook.capture import ContactKind
from playbook.recurrence import next_day
from storage.queries import followups, notes
from storage.tables import Dialog, FollowUp, FollowUpStatus, Note


def done(turn: Turn) -> None:
    """The item is done; what comes next?"""
    press = turn.pressed(Done)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        _close(turn, found, _kind(turn, found.work))


def sent_message(turn: Turn) -> None:
    """A message was sent in place of a call: that is contact too."""
    press = turn.pressed(SentMessage)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        _close(turn, found, ContactKind.MESSAGE)


def _close(turn: Turn, found: ItemView, kind: ContactKind) -> None:
    work = found.work
    change = turn.record("done", found.client.id)
    late = promises.settle(turn, found) if found.is_promise else 0
    note = None if found.is_promise else _contact(turn, found, kind)
    followups.close(turn.session, work, turn.now, FollowUpStatus.DONE)
    again = _again(turn, found)
    still_open = followups.open_of_client(turn.session, found.client)
    planned = [each for each in still_open if each.id != work.id and each.due_on >= turn.today]
    outcome = Outcome(
        change=change,
        promise_kept=not late if found.is_promise else None,
        days_late=late,
        again=again,
        planned=planned[0] if planned else None,
    )
    next_steps.ask(turn, found, outcome, note)


def _kind(turn: Turn, work: FollowUp) -> ContactKind:
    """How the contact was, by what was to be done; a call where that does not say it."""
    kind = capture.read_note(work.text, now=turn.local).kind
    return kind if kind.is_contact else ContactKind.CALL


def _contact(turn: Turn, found: ItemView, kind: ContactKind) -> Note:
    """A follow-up done is a contact, also where nothing is typed about it."""
    text = found.work.text
    return notes.add(turn.session, turn.me, found.client, turn.now, text=text, kind=kind.value)


def _again(turn: Turn, found: ItemView) -> FollowUp | None:
    """What repeats comes again by itself, at the same hour of the member's clock."""
    work = found.work
    if work.repeat is None:
        return None
    day = next_day(work.repeat, work.repeat_from or work.due_on, max(turn.today, work.due_on))
    if day is None:
        return None
    at = None if work.whole_day else work.due_at.astimezone(turn.zone).time()
    again = followups.add(
        turn.session,
        turn.me,
        found.client,
        turn.now,
        day=day,
        at=at,
        text=work.text,
        kind=work.kind,
        repeat=work.repeat,
        topic=work.topic,
    )
    again.repeat_from = work.repeat_from or work.due_on
    return again


def log(turn: Turn) -> None:
    """Ask what happened."""
    press = turn.pressed(LogOn)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        _ask(turn, found)


def _ask(turn: Turn, found: ItemView) -> None:
    turn.ask("log", "words", screens.ask_log(turn.t, found), **form_data(found))


def log_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    _ask(turn, of_form(turn, dialog))


def log_typed(turn: Turn, dialog: Dialog) -> None:
    """What happened is noted; the item can be closed with one tap more."""
    found = of_form(turn, dialog)
    turn.record("note", found.client.id)
    seen = keep(turn, found.client, without_name(turn, found.client, turn.text))
    turn.close_form()
    is_open = found.work.status is FollowUpStatus.OPEN
    more = ((screens.done_button(turn.t, found),),) if is_open else ()
    seen.note.shown_id = turn.say(note_screens.captured(turn.t, seen).with_rows(*more))


def drop(turn: Turn) -> None:
    """The item is not wanted any more."""
    press = turn.pressed(DropItem)
    found = open_item(turn, press.item, press.place, press.page)
    if found is None:
        return
    change = turn.record("drop", found.client.id)
    followups.close(turn.session, found.work, turn.now, FollowUpStatus.DROPPED)
    turn.edit(screens.dropped(turn.t, found, change))
