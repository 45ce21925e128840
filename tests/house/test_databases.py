"""The databases that the tests get: migrated, one's own, and gone afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from tests import databases
from tests.databases import PostgresServer
from tests.house.sources import GENERATED, ROOT


def migrate_to_one_table(url: str) -> None:
    run(url, "CREATE TABLE client (name TEXT)")


def run(url: str, statement: str) -> None:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(statement))


def names(url: str) -> list[str]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return list(connection.execute(text("SELECT name FROM client ORDER BY name")).scalars())


def test_each_sqlite_database_is_a_copy_of_its_own(tmp_path: Path) -> None:
    template = databases.sqlite_template(tmp_path / "template.db", migrate_to_one_table)
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    one, two = [databases.sqlite_copy(template, folder) for folder in folders]

    run(one, "INSERT INTO client VALUES ('张伟')")

    assert names(one) == ["张伟"]
    assert names(two) == []


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """A server whose databases have one table, whose rows have numbers and may refer to each other."""

    def migrate(url: str) -> None:
        run(url, "CREATE TABLE client (id SERIAL PRIMARY KEY, name TEXT, brought_by INTEGER REFERENCES client)")

    with databases.postgres_server() as server:
        server.make_template(migrate)
        yield server


def test_each_postgres_database_is_its_own_and_is_given_back_empty(server: PostgresServer) -> None:
    with server.database() as one, server.database() as two:
        run(one, "INSERT INTO client (name) VALUES ('张伟'), ('Zoe'), ('ada')")
        assert names(one) == ["Zoe", "ada", "张伟"]
        assert names(two) == []

    with server.database() as again, server.database() as other:
        assert {again, other} == {one, two}
        assert (names(again), names(other)) == ([], [])


def test_whoever_still_holds_a_postgres_database_is_thrown_out(server: PostgresServer) -> None:
    with server.database() as url:
        holder = create_engine(url).connect()
        holder.execute(text("INSERT INTO client (name) VALUES ('张伟')"))
        holder.execute(text("SELECT pg_advisory_lock(1)"))

    with pytest.raises(OperationalError):
        holder.execute(text("SELECT 1"))
    with server.database() as again:
        assert again == url
        assert names(again) == []


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE other (name TEXT)",
        "ALTER TABLE client ADD COLUMN phone TEXT",
        "ALTER TABLE client ALTER COLUMN name SET NOT NULL",
        "ALTER TABLE client ADD UNIQUE (name)",
        "CREATE INDEX ix ON client (name)",
        "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "DROP TABLE client",
    ],
)
def test_a_postgres_database_whose_tables_were_changed_is_dropped(server: PostgresServer, change: str) -> None:
    with server.database() as url:
        run(url, change)

    with pytest.raises(OperationalError, match="does not exist"):
        names(url)
    with server.database() as another:
        assert names(another) == []


def test_a_large_postgres_table_is_emptied_too_and_its_numbers_begin_anew(server: PostgresServer) -> None:
    for _ in range(2):
        with server.database() as url:
            run(url, "INSERT INTO client (name, brought_by) SELECT '王芳' || n, 1 FROM generate_series(1, 5000) n")
            run(url, "DELETE FROM client WHERE id > 2")
            assert names(url) == ["王芳1", "王芳2"]


def test_a_test_gets_the_newest_schema_on_either(database_url: str) -> None:
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        migration = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    versions = (ROOT / GENERATED).glob(f"{migration}_*.py")
    assert len(list(versions)) == 1, f"there is no migration {migration}"
