"""Imports: the job, its file, what was refused, taking it back. What goes into the books: `importing`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, update
from sqlmodel import Session, col, select

from playbook.columns import Layout, Refused
from storage.queries.caring import care
from storage.queries.files import import_additions
from storage.queries.look_up import indexing
from storage.queries.making import of_purchases
from storage.queries.team.members import NotAllowed
from storage.queries.tiers import places
from storage.tables import (
    Client,
    Contract,
    Fact,
    FollowUp,
    FollowUpStatus,
    ImportFile,
    ImportJob,
    ImportRefusal,
    ImportStatus,
    LedgerEntry,
    Member,
    Note,
    Occasion,
    Opportunity,
    Purchase,
    Receivable,
    TrustAnswer,
)

HEAD = 200_000  # bytes of a file that a turn looks at
COUNTED = 40_000  # bytes of a file whose lines a turn looks up; the job counts longer ones
LONGEST_TEXT = 20_000  # characters kept of a refused line
LONG_PAST = timedelta(days=60)
CLIENTS_AT_ONCE, PURCHASES_AT_ONCE = 40, 400  # rows taken back in one chunk


def begin(
    session: Session, me: Member, now: datetime, *, chat_id: int, name: str, content: bytes, layout: Layout, total: int
) -> ImportJob:
    """Keep a file that was sent, with what its columns seem to be."""
    job = ImportJob(
        team_id=me.team_id,
        member_id=me.id or 0,
        chat_id=chat_id,
        file_name=name,
        layout=layout.as_json(),
        total=total,
        created_at=now,
    )
    session.add(job)
    session.flush()
    session.add(ImportFile(job_id=job.id or 0, content=content))
    session.flush()
    return job


def mine(session: Session, me: Member, job_id: int) -> ImportJob:
    """The acting member's own import; NotAllowed for anybody else's."""
    job = session.get(ImportJob, job_id)
    if job is None or job.member_id != me.id or job.team_id != me.team_id:
        raise NotAllowed
    return job


def content_of(session: Session, job: ImportJob) -> bytes | None:
    """The whole file; None once it is forgotten."""
    return session.exec(select(ImportFile.content).where(ImportFile.job_id == job.id)).one_or_none()


def head_of(session: Session, job: ImportJob) -> tuple[bytes, bool] | None:
    """The file's first lines and whether they are all of it; None once it is forgotten."""
    content = col(ImportFile.content)
    query = select(func.substr(content, 1, HEAD), func.length(content)).where(ImportFile.job_id == job.id)
    found = session.exec(query).one_or_none()
    if found is None:
        return None
    return cut_head(bytes(found[0]), found[1])


def cut_head(content: bytes, length: int) -> tuple[bytes, bool]:
    """The beginning of a file of `length` bytes, up to the end of a line, and whether that is all of it."""
    if length <= HEAD:
        return content, True
    end = content.rfind(b"\n", 0, HEAD) + 1
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):  # two bytes a sign: do not cut one apart
        end -= end % 2
    return content[: end or HEAD], False


def forget_files(session: Session, before: datetime) -> None:
    """Drop the bytes of files that came before a moment and are not at work."""
    at_work = [status for status in ImportStatus if status.is_at_work]
    old = select(ImportJob.id).where(ImportJob.created_at < before, col(ImportJob.status).not_in(at_work))
    session.connection().execute(delete(ImportFile).where(col(ImportFile.job_id).in_(old)))


def at_work(session: Session) -> Sequence[ImportJob]:
    """The imports that go on by themselves, oldest first."""
    statuses = [status for status in ImportStatus if status.is_at_work]
    return session.exec(select(ImportJob).where(col(ImportJob.status).in_(statuses)).order_by(col(ImportJob.id))).all()


def to_count(session: Session) -> Sequence[ImportJob]:
    """The imports that are asked about while it is not known yet what they would bring."""
    waiting = (ImportJob.status == ImportStatus.ASKED, col(ImportJob.to_count))
    return session.exec(select(ImportJob).where(*waiting).order_by(col(ImportJob.id))).all()


def start(session: Session, job: ImportJob) -> None:
    """Let an import run: from its first line, or from where it was stopped or broke off."""
    if job.status not in (ImportStatus.STOPPED, ImportStatus.FAILED):
        session.connection().execute(delete(ImportRefusal).where(col(ImportRefusal.job_id) == job.id))
        job.position, job.counts = 0, {}
    job.status, job.to_count = ImportStatus.RUNNING, False
    session.add(job)


def count(session: Session, job: ImportJob, more: Counter[str]) -> None:
    """Add to what has come of the lines so far."""
    job.counts = dict(Counter(job.counts) + more)
    session.add(job)


