"""Contracts (C10): what ends on a day, and what is planned about it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from playbook.care import Kind
from storage.queries.book import clients
from storage.queries.lapsing import lapses
from storage.queries.team.members import NotAllowed
from storage.queries.work import followups
from storage.tables import Client, Contract, FollowUp, FollowUpStatus, Member, Occasion


def add(session: Session, me: Member, client: Client, now: datetime, *, what: str, ends_on: date) -> Contract:
    """A contract, a policy, a service plan that ends on a day."""
    contract = Contract(
        team_id=client.team_id,
        client_id=client.id or 0,
        what=what,
        ends_on=ends_on,
        created_by=me.id or 0,
        created_at=now,
    )
    session.add(contract)
    session.flush()
    lapses.settle_renewal(session, client, now)
    return contract


def get(session: Session, me: Member, number: int) -> tuple[Contract, Client]:
    """A contract and its client; NotAllowed if the acting member may not see him, or there is none."""
    contract = session.get(Contract, number)
    if contract is None:
        raise NotAllowed
    return contract, clients.get(session, me, contract.client_id)


def open_of(session: Session, client: Client) -> Sequence[Contract]:
    """A client's contracts that are still open, the first to end first."""
    query = select(Contract).where(Contract.client_id == client.id, col(Contract.closed).is_(False))
    return session.exec(query.order_by(col(Contract.ends_on), col(Contract.id))).all()


def close(session: Session, contract: Contract, now: datetime) -> None:
    """It was renewed, or given up: what was planned about it goes."""
    contract.closed = True
    session.add(contract)
    query = (
        select(Occasion, FollowUp)
        .join(FollowUp, col(FollowUp.id) == col(Occasion.follow_up_id))
        .where(
            Occasion.client_id == contract.client_id,
            Occasion.kind == Kind.CONTRACT.value,
            FollowUp.status == FollowUpStatus.OPEN,
        )
    )
    for occasion, item in session.exec(query).all():
        if occasion.facts.get("contract") == contract.id:
            followups.close(session, item, now, FollowUpStatus.DROPPED)
