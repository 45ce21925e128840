"""What comes by itself about one's own work: at its minute, on a promise's day at five, and the morning after (F6).

All that comes within ten minutes is one message (F8); what is asked waits for its turn, a timed item does not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.pushes import attention
from handlers.pushes.push import Push, queue
from handlers.screen import Screen
from handlers.screens.work import item as item_screens
from handlers.screens.work import promises as screens
from handlers.screens.work import work_lists
from handlers.screens.work.item import ItemView
from handlers.texts import Texts
from handlers.work import items
from playbook import stages
from playbook.attention import APART, together
from playbook.localtime import at_local
from playbook.quiet import is_quiet
from storage.queries.delivery import attention as places
from storage.queries.work import agenda as stored
from storage.queries.work import background, promises
from storage.queries.work.agenda import Work
from storage.queries.work.background import Background
from storage.queries.work.working_time import quiet_hours, workdays
from storage.tables import FollowUp, Member

CHECK_AT, TONIGHT = time(17), time(19, 30)  # F6
LET_REST = timedelta(hours=1)  # between being told of something and being asked whether it is done
LATEST_AGENDA = time(18)
FURTHEST_ON = timedelta(hours=14)  # the zone whose day begins first


class Why(Enum):
    """Why something is said of an item."""

    DUE = "due"
    CHECK = "check"  # due today and not logged
    MISSED = "missed"  # a promise of yesterday


@dataclass(frozen=True)
class Reminder:
    """An item to be told of, or asked about, from an instant on."""

    item: Work
    why: Why
    at: datetime

    @property
    def work(self) -> FollowUp:
        """What is to be done."""
        return self.item[0]

    @property
    def exact(self) -> bool:
        """Whether it has a minute of its own."""
        return self.why is Why.DUE


Given = Mapping[int, Sequence[Work]]  # open promises up to today, by their owner's id


def remind(session: Session, members: Sequence[Member], now: datetime, given: Given) -> None:
    """Tell each of these members in one message what has come due and what is not logged; none in quiet hours."""
    awake = [me for me in members if _is_awake(me, now)]
    if not awake:
        return
    due, planned = stored.waiting(session, awake, now + APART), places.planned(session, awake, now)
    batches: list[tuple[Member, list[Reminder]]] = []
    for me in awake:
        number = me.id or 0
        timed = [Reminder(item, Why.DUE, item[0].push_at) for item in due.get(number, ())]
        asked = [*_promised(session, me, given.get(number, ()), now + APART), *_untold(session, me, now)]
        batch = together([*timed, *asked], now, places.taken(me, planned.get(number, ())))
        if batch:
            batches.append((me, batch))
    known = background.read(session, [each.item for _, batch in batches for each in batch])
    for me, batch in batches:
        _tell(session, me, batch, now, known)
        attention.told(session, me, now, planned.get(me.id or 0, ()))


def asks_now(session: Session, me: Member, given: Sequence[Work], now: datetime) -> bool:
    """Whether he may be asked about one of these promises, or about his day."""
    if not _is_awake(me, now):
        return False
    local = now.astimezone(ZoneInfo(me.timezone))
    is_evening = local.time() >= CHECK_AT and me.checked_on != local.date()
    return is_evening or bool(_promised(session, me, given, now))


def _is_awake(me: Member, now: datetime) -> bool:
    return me.reachable and not is_quiet(now, ZoneInfo(me.timezone), quiet_hours(me))


def _promised(session: Session, me: Member, given: Sequence[Work], until: datetime) -> list[Reminder]:
    """What to ask about promises up to an instant: of today's at five, of yesterday's after the morning list."""
    zone = ZoneInfo(me.timezone)
    day = until.astimezone(zone).date()
    five, morning = at_local(day, CHECK_AT, zone), at_local(day, me.agenda_at, zone)
    asked = [Reminder(item, Why.CHECK, at) for item in given if (at := _check_at(item[0], day, five)) is not None]
    yesterday = day - timedelta(days=1)
    missed = [item for item in given if item[0].due_on == yesterday and unnamed(item[0])]
    if missed and not _list_comes(session, me, until.astimezone(zone)):
        asked += [Reminder(item, Why.MISSED, morning) for item in missed]
    return [reminder for reminder in asked if reminder.at <= until]


def _list_comes(session: Session, me: Member, local: datetime) -> bool:
    """Whether today's morning list, which names what was missed, is still to come."""
    if me.agenda_sent_on == local.date() or local.time() >= LATEST_AGENDA:
        return False
    return workdays(session, me).works(local.date())


