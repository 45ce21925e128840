"""What a member has before him: due today, late, coming; who is silent; and what is to be pushed now."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam
from sqlmodel import Session, col, exists, func, or_, select, text

from storage.tables import Client, FollowUp, FollowUpKind, FollowUpStatus, LapseCase, LapseStatus, Member, Purchase

Work = tuple[FollowUp, Client]
SILENT_AMONG = 7  # clients longest not heard of, of whom one is suggested

# word for word as in the indexes: SQLite does not use a partial index for bound values
_OPEN = text("followup.status = 'open'")
_WAITING = text("followup.status = 'open' AND followup.pushed_at IS NULL AND NOT followup.whole_day")
# Put together once: that takes longer than to run it, and it is run every second.
_TOLD_NEXT = (
    select(col(Member.id))
    .where(
        col(Member.id).in_(
            select(FollowUp.owner_id)
            .join(Client, col(Client.id) == col(FollowUp.client_id))
            .where(_WAITING, FollowUp.push_at <= bindparam("now"), col(Client.archived_at).is_(None))
        ),
        Member.active,
        Member.reachable,
    )
    .order_by(col(Member.id))
)


def due(session: Session, me: Member, today: date, midnight: datetime) -> Sequence[Work]:
    """The acting member's follow-ups due today or before: those still open, and those done since `midnight`."""
    done = _of_owner(me).where(FollowUp.due_on <= today, FollowUp.status == FollowUpStatus.DONE)
    return [*open_between(session, me, today), *_work(session, done.where(col(FollowUp.done_at) >= midnight))]


def open_between(session: Session, me: Member, last: date) -> Sequence[Work]:
    """The acting member's open follow-ups up to a day, the earliest first."""
    return _work(session, _of_owner(me).where(_OPEN, FollowUp.due_on <= last))


def _of_owner(me: Member) -> Any:
    return _with_client().where(FollowUp.owner_id == me.id)


def _with_client() -> Any:
    query = select(FollowUp, Client).join(Client, col(Client.id) == col(FollowUp.client_id))
    return query.where(col(Client.archived_at).is_(None))


def _work(session: Session, query: Any) -> Sequence[Work]:
    return list(session.exec(query.order_by(col(FollowUp.due_at), col(FollowUp.id))).all())


def lapses(session: Session, me: Member, limit: int) -> Sequence[tuple[LapseCase, Client]]:
    """The acting member's open lapse cases that nobody has taken up yet, the most at stake first (D3)."""
    query = (
        select(LapseCase, Client)
        .join(Client, col(Client.id) == col(LapseCase.client_id))
        .where(LapseCase.owner_id == me.id, LapseCase.status == LapseStatus.RAISED, col(Client.archived_at).is_(None))
        .where(col(LapseCase.listed_only).is_(False))
    )
    return session.exec(query.order_by(col(LapseCase.yearly_value).desc(), col(LapseCase.id)).limit(limit)).all()


def bought(session: Session, clients: Iterable[Client]) -> Sequence[Purchase]:
    """All purchases of some clients, in one reading."""
    ids = [client.id for client in clients]
    return session.exec(select(Purchase).where(col(Purchase.client_id).in_(ids))).all()


def silent(session: Session, me: Member) -> Sequence[Client]:
    """The acting member's clients with nothing planned, longest not heard of first."""
    planned = exists().where(col(FollowUp.client_id) == col(Client.id), col(FollowUp.status) == FollowUpStatus.OPEN)
    query = select(Client).where(Client.owner_id == me.id, col(Client.archived_at).is_(None), ~planned)
    heard = func.coalesce(col(Client.last_contact_at), col(Client.created_at))
    return session.exec(query.order_by(heard, col(Client.id)).limit(SILENT_AMONG)).all()


def owners_waiting(session: Session, now: datetime) -> Sequence[int]:
    """The numbers of reachable members who are to be told of a timed follow-up."""
    return [number or 0 for number in session.connection().execute(_TOLD_NEXT, {"now": now}).scalars()]


def of_owners(owners: Iterable[Member]) -> ColumnElement[bool]:
    """Whose a follow-up is, said so that no index by owner is used: he has many open, and few are due in a minute."""
    return (col(FollowUp.owner_id) + 0).in_([owner.id for owner in owners])


def waiting(session: Session, owners: Sequence[Member], until: datetime) -> dict[int, list[Work]]:
    """Timed follow-ups to be told of up to an instant by their owner's id, earliest first; held for this process."""
    query = _with_client().where(_WAITING, FollowUp.push_at <= until, of_owners(owners))
    timed = query.with_for_update(skip_locked=True, of=FollowUp)
    found: dict[int, list[Work]] = {}
    for follow_up, client in _work(session, timed):
        found.setdefault(follow_up.owner_id, []).append((follow_up, client))
    return found


def untold(session: Session, owner: Member, day: date, made_before: datetime) -> Sequence[Work]:
    """A member's open whole-day items of a day that no list has told him of, made before an instant."""
    query = _of_owner(owner).where(_OPEN, FollowUp.due_at <= made_before, FollowUp.due_on == day)
    unsaid = query.where(col(FollowUp.whole_day), col(FollowUp.pushed_at).is_(None))
    fresh = or_(FollowUp.kind == FollowUpKind.PROMISE, FollowUp.created_at > made_before)
    return _work(session, unsaid.where(~fresh))


def not_yet(session: Session, done_on: Any, latest: date) -> Sequence[Member]:
    """Reachable members whose last day in the column `done_on` of theirs is before `latest`: the day where the day is
    furthest on."""
    older = or_(col(done_on).is_(None), col(done_on) < latest)
    return session.exec(select(Member).where(Member.active, Member.reachable, older).order_by(col(Member.id))).all()
