"""Tiers that clients have risen to (D2): each is told once, however the purchase came in.

A rise is found where a client is scored: at once for one who has bought, by night for those whose purchases came in
many at once. Whoever shows the client next takes it; what nobody has shown is told by itself.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlmodel import Session, col

from playbook.rfm import Tier
from storage.bulk import fetched
from storage.tables import Client, ClientScore, LapseModel, Member, TierRise
from storage.tables.scores import UNTOLD, held_in

RECENT = timedelta(days=30)  # how long a rise is news in the list
STALE = timedelta(days=14)  # what could not be told for so long is told no more
IN_THIS_TURN = "rises_told"  # in a session's info: a turn may show a client twice


def take(session: Session, client: Client, today: date) -> Tier | None:
    """The tier that a client has risen to, if nobody was told of it; from here on somebody is."""
    row, number = session.get(TierRise, client.id), client.id or 0
    told_now: set[int] = session.info.setdefault(IN_THIS_TURN, set())
    if row is None or (row.told_on is not None and number not in told_now):
        return None
    row.told_on = today
    told_now.add(number)
    session.add(row)
    return Tier(row.tier)


@dataclass(frozen=True)
class Risen:
    """A client who rose: to which tier, and when."""

    client: Client
    tier: Tier
    day: date


def members_to_tell(session: Session) -> list[int]:
    """Members with clients who rose and whom nobody was told of."""
    query = select(col(Client.owner_id)).join(TierRise, _is_his()).join(LapseModel, _of_team()).where(*_to_tell())
    return list(session.connection().execute(query.distinct()).scalars())


def count_untold(session: Session, owner: Member) -> int:
    """How many clients of a member rose whom nobody was told of."""
    query = select(func.count()).select_from(TierRise).join(Client, _is_his()).join(LapseModel, _of_team())
    return session.connection().execute(query.where(*_to_tell(), col(Client.owner_id) == owner.id)).scalar_one()


def untold(session: Session, owner: Member, most: int) -> list[Risen]:
    """The first of them, the highest tier first."""
    query = select(Client, TierRise).join(TierRise, _is_his()).join(LapseModel, _of_team())
    own = query.where(*_to_tell(), col(Client.owner_id) == owner.id)
    return _risen(session, own.order_by(col(TierRise.tier).desc(), col(TierRise.client_id)).limit(most))


def told(session: Session, owner: Member, day: date) -> None:
    """He has been told of all of them."""
    own = select(col(Client.id)).where(col(Client.owner_id) == owner.id, col(Client.archived_at).is_(None))
    number = select(col(LapseModel.round)).where(col(LapseModel.team_id) == owner.team_id).scalar_subquery()
    his = (UNTOLD, col(TierRise.client_id).in_(own), col(TierRise.round) <= number)
    session.flush()
    session.connection().execute(update(TierRise).where(*his).values(told_on=day))
    session.expire_all()


def forget_stale(session: Session, day: date) -> None:
    """What could not be told in time is told no more; the list still has it."""
    late = (UNTOLD, col(TierRise.reached_on) < day - STALE)
    session.connection().execute(update(TierRise).where(*late).values(told_on=day))


def is_true(session: Session, clients: Collection[int], chat_id: int) -> bool:
    """Whether one of these clients is still as high as he rose, and his who reads this chat.

    A purchase may have been taken back since, or the client given to somebody else.
    """
    whose = select(col(TierRise.client_id)).join(Client, _is_his()).join(Member, col(Member.id) == col(Client.owner_id))
    his = (col(Member.user_id) == chat_id, col(Member.active), col(Client.archived_at).is_(None))
    query = whose.where(col(TierRise.client_id).in_(clients), *his, ~_has_fallen())
    return session.connection().execute(query.limit(1)).first() is not None


def count_recent(session: Session, me: Member, today: date) -> int:
    """How many of the clients that a member sees rose within the last month, and are as high still."""
    query = select(func.count()).select_from(TierRise).join(Client, _is_his())
    return session.connection().execute(query.where(*_recent(me, today))).scalar_one()


def recent(session: Session, me: Member, today: date, most: int, skip: int) -> list[Risen]:
    """A page of them, the newest first."""
    query = select(Client, TierRise).join(TierRise, _is_his()).where(*_recent(me, today))
    newest = (col(TierRise.reached_on).desc(), col(TierRise.tier).desc(), col(TierRise.client_id))
    return _risen(session, query.order_by(*newest).limit(most).offset(skip))


def risen(connection: Connection, team_id: int) -> dict[int, int]:
    """The tiers that a team's clients rose to last."""
    query = select(col(TierRise.client_id), col(TierRise.tier)).where(col(TierRise.team_id) == team_id)
    return dict(fetched(connection, query))


def forget_fallen(session: Session, clients: Collection[int]) -> None:
    """Who has fallen below the tier he rose to may rise to it again, and be told of."""
    session.flush()
    session.connection().execute(delete(TierRise).where(col(TierRise.client_id).in_(clients), _has_fallen()))
    session.expire_all()


def _risen(session: Session, query: Any) -> list[Risen]:
    return [Risen(client, Tier(rise.tier), rise.reached_on) for client, rise in session.execute(query)]


def _is_his() -> Any:
    return col(TierRise.client_id) == col(Client.id)


def _of_team() -> Any:
    return col(LapseModel.team_id) == col(TierRise.team_id)


def _to_tell() -> tuple[Any, ...]:
    """Nobody was told, the round that found it holds, and the client is there."""
    return UNTOLD, col(TierRise.round) <= col(LapseModel.round), col(Client.archived_at).is_(None)


def _score() -> Any:
    return col(ClientScore.client_id) == col(TierRise.client_id)


def _recent(me: Member, today: date) -> tuple[Any, ...]:
    """Those whom a member sees: a lead the team's, a rep his own."""
    seen = () if me.role.leads else (col(Client.owner_id) == me.id,)
    late = (col(TierRise.team_id) == me.team_id, col(TierRise.reached_on) >= today - RECENT)
    return *late, *seen, col(Client.archived_at).is_(None), ~_has_fallen()


def _has_fallen() -> Any:
    """Whether the score that holds is below the tier, or there is none any more."""
    held = (_score(), *held_in(col(LapseModel.round)), col(ClientScore.tier) >= col(TierRise.tier))
    of_round = select(col(ClientScore.client_id)).join(LapseModel, col(LapseModel.team_id) == col(ClientScore.team_id))
    return ~of_round.where(*held).correlate(TierRise).exists()
