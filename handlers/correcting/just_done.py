"""What a member did last, which is what "no, Thursday" is about: a note, something planned, a purchase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.turn import Turn
from playbook.typed import correcting
from storage.queries.book import clients, notes
from storage.queries.buying import purchases
from storage.queries.team import members
from storage.queries.turns import changes
from storage.queries.work import followups
from storage.tables import Change, Client, FollowUp, FollowUpStatus, Note, Purchase

RIGHT_AFTER = timedelta(minutes=30)  # so long "no, Thursday" is about what was typed before


@dataclass(frozen=True)
class JustDone:
    """The last thing typed about a client, as it stands."""

    client: Client
    at: datetime
    note: Note | None = None
    work: Sequence[FollowUp] = ()  # open items, the earliest first
    purchase: Purchase | None = None

    def on_day(self, day: date) -> FollowUp | None:
        """The first item on a day."""
        return next((item for item in self.work if item.due_on == day), None)

    def named(self, words: str) -> FollowUp | None:
        """The one item that words name; None if none, or several."""
        hits = [item for item in self.work if correcting.names_item(words, item.text)]
        if not hits and correcting.names_any_item(words):
            hits = list(self.work)
        return hits[0] if len(hits) == 1 else None


def find(turn: Turn) -> JustDone | None:
    """It; None if there is nothing, or its client is the member's no more."""
    newest = notes.newest_of(turn.session, turn.me)
    change = changes.last(turn.session, turn.me)
    try:
        if change is not None and (newest is None or change.created_at >= newest.created_at):
            return _of_change(turn, change) or (_of_note(turn, newest) if newest else None)
        return _of_note(turn, newest) if newest else None
    except members.NotAllowed:
        return None


def _of_note(turn: Turn, note: Note) -> JustDone:
    client = clients.get(turn.session, turn.me, note.client_id)
    bought = purchases.of_note(turn.session, note)
    return JustDone(client, note.created_at, note, open_work(turn, note), bought)


def open_work(turn: Turn, note: Note) -> list[FollowUp]:
    """What a note planned and is still to be done."""
    return [item for item in followups.of_note(turn.session, note) if item.status is FollowUpStatus.OPEN]


def _of_change(turn: Turn, change: Change) -> JustDone | None:
    """What a change was about; None if it was neither a note nor a plan nor a purchase."""
    for number in changes.left_standing(change, "Note"):
        if (note := notes.mine(turn.session, turn.me, number)) is not None:
            return _of_note(turn, note)
    planned = [followups.get(turn.session, turn.me, each) for each in changes.left_standing(change, "FollowUp")]
    work = [item for item in planned if item.status is FollowUpStatus.OPEN]
    for number in changes.left_standing(change, "Purchase"):
        bought, client = purchases.get(turn.session, turn.me, number)
        return JustDone(client, change.created_at, _note_of(turn, bought.note_id), work, bought)
    if not work:
        return None
    if (note := _note_of(turn, work[0].note_id)) is not None:
        return _of_note(turn, note)
    return JustDone(clients.get(turn.session, turn.me, work[0].client_id), change.created_at, None, work)


def _note_of(turn: Turn, number: int | None) -> Note | None:
    return notes.mine(turn.session, turn.me, number) if number else None
