"""An upgrade loses nothing, comes after a copy of what was there, and is made by one process at a time."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Connection, Date, DateTime, LargeBinary, MetaData, String, Time, text
from sqlmodel import Session, select

from bot.settings import Settings
from bot.upgrade import TooNew, bring_up_to_date
from storage import migrations
from storage.backups import BackupFailed, copies_of
from storage.engine import make_engine
from storage.tables import Client, FollowUp, Member, Note, Outbox, Team
from tests.runtime.copies import day, tools_on_path
from tests.runtime.process import TOKEN, started

NOW = day("2026-11-18 10:00")
DUE = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
BY_TYPE = {
    Boolean: True,
    DateTime: DUE - timedelta(days=1),
    Date: date(2026, 11, 1),
    Time: time(9, 30),
    LargeBinary: b"x",
    JSON: [],
}
BY_NAME = {
    "member.role": "owner",
    "followup.kind": "promise",
    "followup.status": "open",
    "followup.due_at": DUE,
    "outbox.status": "queued",
}
Rows = dict[str, list[dict[str, Any]]]


def example(column: Column[Any]) -> Any:
    """Something to put into a column; a number is 1, so that it also points at the one row of another table."""
    name = f"{column.table.name}.{column.name}"
    by_type = next((value for kind, value in BY_TYPE.items() if isinstance(column.type, kind)), None)
    if name in BY_NAME or by_type is not None:
        return BY_NAME.get(name, by_type)
    return name if isinstance(column.type, String) else 1


@pytest.fixture
def old_sqlite(tmp_path: Path) -> str:
    """A database as the first version made it, with a row in every table."""
    return _as_of_old(f"sqlite:///{tmp_path / 'laoke.db'}")


@pytest.fixture
def old_postgres(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same on PostgreSQL."""
    tools_on_path(monkeypatch)
    for statement in ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public"):
        _in_transaction(postgres_url, lambda connection, sql=statement: connection.execute(text(sql)))
    return _as_of_old(postgres_url)


@pytest.fixture(params=["old_sqlite", "old_postgres"])
def old_url(request: pytest.FixtureRequest) -> str:
    """Either of them."""
    url: str = request.getfixturevalue(request.param)
    return url


def _as_of_old(url: str) -> str:
    migrations.upgrade(url, "0001")
    _in_transaction(url, _fill)
    return url


def _fill(connection: Connection) -> None:
    tables = MetaData()
    tables.reflect(connection)
    for table in tables.sorted_tables:
        if table.name != "alembic_version":
            connection.execute(table.insert().values({column.name: example(column) for column in table.columns}))


def _rows(connection: Connection) -> Rows:
    """All that the database holds."""
    tables = MetaData()
    tables.reflect(connection)
    return {
        table.name: [dict(row._mapping) for row in connection.execute(table.select())]
        for table in tables.sorted_tables
        if table.name != "alembic_version"
    }


def _in_transaction(url: str, work: Any) -> Any:
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            return work(connection)
    finally:
        engine.dispose()


def settings(url: str, folder: Path) -> Settings:
    """Settings of a bot on that database."""
    return Settings(_env_file=None, database_url=url, backup_dir=str(folder))


def test_nothing_is_lost_and_a_copy_is_kept(old_url: str, tmp_path: Path) -> None:
    before: Rows = _in_transaction(old_url, _rows)
    assert all(len(rows) == 1 for rows in before.values())
    saved = bring_up_to_date(settings(old_url, tmp_path / "copies"), NOW)
    assert saved is not None and saved.name.startswith("laoke-2026-11-18-100000-before-")
    assert copies_of(old_url).check(saved, Event()) == "0001"
    after: Rows = _in_transaction(old_url, _rows)
    kept = {name: rows for name, rows in before.items() if name != "searchkey"}  # a job makes what clients are found by
    del kept["lapsemodel"][0]["fitted_at"]  # the scores are made anew, with what they tell besides
    assert {name: _only(after[name], rows) for name, rows in kept.items()} == kept
    _in_transaction(old_url, _new_columns_can_be_read)
    assert migrations.current(old_url) == migrations.newest()
    assert bring_up_to_date(settings(old_url, tmp_path / "copies"), NOW) is None, "once is enough"


