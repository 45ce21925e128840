"""Screens of taking back and bringing again."""

from handlers.payloads.capture import Again, Redo
from handlers.screen import Button, Screen
from handlers.screens import buttons
from handlers.screens.format import code, cut
from handlers.texts import Html, Texts, lines
from storage.tables import Change

SHOWN = 60  # characters of what was typed
ROOM = 2000  # characters, of which one may count as two, that leave room for a line in one message
COPIED = 256  # characters that a button copies


def undone(t: Texts, change: Change, besides: Html | None = None) -> Screen:
    """A change was taken back; what was typed is kept. `besides`: what went or came with it."""
    row = [Button(t.plain("Bring back"), Redo(change.id or 0))]
    if not change.source_text:
        return Screen(lines(t("↩️ Taken back."), besides), (tuple(row),))
    row.append(Button(t.plain("Correct it"), Again(change.id or 0)))
    text = lines(t("↩️ Taken back. Your text is kept:"), t("{text}", text=cut(change.source_text, SHOWN)), besides)
    return Screen(text, (tuple(row),))


def brought_back(t: Texts, change: Change, besides: Html | None = None) -> Screen:
    """An undone change stands again."""
    kept = t("{text}", text=cut(change.source_text, SHOWN)) if change.source_text else None
    text = lines(t("✅ It's back."), kept, besides)
    return Screen(text, ((buttons.undo(t, change.id or 0),),))


def nothing_to_undo(t: Texts) -> Screen:
    """There is no change left to take back."""
    return Screen(t("Nothing to take back from the last 24 hours."))


def too_late(t: Texts) -> Screen:
    """The button of a change that is more than a day old."""
    return Screen(t("Older than 24 hours: change it by hand."))


def type_again(t: Texts, source: str) -> Screen:
    """The words of an undone change, to be copied, corrected and sent; words that fill a message come alone."""
    head = None if len(source) > ROOM else t("Tap to copy, correct it, send it:")
    copy = ((Button(t.plain("Copy"), copy=source),),) if 0 < len(source) <= COPIED else ()
    return Screen(lines(head, code(source)), copy)


def changed_since(t: Texts) -> Screen:
    """What was taken back can't come again."""
    return Screen(t("That has changed since; it stays as it is."))
