"""What comes again and again: its next occurrence, and dropping this one or all of them."""

from handlers.payloads.item import DropRepeating
from handlers.screens.work import item_ends as screens
from handlers.screens.work.item import ItemView
from handlers.turn import Turn
from handlers.work.items import open_item
from playbook.recurrence import next_day
from storage.queries.work import followups
from storage.tables import FollowUp, FollowUpStatus


def next_of(turn: Turn, found: ItemView) -> FollowUp | None:
    """What repeats comes again by itself, on the rule's own day and hour wherever this one was put off to.

    One that was put off over the next one stands for both.
    """
    work = found.work
    if work.repeat is None:
        return None
    first = work.repeat_from or work.due_on
    day = next_day(work.repeat, first, max(turn.today, work.occurs_on or work.due_on))
    if day is None:
        return None
    at = work.occurs_at
    if work.occurs_on is None and not work.whole_day:
        at = work.due_at.astimezone(turn.zone).time()
    again = followups.add(
        turn.session,
        turn.me,
        found.client,
        turn.now,
        day=day,
        at=at,
        text=work.text,
        kind=work.kind,
        repeat=work.repeat,
        topic=work.topic,
        place=work.place,
    )
    again.repeat_from = first
    for guest in found.guests:
        followups.add_guest(turn.session, again, guest)
    return again


def drop(turn: Turn) -> None:
    """Only this one is not wanted, or none ever again."""
    press = turn.pressed(DropRepeating)
    found = open_item(turn, press.item, press.place, press.page)
    if found is None:
        return
    change = turn.record("drop", found.client.id)
    followups.close(turn.session, found.work, turn.now, FollowUpStatus.DROPPED)
    if press.ever:
        turn.edit(screens.dropped(turn.t, found, change))
    else:
        turn.edit(screens.skipped(turn.t, found, next_of(turn, found), change))
