"""The journal of a turn: the rows it adds, alters or deletes, with their values before and after.

It listens to one session, and writes down the rows of the tables in `KEPT` that go through it. What is changed by a
statement (`session.execute(update(…))`) passes it by.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session as AnySession
from sqlmodel import Session, SQLModel

from storage import tables
from storage.tables import Change

KEPT: dict[str, type[SQLModel]] = {
    cls.__name__: cls
    for cls in (
        tables.Client,
        tables.ClientPhone,
        tables.Note,
        tables.Fact,
        tables.TrustAnswer,
        tables.LedgerEntry,
        tables.FollowUp,
        tables.Purchase,
        tables.LapseCase,
    )
}
Values = dict[str, Any]
Entry = dict[str, Any]  # table, id, before, after


class Journal:
    """Writes down what happens to kept rows in a session from now on."""

    def __init__(self, session: Session, change: Change) -> None:
        self.session, self.change = session, change
        self._before: dict[int, tuple[SQLModel, Values | None]] = {}  # id(row) → row, values at first sight
        self._deleted: set[int] = set()
        event.listen(session, "before_flush", self._look)

    def _look(self, session: AnySession, _context: Any, _instances: Any) -> None:
        for row in session.new:
            if type(row).__name__ in KEPT:
                self._before.setdefault(id(row), (row, None))
        for row in [*session.dirty, *session.deleted]:
            if type(row).__name__ in KEPT and id(row) not in self._before:
                self._before[id(row)] = (row, _stored(session, row))
        self._deleted.update(id(row) for row in session.deleted)

    def close(self) -> None:
        """Flush, stop listening and put the rows into the change, behind those of an earlier turn."""
        self.session.flush()
        event.remove(self.session, "before_flush", self._look)
        rows = {(entry["table"], entry["id"]): entry for entry in self.change.rows}
        for key, (row, before) in self._before.items():
            entry = self._entry(key, row, before)
            earlier = rows.get((entry["table"], entry["id"]))
            rows[entry["table"], entry["id"]] = {**entry, "before": earlier["before"]} if earlier else entry
        self.change.rows = [entry for entry in rows.values() if entry["before"] != entry["after"]]
        self.session.add(self.change)
        self.session.flush()

    def _entry(self, key: int, row: SQLModel, before: Values | None) -> Entry:
        after = None if key in self._deleted else values(row)
        return {"table": type(row).__name__, "id": inspect(row).identity[0], "before": before, "after": after}


def _stored(session: AnySession, row: Any) -> Values:
    """What the database still holds of a row that is about to be written."""
    table = inspect(type(row)).local_table
    found = session.connection().execute(select(table).where(table.c.id == row.id)).one()
    return {name: _encoded(value) for name, value in found._mapping.items()}


def values(row: SQLModel) -> Values:
    """A row's columns as JSON can hold them."""
    return {a.key: _encoded(getattr(row, a.key)) for a in inspect(row).mapper.column_attrs}


def _encoded(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()  # one instant, one writing, whatever zone it was made in
    return value.isoformat() if isinstance(value, (date, time)) else value


def decoded(cls: type[SQLModel], encoded: Values) -> Values:
    """A row's columns as Python holds them."""
    kinds = {a.key: a.columns[0].type.python_type for a in inspect(cls).mapper.column_attrs}
    return {name: _typed(kinds[name], value) for name, value in encoded.items()}


def _typed(kind: type, value: Any) -> Any:
    if value is not None and kind in (datetime, date, time):
        return kind.fromisoformat(value)
    return value
