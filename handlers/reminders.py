"""Unasked messages about one's own work: at the minute, in the morning, on a promise's day and the morning after."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers import agenda, items
from handlers.push import Push, queue
from handlers.screen import Screen
from handlers.screens import agenda as agenda_screens
from handlers.screens import item as item_screens
from handlers.screens import promises as screens
from handlers.screens import work_lists
from handlers.screens.agenda import Entry, TodayView
from handlers.screens.item import ItemView
from handlers.texts import Texts
from playbook import stages
from playbook.localtime import at_local
from playbook.quiet import is_quiet
from storage.queries import agenda as stored
from storage.queries import promises
from storage.tables import Client, FollowUp, FollowUpKind, Member

TOGETHER = timedelta(minutes=10)  # F8: what comes due so near each other is one message
CHECK_AT, TONIGHT = time(17), time(19, 30)  # F6
LET_REST = timedelta(hours=1)  # between the push at a promise's minute and the question whether it is done
LATEST_AGENDA = time(18)
FURTHEST_ON = timedelta(hours=14)  # the zone whose day begins first


def push_due(session: Session, me: Member, now: datetime) -> None:
    """Push what has come due for a member, with what follows within minutes; nothing in quiet hours."""
    if _is_quiet(me, now):
        return
    work = stored.waiting(session, me, now + TOGETHER)
    if not work:
        return
    t, views = Texts(me.language), [items.view(session, me, each, client, now) for each, client in work]
    screen = item_screens.item(t, views[0]) if len(views) == 1 else work_lists.due_now(t, views)
    key = f"due:{views[0].id}:{views[0].work.due_at:%Y%m%dT%H%M}"
    queue(session, now, Push(me.user_id, screen, key, check=_check(views)))
    for view in views:
        view.work.pushed_at = now
        session.add(view.work)


def _check(views: Sequence[ItemView]) -> str:
    return "follow_up:" + ",".join(str(view.id) for view in views)


def push_agenda(session: Session, me: Member, now: datetime) -> None:
    """The morning list, once a working day: nothing if nothing is due and nobody is to be suggested."""
    local = now.astimezone(ZoneInfo(me.timezone))
    if not _agenda_is_due(me, now, local):
        return
    me.agenda_sent_on = local.date()
    session.add(me)
    view = agenda.today(session, me, now)
    view = replace(view, missed=[entry for entry in view.entries if _missed(entry)])
    if not view.entries and view.silent is None:
        return
    screen = agenda_screens.today(Texts(me.language), view)
    queue(session, now, Push(me.user_id, screen, f"agenda:{me.id}:{local:%Y%m%d}"))
    _mark_told(session, me, view, now)


def _missed(entry: Entry) -> bool:
    """Whether this is a promise of yesterday that was not named yet."""
    work = entry.work
    if work is None or work.kind is not FollowUpKind.PROMISE or entry.done or entry.days_late != 1:
        return False
    return _unnamed(work)


def _unnamed(promise: FollowUp) -> bool:
    """Whether its owner was not asked about it since its day."""
    return promise.asked_on is None or promise.asked_on <= promise.due_on


def _agenda_is_due(me: Member, now: datetime, local: datetime) -> bool:
    if me.agenda_sent_on is not None and me.agenda_sent_on >= local.date():
        return False
    if local.weekday() in me.days_off or local.time() >= LATEST_AGENDA or _is_quiet(me, now):
        return False
    hour = at_local(local.date(), me.agenda_at, ZoneInfo(me.timezone))
    return me.joined_at < hour <= now  # who has come in after it gets the first one tomorrow


def _mark_told(session: Session, me: Member, view: TodayView, now: datetime) -> None:
    """What stands in the morning list needs no message of its own in the same minutes."""
    on_time = now - at_local(view.now.date(), me.agenda_at, ZoneInfo(me.timezone)) < TOGETHER
    agenda.mark_pushed(session, view.shown, now + TOGETHER if on_time else now - TOGETHER)
    for entry in view.missed:
        if entry.work is not None:
            entry.work.asked_on = view.now.date()
            session.add(entry.work)


def ask_about_promises(session: Session, now: datetime) -> None:
    """Ask about promises due today that are not logged, and name those of yesterday once; mark what is broken."""
    by_owner: dict[int, list[FollowUp]] = {}
    owners: dict[int, Member] = {}
    for work, me in promises.open_until(session, (now + FURTHEST_ON).date()):
        by_owner.setdefault(me.id or 0, []).append(work)
        owners[me.id or 0] = me
    for number, given in by_owner.items():
        _ask_owner(session, owners[number], given, now)


def _ask_owner(session: Session, me: Member, work: Sequence[FollowUp], now: datetime) -> None:
    local = now.astimezone(ZoneInfo(me.timezone))
    day = local.date()
    for each in work:
        if each.due_on < day and each.missed_on is None:
            each.missed_on = day
            promises.mark(session, each, stages.promise_entry(day, kept=False))
            session.add(each)
    if not me.reachable or _is_quiet(me, now):
        return
    _check_today(session, me, [each for each in work if _to_be_checked(each, now, local)], now)
    if local.time() >= me.agenda_at:
        _name_missed(session, me, [each for each in work if each.due_on < day and _unnamed(each)], now)


def _to_be_checked(work: FollowUp, now: datetime, local: datetime) -> bool:
    if work.due_on != local.date() or local.time() < CHECK_AT or work.asked_on == work.due_on:
        return False
    rested = work.pushed_at is None or now - work.pushed_at >= LET_REST
    return rested and (work.whole_day or work.due_at <= now)


def _check_today(session: Session, me: Member, work: Sequence[FollowUp], now: datetime) -> None:
    if not work:
        return
    t, views = Texts(me.language), _views(session, me, work, now)
    local = views[0].now
    tonight = datetime.combine(local.date(), TONIGHT, local.tzinfo)
    offered = tonight if now + LET_REST <= tonight and not _is_quiet(me, tonight) else None
    screen = screens.check(t, views[0], offered) if len(views) == 1 else screens.checks(t, views)
    _ask(session, me, views, screen, now)


def _name_missed(session: Session, me: Member, work: Sequence[FollowUp], now: datetime) -> None:
    """Yesterday's are named; what is older (its owner could not be reached) only stands in the lists."""
    today = now.astimezone(ZoneInfo(me.timezone)).date()
    for each in work:
        each.asked_on = today
        session.add(each)
    yesterday = [each for each in work if each.due_on == today - timedelta(days=1)]
    if not yesterday:
        return
    t, views = Texts(me.language), _views(session, me, yesterday, now)
    screen = screens.missed(t, views[0]) if len(views) == 1 else screens.several_missed(t, views)
    _ask(session, me, views, screen, now)


def _views(session: Session, me: Member, work: Sequence[FollowUp], now: datetime) -> list[ItemView]:
    return [items.view(session, me, each, session.get_one(Client, each.client_id), now) for each in work]


def _ask(session: Session, me: Member, views: Sequence[ItemView], screen: Screen, now: datetime) -> None:
    local = views[0].now
    key = f"promise:{views[0].id}:{local:%Y%m%d}"
    queue(session, now, Push(me.user_id, screen, key, check=_check(views)))
    for view in views:
        view.work.asked_on = local.date()
        session.add(view.work)


def _is_quiet(me: Member, now: datetime) -> bool:
    return is_quiet(now, ZoneInfo(me.timezone), items.quiet_hours(me))
