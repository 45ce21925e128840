"""Screens of taking back and bringing again."""

from handlers.payloads.capture import Again, Redo
from handlers.screen import Button, Screen
from handlers.screens import buttons
from handlers.screens.format import code, cut
from handlers.texts import Texts, lines
from storage.tables import Change

SHOWN = 60  # characters of what was typed
ROOM = 2000  # characters, of which one may count as two, that leave room for a line in one message
COPIED = 256  # characters that a button copies


def undone(t: Texts, change: Change) -> Screen:
    """A change was taken back; what was typed is kept."""
    row = [Button(t.plain("Bring back"), Redo(change.id or 0))]
    if not change.source_text:
        return Screen(t("↩️ Taken back."), (tuple(row),))
    row.append(Button(t.plain("Correct it"), Again(change.id or 0)))
    text = lines(t("↩️ Taken back. Your text is kept:"), t("{text}", text=cut(change.source_text, SHOWN)))
    return Screen(text, (tuple(row),))


def brought_back(t: Texts, change: Change) -> Screen:
    """An undone change stands again."""
    text = lines(t("✅ It's back."), t("{text}", text=cut(change.source_text, SHOWN)) if change.source_text else None)
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
