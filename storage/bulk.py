"""Writing many rows at once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from sqlmodel import SQLModel


def insert_many(
    connection: Connection, table: type[SQLModel], names: Sequence[str], rows: Sequence[Sequence[Any]], **same: Any
) -> None:
    """Insert rows whose values are as the database keeps them, days as YYYY-MM-DD; `same`: columns alike in all rows.

    SQLAlchemy would look at every value on its way, which takes three times as long as all the rest.
    """
    if not rows:
        return
    columns = table.__table__.c  # type: ignore[attr-defined]
    processors = {
        name: columns[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for name in same
    }
    values = tuple(processor(same[name]) if processor else same[name] for name, processor in processors.items())
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * (len(names) + len(values)))
    statement = f"INSERT INTO {columns[names[0]].table.name} ({', '.join((*names, *same))}) VALUES ({marks})"  # noqa: S608
    connection.exec_driver_sql(statement, [(*row, *values) for row in rows])
