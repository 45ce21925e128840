"""Work passed on to a colleague: what he may do, and see, of a client who is not his.

He sees the client's name, first number and the item, as long as the item is his; not the file, not the notes.
"""

from collections.abc import Sequence
from datetime import datetime, time

from sqlmodel import Session, col, select

from storage.queries.book import clients
from storage.queries.team import members
from storage.queries.team.members import NotAllowed
from storage.queries.work import followups, lead_times
from storage.tables import Client, FollowUp, FollowUpStatus, Member


def client_of(session: Session, me: Member, follow_up: FollowUp) -> Client:
    """The client of an item that the acting member may work on; NotAllowed if it is not his, or the client is gone."""
    client = session.get(Client, follow_up.client_id)
    if client is None or client.archived_at is not None or client.team_id != me.team_id:
        raise NotAllowed
    if follow_up.owner_id != me.id and not clients.may_see(me, client):
        raise NotAllowed
    return client


def works_for(session: Session, me: Member, client: Client) -> bool:
    """Whether an item of a colleague's client was passed on to the acting member."""
    query = select(FollowUp.id).where(FollowUp.client_id == client.id, FollowUp.owner_id == me.id)
    passed_on = query.where(col(FollowUp.handed_by).is_not(None))
    return client.team_id == me.team_id and session.exec(passed_on.limit(1)).first() is not None


def may_hand(me: Member, follow_up: FollowUp, client: Client) -> bool:
    """Whether the acting member may pass an item on: the client's own rep or a lead, and while it is with that rep."""
    is_open = follow_up.status is FollowUpStatus.OPEN
    return is_open and clients.may_see(me, client) and follow_up.owner_id == client.owner_id


def takers(session: Session, me: Member, follow_up: FollowUp) -> Sequence[Member]:
    """The colleagues to whom an item may go."""
    return [each for each in members.colleagues(session, me) if each.id != follow_up.owner_id]


def hand(session: Session, me: Member, follow_up: FollowUp, taker_id: int, now: datetime) -> Member:
    """Pass an item on to a colleague; NotAllowed if he may not have it."""
    taker = next((each for each in takers(session, me, follow_up) if each.id == taker_id), None)
    if taker is None or not may_hand(me, follow_up, session.get_one(Client, follow_up.client_id)):
        raise NotAllowed
    follow_up.handed_by = me.id
    _give(session, follow_up, taker, now)
    return taker


def bring_home(session: Session, follow_up: FollowUp, now: datetime) -> Member:
    """Give an item back to the client's own rep."""
    client = session.get_one(Client, follow_up.client_id)
    owner = session.get_one(Member, client.owner_id)
    follow_up.handed_by = None
    _give(session, follow_up, owner, now)
    return owner


def bring_all_home(session: Session, leaver: Member, now: datetime) -> None:
    """Somebody leaves the team: what colleagues had passed on to him goes back to them."""
    query = select(FollowUp).join(Client, col(Client.id) == col(FollowUp.client_id))
    held = query.where(FollowUp.owner_id == leaver.id, FollowUp.status == FollowUpStatus.OPEN)
    for follow_up in session.exec(held.where(Client.owner_id != leaver.id)).all():
        bring_home(session, follow_up, now)


def _give(session: Session, follow_up: FollowUp, owner: Member, now: datetime) -> None:
    """A minute stays a minute; a whole day begins by the new owner's clock."""
    follow_up.owner_id = owner.id or 0
    if follow_up.whole_day:
        follow_up.due_at = followups.instant(follow_up.due_on, time.min, owner.timezone)
    lead_times.put(session, follow_up, now)
