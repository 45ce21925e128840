"""What imported clients are found by, written for thousands of them at once and in the order of the tables.

Each has some forty keys, which lie all over the two tables: written client by client, every chunk would touch nearly
every page of them. The entries are there from the start, so all is made good from them after a break.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlmodel import Session, col, select

from playbook import key_lists
from storage.queries.look_up import entries
from storage.queries.look_up.entries import NOWHERE, Change, Written
from storage.tables import Client, ImportJob, NoteKey, SearchKey

Row = tuple[int, str | int, int]  # whose, key or gram, client
Keys = type[SearchKey] | type[NoteKey]
# A client who was erased or given away meanwhile stays so.
_THERE = "WHERE EXISTS (SELECT 1 FROM searchentry WHERE client_id = {mark} AND owner_id = {mark})"
_COLUMNS = {SearchKey: "key", NoteKey: "gram"}


def are_to_come(session: Session, job: ImportJob, first: int) -> None:
    """From this client on, the keys of those whom the import has made are still to be written."""
    if job.keys_from is None:
        job.keys_from = first
        session.add(job)


def waiting(session: Session) -> Sequence[int]:
    """The imports that have made clients whom a look-up does not find yet."""
    return [number or 0 for number in session.exec(select(ImportJob.id).where(col(ImportJob.keys_from).is_not(None)))]


def read(session: Session, job_id: int, beyond: int, count: int) -> dict[int, Written]:
    """The entries of the next clients of an import whose keys are still to be written; `beyond`: the last one read."""
    job = session.get_one(ImportJob, job_id)
    if job.keys_from is None:
        return {}
    made = select(Client.id).where(Client.import_job_id == job_id, col(Client.id) > max(beyond, job.keys_from - 1))
    ids = session.exec(made.order_by(col(Client.id)).limit(count)).all()
    return entries.read_written(session, [number or 0 for number in ids])


def rows_of(found: dict[int, Written], table: Keys) -> Iterator[Row]:
    """All rows of some entries in one of the two tables."""
    for client, (owner, keys, grams) in found.items():
        for value in key_lists.keys_in(keys) if table is SearchKey else key_lists.grams_in(grams):
            yield owner, value, client


def put(session: Session, table: Keys, rows: Iterable[Row]) -> None:
    """Write rows that lie side by side."""
    connection = session.connection()
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    statement = (
        f"INSERT INTO {table.__tablename__} (owner_id, {_COLUMNS[table]}, client_id) "
        f"SELECT {mark}, {mark}, {mark} {_THERE.format(mark=mark)} ON CONFLICT DO NOTHING"
    )
    if values := [(*row, row[2], row[0]) for row in rows]:
        connection.exec_driver_sql(statement, values)


def settle(session: Session, job_id: int, found: dict[int, Written]) -> None:
    """These are found from now on; what changed while their keys were written is put right."""
    now = entries.read_written(session, list(found))
    changed = [number for number, entry in found.items() if now.get(number) != entry]
    after = {number: now[number].found() if number in now else NOWHERE for number in changed}
    entries.write(session, [Change(number, found[number].found(), after[number]) for number in changed])
    job = session.get_one(ImportJob, job_id)
    job.keys_from = max(found) + 1
    session.add(job)


def done(session: Session, job_id: int) -> None:
    """All whom the import has made so far are found."""
    job = session.get_one(ImportJob, job_id)
    job.keys_from = None
    session.add(job)
