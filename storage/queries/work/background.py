"""What to have in mind for items of work: numbers, facts, last contacts, who comes along; read for many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from storage.queries.work.agenda import Work
from storage.tables import Client, ClientPhone, Fact, FollowUpGuest, Note, Team


@dataclass(frozen=True)
class Background:
    """By client: first number, newest fact, last contact. By follow-up: further clients. By team: its region."""

    phones: Mapping[int, str]
    facts: Mapping[int, Fact]
    contacts: Mapping[int, Note]
    guests: Mapping[int, Sequence[Client]]
    regions: Mapping[int, str]


def read(session: Session, work: Sequence[Work]) -> Background:
    """The background of some items."""
    clients = {client.id for _, client in work}
    return Background(
        _phones(session, clients),
        _facts(session, clients),
        _contacts(session, clients),
        _guests(session, {follow_up.id for follow_up, _ in work}),
        _regions(session, {client.team_id for _, client in work}),
    )


def _phones(session: Session, clients: set[int | None]) -> dict[int, str]:
    query = select(ClientPhone.client_id, ClientPhone.number).where(col(ClientPhone.client_id).in_(clients))
    return dict(session.exec(query.order_by(col(ClientPhone.id).desc())).all())  # the first one is written last


def _facts(session: Session, clients: set[int | None]) -> dict[int, Fact]:
    newest = select(func.max(Fact.id)).where(col(Fact.client_id).in_(clients)).group_by(col(Fact.client_id))
    return {fact.client_id: fact for fact in session.exec(select(Fact).where(col(Fact.id).in_(newest)))}


def _contacts(session: Session, clients: set[int | None]) -> dict[int, Note]:
    order = (col(Note.occurred_at).desc(), col(Note.id).desc())
    place = func.row_number().over(partition_by=col(Note.client_id), order_by=order).label("place")
    ranked = select(Note.id, place).where(col(Note.client_id).in_(clients), col(Note.is_contact)).subquery()
    newest = select(ranked.c.id).where(ranked.c.place == 1)
    return {note.client_id: note for note in session.exec(select(Note).where(col(Note.id).in_(newest)))}


def _guests(session: Session, follow_ups: set[int | None]) -> dict[int, list[Client]]:
    query = select(FollowUpGuest.follow_up_id, Client).join(Client, col(Client.id) == col(FollowUpGuest.client_id))
    here = query.where(col(FollowUpGuest.follow_up_id).in_(follow_ups), col(Client.archived_at).is_(None))
    found: dict[int, list[Client]] = {}
    for follow_up, guest in session.exec(here.order_by(col(Client.id))):
        found.setdefault(follow_up, []).append(guest)
    return found


def _regions(session: Session, teams: set[int]) -> dict[int, str]:
    query = select(Team.id, Team.region).where(col(Team.id).in_(teams))
    return {team or 0: region for team, region in session.exec(query)}
