"""What came to a member by itself, and what is planned to (F8): counted on his day, ten minutes apart."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, delete, func, select, text

from playbook.attention import APART
from storage.tables import FollowUp, Member, Outbox, OutboxStatus, Unasked

# word for word as in the index: SQLite does not use a partial index for bound values
_WAITING = text("status = 'open' AND pushed_at IS NULL AND NOT whole_day")


def hold(session: Session, me: Member) -> None:
    """Keep other processes from telling this member anything until the transaction ends."""
    session.exec(select(Member.id).where(Member.id == me.id).with_for_update()).one()


def take(session: Session, numbers: Iterable[int]) -> Sequence[Member]:
    """Those of these members who are active, for this process alone until the transaction ends; without those whom
    another one has."""
    query = select(Member).where(col(Member.id).in_(list(numbers)), Member.active).order_by(col(Member.id))
    return session.exec(query.with_for_update(skip_locked=True)).all()


def is_told(session: Session, me: Member, key: str) -> bool:
    """Whether this message has its place already, on whatever day."""
    query = select(Unasked.key).where(Unasked.member_id == me.id, Unasked.key == key)
    return session.exec(query).first() is not None


def told_on(session: Session, me: Member, day: date) -> int:
    """How many unasked messages a member's day has had, or will have."""
    query = select(func.count()).where(Unasked.member_id == me.id, Unasked.day == day, col(Unasked.counted))
    return session.exec(query).one()


def planned(session: Session, members: Iterable[Member], now: datetime) -> dict[int, list[Unasked]]:
    """Messages that have a place within the last ten minutes or later by their reader's id, in order of time."""
    days = Unasked.day >= now.date() - timedelta(days=2)  # a member's day may lie one beside the day of UTC
    query = select(Unasked).where(col(Unasked.member_id).in_([each.id for each in members]), days)
    found: dict[int, list[Unasked]] = {}
    for message in session.exec(query.where(Unasked.at > now - APART).order_by(col(Unasked.at), col(Unasked.key))):
        found.setdefault(message.member_id, []).append(message)
    return found


def taken(me: Member, planned: Iterable[Unasked]) -> list[datetime]:
    """When messages that come by themselves were sent last, and are planned."""
    sent = [me.pushed_at] if me.pushed_at is not None else []
    return [*sent, *(each.at for each in planned)]


def timed_ahead(session: Session, me: Member, until: datetime) -> list[datetime]:
    """When a member's timed follow-ups are to be told of, up to an instant."""
    query = select(FollowUp.push_at).where(FollowUp.owner_id == me.id, _WAITING, FollowUp.push_at <= until)
    return list(session.exec(query))


def keep(session: Session, me: Member, key: str, day: date, at: datetime, *, counted: bool) -> None:
    """Give a message its place on the member's day."""
    session.add(Unasked(member_id=me.id or 0, day=day, key=key, at=at, counted=counted))
    session.flush()


def postpone(session: Session, message: Unasked, at: datetime) -> None:
    """Let a planned message go out later, unless it is on its way."""
    waits = update(Outbox).where(col(Outbox.dedupe_key) == message.key, col(Outbox.status) == OutboxStatus.QUEUED)
    if session.connection().execute(waits.values(not_before=at)).rowcount:
        message.at = at
        session.add(message)


def forget(session: Session, before: date) -> int:
    """Forget the days before this one."""
    return session.connection().execute(delete(Unasked).where(col(Unasked.day) < before)).rowcount
