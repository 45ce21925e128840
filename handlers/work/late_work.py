"""Escalation: late work is brought up with its owner, then stands in the lead's list; put off all at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.paging import page_of
from handlers.payloads.late_work import Lot, MoveAll, ShowLateOf, ShowTeamLate
from handlers.pushes import attention
from handlers.pushes.push import Push
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.work import late_work as screens
from handlers.screens.work.late_work import Listed
from handlers.texts import Texts
from handlers.turn import Turn
from playbook.agenda import SHOWN
from playbook.late_work import Stage
from storage.queries.team import members
from storage.queries.work import followups, late_work
from storage.queries.work.agenda import Work
from storage.queries.work.working_time import workdays
from storage.tables import Member


def ask_owner(session: Session, me: Member, now: datetime) -> None:
    """Ask a member, after his morning list, whether he still wants what is three working days late; once an item."""
    if not is_due(session, me, now):
        return
    local = now.astimezone(ZoneInfo(me.timezone))
    day = local.date()
    me.nudged_on = day
    session.add(me)
    work = late_work.unasked(session, me, now)
    if not work:
        return
    tomorrow = workdays(session, me).next(day + timedelta(days=1))
    listed = Listed(work, local, page_of(len(work), 0, SHOWN))
    screen = screens.still_wanted(Texts(me.language), listed, tomorrow)
    check = "follow_up:" + ",".join(str(each.id) for each, _ in work)
    if attention.unasked(session, me, now, Push(me.user_id, screen, f"late:{me.id}:{day:%Y%m%d}", check=check)):
        for each, _ in work:
            each.escalated = Stage.REP
            session.add(each)


def is_due(session: Session, me: Member, now: datetime) -> bool:
    """Whether his team has late work passed on, he may be asked now, and he was not today."""
    if me.nudged_on == now.astimezone(ZoneInfo(me.timezone)).date():
        return False
    return late_work.is_passed_on(members.team_of(session, me)) and attention.is_after_list(session, me, now)


def move_all(turn: Turn) -> None:
    """Put off what was listed and is still open; each keeps its hour. A promise is not moved in passing."""
    press = turn.pressed(MoveAll)
    to = max(press.to, turn.workdays.next(turn.today + timedelta(days=1)))
    work = _lot(turn, press)
    if not work:
        turn.toast(errors.first_line(errors.settled(turn.t)))
        return
    change = turn.record("move", source="")
    for each, _ in work:
        at = None if each.whole_day else each.due_at.astimezone(turn.zone).time()
        followups.move(turn.session, each, to, at, turn.now)
    turn.edit(screens.moved(turn.t, len(work), to, turn.today, change))


def _lot(turn: Turn, press: MoveAll) -> Sequence[Work]:
    if press.lot is Lot.LATE:
        return late_work.asked(turn.session, turn.me, turn.now)
    return late_work.unlogged_meetings(turn.session, turn.me, press.since)


def show_team(turn: Turn) -> None:
    """Who has how much that is five working days late."""
    turn.pressed(ShowTeamLate)
    turn.edit(screens.of_team(turn.t, late_work.of_team(turn.session, turn.me, turn.now)))


def show_member(turn: Turn) -> None:
    """One member's."""
    press = turn.pressed(ShowLateOf)
    turn.edit(of_member(turn, press.member, press.page))


def of_member(turn: Turn, number: int, wanted: int) -> Screen:
    """A page of one member's late work, by his clock."""
    member, work = late_work.of_member(turn.session, turn.me, number, turn.now)
    local = turn.now.astimezone(ZoneInfo(member.timezone))
    return screens.of_member(turn.t, member, Listed(work, local, page_of(len(work), wanted, SHOWN)))
