"""Lapse cases (D3, D4): one at a time for a client, ended by a purchase or by the rep."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Session, col, func, select

from playbook.history import Purchase as Bought
from playbook.history import kept
from playbook.lapse import Due, DueKind
from storage.queries.book import clients
from storage.queries.making import of_purchases
from storage.queries.team.members import NotAllowed
from storage.queries.tiers import rescoring, scores
from storage.queries.work import followups
from storage.tables import (
    Client,
    ClientScore,
    Contract,
    FollowUpKind,
    FollowUpStatus,
    LapseCase,
    LapseStatus,
    Member,
    Purchase,
    Team,
)

SILENCE, WIN_BACK = "lapse", "win_back"  # topics of what is planned about a case
ENDED_BY_PURCHASE = (LapseStatus.BOUGHT, LapseStatus.WON_BACK)
# word for word as in the index: SQLite does not use a partial index for bound values
_OPEN = text("lapsecase.status IN ('raised', 'contacted')")


def is_open() -> Any:
    """Whether somebody still works on a case, or will."""
    return _OPEN


def due_of(case: LapseCase) -> Due | None:
    """What was missed, in a case of a trade with a long cycle (F7)."""
    if case.due_on is None:
        return None
    kind = DueKind(case.due_kind or DueKind.SERVICE)
    return Due(kind, case.due_on, round(case.usual_days), case.contract_id, case.due_what)


def open_case(session: Session, client: Client) -> LapseCase | None:
    """The client's case that somebody still works on."""
    query = select(LapseCase).where(LapseCase.client_id == client.id, is_open())
    return session.exec(query).one_or_none()


def newest(session: Session, client: Client) -> LapseCase | None:
    """The client's last case, open or closed."""
    query = select(LapseCase).where(LapseCase.client_id == client.id).order_by(col(LapseCase.id).desc())
    return session.exec(query.limit(1)).first()


def get(session: Session, me: Member, case_id: int) -> tuple[LapseCase, Client]:
    """A case and its client; NotAllowed if the acting member may not see him."""
    case = session.get(LapseCase, case_id)
    if case is None:
        raise NotAllowed
    return case, clients.get(session, me, case.client_id)


def contacted(session: Session, case: LapseCase, client: Client, now: datetime) -> None:
    """The rep is at work on a case: getting in touch needs no reminder any more."""
    case.status = LapseStatus.CONTACTED
    session.add(case)
    settle(session, client, now, (SILENCE, WIN_BACK))


def close(session: Session, case: LapseCase, client: Client, now: datetime, status: LapseStatus, day: date) -> None:
    """End a case, and with it what was planned about it; a promise remains one."""
    case.status, case.closed_on = status, day
    session.add(case)
    settle(session, client, now, (SILENCE, WIN_BACK))


def settle(session: Session, client: Client, now: datetime, topics: tuple[str, ...]) -> None:
    """Take what was planned about a silence off the list."""
    for planned in followups.open_of_client(session, client):
        if planned.topic in topics and planned.kind is not FollowUpKind.PROMISE:
            followups.close(session, planned, now, FollowUpStatus.DROPPED)


def settle_purchases(session: Session, client: Client, now: datetime) -> None:
    """Put score, case and what is still owed in line with a client's purchases, after any came, went or was altered.

    The first purchase after the silence ends its case: won back if the client was being worked on, else he came by
    himself. If that purchase is gone again, so is its end: the case is open as it was.
    """
    team = session.get_one(Team, client.team_id)
    today = now.astimezone(ZoneInfo(team.timezone)).date()
    session.flush()
    rescoring.rescore(session, client, today, now)
    of_purchases.settle(session, client, now, today)
    case = newest(session, client)
    if case is None or not (case.status.is_open or case.status in ENDED_BY_PURCHASE):
        return
    came_back = _came_back(session, client, case, today)
    if case.status.is_open and came_back is not None:
        was_contacted = case.status is LapseStatus.CONTACTED
        close(session, case, client, now, LapseStatus.WON_BACK if was_contacted else LapseStatus.BOUGHT, came_back)
    elif came_back is None and case.status in ENDED_BY_PURCHASE:
        was_won = case.status is LapseStatus.WON_BACK
        case.status, case.closed_on = LapseStatus.CONTACTED if was_won else LapseStatus.RAISED, None
        session.add(case)
    elif case.closed_on is not None and came_back is not None:
        case.closed_on = came_back
        session.add(case)
    session.flush()


