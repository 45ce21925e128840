"""Updates as they came in (SQLAlchemy Core)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from storage.tables import Inbox, InboxStatus
from storage.tables.delivery import UNDONE

_I = Inbox.__table__  # type: ignore[attr-defined]
MOST_BEGINNINGS = 2  # of an update left over by an earlier run; that run, the first one, is not counted


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
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    session.connection().execute(insert(_I).values(rows).on_conflict_do_nothing(index_elements=["update_id"]))
    return _open(session, _I.c.update_id.in_([body["update_id"] for body in bodies]))


def reload(session: Session) -> list[Received]:
    """After a start: what an earlier run left open, in order within a lane."""
    return [replace(received, left_over=True) for received in _open(session)]


def begin(session: Session, inbox_id: int) -> None:
    """A left-over update is begun again: counted before, for it may be what ends the process."""
    session.connection().execute(update(_I).where(_I.c.id == inbox_id).values(attempts=_I.c.attempts + 1))


def _open(session: Session, *which: ColumnElement[bool]) -> list[Received]:
    columns = (_I.c.id, _I.c.chat_id, _I.c.body, _I.c.attempts)
    rows = session.connection().execute(select(*columns).where(UNDONE, *which).order_by(_I.c.chat_id, _I.c.id))
    return [Received(row.id, row.chat_id, json.loads(row.body), row.attempts) for row in rows]


def close(session: Session, inbox_id: int, error: str | None = None) -> bool:
    """Mark an update as worked through; False if it was already."""
    status = InboxStatus.DONE if error is None else InboxStatus.FAILED
    result = session.connection().execute(
        update(_I).where(_I.c.id == inbox_id, UNDONE).values(status=status, error=error)
    )
    return bool(result.rowcount)


def prune(session: Session, before: datetime) -> int:
    """Forget old updates that are through."""
    gone = _I.delete().where(_I.c.status != InboxStatus.OPEN, _I.c.received_at < before)
    return session.connection().execute(gone).rowcount
