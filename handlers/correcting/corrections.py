"""Correcting a note part by part with buttons; what is typed just after it, see typed_corrections.py."""

from datetime import date, time

from handlers.correcting.just_done import open_work
from handlers.lines import capture
from handlers.payloads.capture import AskContent, AskDate, DropPart, SetDate, ShowParts, SkipPart
from handlers.screens.correcting import corrections as screens
from handlers.screens.correcting.corrections import Parts
from handlers.texts import Html
from handlers.turn import Turn
from playbook import dates
from playbook.dates import When
from playbook.recurrence import next_day
from playbook.typed import correcting
from storage.queries.book import notes
from storage.queries.buying import purchases
from storage.queries.team import members
from storage.queries.work import followups
from storage.tables import Dialog, FollowUp, FollowUpStatus, Note

MINUTES = 24 * 60


def parts(turn: Turn) -> None:
    """What the note was read into."""
    _show_parts(turn, notes.own(turn.session, turn.me, turn.pressed(ShowParts).note)[0])


def _show_parts(turn: Turn, note: Note) -> None:
    note, client = notes.own(turn.session, turn.me, note.id or 0)
    bought = purchases.of_note(turn.session, note)
    turn.edit(screens.parts(turn.t, Parts(client, note, open_work(turn, note), bought, turn.local, turn.team.currency)))


def _part(turn: Turn, note_id: int, item_id: int) -> tuple[Note, FollowUp]:
    note, _ = notes.own(turn.session, turn.me, note_id)
    item = followups.get(turn.session, turn.me, item_id)
    if item.note_id != note.id:
        raise members.NotAllowed
    return note, item


def ask_date(turn: Turn) -> None:
    """Another date for one part."""
    press = turn.pressed(AskDate)
    ask_date_of(turn, *_part(turn, press.note, press.item))


def ask_date_again(turn: Turn, dialog: Dialog) -> None:
    """The same after a break."""
    ask_date_of(turn, *_part(turn, dialog.data["note"], dialog.data["item"]))


def ask_date_of(turn: Turn, note: Note, item: FollowUp, trouble: Html | None = None) -> None:
    """When is it then? `trouble`: why what was said will not do."""
    if item.status is not FollowUpStatus.OPEN:
        _show_parts(turn, note)
        return
    _, client = notes.own(turn.session, turn.me, note.id or 0)
    screen = screens.ask_date(turn.t, client, note.id or 0, item, turn.local, trouble)
    turn.ask("redate", "when", screen, client=client.id, note=note.id, item=item.id)


def set_date(turn: Turn) -> None:
    """A date was tapped."""
    press = turn.pressed(SetDate)
    note, item = _part(turn, press.note, press.item)
    if press.day < turn.today:
        ask_date_of(turn, note, item, screens.is_past(turn.t, press.day, turn.today))
        return
    _move(turn, note, item, press.day, _clock(press.at))
    turn.toast(screens.moved_toast(turn.t, item, turn.local))


def _clock(at: int | None) -> time | None:
    if at is None:
        return None
    if not 0 <= at < MINUTES:
        raise members.NotAllowed
    return time(*divmod(at, 60))


def typed_date(turn: Turn, dialog: Dialog) -> None:
    """A date was typed."""
    note, item = _part(turn, dialog.data["note"], dialog.data["item"])
    when = dates.parse(_said(turn.text), turn.local)
    if isinstance(when, When) and not when.past:
        _move(turn, note, item, when.day, when.time or hour_of(turn, item))
    else:
        ask_date_of(turn, note, item, _trouble(turn, when if isinstance(when, When) else None))


def _said(text: str) -> str:
    """The words without a "no" before them."""
    taken_back = correcting.read(text)
    return taken_back.right if taken_back and taken_back.right else text


def _trouble(turn: Turn, past: When | None) -> Html:
    return screens.is_past(turn.t, past.day, turn.today) if past else screens.no_such_day(turn.t, turn.text)


def hour_of(turn: Turn, item: FollowUp) -> time | None:
    """A new day without a time keeps the hour."""
    return None if item.whole_day else item.due_at.astimezone(turn.zone).time()


def _move(turn: Turn, note: Note, item: FollowUp, day: date, at: time | None) -> None:
    turn.record_with(note.change_id, note.client_id)
    followups.move(turn.session, item, day, at, turn.now)
    turn.session.flush()
    capture.show_again(turn, note)
    turn.close_form()


def drop(turn: Turn) -> None:
    """One part is not wanted."""
    press = turn.pressed(DropPart)
    _remove(turn, *_part(turn, press.note, press.item))


def _remove(turn: Turn, note: Note, item: FollowUp) -> None:
    turn.record_with(note.change_id, note.client_id)
    turn.session.delete(item)
    turn.session.flush()
    turn.toast(screens.dropped_toast(turn.t))
    capture.show_again(turn, note)
    turn.close_form()


def skip(turn: Turn) -> None:
    """Of what repeats, only this one is not wanted: the next one stands in its place."""
    press = turn.pressed(SkipPart)
    note, item = _part(turn, press.note, press.item)
    first, this = item.repeat_from or item.due_on, item.occurs_on or item.due_on
    following = next_day(item.repeat, first, max(turn.today, this)) if item.repeat else None
    if following is None:
        _remove(turn, note, item)
        return
    at = item.occurs_at if item.occurs_on else hour_of(turn, item)
    item.occurs_on, item.occurs_at = following, at
    _move(turn, note, item, following, at)
    turn.toast(screens.moved_toast(turn.t, item, turn.local))


def ask_content(turn: Turn) -> None:
    """Other words."""
    _ask_content(turn, turn.pressed(AskContent).note)


def ask_content_again(turn: Turn, dialog: Dialog) -> None:
    """The same after a break."""
    _ask_content(turn, dialog.data["note"])


def _ask_content(turn: Turn, note_id: int) -> None:
    note, client = notes.own(turn.session, turn.me, note_id)
    turn.ask("reword", "words", screens.ask_content(turn.t, client, note), client=client.id, note=note.id)


def typed_content(turn: Turn, dialog: Dialog) -> None:
    """The other words."""
    note, client = notes.own(turn.session, turn.me, dialog.data["note"])
    turn.record_with(note.change_id, client.id)
    capture.reword(turn, note, turn.text)
    capture.show_again(turn, note)
    turn.close_form()