def _only(rows: list[dict[str, Any]], known: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The columns that were there before."""
    return [{name: row[name] for name in known[0]} for row in rows]


def _new_columns_can_be_read(connection: Connection) -> None:
    with Session(connection) as session:
        work, team = session.exec(select(FollowUp)).one(), session.exec(select(Team)).one()
        client, note = session.exec(select(Client)).one(), session.exec(select(Note)).one()
        outbox, member = session.exec(select(Outbox)).one(), session.exec(select(Member)).one()
    assert (work.push_at, work.place, work.handed_by, work.escalated) == (DUE, "", None, 0)
    assert (team.settings, note.touch, outbox.holder, member.pushed_at) == ({}, None, None, None)
    assert (client.culture, client.channel, client.hours_from, client.referred_by) == ("", "", None, None)


def test_the_scores_that_hold_go_on_holding(old_url: str) -> None:
    migrations.upgrade(old_url, "0004")
    _in_transaction(old_url, _two_rounds)
    migrations.upgrade(old_url)
    after: Rows = _in_transaction(old_url, _rows)
    assert [(row["points"], row["scored_at"]) for row in after["clientscore"]] == [(30, None)]
    assert [(row["tier"], row["amount"]) for row in after["tierplace"]] == [(3, 700)]
    assert [(row["edge_tier"], str(row["edge_until"])) for row in after["edgeplace"]] == [(4, "2026-11-01")]


def _two_rounds(connection: Connection) -> None:
    """The round that holds, and the one before."""
    tables = MetaData()
    tables.reflect(connection)
    score = tables.tables["clientscore"]
    one = {column.name: example(column) for column in score.columns} | {"edge_tier": 4, "tier": 3, "amount": 700}
    for number, points in ((4, 29), (5, 30)):
        connection.execute(score.insert().values(one | {"slot": number % 2, "round": number, "points": points}))
    connection.execute(tables.tables["lapsemodel"].update().values(round=5))


def test_processes_that_start_together_upgrade_once(old_postgres: str, tmp_path: Path) -> None:
    given = settings(old_postgres, tmp_path / "copies")
    with ThreadPoolExecutor() as starting:
        saved = list(starting.map(lambda _: bring_up_to_date(given, NOW), range(3)))
    assert sorted(copy is None for copy in saved) == [False, True, True]


def test_a_new_database_needs_no_copy(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'laoke.db'}"
    assert bring_up_to_date(settings(url, tmp_path / "copies"), NOW) is None
    assert not (tmp_path / "copies").exists()
    assert migrations.current(url) == migrations.newest()


def test_without_a_copy_there_is_no_upgrade(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'laoke.db'}"
    migrations.upgrade(url, "0001")
    (tmp_path / "copies").write_text("in the way")
    with pytest.raises(BackupFailed):
        bring_up_to_date(settings(url, tmp_path / "copies"), NOW)
    assert migrations.current(url) == "0001"
    assert bring_up_to_date(Settings(_env_file=None, database_url=url, backup_dir="off"), NOW) is None
    assert migrations.current(url) == migrations.newest(), "copies are made by other means"


async def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'laoke.db'}"
    migrations.upgrade(url)
    with closing(sqlite3.connect(tmp_path / "laoke.db")) as later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
        later.commit()
    with pytest.raises(TooNew):
        bring_up_to_date(settings(url, tmp_path / "copies"), NOW)
    async with started(bot_token=TOKEN, database_url=url) as bot:
        assert await bot.ends() == 2
    said = "LAOKE_DATABASE_URL: it was written by a later version of Laoke (its tables are at 9999).\n"
    assert bot.printed == said
