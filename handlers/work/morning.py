"""The morning list: once a working day, at the member's hour, with what came over and what else he should see."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.pushes import attention
from handlers.pushes.push import Push, queue
from handlers.screens.work import agenda as screens
from handlers.screens.work.agenda import Entry, TodayView
from handlers.six_questions import trust_offer
from handlers.texts import Texts
from handlers.work import day, notices
from handlers.work.reminders import LATEST_AGENDA, unnamed
from playbook.attention import APART
from playbook.localtime import at_local
from playbook.quiet import is_quiet
from storage.queries.work.working_time import quiet_hours, workdays
from storage.tables import FollowUpKind, Member


def push_agenda(session: Session, me: Member, now: datetime) -> None:
    """Queue the list if its hour has come: nothing if nothing is due and nobody is to be suggested."""
    local = now.astimezone(ZoneInfo(me.timezone))
    if not is_due(session, me, now) or not attention.is_free(session, me, now):
        return
    me.agenda_sent_on = local.date()
    session.add(me)
    view = day.today(session, me, now)
    t = Texts(me.language)
    missed = [entry for entry in view.entries if _is_missed(entry)]
    view = replace(view, missed=missed, notices=notices.of(session, me, now, t))
    if not (view.silent or view.notices or any(not entry.greetings for entry in view.entries)):
        return
    screen = screens.today(t, view)
    queue(session, now, Push(me.user_id, screen, f"agenda:{me.id}:{local:%Y%m%d}", team_id=me.team_id))
    attention.told(session, me, now)
    _mark_told(session, me, view, now)


def is_due(session: Session, me: Member, now: datetime) -> bool:
    """Whether his hour has come on a working day of his, and he has not had the list."""
    zone = ZoneInfo(me.timezone)
    local = now.astimezone(zone)
    if me.agenda_sent_on is not None and me.agenda_sent_on >= local.date():
        return False
    if local.time() >= LATEST_AGENDA or is_quiet(now, zone, quiet_hours(me)):
        return False
    hour = at_local(local.date(), me.agenda_at, zone)
    if not me.joined_at < hour <= now:  # who has come in after it gets the first one tomorrow
        return False
    return workdays(session, me).works(local.date())


def _is_missed(entry: Entry) -> bool:
    """Whether this is a promise of yesterday that was not named yet."""
    work = entry.work
    if work is None or work.kind is not FollowUpKind.PROMISE or entry.done or entry.days_late != 1:
        return False
    return unnamed(work)


def _mark_told(session: Session, me: Member, view: TodayView, now: datetime) -> None:
    """What stands in the list needs no message of its own; a timed item only if it is in sight."""
    shown = {id(entry) for entry in view.shown}
    in_sight = [entry for entry in view.entries if id(entry) in shown or (entry.work and entry.work.whole_day)]
    day.mark_told(session, in_sight, now + APART, now)
    for entry in view.missed:
        if entry.work is not None:
            entry.work.asked_on = view.now.date()
            session.add(entry.work)
    for entry in view.shown:
        if entry.questions:
            trust_offer.asked_in_list(session, me, view.now.date(), entry.client)
