"""An item that is not done now: nobody answered (F2), put off, another day, a line in place of a call."""

from datetime import date, datetime, time

from handlers.payloads.followups import ChangeDate, MessageInstead, MoveItem, NotReached, PutOff, SnoozeTo
from handlers.screens import errors
from handlers.screens.work import followups as plan_screens
from handlers.screens.work import putting_off as screens
from handlers.screens.work.item import ItemView
from handlers.screens.work.putting_off import Landing
from handlers.texts import Html
from handlers.turn import Refusal, Turn
from handlers.work import agenda
from handlers.work.followups import likely_days
from handlers.work.items import form_data, is_limited, of_form, open_item, show
from playbook import capture
from playbook.attempts import better_times
from playbook.capture import ContactKind
from playbook.contact_hours import fitting
from playbook.contact_rules import allows
from playbook.dates import Impossible
from playbook.localtime import at_local
from playbook.snooze import Snooze, lands_at, wants_another_way
from playbook.steps import next_free
from storage.queries.book import contacts, notes
from storage.queries.work import followups
from storage.queries.work.working_time import quiet_hours
from storage.tables import Dialog


def not_reached(turn: Turn) -> None:
    """Nobody answered: an attempt, which is no contact and resets no rhythm."""
    press = turn.pressed(NotReached)
    found = open_item(turn, press.item, press.place, press.page)
    if found is None:
        return
    if found.work.attempts != press.attempts:
        show(turn, found)
        return
    change = turn.record("attempt", found.client.id)
    kind = ContactKind.ATTEMPT.value
    notes.add(turn.session, turn.me, found.client, turn.now, text=found.work.text, kind=kind, is_contact=False)
    found.work.attempts += 1
    turn.session.add(found.work)
    times = better_times(turn.now, turn.zone, quiet_hours(turn.me), hours=contacts.hours(turn.session, found.client))
    turn.edit(screens.not_reached(turn.t, found, [each.astimezone(turn.zone) for each in times], change))


def put_off(turn: Turn) -> None:
    """The times to choose from; the third time another way is offered."""
    press = turn.pressed(PutOff)
    found = open_item(turn, press.item, press.place, press.page)
    if found is None:
        return
    if wants_another_way(found.work.snoozes + 1):
        turn.edit(screens.another_way(turn.t, found))
        return
    landings: dict[datetime, Landing] = {}
    for choice in Snooze:
        at = _lands(turn, found, choice)
        landings.setdefault(at, Landing(choice, at, _stays_whole(found, choice)))
    turn.edit(screens.put_off(turn.t, found, list(landings.values())))


def _lands(turn: Turn, found: ItemView, choice: Snooze) -> datetime:
    """Where a choice lands: in hours that the client named, and clear of other commercial contacts (C8)."""
    due_hour = None if found.work.whole_day else found.work.due_at.astimezone(turn.zone).time()
    me, quiet = turn.me, quiet_hours(turn.me)
    landing = lands_at(
        choice,
        turn.now,
        turn.zone,
        due_hour=due_hour,
        agenda_hour=me.agenda_at,
        quiet=quiet,
        workdays=turn.workdays,
    )
    if not found.is_promise:
        landing = _clear(turn, found, landing)
    if not _stays_whole(found, choice):
        landing = fitting(landing, turn.zone, contacts.hours(turn.session, found.client))
    return landing.astimezone(turn.zone)


def _clear(turn: Turn, found: ItemView, landing: datetime) -> datetime:
    if found.given_by or not is_limited(found.work):
        return landing
    local = landing.astimezone(turn.zone)
    talked = contacts.commercial_days(turn.session, found.client, turn.today)
    planned = contacts.planned_days(turn.session, found.client, but=found.work)
    if allows(talked | planned, local.date()):
        return landing
    return at_local(next_free(talked | planned, local.date(), turn.workdays), local.time(), turn.zone)


def _stays_whole(found: ItemView, choice: Snooze) -> bool:
    return found.work.whole_day and choice is not Snooze.HOUR


def snooze(turn: Turn) -> None:
    """Put off by a ready choice."""
    press = turn.pressed(SnoozeTo)
    found = open_item(turn, press.item, press.place, press.page)
    if found is None:
        return
    if found.work.snoozes != press.snoozes:
        show(turn, found)
        return
    landing = _lands(turn, found, press.choice)
    found.work.snoozes += 1
    _move(turn, found, landing.date(), None if _stays_whole(found, press.choice) else landing.time())


def ask_day(turn: Turn) -> None:
    """Ask for another day."""
    press = turn.pressed(ChangeDate)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        ask_when(turn, found)


def ask_when(turn: Turn, found: ItemView, problem: Html | None = None) -> None:
    """Ask for another day of an item; `problem`: why what was said will not do."""
    days = likely_days(turn.today, turn.workdays)
    turn.ask("change_day", "when", screens.ask_day(turn.t, found, days, problem), **form_data(found))


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    ask_when(turn, of_form(turn, dialog))


def day_typed(turn: Turn, dialog: Dialog) -> None:
    """Another day, in words; an hour that was set stays if none is said."""
    found = of_form(turn, dialog)
    when = capture.split_follow_up(turn.text, turn.local).when
    if isinstance(when, Impossible):
        ask_when(turn, found, plan_screens.no_such_day(turn.t, when.text))
    elif when is None:
        ask_when(turn, found, plan_screens.not_a_day(turn.t))
    elif when.past:
        ask_when(turn, found, plan_screens.is_past(turn.t, when.day, turn.today))
    else:
        kept = None if found.work.whole_day else found.work.due_at.astimezone(turn.zone).time()
        _move(turn, found, when.day, when.time or kept, repeat=when.repeat)


def move(turn: Turn) -> None:
    """Another day or hour was tapped."""
    press = turn.pressed(MoveItem)
    found = open_item(turn, press.item, press.place, press.page)
    if found is None:
        return
    at = _hour(press.at)
    if followups.instant(press.day, at or time.max, turn.zone.key) <= turn.now:
        ask_when(turn, found, plan_screens.is_past(turn.t, press.day, turn.today))
        return
    _move(turn, found, press.day, at)


def _hour(digits: str | None) -> time | None:
    if digits is None:
        return None
    try:
        return time(int(digits[:2]), int(digits[2:]))
    except ValueError as error:
        raise Refusal(errors.old_button) from error


def _move(turn: Turn, found: ItemView, day: date, at: time | None, *, repeat: str | None = None) -> None:
    """Move the item and show where it went: in its list, or by itself; a promise comes with words for the client."""
    change = turn.record("move", found.client.id)
    if repeat is not None:
        followups.repeat(turn.session, found.work, repeat, day, at)
    followups.move(turn.session, found.work, day, at, turn.now)
    turn.session.flush()
    words = screens.delay_words(turn.t, found) if found.is_promise else None
    if turn.press is not None and words is None and agenda.back(turn, found):
        turn.toast(screens.moved_toast(turn.t, found))
    else:
        turn.answer(screens.moved(turn.t, found, change, words))
    turn.leave("change_day")


def message_instead(turn: Turn) -> None:
    """A line for the client, to copy."""
    press = turn.pressed(MessageInstead)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        turn.edit(screens.message_instead(turn.t, found))
