"""The sender's side of the outbox: what goes out next, and how it ended (SQLAlchemy Core)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select, text, update
from sqlmodel import Session

from storage.queries.delivery.outbox import ALIVE, COLUMNS, REPLY, Sending
from storage.tables import Outbox, OutboxStatus
from storage.tables.delivery import UNSENT

_O = Outbox.__table__  # type: ignore[attr-defined]
SHARE = 4  # rows of one chat that are claimed ahead, so that none waits long between its claim and its going out
_CLAIMING = 7_204_003  # an advisory lock
# UNSENT, word for word, is what lets SQLite use the index of the few rows that have not gone out.
_QUEUED = and_(UNSENT, _O.c.status == OutboxStatus.QUEUED)
_INFLIGHT = and_(UNSENT, _O.c.status == OutboxStatus.INFLIGHT)
# Put together once: every turn on PostgreSQL asks.
_GO_BEFORE = (
    select(_O.c.id)
    .where(UNSENT, _O.c.chat_id == bindparam("chat"), _O.c.id < bindparam("first"))
    .where(or_(and_(_INFLIGHT, _O.c.holder != bindparam("holder")), and_(_QUEUED, _O.c.priority == REPLY)))
    .limit(1)
)


@dataclass(frozen=True)
class Result:
    """How a send ended."""

    id: int
    status: OutboxStatus
    message_id: int | None = None
    error: str | None = None
    attempts: int = 1
    not_before: datetime | None = None


def claim(session: Session, now: datetime, limit: int, full: Collection[int], holder: int) -> list[Sending]:
    """Take queued rows whose time has come: replies first, then of each team in turn; a few of each chat.

    None of chats that are `full`, or in another process's hands: a chat is written to by one process at a time.
    """
    _one_claims(session)
    place = func.row_number().over(partition_by=_O.c.chat_id, order_by=(_O.c.priority, _O.c.id))
    turn = func.row_number().over(partition_by=(_O.c.priority, _O.c.team_id), order_by=_O.c.id)
    due = select(_O.c.id, _O.c.priority, place.label("place"), turn.label("turn"))
    ranked = due.where(_is_due(now), _O.c.chat_id.not_in(full), _is_free(holder)).subquery()
    chosen = select(ranked.c.id).where(ranked.c.place <= SHARE)
    chosen = chosen.order_by(ranked.c.priority, ranked.c.turn, ranked.c.id).limit(limit)
    return _take(session, select(*COLUMNS).where(_O.c.id.in_(chosen)), holder)


def claim_replies(session: Session, now: datetime, holder: int) -> list[Sending]:
    """Take every queued reply, and what one of them edits: after a start they go out before what is said anew."""
    _one_claims(session)
    edited = select(_O.c.edits_id).where(_is_due(now), _O.c.edits_id.is_not(None))
    wanted = or_(_O.c.priority == REPLY, _O.c.id.in_(edited))
    return _take(session, select(*COLUMNS).where(_is_due(now), wanted, _is_free(holder)), holder)


def any_due(session: Session, now: datetime, holder: int) -> bool:
    """Whether a queued row is left whose time has come."""
    due = select(_O.c.id).where(_is_due(now), _is_free(holder))
    return session.connection().execute(due.limit(1)).first() is not None


def inflight(session: Session, holder: int) -> set[int]:
    """The rows that are marked as in this process's hands."""
    return set(session.connection().execute(select(_O.c.id).where(_INFLIGHT, _O.c.holder == holder)).scalars())


def orphans(session: Session, alive: Collection[int]) -> set[int]:
    """The rows that are marked as in the hands of a process that is there no more."""
    gone = or_(_O.c.holder.is_(None), _O.c.holder.not_in(alive))
    return set(session.connection().execute(select(_O.c.id).where(_INFLIGHT, gone)).scalars())


def must_wait(session: Session, rows: Sequence[Sending], holder: int) -> bool:
    """Queue a turn's messages, if others of their chat must go before them that this process does not hold."""
    first = min(rows, key=lambda row: row.id)
    here = {"chat": first.chat_id, "first": first.id, "holder": holder}
    if session.connection().execute(_GO_BEFORE, here).first() is None:
        return False
    mine = _O.c.id.in_([row.id for row in rows])
    session.connection().execute(update(_O).where(mine).values(status=OutboxStatus.QUEUED, holder=None))
    return True


def requeue(session: Session, ids: Collection[int]) -> None:
    """Queue again what was in a sender's hands, but answers to presses have expired."""
    stale = and_(_INFLIGHT, _O.c.id.in_(ids))
    expired = {"status": OutboxStatus.DROPPED, "error": "expired"}
    session.connection().execute(update(_O).where(stale, _O.c.chat_id == 0).values(expired))
    session.connection().execute(update(_O).where(stale).values(status=OutboxStatus.QUEUED))


def record(session: Session, results: Sequence[Result], now: datetime) -> None:
    """Write down how sends ended."""
    names = ("status", "message_id", "error", "attempts", "sent_at", "not_before")
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
        "_not_before": result.not_before,
    }


def _is_due(now: datetime) -> ColumnElement[bool]:
    return and_(_QUEUED, or_(_O.c.not_before.is_(None), _O.c.not_before <= now))


def _is_free(holder: int) -> ColumnElement[bool]:
    """Whether the row's chat is in no other process's hands."""
    held = select(_O.c.chat_id).where(_INFLIGHT, _O.c.holder != holder, _O.c.chat_id != 0)
    free: ColumnElement[bool] = _O.c.chat_id.not_in(held)
    return free


def _one_claims(session: Session) -> None:
    """Processes claim one after the other: what one has taken, the next one sees."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CLAIMING})


def _take(session: Session, chosen: Select[Any], holder: int) -> list[Sending]:
    """Mark rows inflight, and let those go that a newer edit of the same message has overtaken; the oldest first."""
    query = chosen.order_by(_O.c.priority, _O.c.id).with_for_update(skip_locked=True)
    rows = [Sending(**row._mapping) for row in session.connection().execute(query)]
    late = _overtaken(session, rows)
    for ids, values in (
        ([row.id for row in rows if row.id not in late], {"status": OutboxStatus.INFLIGHT, "holder": holder}),
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
