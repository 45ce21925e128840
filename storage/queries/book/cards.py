"""What a client's card shows, read in one place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from playbook.history import months_back
from storage.queries.book import clients, notes
from storage.queries.work import followups
from storage.tables import Client, Fact, FollowUp, LapseCase, LedgerEntry, Member, Note, Purchase, TrustAnswer

YEAR = 12  # months


@dataclass(frozen=True)
class CardData:
    """Everything a card needs of the database."""

    client: Client
    owner: Member
    phones: Sequence[str]
    last_contact: Note | None
    open_work: Sequence[FollowUp]
    facts: Sequence[Fact]
    answers: Sequence[TrustAnswer]
    ledger: Sequence[LedgerEntry]
    purchases: Sequence[Purchase]  # of the last twelve months, newest first
    bought_ever: int
    lapse: LapseCase | None


def read(session: Session, client: Client, today: date) -> CardData:
    """A client's card data; the caller has seen to the right to it."""
    since = months_back(today, YEAR)
    recent = select(Purchase).where(Purchase.client_id == client.id, col(Purchase.bought_on).between(since, today))
    case = select(LapseCase).where(LapseCase.client_id == client.id, col(LapseCase.closed_on).is_(None))
    return CardData(
        client=client,
        owner=session.get_one(Member, client.owner_id),
        phones=clients.phones_of(session, client),
        last_contact=notes.last_contact(session, client),
        open_work=followups.open_of_client(session, client),
        facts=clients.facts_of(session, client),
        answers=session.exec(select(TrustAnswer).where(TrustAnswer.client_id == client.id)).all(),
        ledger=session.exec(select(LedgerEntry).where(LedgerEntry.client_id == client.id)).all(),
        purchases=session.exec(recent.order_by(col(Purchase.bought_on).desc(), col(Purchase.id).desc())).all(),
        bought_ever=session.exec(select(func.count()).where(col(Purchase.client_id) == client.id)).one(),
        lapse=session.exec(case).first(),
    )
