"""The yearly loss as a lead sees it (D4): how many were lost, why, what that was worth, and who was not even asked."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, and_, col, exists, func, select

from playbook import churn, trades
from playbook.churn import Loss
from playbook.history import months_back
from playbook.winback import Cause, Reason
from storage.queries.team import members
from storage.queries.team.members import NotAllowed
from storage.queries.tiers import scores
from storage.tables import Client, ClientScore, LapseCase, LapseModel, LapseStatus, Member, Purchase, Team


@dataclass(frozen=True)
class Report:
    """Twelve months of a team. `as_of`: the night that counted, None before the first one; amounts in minor units.

    `given_up`: cases that were lost, by reason and by cause; `won_back`: how many came back after a talk, and what
    those bought since. `unasked`: how many were lost whom nobody asked why.
    """

    as_of: date | None
    loss: Loss
    reps: Sequence[tuple[str, Loss]]
    reasons: Counter[Reason]
    causes: Counter[Cause]
    won_back: int
    won_value: int
    unasked: int


def report(session: Session, me: Member, today: date) -> Report:
    """The acting lead's team; NotAllowed for a rep."""
    if not me.role.leads:
        raise NotAllowed
    as_of, losses = yearly(session, me.team_id)
    people = [(each.name, losses.get(each.id or 0, Loss()), each.active) for each in members.everybody(session, me)]
    lost = _lost_cases(me.team_id, today)
    won_back, won_value = _won_back(session, me.team_id, today)
    return Report(
        as_of=as_of,
        loss=churn.total(losses.values()),
        reps=[(name, loss) for name, loss, active in people if active or loss.customers],
        reasons=_counted(session, lost, col(LapseCase.reason), Reason),
        causes=_counted(session, lost, col(LapseCase.cause), Cause),
        won_back=won_back,
        won_value=won_value,
        unasked=count_unasked(session, me, today),
    )


def yearly(session: Session, team_id: int) -> tuple[date | None, dict[int, Loss]]:
    """Each owner's yearly loss as the last night has reckoned it, and its day; None before the first one."""
    row = session.get(LapseModel, team_id)
    if row is None or "as_of" not in row.churn:
        return None, {}
    losses = {int(owner): Loss(*figures) for owner, figures in row.churn["reps"].items()}
    return date.fromisoformat(row.churn["as_of"]), losses


def _lost_cases(team_id: int, today: date) -> tuple[Any, ...]:
    in_the_year = col(LapseCase.closed_on).between(churn.year_before(today), today)
    return col(LapseCase.team_id) == team_id, col(LapseCase.status) == LapseStatus.LOST, in_the_year


def _counted(session: Session, lost: tuple[Any, ...], column: Any, kind: Any) -> Counter[Any]:
    query = select(column, func.count()).where(*lost, column.is_not(None)).group_by(column)
    return Counter({kind(value): number for value, number in session.exec(query)})


def _won_back(session: Session, team_id: int, today: date) -> tuple[int, int]:
    """How many clients came back after a talk in the year, and what they have bought since, less what they returned."""
    came = (
        select(col(LapseCase.client_id).label("client"), func.min(col(LapseCase.closed_on)).label("since"))
        .where(
            col(LapseCase.team_id) == team_id,
            col(LapseCase.status) == LapseStatus.WON_BACK,
            col(LapseCase.closed_on).between(churn.year_before(today), today),
        )
        .group_by(col(LapseCase.client_id))
        .subquery()
    )
    bought = and_(
        col(Purchase.client_id) == came.c.client,
        col(Purchase.bought_on) >= came.c.since,
        col(Purchase.bought_on) <= today,
    )
    value = select(func.coalesce(func.sum(Purchase.amount), 0)).select_from(came).join(Purchase, bought)
    return session.exec(select(func.count()).select_from(came)).one(), max(0, int(session.exec(value).one()))


def count_unasked(session: Session, me: Member, today: date) -> int:
    """How many were lost whom nobody asked why; none in a trade with a long cycle, where /lapsed names them all."""
    query = select(func.count()).select_from(Client).join(ClientScore, scores.holds())
    return session.exec(query.where(*_unasked(session, me, today))).one()


def unasked(session: Session, me: Member, today: date, skip: int, most: int) -> Sequence[tuple[Client, ClientScore]]:
    """Those customers, the dearest first: they bought a year before last, not since, and no case tells why."""
    query = select(Client, ClientScore).join(ClientScore, scores.holds()).where(*_unasked(session, me, today))
    ordered = query.order_by(col(ClientScore.yearly_value).desc(), col(Client.id))
    return session.exec(ordered.offset(skip).limit(most)).all()


def _unasked(session: Session, me: Member, today: date) -> tuple[Any, ...]:
    owners: Collection[int] = members.visible_owner_ids(session, me)
    told = exists().where(
        col(LapseCase.client_id) == col(Client.id),
        col(LapseCase.reason).is_not(None),
        col(LapseCase.last_bought_on) >= col(ClientScore.last_on),
    )
    has_cycle = _has_cycle(session, me)
    return (
        col(Client.team_id) == me.team_id,
        col(Client.owner_id).in_([] if has_cycle else owners),
        col(Client.archived_at).is_(None),
        col(ClientScore.last_on) >= months_back(today, 2 * churn.MONTHS),
        col(ClientScore.last_on) < churn.year_before(today),
        ~told,
    )


def _has_cycle(session: Session, me: Member) -> bool:
    return trades.of(session.get_one(Team, me.team_id).trade).cycle is not None
