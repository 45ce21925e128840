"""The one gate for what comes by itself (F8): three unasked messages a day, ten minutes apart, never in quiet hours."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from handlers.pushes.push import Push, queue
from playbook import attention
from playbook.localtime import at_local
from playbook.quiet import is_quiet, next_allowed
from storage.queries.delivery import attention as stored
from storage.queries.work.working_time import quiet_hours, workdays
from storage.tables import Member, Unasked

LOOK_AHEAD = timedelta(hours=6)  # how far timed items are kept clear of


def unasked(session: Session, me: Member, now: datetime, push: Push, *, leave: int = 0) -> bool:
    """Queue a message that no due item asked for; True if it has its place in the day, False if it may not come now.

    False: three came today (`leave`: places kept for weightier ones), quiet hours, a day off or a holiday, or its
    reader has blocked the bot. The caller then asks again later, or leaves it. Safe to call twice with one key.
    """
    if stored.is_told(session, me, push.key):
        return True
    if not _may_come(session, me, now):
        return False
    stored.hold(session, me)
    day = _day(me, now)
    if not attention.may_tell(stored.told_on(session, me, day), leave):
        return False
    at = _slot(session, me, push.not_before or now, now)
    if _day(me, at) != day or is_quiet(at, ZoneInfo(me.timezone), quiet_hours(me)):
        return False
    _place(session, me, now, replace(push, not_before=at), at, counted=True)
    return True


def soon(session: Session, me: Member, now: datetime, push: Push) -> None:
    """Queue a message that somebody else sent him: at once, or ten minutes after another; after the quiet hours."""
    if stored.is_told(session, me, push.key):
        return
    stored.hold(session, me)
    zone, quiet = ZoneInfo(me.timezone), quiet_hours(me)
    at = _slot(session, me, next_allowed(push.not_before or now, zone, quiet), now)
    if is_quiet(at, zone, quiet):
        at = _slot(session, me, next_allowed(at, zone, quiet), now)
    _place(session, me, now, replace(push, not_before=at), at, counted=False)


def told(session: Session, me: Member, now: datetime, planned: Iterable[Unasked] | None = None) -> None:
    """A message goes out now: what was `planned` for the next minutes, if that was read already, makes room."""
    me.pushed_at = now
    session.add(me)
    coming = [each for each in (_planned(session, me, now) if planned is None else planned) if each.at > now]
    if not coming:
        return
    ahead = stored.timed_ahead(session, me, coming[-1].at + LOOK_AHEAD)
    moved = attention.make_room(now, [each.at for each in coming], [at for at in ahead if at > now + attention.APART])
    for message, at in zip(coming, moved, strict=True):
        if at != message.at:
            stored.postpone(session, message, at)


def is_after_list(session: Session, me: Member, now: datetime) -> bool:
    """Whether questions may come that wait for his morning list: a little after it, on a working day of his."""
    hour = at_local(_day(me, now), me.agenda_at, ZoneInfo(me.timezone))
    return now >= hour + attention.APART and _may_come(session, me, now)


def is_free(session: Session, me: Member, now: datetime) -> bool:
    """Whether no message that came, or is to come, by itself is nearer than ten minutes."""
    return attention.is_free(now, stored.taken(me, _planned(session, me, now)))


def _planned(session: Session, me: Member, now: datetime) -> list[Unasked]:
    return stored.planned(session, [me], now).get(me.id or 0, [])


def _may_come(session: Session, me: Member, now: datetime) -> bool:
    works = workdays(session, me).works(_day(me, now))
    return me.active and me.reachable and works and not is_quiet(now, ZoneInfo(me.timezone), quiet_hours(me))


def _slot(session: Session, me: Member, wanted: datetime, now: datetime) -> datetime:
    """The first place from `wanted` on that is clear of what was told, is planned, or comes at its minute."""
    ahead = stored.timed_ahead(session, me, wanted + LOOK_AHEAD)
    day = _day(me, wanted)
    if me.agenda_sent_on is None or me.agenda_sent_on < day:
        ahead.append(at_local(day, me.agenda_at, ZoneInfo(me.timezone)))
    return attention.free_slot(wanted, [*stored.taken(me, _planned(session, me, now)), *ahead])


def _place(session: Session, me: Member, now: datetime, push: Push, at: datetime, *, counted: bool) -> None:
    queue(session, now, push)
    stored.keep(session, me, push.key, _day(me, at), at, counted=counted)


def _day(me: Member, instant: datetime) -> date:
    return instant.astimezone(ZoneInfo(me.timezone)).date()
