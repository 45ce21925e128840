"""A client's history: his notes, the newest first, with the files that came along."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from handlers.paging import Page
from handlers.payloads.clients import OpenNote, ShowFiles, ShowHistory
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons, words
from handlers.screens.format import bold, cut, short_day
from handlers.screens.turning import older_and_newer
from handlers.screens.work import satisfaction
from handlers.texts import Html, Texts, lines
from storage.tables import Callback, Client, Note

TOLD = 48  # characters of a note
PAGE = 5  # notes on one page


def history(
    t: Texts,
    client: Client,
    notes: Sequence[Note],
    now: datetime,
    page: Page,
    *,
    author: int | None = None,
    forms: Mapping[int, Callback] | None = None,
) -> Screen:
    """One page of notes; `forms`: callbacks by the number of their note (C9).

    Those of `author`, who reads it, have a number to open them by; one with files opens with them.
    """
    client_id = client.id or 0
    turning = older_and_newer(t, page, lambda number: ShowHistory(client_id, number * PAGE))
    files = tuple(Button(_label(t, note, now), ShowFiles(note.id or 0)) for note in notes if note.files)
    numbers = {note.id: at for at, note in enumerate(notes, 1) if note.author_id == author and not note.files}
    opened = tuple(Button(str(at), OpenNote(note or 0, page.first)) for note, at in numbers.items())
    rows: list[Row] = [row for row in (opened, files[:3]) if row]
    told = [
        _numbered(t, _with_form(t, _told(t, note, now), (forms or {}).get(note.id or 0)), numbers.get(note.id))
        for note in notes
    ] or [t("Nothing noted yet.")]
    return Screen(
        lines(bold(client.name), *told), (*rows, (*turning, buttons.back_to_card(t, client_id))), about=client_id
    )


def _numbered(t: Texts, told: Html, at: int | None) -> Html:
    return told if at is None else t("{n} {told}", n=at, told=told)


def _label(t: Texts, note: Note, now: datetime) -> str:
    return t.plain("📎 {what} {when}", what=words.file_kind(t, note.files[0]["kind"]), when=_when(t, note, now))


def _when(t: Texts, note: Note, now: datetime) -> str:
    return short_day(t, note.occurred_at.astimezone(now.tzinfo).date(), now.date())


def _told(t: Texts, note: Note, now: datetime) -> Html:
    when, kind = _when(t, note, now), words.contact(t, note.kind)
    text = cut(note.text if note.text or note.is_first else note.said, TOLD)
    files = " 📎" if note.files else ""
    seen = ""
    if note.seen_by_lead_on is not None:
        seen = t.plain(" (lead saw it {day})", day=short_day(t, note.seen_by_lead_on, now.date()))
    if text:
        return t("{when} {kind}: {text}{files}{seen}", when=when, kind=kind, text=text, files=files, seen=seen)
    return t("{when} {kind}{files}{seen}", when=when, kind=kind, files=files, seen=seen)


def _with_form(t: Texts, told: Html, form: Callback | None) -> Html:
    return told if form is None else t("{told} · {form}", told=told, form=satisfaction.in_history(t, form))


def with_way_back(t: Texts, note: Screen, client: int, skip: int) -> Screen:
    """A note opened in the history, with the way back to its page."""
    return note.with_rows((Button(t.plain("Back"), ShowHistory(client, skip)),))


def nothing_to_show(t: Texts) -> str:
    """Toast: the note has no files (any more)."""
    return t.plain("There is no file")
