"""Screens after an attempt that was typed (F2)."""

from datetime import datetime

from handlers.payloads.capture import ShowNote
from handlers.screen import Button, Screen
from handlers.screens import buttons
from handlers.screens.format import bold, instant
from handlers.screens.work.putting_off import missed_call
from handlers.texts import Texts, lines
from storage.tables import Client, FollowUp, Note


def call_again(t: Texts) -> str:
    """What the next try is about."""
    return t.plain("call again")


def planned_toast(t: Texts, item: FollowUp, now: datetime) -> str:
    """Toast: when it is tried again."""
    return t.plain("Again {when}", when=instant(t, item.due_at, now))


def planned(t: Texts, client: Client, item: FollowUp, now: datetime, note: Note) -> Screen:
    """The next try has its hour."""
    due = instant(t, item.due_at, now)
    text = t("⏰ {name} {when} {what}", name=bold(client.name), when=due, what=item.text or call_again(t))
    last = (buttons.card(t, client.id), buttons.undo(t, note.change_id or 0))
    return Screen(text, (last,), about=client.id)


def line(t: Texts, client: Client, note: Note) -> Screen:
    """A line for the client to copy, in place of a call."""
    words = missed_call(t, client)
    row = (Button(t.plain("Copy"), copy=words), Button(t.plain("Back"), ShowNote(note.id or 0)))
    return Screen(lines(bold(client.name), t("{text}", text=words)), (row,), about=client.id)
