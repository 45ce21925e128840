"""The databases that the tests get: migrated, one's own, and gone afterwards."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from tests import databases
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


def test_each_postgres_database_is_a_copy_of_its_own_and_is_dropped() -> None:
    with databases.postgres_server() as server:
        server.make_template(migrate_to_one_table)
        with server.database() as one, server.database() as two:
            run(one, "INSERT INTO client VALUES ('张伟'), ('Zoe'), ('ada')")

            assert names(one) == ["Zoe", "ada", "张伟"]
            assert names(two) == []

        with pytest.raises(OperationalError, match="does not exist"):
            names(one)


def test_a_test_gets_the_newest_schema_on_either(database_url: str) -> None:
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        migration = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    versions = (ROOT / GENERATED).glob(f"{migration}_*.py")
    assert len(list(versions)) == 1, f"there is no migration {migration}"
