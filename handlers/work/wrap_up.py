"""The evening wrap-up, for who wants it: who of today's meetings is not noted yet."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.payloads.late_work import NoteMeeting, NotMet
from handlers.pushes import attention
from handlers.pushes.push import Push
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.work import item_ends
from handlers.screens.work import wrap_up as screens
from handlers.team.reminder_settings import WRAPS_UP
from handlers.texts import Texts
from handlers.turn import Turn
from handlers.work import items
from playbook.lead_time import is_meeting
from playbook.localtime import at_local
from playbook.quiet import before_quiet
from storage.queries.work import late_work
from storage.queries.work.agenda import Work
from storage.queries.work.working_time import quiet_hours, workdays
from storage.tables import Member

HOUR = time(18, 30)


def push(session: Session, me: Member, now: datetime) -> None:
    """Queue the wrap-up if its hour has come, once a working day; none if everybody is noted."""
    if not is_due(session, me, now):
        return
    day = now.astimezone(ZoneInfo(me.timezone)).date()
    me.wrapped_on = day
    session.add(me)
    met = _met(session, me, day, now)
    if met:
        check = "follow_up:" + ",".join(str(work.id) for work, _ in met)
        key = f"wrap:{me.id}:{day:%Y%m%d}"
        attention.soon(session, me, now, Push(me.user_id, screens.not_noted(Texts(me.language), met, day), key, check))


def is_due(session: Session, me: Member, now: datetime) -> bool:
    """Whether he wants one, it is the evening of a working day of his, and he has not had it."""
    zone = ZoneInfo(me.timezone)
    day = now.astimezone(zone).date()
    if not me.settings.get(WRAPS_UP) or me.wrapped_on == day:
        return False
    return now >= at_local(day, before_quiet(HOUR, quiet_hours(me)), zone) and workdays(session, me).works(day)


def _met(session: Session, me: Member, day: date, now: datetime) -> list[Work]:
    """Whom he should have met by now."""
    found = late_work.unlogged_meetings(session, me, day)
    return [each for each in found if each[0].due_at <= now and is_meeting(each[0].text, each[0].place)]


def note(turn: Turn) -> None:
    """Ask how a meeting went, in a message of its own: the others stay in sight."""
    found = items.find(turn, turn.pressed(NoteMeeting).item)
    day = found.work.due_on
    turn.edit(_as_it_stands(turn, day))
    if found.id not in {work.id for work, _ in _met(turn.session, turn.me, day, turn.now)}:
        turn.toast(errors.first_line(errors.settled(turn.t)))
        return
    turn.ask("log", "words", item_ends.ask_log(turn.t, found), anew=True, **items.form_data(found))


def _as_it_stands(turn: Turn, day: date) -> Screen:
    met = _met(turn.session, turn.me, day, turn.now)
    return screens.not_noted(turn.t, met, day) if met else screens.all_noted(turn.t)


def not_met(turn: Turn) -> None:
    """Nobody was met: what was planned is still there, and can be put off all at once."""
    day = turn.pressed(NotMet).day
    met = _met(turn.session, turn.me, day, turn.now)
    tomorrow = turn.workdays.next(turn.today + timedelta(days=1))
    turn.edit(screens.still_planned(turn.t, met, turn.local, day, tomorrow) if met else screens.all_noted(turn.t))
