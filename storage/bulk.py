"""Writing and reading many rows at once.

SQLAlchemy would look at every value on its way, which takes three times as long as all the rest.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import Connection
from sqlmodel import SQLModel

DENSE = 2  # numbers to a row: up to here a stretch of the index is read as a whole


def insert_many(
    connection: Connection, table: type[SQLModel], names: Sequence[str], rows: Sequence[Sequence[Any]], **same: Any
) -> None:
    """Insert rows whose values are as the database keeps them, days as YYYY-MM-DD; `same`: columns of one value."""
    alike = tuple(_as_kept(connection, table, name, [value])[0] for name, value in same.items())
    _insert(connection, table, (*names, *same), [(*row, *alike) for row in rows] if alike else rows)


def insert_rows(connection: Connection, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of the same columns, whose values are as Python knows them."""
    if rows:
        columns = [_as_kept(connection, table, name, [row[name] for row in rows]) for name in rows[0]]
        _insert(connection, table, tuple(rows[0]), list(zip(*columns, strict=True)))


def run_many(connection: Connection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run a statement, with ? where a value belongs, once for each row."""
    if rows:
        statement = statement if connection.dialect.paramstyle == "qmark" else statement.replace("?", "%s")
        connection.exec_driver_sql(statement, list(rows))


def fetched(connection: Connection, query: Any) -> list[tuple[Any, ...]]:
    """All rows of a query as the driver gives them."""
    driver: Any = connection.connection.driver_connection
    with closing(driver.cursor()) as cursor:
        cursor.execute(str(query.compile(connection, compile_kwargs={"literal_binds": True})))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def among(column: Any, numbers: Sequence[int]) -> Any:
    """The condition on which rows of some numbers are read; where they lie close, with those between."""
    if not numbers or max(numbers) - min(numbers) >= DENSE * len(numbers):
        return column.in_(numbers)
    return column.between(min(numbers), max(numbers))


def new_numbers(connection: Connection, table: type[SQLModel], count: int) -> Sequence[int]:
    """The primary keys of so many rows that are inserted next; each is given out once, even if its row never comes."""
    name = str(table.__tablename__)
    if connection.dialect.name == "sqlite":
        statement = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)"
        last = connection.exec_driver_sql(statement, (name,)).scalar_one()
        return range(last + 1, last + 1 + count)
    statement = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
    return connection.exec_driver_sql(statement, (name, count)).scalars().all()


def _as_kept(connection: Connection, table: type[SQLModel], name: str, values: list[Any]) -> list[Any]:
    """A column's values as the database keeps them; many rows share one, which is brought into its form once."""
    column = table.__table__.c[name]  # type: ignore[attr-defined]
    processor = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if processor is None:
        return values
    kept = {number: processor(value) for number, value in {id(value): value for value in values}.items()}
    return [kept[id(value)] for value in values]


def _insert(connection: Connection, table: type[SQLModel], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    marks = ", ".join("?" for _ in names)
    run_many(connection, f"INSERT INTO {table.__tablename__} ({', '.join(names)}) VALUES ({marks})", rows)  # noqa: S608
