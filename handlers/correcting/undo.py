"""Taking the last change back, bringing it again, typing it anew."""

from datetime import timedelta

from handlers.lines import capture
from handlers.payloads.capture import Again, Redo, Undo
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.correcting import undo as screens
from handlers.screens.making.with_purchase import moved
from handlers.texts import Html
from handlers.turn import Refusal, Turn
from storage.queries.book import notes
from storage.queries.making import of_purchases
from storage.queries.team import members
from storage.queries.turns import changes
from storage.tables import Change

KEPT = timedelta(hours=24)


def command(turn: Turn) -> None:
    """/undo: the newest change of one's own."""
    change = changes.last(turn.session, turn.me)
    if change is None or turn.now - change.created_at > KEPT:
        turn.say(screens.nothing_to_undo(turn.t))
        return
    turn.say(_undo(turn, change))


def _undo(turn: Turn, change: Change) -> Screen:
    """Take it back; a note that it had corrected is shown as it was."""
    before = of_purchases.fallen(turn.session, change.client_id)
    changes.undo(turn.session, change, turn.now)
    for note in notes.corrected_by(turn.session, turn.me, change):
        capture.refresh(turn, note)
    return screens.undone(turn.t, change, _besides(turn, change, before))


def _besides(turn: Turn, change: Change, before: set[int]) -> Html | None:
    """What is owed for a purchase goes and comes with it."""
    return moved(turn.t, of_purchases.moved(turn.session, change.client_id, before), turn.team.currency)


def pressed(turn: Turn) -> None:
    """The undo button under what was saved; pressed again, it shows that it was taken back."""
    change = _mine(turn, turn.pressed(Undo).change)
    if change.undone_at is None and turn.now - change.created_at > KEPT:
        raise Refusal(screens.too_late)
    if change.undone_at is None:
        turn.edit(_undo(turn, change))
    else:
        turn.toast(errors.settled(turn.t).text)
        turn.edit(screens.undone(turn.t, change))


def redo(turn: Turn) -> None:
    """Bring an undone change again."""
    change = _mine(turn, turn.pressed(Redo).change)
    before = of_purchases.fallen(turn.session, change.client_id)
    if change.undone_at is None:
        turn.toast(errors.settled(turn.t).text)
    else:
        try:
            changes.redo(turn.session, change, turn.now)
        except changes.Clash as clash:
            raise Refusal(screens.changed_since) from clash
    note = notes.of_change(turn.session, turn.me, change)
    if note is not None:
        capture.show_again(turn, note)
    else:
        turn.edit(screens.brought_back(turn.t, change, _besides(turn, change, before)))


def again(turn: Turn) -> None:
    """Show the words again, to be corrected."""
    change = _mine(turn, turn.pressed(Again).change)
    turn.say(screens.type_again(turn.t, change.source_text))


def _mine(turn: Turn, change_id: int) -> Change:
    change = changes.mine(turn.session, turn.me, change_id)
    if change is None:
        raise members.NotAllowed
    return change
