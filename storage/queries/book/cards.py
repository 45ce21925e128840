"""What a client's card shows, read in one place."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from storage.queries.book import clients, notes
from storage.queries.buying import purchases
from storage.queries.making import making, outstanding
from storage.queries.making.outstanding import Due
from storage.queries.work import followups
from storage.tables import (
    Client,
    Fact,
    FollowUp,
    LapseCase,
    LedgerEntry,
    Member,
    Note,
    Opportunity,
    TrustAnswer,
)

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
    has_bought: bool
    lapse: LapseCase | None
    deal: Opportunity | None  # the open deal in the making (F3)
    owed: Sequence[Due]  # what he still has to pay (F4)


def read(session: Session, client: Client) -> CardData:
    """A client's card data; the caller has seen to the right to it."""
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
        has_bought=purchases.any_of(session, client),
        lapse=session.exec(case).first(),
        deal=making.open_of(session, client),
        owed=outstanding.of_client(session, client),
    )
