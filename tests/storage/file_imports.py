"""Files brought into the books of a team, as the bot's job does it."""

from datetime import UTC, date, datetime

from sqlmodel import Session, func, select

from playbook.columns import How, Layout, Reading, find_encoding, guess
from storage.queries.files import import_keys, importing, imports
from storage.tables import Client, ImportJob, ImportStatus, Member, Note, NoteKey, Purchase, SearchKey

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 18)
LOG = "客户号,日期,金额\n1,2026-01-05,100\n1,2026-01-05,100\n2,2026-02-05,200\n"


def begun(session: Session, me: Member, content: bytes) -> ImportJob:
    """An import of the content that runs."""
    layout = guess(content, find_encoding(content), this_year=TODAY.year, region="CN")
    job = imports.begin(session, me, NOW, chat_id=1, name="a.csv", content=content, layout=layout, total=1)
    imports.start(session, job)
    return job


def brought(session: Session, me: Member, text: str, *, chunk: int = 100) -> ImportJob:
    """The text imported, so many lines at a time."""
    job = begun(session, me, text.encode())
    reading = Reading(text.encode(), Layout.from_json(job.layout), How(TODAY, "CN", "客户 {number}"))
    while (found := reading.next(chunk)).read:
        importing.take(session, me, NOW, job, found.lines)
        imports.refuse(session, job, found.refused)
    let_be_found(session, job)
    job.status = ImportStatus.DONE
    session.flush()
    return job


def let_be_found(session: Session, job: ImportJob) -> None:
    """All whom the import made."""
    number = job.id or 0
    if made := import_keys.read(session, number, 0, 1_000):
        for table in (SearchKey, NoteKey):
            import_keys.put(session, table, sorted(import_keys.rows_of(made, table)))
        import_keys.settle(session, number, made)
    import_keys.done(session, number)


def taken_back(session: Session, job: ImportJob) -> None:
    """The import undone, chunk by chunk."""
    job.status = ImportStatus.UNDOING
    while not imports.take_back(session, job, NOW):
        session.flush()


def count(session: Session, table: type[Client] | type[Purchase] | type[Note]) -> int:
    """How many rows there are."""
    return session.exec(select(func.count()).select_from(table)).one()
