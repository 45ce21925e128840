"""Handing a client over: he, his open work and his cases become a colleague's; what was written stays its author's."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from sqlmodel import Session, select

from storage.queries.look_up.search import reindex
from storage.queries.team import members
from storage.queries.team.members import NotAllowed
from storage.queries.work import followups, lead_times
from storage.tables import Client, FollowUp, FollowUpStatus, LapseCase, Member, Occasion, Opportunity


def takers(session: Session, me: Member, client: Client) -> Sequence[Member]:
    """The members to whom a client may go: all who are in the team, less the one whose he is."""
    return [each for each in members.colleagues(session, me) if each.id != client.owner_id]


def give(session: Session, me: Member, client: Client, taker_id: int, now: datetime) -> Member:
    """Make a client a colleague's; NotAllowed if he may not have him."""
    taker = next((each for each in takers(session, me, client) if each.id == taker_id), None)
    if taker is None:
        raise NotAllowed
    giver_id, client.owner_id = client.owner_id, taker.id or 0
    session.add(client)
    for item in _of(session, FollowUp, client):
        if item.owner_id != giver_id or item.status is not FollowUpStatus.OPEN:
            continue
        item.owner_id = client.owner_id
        if item.whole_day:
            item.due_at = followups.instant(item.due_on, time.min, taker.timezone)
        lead_times.put(session, item, now)
    for table in (LapseCase, Occasion):
        for row in _of(session, table, client):
            row.owner_id = client.owner_id if row.owner_id == giver_id else row.owner_id
            session.add(row)
    for deal in _of(session, Opportunity, client):
        deal.asked_for = None  # the colleague was never asked whether its month stands
        session.add(deal)
    session.flush()
    reindex(session, client.id or 0)
    return taker


def _of(session: Session, table: Any, client: Client) -> list[Any]:
    return list(session.exec(select(table).where(table.client_id == client.id)))