def _untold(session: Session, me: Member, now: datetime) -> list[Reminder]:
    """Whole-day items planned for today after the morning list: asked about at five, once, on working days."""
    zone = ZoneInfo(me.timezone)
    day = now.astimezone(zone).date()
    five = at_local(day, CHECK_AT, zone)
    if now < five or me.checked_on == day:
        return []
    works = workdays(session, me).works(day)
    found = stored.untold(session, me, day, five - LET_REST) if works else []
    if not found:
        me.checked_on = day
        session.add(me)
    return [Reminder(item, Why.CHECK, five) for item in found]


def _check_at(promise: FollowUp, day: date, five: datetime) -> datetime | None:
    """When to ask whether a promise of today is done; None if it was asked, or is still to be told of."""
    if promise.due_on != day or promise.asked_on == day:
        return None
    if not promise.whole_day and promise.pushed_at is None:
        return None
    told = promise.due_at if promise.pushed_at is None else promise.pushed_at + LET_REST
    return max(five, told, promise.due_at)


def unnamed(promise: FollowUp) -> bool:
    """Whether its owner was not asked about it since its day."""
    return promise.asked_on is None or promise.asked_on <= promise.due_on


def _tell(session: Session, me: Member, batch: Sequence[Reminder], now: datetime, known: Background) -> None:
    views = [items.view(session, me, *each.item, now, known=known) for each in batch]
    reasons, day = {each.why for each in batch}, views[0].now.date()
    screen = _screen(me, views, reasons)
    check = "follow_up:" + ",".join(str(view.id) for view in views)
    push = Push(me.user_id, screen, _key(batch[0], day), check=check, team_id=me.team_id)
    queue(session, now, push)
    for each in batch:
        if each.why is Why.DUE or each.work.pushed_at is None:
            each.work.pushed_at = now
        if each.why is not Why.DUE:
            each.work.asked_on = day
        session.add(each.work)
    if any(each.why is Why.CHECK for each in batch):
        me.checked_on = day


def _screen(me: Member, views: Sequence[ItemView], reasons: set[Why]) -> Screen:
    """One by itself is shown in full, several as a list; what is asked about is put as a question."""
    t, first = Texts(me.language), views[0]
    only = next(iter(reasons)) if len(reasons) == 1 else Why.DUE
    if only is Why.MISSED:
        return screens.missed(t, first) if len(views) == 1 else screens.several_missed(t, views)
    if only is Why.CHECK and len(views) > 1:
        return screens.checks(t, views)
    if only is Why.CHECK and first.is_promise:
        return screens.check(t, first, _tonight(me, first.now))
    return item_screens.item(t, first) if len(views) == 1 else work_lists.due_now(t, views)


def _tonight(me: Member, local: datetime) -> datetime | None:
    """Half past seven, if that is still an hour off and not in quiet hours."""
    tonight = datetime.combine(local.date(), TONIGHT, local.tzinfo)
    return tonight if local + LET_REST <= tonight and not quiet_hours(me).cover(TONIGHT) else None


def _key(first: Reminder, day: date) -> str:
    if first.why is Why.DUE:
        return f"due:{first.work.id}:{first.work.due_at:%Y%m%dT%H%M}"
    return f"promise:{first.work.id}:{day:%Y%m%d}"


def broken(me: Member, given: Iterable[Work], now: datetime) -> list[FollowUp]:
    """The promises whose day is over and that have left no mark yet."""
    day = now.astimezone(ZoneInfo(me.timezone)).date()
    return [promise for promise, _ in given if promise.due_on < day and promise.missed_on is None]


def mark_broken(session: Session, me: Member, given: Iterable[Work], now: datetime) -> None:
    """What was promised and not kept leaves its mark in the account of trust (A4, A5), once."""
    day = now.astimezone(ZoneInfo(me.timezone)).date()
    for promise in broken(me, given, now):
        promise.missed_on = day
        promises.mark(session, promise, stages.promise_entry(day, kept=False))
        session.add(promise)