def settle_renewal(session: Session, client: Client, now: datetime) -> None:
    """Put the case in line with a client's contracts, after one of them came or went (F7)."""
    case = newest(session, client)
    if case is not None and case.contract_id is not None:
        settle_purchases(session, client, now)


def _came_back(session: Session, client: Client, case: LapseCase, today: date) -> date | None:
    """The first day after a silence's last on which something was bought that was not brought back, or renewed."""
    query = select(col(Purchase.bought_on), col(Purchase.amount)).where(Purchase.client_id == client.id)
    rows = session.exec(query.where(col(Purchase.bought_on) > case.since)).all()
    if any(amount < 0 for _, amount in rows):  # what was brought back may have been bought before
        rows = session.exec(query).all()
    bought = kept((Bought(day, amount) for day, amount in rows), today)
    days = [each.day for each in bought if each.day > case.since]
    return min([*days, *_renewed(session, client, case)], default=None)


def _renewed(session: Session, client: Client, case: LapseCase) -> list[date]:
    """The days on which the contract that was missed was renewed: one of its name that runs on beyond its end."""
    if case.contract_id is None:
        return []
    zone = ZoneInfo(session.get_one(Team, client.team_id).timezone)
    query = select(col(Contract.created_at)).where(
        Contract.client_id == client.id,
        col(Contract.id) > case.contract_id,
        col(Contract.what) == case.due_what,
        col(Contract.ends_on) > case.since,
    )
    return [at.astimezone(zone).date() for at in session.exec(query)]


def last_kept(bought: Sequence[Bought], today: date) -> date | None:
    """The last day on which a client bought something that he kept, up to today."""
    return max((each.day for each in kept(bought, today)), default=None)


def most_at_stake() -> tuple[Any, ...]:
    """The order of cases: risk × a year's value, by the last night (ClientScore joined); the long gone come last."""
    stake = func.coalesce(ClientScore.risk, LapseCase.risk) * col(LapseCase.yearly_value)
    return col(LapseCase.listed_only), stake.desc(), col(LapseCase.p_buy), col(LapseCase.client_id)


def count_open(session: Session, owners: Collection[int]) -> int:
    """How many clients of these owners have an open case."""
    query = select(func.count()).select_from(LapseCase).join(Client, _is_the_client())
    return session.exec(query.where(*_of_owners(owners))).one()


def open_cases(session: Session, owners: Collection[int], skip: int, most: int) -> Sequence[tuple[LapseCase, Client]]:
    """The open cases of these owners' clients, most at stake first."""
    query = select(LapseCase, Client).join(Client, _is_the_client()).join(ClientScore, scores.holds(), isouter=True)
    return session.exec(query.where(*_of_owners(owners)).order_by(*most_at_stake()).offset(skip).limit(most)).all()


def _is_the_client() -> Any:
    return col(Client.id) == col(LapseCase.client_id)


def _of_owners(owners: Collection[int]) -> tuple[Any, ...]:
    return col(Client.owner_id).in_(owners), col(Client.archived_at).is_(None), is_open()


def closed_by(session: Session, purchase: Purchase) -> bool:
    """Whether this purchase, the first of its day, ended a silence."""
    earlier = select(Purchase.id).where(
        Purchase.client_id == purchase.client_id,
        Purchase.bought_on == purchase.bought_on,
        col(Purchase.id) < purchase.id,
    )
    if session.exec(earlier.limit(1)).first() is not None:
        return False
    query = select(LapseCase.id).where(
        LapseCase.client_id == purchase.client_id,
        LapseCase.closed_on == purchase.bought_on,
        col(LapseCase.status).in_((LapseStatus.BOUGHT, LapseStatus.WON_BACK)),
    )
    return session.exec(query.limit(1)).first() is not None
