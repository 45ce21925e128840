"""Working an item through: done, a message sent instead, what happened, not wanted any more."""

from handlers.lines.capture import keep
from handlers.payloads.followups import Done, DropItem, LogOn, SentMessage
from handlers.screens.lines import notes as note_screens
from handlers.screens.work import item_ends as ends
from handlers.screens.work.item import ItemView
from handlers.screens.work.next_steps import Outcome
from handlers.turn import Turn
from handlers.work import handing, next_steps, promises, repeating, satisfaction
from handlers.work.items import form_data, of_form, open_item, without_name
from playbook import capture
from playbook.capture import ContactKind
from storage.queries.book import contacts, notes
from storage.queries.work import followups
from storage.tables import Dialog, FollowUp, FollowUpStatus, Note


def done(turn: Turn) -> None:
    """The item is done; what comes next?"""
    press = turn.pressed(Done)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        _close(turn, found, _kind(found.work))


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
    again = repeating.next_of(turn, found)
    outcome = Outcome(
        change=change,
        promise_kept=not late if found.is_promise else None,
        days_late=late,
        again=again,
        planned=next_steps.planned_besides(turn, found),
    )
    if found.given_by or not satisfaction.ask(turn, found, outcome, note):
        next_steps.ask(turn, found, outcome, note)


def _kind(work: FollowUp) -> ContactKind:
    """How the contact was, by what was to be done; a call where that does not say it."""
    return capture.kind_of_work(work.text) or ContactKind.CALL


def _contact(turn: Turn, found: ItemView, kind: ContactKind) -> Note:
    """A follow-up done is a contact with all who were there, also where nothing is typed about it."""
    text, meant = found.work.text, contacts.meant(found.work)
    noted = [
        notes.add(turn.session, turn.me, each, turn.now, text=text, kind=kind.value, meant=meant)
        for each in (found.client, *found.guests)
    ]
    return noted[0]


def log(turn: Turn) -> None:
    """Ask what happened."""
    press = turn.pressed(LogOn)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        _ask(turn, found)


def _ask(turn: Turn, found: ItemView) -> None:
    turn.ask("log", "words", ends.ask_log(turn.t, found), **form_data(found))


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
    more = ((ends.done_button(turn.t, found),),) if is_open else ()
    seen.note.shown_id = turn.say(note_screens.captured(turn.t, seen).with_rows(*more))


def drop(turn: Turn) -> None:
    """The item is not wanted any more."""
    press = turn.pressed(DropItem)
    found = open_item(turn, press.item, press.place, press.page)
    if found is None:
        return
    if found.given_by:
        handing.give_up(turn, found)
        return
    if found.work.repeat is not None:
        turn.edit(ends.which_to_drop(turn.t, found))
        return
    change = turn.record("drop", found.client.id)
    followups.close(turn.session, found.work, turn.now, FollowUpStatus.DROPPED)
    turn.edit(ends.dropped(turn.t, found, change))
