"""Lapse cases (D3, D4): one at a time for a client, ended by a purchase or by the rep."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from storage.queries import clients, followups
from storage.queries.members import NotAllowed
from storage.tables import Client, FollowUpKind, FollowUpStatus, LapseCase, LapseStatus, Member, Purchase

SILENCE, WIN_BACK = "lapse", "win_back"  # topics of what is planned about a case
_OPEN = (LapseStatus.RAISED, LapseStatus.CONTACTED)


def open_case(session: Session, client: Client) -> LapseCase | None:
    """The client's case that somebody still works on."""
    query = select(LapseCase).where(LapseCase.client_id == client.id, col(LapseCase.status).in_(_OPEN))
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


def close_by_purchase(session: Session, client: Client, now: datetime, day: date) -> None:
    """A purchase on `day` ends the silence: won back if the client was being worked on, else he came by himself."""
    case = open_case(session, client)
    if case is not None and day > case.last_bought_on:
        was_contacted = case.status is LapseStatus.CONTACTED
        status = LapseStatus.WON_BACK if was_contacted else LapseStatus.BOUGHT
        close(session, case, client, now, status, day)


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
