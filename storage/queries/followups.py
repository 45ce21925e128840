"""Follow-ups and promises."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from storage.queries.members import NotAllowed
from storage.tables import Client, FollowUp, FollowUpKind, FollowUpStatus, Member, Note


def instant(day: date, at: time | None, zone: str) -> datetime:
    """When a follow-up is due: its minute, or the start of the day in the member's zone."""
    return datetime.combine(day, at or time.min, ZoneInfo(zone))


def add(
    session: Session,
    me: Member,
    client: Client,
    now: datetime,
    *,
    day: date,
    at: time | None = None,
    text: str = "",
    kind: FollowUpKind = FollowUpKind.FOLLOW_UP,
    repeat: str | None = None,
    topic: str = "",
    note_id: int | None = None,
) -> FollowUp:
    """A new follow-up on a day, or at a minute, in the acting member's zone; it is the client's owner's to do."""
    follow_up = FollowUp(
        team_id=client.team_id,
        client_id=client.id or 0,
        owner_id=client.owner_id,
        kind=kind,
        text=text,
        topic=topic,
        due_on=day,
        whole_day=at is None,
        due_at=instant(day, at, me.timezone),
        repeat=repeat,
        repeat_from=day if repeat else None,
        note_id=note_id,
        created_at=now,
    )
    session.add(follow_up)
    session.flush()
    return follow_up


def get(session: Session, me: Member, follow_up_id: int) -> FollowUp:
    """A follow-up that the acting member may work on; NotAllowed else."""
    follow_up = session.get(FollowUp, follow_up_id)
    if follow_up is None or follow_up.team_id != me.team_id:
        raise NotAllowed
    if follow_up.owner_id != me.id and not me.role.leads:
        raise NotAllowed
    return follow_up


def move(session: Session, me: Member, follow_up: FollowUp, day: date, at: time | None) -> None:
    """Put a follow-up on another day, or minute, in the acting member's zone; it will be pushed anew."""
    follow_up.due_on, follow_up.whole_day = day, at is None
    follow_up.due_at = follow_up.push_at = instant(day, at, me.timezone)
    follow_up.pushed_at = None
    session.add(follow_up)


def close(session: Session, follow_up: FollowUp, now: datetime, status: FollowUpStatus) -> None:
    """A follow-up was done or is not wanted any more."""
    follow_up.status, follow_up.done_at = status, now
    session.add(follow_up)


def planned_since(session: Session, client: Client, day: date, since: datetime) -> FollowUp | None:
    """An open follow-up for this day that was made after an instant: the same button was pressed before."""
    query = select(FollowUp).where(
        FollowUp.client_id == client.id,
        FollowUp.status == FollowUpStatus.OPEN,
        FollowUp.due_on == day,
        FollowUp.created_at >= since,
    )
    return session.exec(query).first()


def open_of_client(session: Session, client: Client) -> Sequence[FollowUp]:
    """What is still to be done with a client, the earliest first."""
    query = select(FollowUp).where(FollowUp.client_id == client.id, FollowUp.status == FollowUpStatus.OPEN)
    return session.exec(query.order_by(col(FollowUp.due_at))).all()


def of_note(session: Session, note: Note) -> Sequence[FollowUp]:
    """What a note planned."""
    query = select(FollowUp).where(FollowUp.note_id == note.id)
    return session.exec(query.order_by(col(FollowUp.due_at))).all()


def overdue(session: Session, me: Member, now: datetime) -> int:
    """How many open follow-ups of the acting member's have come due."""
    query = select(func.count()).where(
        FollowUp.owner_id == me.id, FollowUp.status == FollowUpStatus.OPEN, FollowUp.due_at <= now
    )
    return session.exec(query).one()
