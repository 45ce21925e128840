"""Pictures and large reports that members wait for, until they are with the sender."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from playbook.report import Period, Picture
from storage.queries.delivery import outbox
from storage.tables import Client, Member, ReportJob

NAMED = "picture:"  # begins the keys of the messages that carry them
ASKED = (
    "member_id",
    "chat_id",
    "picture",
    "period",
    "whose",
    "day",
    "client_id",
    "shown_id",
)  # alike: the same one


def ask(
    session: Session,
    me: Member,
    now: datetime,
    *,
    chat_id: int,
    picture: Picture,
    period: Period = Period.THIS_MONTH,
    whose: int = 0,
    day: date | None = None,
    client: Client | None = None,
    shown_id: int | None = None,
) -> bool:
    """Ask for one; False if the same is being put together already. Into one message comes what was asked for last."""
    job = ReportJob(
        team_id=me.team_id,
        member_id=me.id or 0,
        chat_id=chat_id,
        picture=picture,
        period=period,
        whose=whose,
        day=day,
        client_id=client.id if client is not None else None,
        shown_id=shown_id,
        created_at=now,
    )
    same = (col(getattr(ReportJob, name)).is_not_distinct_from(getattr(job, name)) for name in ASKED)
    if session.exec(select(ReportJob).where(*same).limit(1)).first() is not None:
        return False
    if shown_id is not None:
        for overtaken in session.exec(select(ReportJob).where(ReportJob.shown_id == shown_id)).all():
            session.delete(overtaken)
    session.add(job)
    session.flush()
    return True


def waiting(session: Session) -> Sequence[ReportJob]:
    """What is still to be put together, the oldest first."""
    return session.exec(select(ReportJob).order_by(col(ReportJob.id))).all()


def take(session: Session, job: ReportJob) -> bool:
    """It goes out now: its row goes. False if there is none any more, or nobody to send it to."""
    row = session.get(ReportJob, job.id)
    if row is None:
        return False
    session.delete(row)
    session.flush()
    member = session.get_one(Member, row.member_id)
    return member.active and member.team_id == row.team_id


def forget_pictures(session: Session, before: datetime) -> None:
    """Pictures that were sent before a moment are Telegram's by now: their bytes need not lie here too."""
    outbox.forget_blobs(session, NAMED, before)
