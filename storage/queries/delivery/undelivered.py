"""Messages to a team's people and groups that did not arrive, as its leads see them: never what stood in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, TextClause, and_, exists, func, or_, select, update
from sqlmodel import Session

from storage.queries.team.members import NotAllowed
from storage.tables import GroupChat, Member, Outbox, OutboxStatus
from storage.tables.delivery import REFUSED

_O, _M, _G = Outbox.__table__, Member.__table__, GroupChat.__table__  # type: ignore[attr-defined]
_NEWER = _O.alias("newer")
Condition = ColumnElement[bool] | TextClause


@dataclass(frozen=True)
class Undelivered:
    """One message: to whom, when, by what key it was queued (None for an answer), and what was said against it."""

    id: int
    to: str
    in_group: bool
    reachable: bool
    key: str | None
    error: str
    at: datetime


def count(session: Session, me: Member) -> int:
    """How many there are; only for leads."""
    query = select(func.count()).select_from(_joined(me)).where(*_conditions(me))
    return session.connection().execute(query).scalar_one()


def page(session: Session, me: Member, number: int, size: int) -> Sequence[Undelivered]:
    """Some of them, the newest first; only for leads."""
    return _read(session, me, limit=size, offset=number * size)


def find(session: Session, me: Member, outbox_id: int) -> Undelivered | None:
    """One of them; None if it is none, or none any more. Only for leads."""
    return next(iter(_read(session, me, _O.c.id == outbox_id)), None)


def send_again(session: Session, me: Member, outbox_id: int) -> bool:
    """Queue it anew; False if it is not among them (any more)."""
    if find(session, me, outbox_id) is None:
        return False
    afresh = {"status": OutboxStatus.QUEUED, "attempts": 0, "error": None, "not_before": None, "holder": None}
    session.connection().execute(update(_O).where(_O.c.id == outbox_id).values(afresh))
    return True


def put_away(session: Session, me: Member, outbox_id: int) -> bool:
    """Take it off the list; False if it was not on it (any more)."""
    if find(session, me, outbox_id) is None:
        return False
    session.connection().execute(update(_O).where(_O.c.id == outbox_id).values(status=OutboxStatus.DROPPED))
    return True


def put_all_away(session: Session, me: Member, newest: int) -> int:
    """Take all off the list up to the newest that was seen; gives how many."""
    seen = select(_O.c.id).select_from(_joined(me)).where(_O.c.id <= newest, *_conditions(me))
    result = session.connection().execute(update(_O).where(_O.c.id.in_(seen)).values(status=OutboxStatus.DROPPED))
    return result.rowcount


def _read(
    session: Session, me: Member, *which: ColumnElement[bool], limit: int = 1, offset: int = 0
) -> list[Undelivered]:
    in_group = _G.c.id.is_not(None)
    query = (
        select(
            _O.c.id,
            func.coalesce(_G.c.title, _M.c.name).label("to"),
            in_group.label("in_group"),
            func.coalesce(_G.c.active, _M.c.reachable).label("reachable"),
            _O.c.dedupe_key.label("key"),
            func.coalesce(_O.c.error, "").label("error"),
            _O.c.created_at.label("at"),
        )
        .select_from(_joined(me))
        .where(*_conditions(me), *which)
        .order_by(_O.c.id.desc())
    )
    rows = session.connection().execute(query.limit(limit).offset(offset))
    return [Undelivered(**row._mapping) for row in rows]


def _joined(me: Member) -> FromClause:
    """Messages with the member, or the group, of the acting lead's team to whom they go."""
    to_member = and_(_M.c.user_id == _O.c.chat_id, _M.c.team_id == me.team_id, _M.c.active)
    to_group = and_(_G.c.chat_id == _O.c.chat_id, _G.c.team_id == me.team_id)
    joined: FromClause = _O.outerjoin(_M, to_member).outerjoin(_G, to_group)
    return joined


def _conditions(me: Member) -> list[Condition]:
    """Not what another team wrote to somebody before he came into this one, nor what a newer edit has made good."""
    if not me.role.leads:
        raise NotAllowed
    of_team = or_(_O.c.team_id == me.team_id, and_(_O.c.team_id.is_(None), _O.c.created_at >= _M.c.joined_at))
    newer = and_(_NEWER.c.edits_id == _O.c.edits_id, _NEWER.c.id > _O.c.id, _NEWER.c.status == OutboxStatus.SENT)
    return [REFUSED, or_(_G.c.id.is_not(None), and_(_M.c.id.is_not(None), of_team)), ~exists().where(newer)]
