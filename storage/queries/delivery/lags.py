"""How far the bot is behind: what came in and is not worked through, what should be out and is not.

Looks only into the small indexes of open rows, so that it may be asked every few seconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlmodel import Session

from storage.queries.delivery.outbox import PUSH
from storage.tables import Inbox, Outbox
from storage.tables.delivery import UNDONE, UNSENT

_I, _O = Inbox.__table__, Outbox.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Lag:
    """How many rows wait, and for how many seconds the oldest of them has."""

    rows: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Lags:
    """What waits now."""

    inbox: Lag
    replies: Lag
    pushes: Lag


def read(session: Session, now: datetime) -> Lags:
    """What waits now; a message that is to go out later is not late."""
    received = select(func.count(), func.min(_I.c.received_at)).where(UNDONE)
    count, oldest = session.connection().execute(received).one()
    out = _unsent(session, now)
    return Lags(_lag(count, oldest, now), out.get(False, Lag()), out.get(True, Lag()))


def _unsent(session: Session, now: datetime) -> Mapping[bool, Lag]:
    """Whether it is a push → what waits of that kind."""
    is_push = (_O.c.priority >= PUSH).label("is_push")
    since = func.min(func.coalesce(_O.c.not_before, _O.c.created_at), type_=_O.c.created_at.type)
    due = or_(_O.c.not_before.is_(None), _O.c.not_before <= now)
    query = select(is_push, func.count(), since).where(UNSENT, due).group_by(is_push)
    return {bool(row[0]): _lag(row[1], row[2], now) for row in session.connection().execute(query)}


def _lag(rows: int, oldest: datetime | None, now: datetime) -> Lag:
    return Lag(rows, 0.0 if oldest is None else max(0.0, (now - oldest).total_seconds()))
