"""Given words: kept, late, or not to be kept; each leaves its mark in the account of trust (A4, A5)."""

from datetime import UTC, date, datetime, time

from handlers.payloads.followups import CannotKeep, KeptAfterAll
from handlers.screens.work import putting_off as screens
from handlers.screens.work.item import ItemView
from handlers.screens.work.next_steps import Outcome
from handlers.turn import Turn
from handlers.work import handing, next_steps
from handlers.work.items import open_item
from playbook import stages
from playbook.localtime import at_local
from storage.queries.work import followups, promises
from storage.tables import FollowUpStatus

EVENING = time(18)


def settle(turn: Turn, found: ItemView) -> int:
    """Mark a promise that is done now; gives the days it is late. What was found broken before stays broken."""
    work = found.work
    days = max(0, (turn.today - work.due_on).days)
    if not days:
        promises.mark(turn.session, work, stages.promise_entry(turn.today, kept=True))
    elif work.missed_on is None:
        work.missed_on = turn.today
        promises.mark(turn.session, work, stages.promise_entry(turn.today, kept=False))
    return days


def kept_after_all(turn: Turn) -> None:
    """It was done in time, only not logged: it counts as kept, on its day."""
    found = open_item(turn, turn.pressed(KeptAfterAll).item)
    if found is None:
        return
    work = found.work
    change = turn.record("done", found.client.id)
    on = min(turn.today, work.due_on)
    promises.mark(turn.session, work, stages.promise_entry(on, kept=True))
    work.missed_on = None
    followups.close(turn.session, work, min(turn.now, _evening(turn, work.due_on)), FollowUpStatus.DONE)
    next_steps.ask(turn, found, Outcome(change, promise_kept=True), None)


def _evening(turn: Turn, day: date) -> datetime:
    return at_local(day, EVENING, turn.zone).astimezone(UTC)


def cannot_keep(turn: Turn) -> None:
    """It can't be done: the item goes, the mark stays, and the client is to be told."""
    found = open_item(turn, turn.pressed(CannotKeep).item)
    if found is None:
        return
    if found.given_by:
        handing.give_up(turn, found)
        return
    change = turn.record("drop", found.client.id)
    found.work.missed_on = turn.today
    promises.mark(turn.session, found.work, stages.promise_entry(turn.today, kept=False))
    followups.close(turn.session, found.work, turn.now, FollowUpStatus.DROPPED)
    turn.edit(screens.cannot_keep(turn.t, found, change))
