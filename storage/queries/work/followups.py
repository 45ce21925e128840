"""Follow-ups and promises."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, or_, select

from storage.queries.book import clients
from storage.queries.team.members import NotAllowed
from storage.queries.work import lead_times
from storage.tables import Client, FollowUp, FollowUpGuest, FollowUpKind, FollowUpStatus, Member, Note

# Put together once: that takes longer than to run it, and every note asks.
_OF_NOTE = select(FollowUp).where(FollowUp.note_id == bindparam("note")).order_by(col(FollowUp.due_at))


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
    place: str = "",
    note_id: int | None = None,
) -> FollowUp:
    """A new follow-up on a day, or at a minute, by the clock of the client's owner: it is his to do."""
    due_at = instant(day, at, session.get_one(Member, client.owner_id).timezone)
    follow_up = FollowUp(
        team_id=client.team_id,
        client_id=client.id or 0,
        owner_id=client.owner_id,
        kind=kind,
        text=text,
        topic=topic,
        due_on=day,
        whole_day=at is None,
        due_at=due_at,
        push_at=due_at,
        repeat=repeat,
        repeat_from=day if repeat else None,
        occurs_on=day if repeat else None,
        occurs_at=at if repeat else None,
        place=place,
        note_id=note_id,
        created_at=now,
    )
    lead_times.put(session, follow_up, now)
    session.flush()
    return follow_up


def get(session: Session, me: Member, follow_up_id: int) -> FollowUp:
    """A follow-up that the acting member may work on: his own, his client's, or a lead's team's; NotAllowed else."""
    follow_up = session.get(FollowUp, follow_up_id)
    if follow_up is None or follow_up.team_id != me.team_id:
        raise NotAllowed
    if follow_up.owner_id != me.id and not clients.may_see(me, session.get_one(Client, follow_up.client_id)):
        raise NotAllowed
    return follow_up


def move(session: Session, follow_up: FollowUp, day: date, at: time | None, now: datetime) -> None:
    """Put a follow-up on another day, or minute, by its owner's clock; it will be told of anew."""
    owner = session.get_one(Member, follow_up.owner_id)
    follow_up.due_on, follow_up.whole_day = day, at is None
    follow_up.due_at = instant(day, at, owner.timezone)
    follow_up.pushed_at, follow_up.escalated = None, 0
    lead_times.put(session, follow_up, now)


def repeat(session: Session, follow_up: FollowUp, rule: str, first: date, at: time | None) -> None:
    """A follow-up comes again by another rule (RFC 5545), from a first day on."""
    follow_up.repeat, follow_up.repeat_from = rule, first
    follow_up.occurs_on, follow_up.occurs_at = first, at
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
    """What is still to be done with a client, alone or with others, the earliest first."""
    with_others = select(FollowUpGuest.follow_up_id).where(FollowUpGuest.client_id == client.id)
    query = select(FollowUp).where(
        or_(col(FollowUp.client_id) == client.id, col(FollowUp.id).in_(with_others)),
        FollowUp.status == FollowUpStatus.OPEN,
    )
    return session.exec(query.order_by(col(FollowUp.due_at))).all()


def guests(session: Session, follow_up: FollowUp) -> Sequence[Client]:
    """The further clients of a follow-up, in the order in which they were named."""
    query = select(Client).join(FollowUpGuest, col(FollowUpGuest.client_id) == col(Client.id))
    here = query.where(FollowUpGuest.follow_up_id == follow_up.id, col(Client.archived_at).is_(None))
    return session.exec(here.order_by(col(Client.id))).all()


def add_guest(session: Session, follow_up: FollowUp, client: Client) -> bool:
    """One more client for a follow-up; False if he is in it, or another rep looks after him."""
    if client.id == follow_up.client_id or session.get(FollowUpGuest, (follow_up.id, client.id)) is not None:
        return False
    if client.owner_id != session.get_one(Client, follow_up.client_id).owner_id:
        return False
    session.add(FollowUpGuest(follow_up_id=follow_up.id or 0, client_id=client.id or 0))
    session.flush()
    return True


def of_note(session: Session, note: Note) -> Sequence[FollowUp]:
    """What a note planned."""
    return session.exec(_OF_NOTE, params={"note": note.id}).all()


def overdue(session: Session, me: Member, now: datetime) -> int:
    """How many open follow-ups of the acting member's have come due."""
    query = select(func.count()).where(
        FollowUp.owner_id == me.id, FollowUp.status == FollowUpStatus.OPEN, FollowUp.due_at <= now
    )
    return session.exec(query).one()
