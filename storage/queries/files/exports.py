"""Exports that members asked for, until their files are with the sender. What goes into them: `exporting`."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from storage.queries.delivery import outbox
from storage.tables import ExportForm, ExportJob, ImportJob, Member

NAMED = "export:"  # begins the keys of the messages that carry the files


def begin(
    session: Session, me: Member, now: datetime, *, chat_id: int, form: ExportForm, of: ImportJob | None = None
) -> ExportJob:
    """Ask for a file; one that is being put together already is not asked for twice. `of`: whose refused lines."""
    number = of.id if of is not None else None
    query = select(ExportJob).where(ExportJob.member_id == me.id, ExportJob.form == form)
    same = session.exec(query.where(col(ExportJob.import_job_id).is_not_distinct_from(number))).first()
    job = same or ExportJob(
        team_id=me.team_id, member_id=me.id or 0, chat_id=chat_id, form=form, import_job_id=number, created_at=now
    )
    session.add(job)
    session.flush()
    return job


def waiting(session: Session) -> Sequence[ExportJob]:
    """What is still to be put together, the oldest first."""
    return session.exec(select(ExportJob).order_by(col(ExportJob.id))).all()


def forget_files(session: Session, before: datetime) -> None:
    """Files that were sent before a moment are Telegram's by now: their bytes need not lie here too."""
    outbox.forget_blobs(session, NAMED, before)