def refuse(session: Session, job: ImportJob, refused: Iterable[Refused]) -> None:
    """Count refused lines by their reason and keep them to be sent back."""
    lines = list(refused)
    count(session, job, Counter(f"refused {each.reason.value}" for each in lines))
    rows = [
        {"job_id": job.id, "line": each.line, "reason": each.reason.value, "text": each.text[:LONGEST_TEXT]}
        for each in lines
    ]
    if rows:
        session.connection().execute(insert(ImportRefusal), rows)


def refusals(session: Session, job: ImportJob) -> Sequence[ImportRefusal]:
    """The refused lines that were kept, in the order of the file."""
    query = select(ImportRefusal).where(ImportRefusal.job_id == job.id)
    return session.exec(query.order_by(col(ImportRefusal.line), col(ImportRefusal.id))).all()


def lapse_day(session: Session, me: Member, today: date) -> date | None:
    """As of which day to ask who stays away (D3): the last purchase of one's clients if that is long past; None: today.

    Who reads in last year's books wants to know what they say, not that everybody has been silent since.
    """
    bought_by = select(func.max(col(Purchase.bought_on))).where(Purchase.client_id == Client.id).scalar_subquery()
    recent = select(Client.id).where(Client.owner_id == me.id, bought_by >= today - LONG_PAST)
    if session.exec(recent.order_by(col(Client.last_touched_at).desc()).limit(1)).first() is not None:
        return None
    newest: date | None = session.exec(select(func.max(bought_by)).where(Client.owner_id == me.id)).one()
    return newest


def take_back(session: Session, job: ImportJob, now: datetime) -> bool:
    """Take a chunk of what the import brought out of the books; True once nothing of it is left.

    Its purchases and notes go first, then what it added to known clients, then the clients that it made – except those
    that somebody has worked on since.
    """
    connection = session.connection()
    some = session.exec(select(Purchase.id).where(Purchase.import_job_id == job.id).limit(PURCHASES_AT_ONCE)).all()
    buyers = session.exec(select(Purchase.client_id).where(col(Purchase.id).in_(some)).distinct()).all()
    care.forget_purchases(session, [number or 0 for number in some])
    gone = connection.execute(delete(Purchase).where(col(Purchase.id).in_(some))).rowcount
    of_purchases.settle_those(session, buyers, now)
    count(session, job, Counter({"gone purchases": gone}))
    if gone or _forget_notes(session, job) or import_additions.take_back(session, job):
        return False
    untouched = session.exec(
        select(Client.id).where(Client.import_job_id == job.id, *_untouched(job)).limit(CLIENTS_AT_ONCE)
    ).all()
    indexing.drop(session, [number or 0 for number in untouched])
    places.clear(session, [number or 0 for number in untouched])
    gone = connection.execute(delete(Client).where(col(Client.id).in_(untouched))).rowcount
    count(session, job, Counter({"gone clients": gone}))
    if gone:
        return False
    kept = session.exec(select(func.count()).select_from(Client).where(Client.import_job_id == job.id)).one()
    count(session, job, Counter({"kept clients": kept}))
    return True


def _forget_notes(session: Session, job: ImportJob) -> bool:
    """Delete some of the import's notes, if there are any left; a client was last talked to when the others say."""
    query = select(Note.id, Note.client_id).where(Note.import_job_id == job.id).limit(PURCHASES_AT_ONCE)
    some = session.exec(query).all()
    if not some:
        return False
    connection = session.connection()
    connection.execute(delete(Note).where(col(Note.id).in_([number for number, _ in some])))
    indexing.reindex_notes(session, {client for _, client in some})
    newest = select(func.max(Note.occurred_at)).where(col(Note.client_id) == col(Client.id), col(Note.is_contact))
    whose = col(Client.id).in_({client for _, client in some})
    connection.execute(update(Client).where(whose).values(last_contact_at=newest.scalar_subquery()))
    count(session, job, Counter({"gone notes": len(some)}))
    return True


def _untouched(job: ImportJob) -> list[ColumnElement[bool]]:
    """Nothing hangs on the client but what the import itself brought, and what the rules of care made of it."""
    own_note = col(Note.import_job_id).is_not_distinct_from(job.id)
    noted = exists().where(col(Note.client_id) == col(Client.id), ~own_note)
    by_itself = exists().where(
        col(Occasion.client_id) == col(Client.id), col(Occasion.follow_up_id) == col(FollowUp.id)
    )
    untouched = and_(by_itself, col(FollowUp.status) == FollowUpStatus.OPEN, col(FollowUp.snoozes) == 0)
    planned = exists().where(col(FollowUp.client_id) == col(Client.id), ~untouched)
    tables = (Purchase, Fact, TrustAnswer, LedgerEntry, Opportunity, Receivable, Contract)
    others = [exists().where(col(table.client_id) == col(Client.id)) for table in tables]
    return [~noted, ~planned, *(~other for other in others)]
