"""The lists: today in the order in which to do it, what is late and coming, one client's; and back to them."""

from datetime import time, timedelta

from handlers.paging import page_of
from handlers.payloads.followups import AgendaAt, FoldToday, OpenLapse, Place, ShowDue, ShowOpen, ShowToday
from handlers.pushes import attention
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.work import agenda as screens
from handlers.screens.work import work_lists
from handlers.screens.work.agenda import Entry
from handlers.screens.work.item import ItemView
from handlers.screens.work.work_lists import DueView
from handlers.texts import Html
from handlers.turn import Refusal, Turn
from handlers.work import day, late_work
from playbook.agenda import SHOWN
from playbook.attention import APART
from storage.queries.book import clients, notes
from storage.queries.work import agenda, followups
from storage.queries.work.working_time import quiet_hours
from storage.tables import Client

AHEAD = 7  # days that /due looks ahead


def command_today(turn: Turn) -> None:
    """/today."""
    show(turn)


def show(turn: Turn, head: Html | None = None) -> None:
    """Today's list as a new message; under a `head` it tells of all that came due meanwhile, in one message."""
    view = day.today(turn.session, turn.me, turn.now, head=head)
    if head is not None:
        day.mark_told(turn.session, view.entries, turn.now + APART, turn.now)
        attention.told(turn.session, turn.me, turn.now)
    turn.say(screens.today(turn.t, view))


def show_today(turn: Turn) -> None:
    """Today's list in the message pressed."""
    turn.edit(_today(turn, turn.pressed(ShowToday).page))


def fold(turn: Turn) -> None:
    """Today's list as one line."""
    turn.pressed(FoldToday)
    turn.edit(screens.folded(turn.t, day.today(turn.session, turn.me, turn.now)))


def command_due(turn: Turn) -> None:
    """/due."""
    turn.say(_due(turn, 0))


def show_due(turn: Turn) -> None:
    """What is late and coming, in the message pressed."""
    turn.edit(_due(turn, turn.pressed(ShowDue).page))


def show_client(turn: Turn) -> None:
    """What is still to be done with one client."""
    client = clients.get(turn.session, turn.me, turn.pressed(ShowOpen).client)
    turn.edit(_of_client(turn, client))


def open_lapse(turn: Turn) -> None:
    """A customer who stays away, opened in today's list."""
    press = turn.pressed(OpenLapse)
    client = clients.get(turn.session, turn.me, press.client)
    clients.touch(turn.session, turn.me, client, turn.now)
    case = day.lapse_of(turn.session, turn.me, client)
    if case is None:
        turn.edit(_today(turn, press.page))
        return
    last = notes.last_contact(turn.session, client)
    turn.edit(screens.lapse(turn.t, Entry(client, lapse=case), turn.local, last, press.page))


def set_hour(turn: Turn) -> None:
    """The hour of the morning list, chosen under the first follow-up."""
    digits = turn.pressed(AgendaAt).at
    try:
        at = time(int(digits[:2]), int(digits[2:]))
    except ValueError as error:
        raise Refusal(errors.old_button) from error
    turn.me.agenda_at = at
    if quiet_hours(turn.me).cover(at):
        turn.me.quiet_to = at  # quiet hours end with the morning list at the latest
    turn.session.add(turn.me)
    first = turn.today if turn.local.time() < at else turn.today + timedelta(days=1)
    turn.toast(screens.comes_at(turn.t, at, first, turn.today))


def back(turn: Turn, found: ItemView) -> bool:
    """Show the list that an item was opened from once more; False if it came by itself."""
    lists = {
        Place.TODAY: lambda: _today(turn, found.page),
        Place.DUE: lambda: _due(turn, found.page),
        Place.CLIENT: lambda: _of_client(turn, found.client),
        Place.LATE: lambda: late_work.of_member(turn, found.work.owner_id, found.page),
    }
    if found.place not in lists:
        return False
    turn.session.flush()
    turn.edit(lists[found.place]())
    return True


def _today(turn: Turn, page: int) -> Screen:
    return screens.today(turn.t, day.today(turn.session, turn.me, turn.now, page))


def _due(turn: Turn, wanted: int) -> Screen:
    work = agenda.open_between(turn.session, turn.me, turn.today + timedelta(days=AHEAD))
    return work_lists.due(turn.t, DueView(turn.local, work, AHEAD, page_of(len(work), wanted, SHOWN)))


def _of_client(turn: Turn, client: Client) -> Screen:
    return work_lists.of_client(turn.t, client, followups.open_of_client(turn.session, client), turn.local)
