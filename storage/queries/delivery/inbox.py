"""Updates as they came in (SQLAlchemy Core)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import Select, bindparam, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from storage.tables import Inbox, InboxStatus
from storage.tables.delivery import UNDONE

_I = Inbox.__table__  # type: ignore[attr-defined]
SOME = 500  # rows looked at in one go
# Put together once: that takes longer than to run them, and every update needs these.
_KEEP = {
    dialect.dialect.name: dialect.insert(_I).on_conflict_do_nothing(index_elements=["update_id"])
    for dialect in (sqlite, postgresql)
}
_OPEN = select(_I.c.id, _I.c.chat_id, _I.c.body, _I.c.attempts).where(UNDONE).order_by(_I.c.chat_id, _I.c.id)
_STORED = _OPEN.where(_I.c.update_id.in_(bindparam("updates", expanding=True)))
_CLOSE = update(_I).where(_I.c.id == bindparam("row"), UNDONE).values(status=bindparam("ended"), error=bindparam("why"))
_IS_OPEN = select(_I.c.id).where(_I.c.id == bindparam("row"), UNDONE)
_HERE, _OLDER = _I.alias("here"), _I.alias("older")
_OLDER_OPEN = exists().where(
    _OLDER.c.chat_id == _HERE.c.chat_id, _OLDER.c.id < _HERE.c.id, _OLDER.c.status == InboxStatus.OPEN
)
# An open update that nobody works on, and no older one of its chat: held until the end of the transaction.
_HELD = (
    select(_HERE.c.id)
    .where(_HERE.c.id == bindparam("row"), _HERE.c.status == InboxStatus.OPEN, ~_OLDER_OPEN)
    .with_for_update(skip_locked=True, of=_HERE)
)
_TAKEN = update(_I).where(_I.c.id == _HELD.scalar_subquery()).values(status=InboxStatus.DONE, error=None)
_BEGUN = update(_I).where(_I.c.id == bindparam("row")).values(attempts=_I.c.attempts + 1)
MOST_BEGINNINGS = 5  # of an update left over by an earlier run (not counted): kills that hit it by chance are no proof


class Taken(Enum):
    """Whether an update is this transaction's to work on."""

    MINE = "mine"
    THROUGH = "through"  # somebody has worked on it
    LATER = "later"  # somebody works on its chat


@dataclass(frozen=True)
class Received:
    """One update that waits for its turn."""

    id: int
    lane: int
    body: dict[str, Any]
    attempts: int = 0
    left_over: bool = False  # by an earlier run

    @property
    def given_up(self) -> bool:
        """Whether the process ended in the middle of it too often."""
        return self.attempts >= MOST_BEGINNINGS


def lane_of(body: dict[str, Any]) -> int:
    """The chat of an update, else its user, 0 if neither is told: updates of one lane are worked through in order."""
    for part in body.values():
        if not isinstance(part, dict):
            continue
        for holder in (part.get("chat"), _within(part.get("message"), "chat"), part.get("from"), part.get("user")):
            if isinstance(number := _within(holder, "id"), int):
                return number
    return 0


def _within(part: object, name: str) -> object:
    return part.get(name) if isinstance(part, dict) else None


def store(session: Session, bodies: Sequence[dict[str, Any]], now: datetime) -> list[Received]:
    """Keep updates, each once; answers with those that still wait for their turn, in order within a chat."""
    if not bodies:
        return []
    rows = [
        {
            "update_id": body["update_id"],
            "chat_id": lane_of(body),
            "body": json.dumps(body, separators=(",", ":")),  # ASCII: half a character would be refused as UTF-8
            "status": InboxStatus.OPEN,
            "attempts": 0,
            "received_at": now,
        }
        for body in bodies
    ]
    connection = session.connection()
    connection.execute(_KEEP[connection.dialect.name], rows)
    return _open(session, _STORED, updates=[body["update_id"] for body in bodies])


def reload(session: Session) -> list[Received]:
    """After a start: what an earlier run left open, in order within a lane."""
    return [replace(received, left_over=True) for received in _open(session, _OPEN)]


def begin(session: Session, inbox_id: int) -> Taken:
    """A left-over update is begun again: counted before, for it may be what ends the process."""
    connection, row = session.connection(), {"row": inbox_id}
    held = _IS_OPEN if connection.dialect.name == "sqlite" else _HELD
    if connection.execute(held, row).first() is None:
        return _not_mine(session, inbox_id)
    connection.execute(_BEGUN, row)
    return Taken.MINE


def _open(session: Session, query: Select[Any], **values: Any) -> list[Received]:
    rows = session.connection().execute(query, values)
    return [Received(row.id, row.chat_id, json.loads(row.body), row.attempts) for row in rows]


def take(session: Session, inbox_id: int) -> Taken:
    """Take an update for the turn of this transaction, and mark it as worked through.

    On PostgreSQL others may work on its chat: it is left to them while they do, or while an older one is open.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":  # one process, and its lanes keep the order
        return Taken.MINE if close(session, inbox_id) else Taken.THROUGH
    taken = connection.execute(_TAKEN, {"row": inbox_id}).rowcount
    return Taken.MINE if taken else _not_mine(session, inbox_id)


def _not_mine(session: Session, inbox_id: int) -> Taken:
    return Taken.THROUGH if session.connection().execute(_IS_OPEN, {"row": inbox_id}).first() is None else Taken.LATER


def close(session: Session, inbox_id: int, error: str | None = None) -> bool:
    """Mark an update as worked through; False if it was already."""
    status = InboxStatus.DONE if error is None else InboxStatus.FAILED
    return bool(session.connection().execute(_CLOSE, {"row": inbox_id, "ended": status, "why": error}).rowcount)


def fail(session: Session, inbox_id: int, error: str) -> None:
    """Write down what became of an update that was taken."""
    values = {"status": InboxStatus.FAILED, "error": error}
    session.connection().execute(update(_I).where(_I.c.id == inbox_id).values(values))


def left_lying(session: Session, since: datetime) -> list[Received]:
    """What was received before an instant and is still open: perhaps its process is there no more."""
    some = select(_I.c.id).where(UNDONE, _I.c.received_at < since).order_by(_I.c.id).limit(SOME)
    return [replace(row, left_over=True) for row in _open(session, _OPEN.where(_I.c.id.in_(some)))]


def prune(session: Session, before: datetime) -> int:
    """Forget old updates that are through."""
    gone = _I.delete().where(_I.c.status != InboxStatus.OPEN, _I.c.received_at < before)
    return session.connection().execute(gone).rowcount
