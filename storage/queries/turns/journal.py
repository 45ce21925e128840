"""The journal of a turn: the rows it adds, alters or deletes, with their values before and after.

It belongs to one session, and writes down the rows of the tables in `KEPT` that go through it. What is changed by a
statement (`session.execute(update(…))`) passes it by.
"""

from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, event, inspect, select, update
from sqlalchemy.orm import Session as AnySession
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, SQLModel, col

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
        tables.FollowUpGuest,
        tables.Callback,
        tables.Purchase,
        tables.LapseCase,
        tables.Occasion,
        tables.Contract,
        tables.Opportunity,
        tables.Receivable,
        tables.Payment,
        tables.Product,
        tables.ProductName,
    )
}
Values = dict[str, Any]
Entry = dict[str, Any]  # table, id, before, after
_ROWS = update(Change).where(col(Change.id) == bindparam("change")).values(rows=bindparam("changed"))
OPEN = "journal"  # where a session's info holds it


class Journal:
    """Writes down what happens to kept rows in a session from now on."""

    def __init__(self, session: Session, change: Change) -> None:
        self.session, self.change = session, change
        self._before: dict[int, tuple[SQLModel, Values | None]] = {}  # id(row) → row, values at first sight
        self._deleted: set[int] = set()
        session.info[OPEN] = self

    def look(self, session: AnySession) -> None:
        """Note the rows that are about to be written."""
        for row in session.new:
            if type(row).__name__ in KEPT:
                self._before.setdefault(id(row), (row, None))
        for row in [*session.dirty, *session.deleted]:
            if type(row).__name__ in KEPT and id(row) not in self._before:
                self._before[id(row)] = (row, _stored(session, row))
        self._deleted.update(id(row) for row in session.deleted)

    def close(self) -> None:
        """Note no more and put the rows into the change, behind those of an earlier turn; flush."""
        self.session.flush()  # what is new gets its ids
        del self.session.info[OPEN]
        rows = {_place(entry): entry for entry in self.change.rows}
        for key, (row, before) in self._before.items():
            entry = self._entry(key, row, before)
            earlier = rows.get(_place(entry))
            rows[_place(entry)] = {**entry, "before": earlier["before"]} if earlier else entry
        changed = [entry for entry in rows.values() if entry["before"] != entry["after"]]
        self.session.connection().execute(_ROWS, {"change": self.change.id, "changed": changed})
        set_committed_value(self.change, "rows", changed)

    def _entry(self, key: int, row: SQLModel, before: Values | None) -> Entry:
        after = None if key in self._deleted else values(row)
        return {"table": type(row).__name__, "id": _id_of(row), "before": before, "after": after}


@event.listens_for(AnySession, "before_flush")
def _before_flush(session: AnySession, _context: Any, _instances: Any) -> None:
    """One listener for all sessions: to add one to each costs more than all that it writes down."""
    if (journal := session.info.get(OPEN)) is not None:
        journal.look(session)


def _place(entry: Entry) -> tuple[str, str]:
    """Where the row of an entry stands: its table, and its key."""
    return entry["table"], str(entry["id"])


def _id_of(row: Any) -> Any:
    """A row's key as JSON can hold it: a number, or a list where it takes several."""
    identity = inspect(row).identity
    return identity[0] if len(identity) == 1 else list(identity)


def found(session: AnySession, entry: Entry) -> Any:
    """The row that an entry is about; None if it is gone."""
    key = entry["id"]
    return session.get(KEPT[entry["table"]], tuple(key) if isinstance(key, list) else key)


def _stored(session: AnySession, row: Any) -> Values:
    """What the database still holds of a row that is about to be written."""
    key = {f"key_{at}": value for at, value in enumerate(inspect(row).identity)}
    held = session.connection().execute(_by_key(type(row).__name__), key).one()
    return {name: _encoded(value) for name, value in held._mapping.items()}


@cache
def _by_key(table: str) -> Select[Any]:
    """A row by its key; put together once a table, for that takes longer than to run it."""
    mapper = inspect(KEPT[table])
    same = [column == bindparam(f"key_{at}") for at, column in enumerate(mapper.primary_key)]
    return select(mapper.local_table).where(*same)


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
