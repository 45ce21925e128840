"""The sender's side of the outbox: what goes out next, and how it ended (SQLAlchemy Core)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select, update
from sqlmodel import Session

from storage.queries.outbox import ALIVE, COLUMNS, REPLY, Sending
from storage.tables import Outbox, OutboxStatus
from storage.tables.delivery import UNSENT

_O = Outbox.__table__  # type: ignore[attr-defined]
SHARE = 4  # rows of one chat that are claimed ahead, so that none waits long between its claim and its going out
# UNSENT, word for word, is what lets SQLite use the index of the few rows that have not gone out.
_QUEUED = and_(UNSENT, _O.c.status == OutboxStatus.QUEUED)
_INFLIGHT = and_(UNSENT, _O.c.status == OutboxStatus.INFLIGHT)


@dataclass(frozen=True)
class Result:
    """How a send ended."""

    id: int
    status: OutboxStatus
    message_id: int | None = None
    error: str | None = None
    attempts: int = 1


def claim(session: Session, now: datetime, limit: int, full: Collection[int]) -> list[Sending]:
    """Take queued rows whose time has come: replies first, a few of each chat, none of chats that are `full`."""
    place = func.row_number().over(partition_by=_O.c.chat_id, order_by=(_O.c.priority, _O.c.id))
    ranked = select(_O.c.id, place.label("place")).where(_is_due(now), _O.c.chat_id.not_in(full)).subquery()
    chosen = select(ranked.c.id).where(ranked.c.place <= SHARE)
    return _take(session, select(*COLUMNS).where(_O.c.id.in_(chosen)).limit(limit))


def claim_replies(session: Session, now: datetime) -> list[Sending]:
    """Take every queued reply, and what one of them edits: after a start they go out before what is said anew."""
    edited = select(_O.c.edits_id).where(_is_due(now), _O.c.edits_id.is_not(None))
    return _take(session, select(*COLUMNS).where(_is_due(now), or_(_O.c.priority == REPLY, _O.c.id.in_(edited))))


def any_due(session: Session, now: datetime) -> bool:
    """Whether a queued row is left whose time has come."""
    return session.connection().execute(select(_O.c.id).where(_is_due(now)).limit(1)).first() is not None


def inflight(session: Session) -> set[int]:
    """The rows that are marked as in the sender's hands."""
    return set(session.connection().execute(select(_O.c.id).where(_INFLIGHT)).scalars())


def requeue(session: Session, ids: Collection[int] | None = None) -> None:
    """Queue again what was in the sender's hands (all of it after a crash), but answers to presses have expired."""
    stale = _INFLIGHT if ids is None else and_(_INFLIGHT, _O.c.id.in_(ids))
    expired = {"status": OutboxStatus.DROPPED, "error": "expired"}
    session.connection().execute(update(_O).where(stale, _O.c.chat_id == 0).values(expired))
    session.connection().execute(update(_O).where(stale).values(status=OutboxStatus.QUEUED))


def record(session: Session, results: Sequence[Result], now: datetime) -> None:
    """Write down how sends ended."""
    names = ("status", "message_id", "error", "attempts", "sent_at")
    statement = update(_O).where(_O.c.id == bindparam("row")).values({name: bindparam(f"_{name}") for name in names})
    session.connection().execute(statement, [_recorded(result, now) for result in results])


def _recorded(result: Result, now: datetime) -> dict[str, Any]:
    return {
        "row": result.id,
        "_status": result.status,
        "_message_id": result.message_id,
        "_error": result.error,
        "_attempts": result.attempts,
        "_sent_at": now if result.status is OutboxStatus.SENT else None,
    }


def _is_due(now: datetime) -> ColumnElement[bool]:
    return and_(_QUEUED, or_(_O.c.not_before.is_(None), _O.c.not_before <= now))


def _take(session: Session, chosen: Select[Any]) -> list[Sending]:
    """Mark rows inflight, and let those go that a newer edit of the same message has overtaken; the oldest first."""
    query = chosen.order_by(_O.c.priority, _O.c.id).with_for_update(skip_locked=True)
    rows = [Sending(**row._mapping) for row in session.connection().execute(query)]
    late = _overtaken(session, rows)
    for ids, values in (
        ([row.id for row in rows if row.id not in late], {"status": OutboxStatus.INFLIGHT}),
        (late, {"status": OutboxStatus.DROPPED, "error": "overtaken"}),
    ):
        if ids:
            session.connection().execute(update(_O).where(_O.c.id.in_(ids)).values(values))
    return sorted((row for row in rows if row.id not in late), key=lambda row: row.id)


def _overtaken(session: Session, rows: Sequence[Sending]) -> list[int]:
    edited = {row.edits_id for row in rows if row.edits_id is not None}
    if not edited:
        return []
    query = select(_O.c.edits_id, func.max(_O.c.id)).where(_O.c.edits_id.in_(edited), ALIVE).group_by(_O.c.edits_id)
    newest = {row[0]: row[1] for row in session.connection().execute(query)}
    return [row.id for row in rows if row.edits_id is not None and row.id < newest[row.edits_id]]
