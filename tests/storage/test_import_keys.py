"""Clients of a large import, while what they are found by is being written: what happens to them meanwhile holds."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, col, func, select

from playbook.columns import How, Layout, Reading, guess
from storage.queries.book import giving
from storage.queries.files import import_keys, importing, imports
from storage.queries.files.import_keys import Keys
from storage.queries.look_up import indexing, search
from storage.queries.look_up.entries import Written
from storage.tables import Client, ImportJob, Member, NoteKey, SearchKey
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
LIST = "姓名,电话,备注\n张伟,13800138000,想换车\n李敏,13900139000,爱钓鱼\n王芳,13700137000,女儿上学\n"
TABLES: tuple[Keys, ...] = (SearchKey, NoteKey)


@pytest.fixture
def rep(book: TeamBook) -> Member:
    """One who imports."""
    return book.member(1, "小刘")


@pytest.fixture
def job(session: Session, rep: Member) -> ImportJob:
    """His list, in the books, of whom nobody is found yet."""
    layout = guess(LIST.encode(), "utf-8", this_year=2026, region="CN")
    job = imports.begin(session, rep, NOW, chat_id=1, name="a.csv", content=LIST.encode(), layout=layout, total=3)
    imports.start(session, job)
    reading = Reading(LIST.encode(), Layout.from_json(job.layout), How(date(2026, 11, 18), "CN"))
    importing.take(session, rep, NOW, job, reading.next(10).lines)
    session.flush()
    return job


def found(session: Session, me: Member, typed: str) -> list[str]:
    """Whom a look-up finds."""
    return [client.name for client in search.matches(session, me, typed)]


def called(session: Session, name: str) -> Client:
    """The client of a name."""
    return session.exec(select(Client).where(Client.name == name)).one()


def put(session: Session, made: dict[int, Written]) -> None:
    """All rows, as the job writes them."""
    for table in TABLES:
        import_keys.put(session, table, sorted(import_keys.rows_of(made, table)))


def rows_left(session: Session, client: int) -> int:
    """By how many rows a client could still be found."""
    rows = (select(func.count()).select_from(table).where(col(table.client_id) == client) for table in TABLES)
    return sum(session.exec(query).one() for query in rows)


def test_they_are_found_once_all_is_written_and_again_after_a_break_off(
    session: Session, rep: Member, job: ImportJob
) -> None:
    number = job.id or 0
    assert import_keys.waiting(session) == [number]
    made = import_keys.read(session, number, 0, 2)
    put(session, made)  # broken off here
    made = import_keys.read(session, number, 0, 2)
    put(session, made)
    import_keys.settle(session, number, made)
    rest = import_keys.read(session, number, 0, 2)
    assert len(made) == 2
    assert len(rest) == 1, "it goes on where it was"
    put(session, rest)
    import_keys.settle(session, number, rest)
    import_keys.done(session, number)
    assert import_keys.waiting(session) == []
    for typed, who in (("zw", "张伟"), ("9000", "李敏"), ("wangfang", "王芳")):
        assert found(session, rep, typed) == [who]


def test_who_is_erased_meanwhile_leaves_nothing(session: Session, rep: Member, job: ImportJob) -> None:
    made = import_keys.read(session, job.id or 0, 0, 10)
    gone = called(session, "李敏").id or 0
    import_keys.put(session, SearchKey, list(import_keys.rows_of(made, SearchKey))[:50])
    indexing.forget(session, rep.team_id, [gone])
    put(session, made)
    assert rows_left(session, gone) == 0
    import_keys.settle(session, job.id or 0, made)
    assert rows_left(session, gone) == 0
    assert found(session, rep, "张伟") == ["张伟"]


def test_who_is_renamed_meanwhile_is_found_by_the_new_name_only(session: Session, rep: Member, job: ImportJob) -> None:
    made = import_keys.read(session, job.id or 0, 0, 10)
    client = called(session, "李敏")
    client.name = "周涛"
    session.add(client)
    session.flush()
    assert found(session, rep, "周涛") == ["周涛"]
    put(session, made)
    import_keys.settle(session, job.id or 0, made)
    assert found(session, rep, "zt") == ["周涛"]
    left = select(func.count()).select_from(SearchKey).where(col(SearchKey.key).contains("limin"))
    assert session.exec(left).one() == 0


def test_who_is_given_away_meanwhile_is_the_colleagues(
    session: Session, book: TeamBook, rep: Member, job: ImportJob
) -> None:
    colleague = book.member(2, "小周")
    made = import_keys.read(session, job.id or 0, 0, 10)
    giving.give(session, rep, called(session, "李敏"), colleague.id or 0, NOW)
    session.flush()
    put(session, made)
    import_keys.settle(session, job.id or 0, made)
    assert found(session, rep, "李敏") == []
    assert found(session, colleague, "lm") == ["李敏"]
