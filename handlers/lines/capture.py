"""Capture: a line about a client is kept at once, shown with what was read in it, and can be read anew."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.lines import reading, retrying
from handlers.lines.noted import lesson, news, read, view
from handlers.screen import Screen
from handlers.screens.lines import notes as screens
from handlers.screens.lines.captured import Captured
from handlers.turn import Turn
from handlers.work.items import LIGHT_FORMS
from playbook import capture
from playbook.capture import Draft
from storage.queries.book import clients, notes
from storage.queries.buying import purchases
from storage.queries.lapsing import lapses
from storage.queries.work import followups
from storage.tables import Client, Note

UNCLEAR = "unclear"  # the form in which a day or an amount is asked


def keep(turn: Turn, client: Client, words: str, *, first: str | None = None, warnings: Sequence[str] = ()) -> Captured:
    """Read the words and keep all that they hold: note, numbers, promises, follow-ups, purchase; facts are offered.

    `first`: the whole line, where it is the one that made the client.
    """
    turn.by_clock_of(client.owner_id)
    change = turn.record("note", client.id)
    filed = reading.file(turn, client, words) if first is None else reading.Filed(words)
    draft = capture.read_note(filed.words, now=turn.local)
    said = words if first is None else first
    note = reading.add_note(turn, client, draft, said, first=first is not None, change=change)
    had_class = client.prospect_class
    reading.add_work(turn, client, note, reading.plans(turn, draft))
    reading.add_purchase(turn, client, note, draft)
    retrying.count(turn, client, note)
    clients.touch(turn.session, turn.me, client, turn.now)
    turn.session.flush()
    seen = view(turn, note, draft, new=True)
    if filed.phones:
        seen = replace(seen, phones=filed.phones)
    hint = news(turn, client, draft, had_class)
    return replace(seen, class_hint=hint, warnings=[*warnings, *filed.warnings], lesson=lesson(turn, client))


def show(turn: Turn, seen: Captured) -> None:
    """Show what a line became, in the message pressed or in a new one; the note knows its message from then on.

    What is unclear in it is asked there, and may be typed, unless a form of more weight is open.
    """
    screen, dialog = screens.captured(turn.t, seen), turn.dialog
    if seen.unclear is not None and (dialog is None or dialog.flow in (*LIGHT_FORMS, UNCLEAR)):
        step = "amount" if seen.unclear.is_amount else "day"
        turn.ask(UNCLEAR, step, screen, client=seen.client.id, note=seen.note.id)
        seen.note.shown_id = turn.dialog.shown_id if turn.dialog else None
    else:
        notes.shown_by(turn.session, seen.note, turn.edit(screen))
    turn.session.add(seen.note)


def show_again(turn: Turn, note: Note) -> None:
    """The note as things stand now, in the message pressed, or that of the form just answered."""
    note.shown_id = turn.answer(screen_of(turn, note))
    turn.session.add(note)


def screen_of(turn: Turn, note: Note) -> Screen:
    """The note as things stand now."""
    return screens.captured(turn.t, view(turn, note, read(turn, note)))


def refresh(turn: Turn, note: Note) -> None:
    """Show the note as it stands in the message that shows it; in a new one where there is none."""
    seen = view(turn, note, read(turn, note))
    if note.shown_id is None:
        show(turn, seen)
    else:
        turn.change(note.shown_id, screens.captured(turn.t, seen))


def renew(turn: Turn, note: Note, words: str) -> None:
    """Read other words in place of a note's: what they hold replaces all that the old ones held."""
    client, draft = _rewrite(turn, note, words)
    reading.replace_work(turn, client, note, reading.plans(turn, draft))
    reading.replace_purchase(turn, client, note, draft)
    turn.session.flush()


def reword(turn: Turn, note: Note, words: str) -> None:
    """Other content for a note: its dates and its purchase stay, new ones are added."""
    client, draft = _rewrite(turn, note, words)
    reading.add_work(turn, client, note, reading.plans(turn, draft))
    turn.session.flush()


def _rewrite(turn: Turn, note: Note, words: str) -> tuple[Client, Draft]:
    """Its client, and what the other words say by the clock of his rep."""
    client = clients.get(turn.session, turn.me, note.client_id)
    turn.by_clock_of(client.owner_id)
    note.said = words
    draft = read(turn, note)
    reading.rewrite_note(turn, client, note, draft)
    return client, draft


def move(turn: Turn, note: Note, client: Client) -> None:
    """The note, with all that it held, is another client's."""
    old = clients.get(turn.session, turn.me, note.client_id)
    note.client_id = client.id or 0
    turn.session.add(note)
    for item in followups.of_note(turn.session, note):
        item.client_id, item.owner_id = client.id or 0, client.owner_id
        turn.session.add(item)
    if (bought := purchases.of_note(turn.session, note)) is not None:
        bought.client_id = client.id or 0
        turn.session.add(bought)
        purchases.replace(turn.session, bought, bought)
        for each in (old, client):
            lapses.settle_purchases(turn.session, each, turn.now)
    clients.move_facts(turn.session, note, old, client)
    for each in (old, client):
        notes.refresh_last_contact(turn.session, each)
    clients.touch(turn.session, turn.me, client, turn.now)
    turn.session.flush()
