"""The lists: today in the order in which to do it, what is late and coming, one client's; and back to them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import standing
from handlers.payloads.followups import AgendaAt, FoldToday, OpenLapse, Place, ShowDue, ShowOpen, ShowToday
from handlers.screen import Screen
from handlers.screens import agenda as screens
from handlers.screens import errors, work_lists
from handlers.screens.agenda import Entry, TodayView
from handlers.screens.item import ItemView
from handlers.screens.work_lists import DueView
from handlers.texts import Html
from handlers.turn import Refusal, Turn
from playbook import cadence
from playbook.agenda import SHOWN, Item, Matter, arrange, days_late
from playbook.localtime import at_local
from storage.queries import agenda, clients, followups, notes
from storage.tables import Client, FollowUp, FollowUpKind, Member

AHEAD = 7  # days that /due looks ahead
LAPSES = 3  # customers who stay away, on one day's list (F8)


def command_today(turn: Turn) -> None:
    """/today."""
    show(turn)


def show(turn: Turn, head: Html | None = None) -> None:
    """Today's list as a new message; under a `head` it tells of all that came due meanwhile, in one message."""
    view = today(turn.session, turn.me, turn.now, head=head)
    if head is not None:
        mark_pushed(turn.session, view.entries, turn.now)
    turn.say(screens.today(turn.t, view))


def show_today(turn: Turn) -> None:
    """Today's list in the message pressed."""
    page = max(0, turn.pressed(ShowToday).page)
    turn.edit(_today(turn, page))


def fold(turn: Turn) -> None:
    """Today's list as one line."""
    turn.pressed(FoldToday)
    turn.edit(screens.folded(turn.t, today(turn.session, turn.me, turn.now)))


def command_due(turn: Turn) -> None:
    """/due."""
    turn.say(_due(turn, 0))


def show_due(turn: Turn) -> None:
    """What is late and coming, in the message pressed."""
    turn.edit(_due(turn, max(0, turn.pressed(ShowDue).page)))


def show_client(turn: Turn) -> None:
    """What is still to be done with one client."""
    client = clients.get(turn.session, turn.me, turn.pressed(ShowOpen).client)
    turn.edit(_of_client(turn, client))


def open_lapse(turn: Turn) -> None:
    """A customer who stays away, opened in today's list."""
    press = turn.pressed(OpenLapse)
    client = clients.get(turn.session, turn.me, press.client)
    clients.touch(turn.session, turn.me, client, turn.now)
    cases = [case for case, each in agenda.lapses(turn.session, turn.me, LAPSES) if each.id == client.id]
    if not cases:
        turn.edit(_today(turn, press.page))
        return
    last = notes.last_contact(turn.session, client)
    turn.edit(screens.lapse(turn.t, Entry(client, lapse=cases[0]), turn.local, last, press.page))


def set_hour(turn: Turn) -> None:
    """The hour of the morning list, chosen under the first follow-up."""
    digits = turn.pressed(AgendaAt).at
    try:
        at = time(int(digits[:2]), int(digits[2:]))
    except ValueError as error:
        raise Refusal(errors.old_button) from error
    turn.me.agenda_at = at
    turn.session.add(turn.me)
    first = turn.today if turn.local.time() < at else turn.today + timedelta(days=1)
    turn.toast(screens.comes_at(turn.t, at, first, turn.today))


def back(turn: Turn, found: ItemView) -> bool:
    """Show the list that an item was opened from once more; False if it came by itself."""
    lists = {
        Place.TODAY: lambda: _today(turn, found.page),
        Place.DUE: lambda: _due(turn, found.page),
        Place.CLIENT: lambda: _of_client(turn, found.client),
    }
    if found.place not in lists:
        return False
    turn.session.flush()
    turn.edit(lists[found.place]())
    return True


def _today(turn: Turn, page: int) -> Screen:
    return screens.today(turn.t, today(turn.session, turn.me, turn.now, page))


def _due(turn: Turn, page: int) -> Screen:
    work = agenda.open_between(turn.session, turn.me, turn.today + timedelta(days=AHEAD))
    pages = max(0, len(work) - 1) // SHOWN
    return work_lists.due(turn.t, DueView(turn.local, work, AHEAD, min(page, pages)))


def _of_client(turn: Turn, client: Client) -> Screen:
    return work_lists.of_client(turn.t, client, followups.open_of_client(turn.session, client), turn.local)


def today(session: Session, me: Member, now: datetime, page: int = 0, *, head: Html | None = None) -> TodayView:
    """Today's list for a member: what is due and late, what was done today, and who stays away."""
    local = now.astimezone(ZoneInfo(me.timezone))
    day = local.date()
    work = agenda.due(session, me, day, at_local(day, time.min, ZoneInfo(me.timezone)))
    lapses = agenda.lapses(session, me, LAPSES)
    entries = _arranged(session, work, lapses, local)
    page = min(page, max(0, len(entries) - 1) // SHOWN)
    if entries:
        return TodayView(local, entries, page, head=head)
    silent, days = longest_silent(session, me, local)
    return TodayView(local, entries, silent=silent, silent_days=days, head=head)


def _arranged(session: Session, work: Any, lapses: Any, local: datetime) -> list[Entry]:
    day = local.date()
    stands = standing.of(session, [client for _, client in (*work, *lapses)], day)
    entries: dict[int, Entry] = {}
    items: list[Item] = []
    for follow_up, client in work:
        item = _item(follow_up, stands[client.id or 0], local)
        entries[item.id] = Entry(client, work=follow_up, days_late=days_late(item, day))
        items.append(item)
    for case, client in lapses:
        entries[-(case.id or 0)] = Entry(client, lapse=case)
        items.append(Item(-(case.id or 0), Matter.LAPSE, day, stake=case.yearly_value))
    return [entries[item.id] for item in arrange(items, day, len(items)).first]


def _item(work: FollowUp, stand: standing.Stand, local: datetime) -> Item:
    matter = {FollowUpKind.PROMISE: Matter.PROMISE, FollowUpKind.CARE: Matter.CARE}.get(work.kind, Matter.FOLLOW_UP)
    at = None if work.whole_day else work.due_at.astimezone(local.tzinfo).time()
    return Item(work.id or 0, matter, work.due_on, at, stand.tier, stand.stake)


def mark_pushed(session: Session, entries: Sequence[Entry], until: datetime) -> None:
    """What a list has told needs no push of its own: all that is due by `until`."""
    for entry in entries:
        work = entry.work
        if work is not None and not work.whole_day and work.pushed_at is None and work.due_at <= until:
            work.pushed_at = until
            session.add(work)


def longest_silent(session: Session, me: Member, local: datetime) -> tuple[Client | None, int]:
    """One client whose rhythm (C7) is over and with whom nothing is planned, another one each day; days of silence."""
    day = local.date()
    found = agenda.silent(session, me)
    stands = standing.of(session, found, day)
    over: list[tuple[Client, date]] = []
    for client in found:
        heard = client.last_contact_at.astimezone(local.tzinfo).date() if client.last_contact_at else None
        added = client.created_at.astimezone(local.tzinfo).date()
        next_day = cadence.next_contact(stands[client.id or 0].standing, heard, added)
        if next_day is not None and next_day < day:
            over.append((client, heard or added))
    if not over:
        return None, 0
    client, since = over[day.toordinal() % len(over)]
    return client, (day - since).days
