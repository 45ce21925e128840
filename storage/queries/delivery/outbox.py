"""Messages on their way out, and what they show (SQLAlchemy Core: this is the busiest table)."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from storage.tables import Outbox, OutboxStatus
from storage.tables.delivery import UNSENT

_O = Outbox.__table__  # type: ignore[attr-defined]
REPLY, PUSH = 0, 10
ALIVE = _O.c.status.in_((OutboxStatus.QUEUED, OutboxStatus.INFLIGHT, OutboxStatus.SENT))


@dataclass(frozen=True)
class Sending:
    """One row as the sender needs it."""

    id: int
    chat_id: int
    method: str
    payload: str
    priority: int
    attempts: int = 0
    check: str | None = None
    edits_id: int | None = None
    blob: bytes | None = None
    blob_name: str | None = None
    team_id: int | None = None
    not_before: datetime | None = None
    created_at: datetime | None = None

    @property
    def is_push(self) -> bool:
        """Whether nobody asked for it just now."""
        return self.priority >= PUSH


COLUMNS = [_O.c[name] for name in Sending.__dataclass_fields__]
# Put together once: that takes longer than to run it, and every message needs it.
_PUT = {
    dialect.dialect.name: dialect.insert(_O).on_conflict_do_nothing(index_elements=["dedupe_key"]).returning(*COLUMNS)
    for dialect in (sqlite, postgresql)
}


def put(
    session: Session, now: datetime, *, chat_id: int, method: str, params: dict[str, Any], **more: Any
) -> Sending | None:
    """Add a row; None if its dedupe_key is there already. `more`: other columns; status is queued unless given."""
    values = {
        "chat_id": chat_id,
        "method": method,
        "payload": packed(params),
        "priority": REPLY,
        "status": OutboxStatus.QUEUED,
        "attempts": 0,
        "created_at": now,
        **more,
    }
    connection = session.connection()
    row = connection.execute(_PUT[connection.dialect.name], values).one_or_none()
    return None if row is None else Sending(**row._mapping)


def message_id(session: Session, outbox_id: int) -> int | None:
    """The Telegram id of the message that a row became: the newest one, if it was deleted and sent anew."""
    query = select(_O.c.message_id).where(_is_shown_by(outbox_id), _O.c.message_id.is_not(None))
    return session.connection().execute(query.order_by(_O.c.id.desc()).limit(1)).scalar()


def newest_message_id(session: Session, chat_id: int) -> int | None:
    """The Telegram id of our newest message in a chat."""
    return session.connection().execute(select(func.max(_O.c.message_id)).where(_O.c.chat_id == chat_id)).scalar()


def in_view(session: Session, chat_id: int) -> tuple[int | None, datetime] | None:
    """(client it is about, when it was shown) of what we wrote last in a chat."""
    query = select(_O.c.about_client_id, _O.c.created_at).where(_O.c.chat_id == chat_id).order_by(_O.c.id.desc())
    row = session.connection().execute(query.limit(1)).one_or_none()
    return None if row is None else (row.about_client_id, row.created_at)


def clients_shown_since(session: Session, chat_id: int, outbox_id: int) -> set[int]:
    """The clients whom our answers in a chat, not pushes, were about after a row, other than in its own message."""
    query = select(_O.c.about_client_id).where(
        _O.c.chat_id == chat_id,
        _O.c.id > outbox_id,
        _O.c.priority == REPLY,
        _O.c.about_client_id.is_not(None),
        func.coalesce(_O.c.edits_id, 0) != outbox_id,
    )
    return set(session.connection().execute(query).scalars())


def about(session: Session, outbox_id: int) -> int | None:
    """The client whom a message of ours, as it was first shown, is about."""
    return session.connection().execute(select(_O.c.about_client_id).where(_O.c.id == outbox_id)).scalar()


def find_sent(session: Session, chat_id: int, message: int) -> tuple[int, int | None] | None:
    """(outbox id, client it is about) of a message of ours, however often it was edited since."""
    query = (
        select(_O.c.id, _O.c.about_client_id, _O.c.edits_id)
        .where(_O.c.chat_id == chat_id, _O.c.message_id == message)
        .order_by(_O.c.id.desc())
        .limit(1)
    )
    row = session.connection().execute(query).one_or_none()
    return None if row is None else (row.edits_id or row.id, row.about_client_id)


def last_shown(session: Session, outbox_id: int) -> dict[str, Any] | None:
    """What the message of a row shows now: text and markup of its last edit that was not refused."""
    query = select(_O.c.payload).where(_is_shown_by(outbox_id), ALIVE).order_by(_O.c.id.desc()).limit(1)
    found = session.connection().execute(query).scalar()
    return None if found is None else dict(json.loads(found))


def rewrite(session: Session, outbox_id: int, params: dict[str, Any]) -> bool:
    """Let a message that has not been claimed yet say something else; False if it has."""
    waits = update(_O).where(UNSENT, _O.c.id == outbox_id, _O.c.status == OutboxStatus.QUEUED)
    return bool(session.connection().execute(waits.values(payload=packed(params))).rowcount)


def _is_shown_by(outbox_id: int) -> ColumnElement[bool]:
    """The row of a message, and its edits."""
    return or_(_O.c.id == outbox_id, _O.c.edits_id == outbox_id)


def packed(params: dict[str, Any]) -> str:
    """Parameters as a row keeps them."""
    return json.dumps(params, ensure_ascii=False, separators=(",", ":"))


def prune_answers(session: Session, before: datetime) -> int:
    """Forget answers to presses and inline queries given before."""
    gone = _O.delete().where(_O.c.chat_id == 0, _O.c.created_at < before)
    return session.connection().execute(gone).rowcount


def prune(session: Session, before: datetime) -> int:
    """Forget what was sent, dropped or refused long ago."""
    gone = _O.delete().where(_O.c.status.not_in((OutboxStatus.QUEUED, OutboxStatus.INFLIGHT)), _O.c.created_at < before)
    return session.connection().execute(gone).rowcount


def forget_blobs(session: Session, named: str, before: datetime) -> None:
    """Let go of the bytes that went out before a moment with messages whose keys begin so: Telegram has them."""
    over = _O.c.status.not_in((OutboxStatus.QUEUED, OutboxStatus.INFLIGHT))
    theirs = (_O.c.dedupe_key.startswith(named), _O.c.created_at < before, over, _O.c.blob.is_not(None))
    session.connection().execute(update(_O).where(*theirs).values(blob=None))
