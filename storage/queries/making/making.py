"""Deals in the making (F3): a client's, a rep's, a team's; what became of those that ended."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import Session, col, exists, func, or_, select

from playbook.making import (
    USUAL,
    Chance,
    Forecast,
    Record,
    Status,
    Tally,
    WhyLost,
    forecast,
    grade_of,
    month_of,
    weights,
)
from playbook.stages import ProspectClass
from playbook.typed.deal_lines import is_another
from storage.queries.book import clients
from storage.queries.team.members import NotAllowed
from storage.tables import Client, FollowUp, FollowUpStatus, Member, Note, Opportunity, Purchase

# word for word as in the index: SQLite does not use a partial index for bound values
OPEN = text("opportunity.status = 'open'")
MOST_OPEN = 20


@dataclass(frozen=True)
class OpenDeal:
    """An open deal, its client, and whether something is planned with him from today on."""

    deal: Opportunity
    client: Client
    has_next: bool

    @property
    def chance(self) -> Chance:
        """The deal as the forecast sees it."""
        deal = self.deal
        return Chance(deal.amount or 0, deal.month, grade(deal, self.client), deal.moved_from, self.has_next)


def grade(deal: Opportunity, client: Client) -> ProspectClass:
    """How likely a deal is: what is set for it, else what the client's file says (A8)."""
    said = ProspectClass(deal.grade) if deal.grade else None
    return grade_of(said, ProspectClass(client.prospect_class) if client.prospect_class else None)


def add(session: Session, me: Member, client: Client, now: datetime, note: Note | None = None) -> Opportunity:
    """A new deal of which nothing is known yet; `note`: the one that it is made of."""
    deal = Opportunity(
        team_id=client.team_id,
        client_id=client.id or 0,
        note_id=note.id if note else None,
        created_by=me.id or 0,
        created_at=now,
    )
    session.add(deal)
    session.flush()
    return deal


def of_note(session: Session, note: Note) -> Opportunity | None:
    """The deal that was made of a note, open or not."""
    query = select(Opportunity).where(Opportunity.client_id == note.client_id, Opportunity.note_id == note.id)
    return session.exec(query.limit(1)).first()


def get(session: Session, me: Member, number: int, *, hold: bool = False) -> tuple[Opportunity, Client]:
    """A deal and its client; NotAllowed if the acting member may not see him, or there is none (any more).

    `hold`: it is about to be changed; where several processes run, another that would change it too waits.
    """
    deal = session.get(Opportunity, number, populate_existing=hold, with_for_update=hold or None)
    if deal is None:
        raise NotAllowed
    return deal, clients.get(session, me, deal.client_id)


def open_of(session: Session, client: Client) -> Opportunity | None:
    """The client's open deal; of several the newest."""
    return next(iter(all_open_of(session, client)), None)


def all_open_of(session: Session, client: Client) -> Sequence[Opportunity]:
    """The client's open deals, the newest first."""
    query = select(Opportunity).where(Opportunity.client_id == client.id, OPEN)
    return session.exec(query.order_by(col(Opportunity.id).desc()).limit(MOST_OPEN)).all()


def open_about(session: Session, client: Client, what: str) -> Opportunity | None:
    """The open deal that words are about: the newest with which they have something in common, or that says nothing of
    what it is about; None if each is about something else. With no words the newest."""
    return next((each for each in all_open_of(session, client) if not is_another(each.what, what)), None)


def has_next(session: Session, client: Client, today: date) -> bool:
    """Whether something is planned with the client from today on (C11)."""
    planned = select(FollowUp.id).where(
        FollowUp.client_id == client.id, FollowUp.status == FollowUpStatus.OPEN, FollowUp.due_on >= today
    )
    return session.exec(planned.limit(1)).first() is not None


def open_deals(session: Session, owners: Collection[int], today: date) -> list[OpenDeal]:
    """All open deals with clients of these owners, the largest first."""
    planned = exists().where(
        col(FollowUp.client_id) == col(Client.id),
        col(FollowUp.status) == FollowUpStatus.OPEN,
        col(FollowUp.due_on) >= today,
    )
    query = (
        select(Opportunity, Client, planned)
        .join(Client, col(Client.id) == col(Opportunity.client_id))
        .where(OPEN, col(Client.owner_id).in_(owners), col(Client.archived_at).is_(None))
        .order_by(func.coalesce(col(Opportunity.amount), 0).desc(), col(Opportunity.id))
    )
    return [OpenDeal(deal, client, bool(has)) for deal, client, has in session.exec(query).all()]


def won(session: Session, owners: Collection[int], first: date, last: date) -> int:
    """How many deals were won in these days by these owners."""
    query = (
        select(func.count())
        .select_from(Opportunity)
        .join(Client, col(Client.id) == col(Opportunity.client_id))
        .where(
            Opportunity.status == Status.WON,
            col(Opportunity.closed_on).between(first, last),
            col(Client.owner_id).in_(owners),
        )
    )
    return session.exec(query).one()


def sold(session: Session, owners: Collection[int], first: date, last: date) -> int:
    """What these owners' clients have bought in these days in all; returns are taken off."""
    query = (
        select(func.coalesce(func.sum(Purchase.amount), 0))
        .join(Client, col(Client.id) == col(Purchase.client_id))
        .where(col(Client.owner_id).in_(owners), col(Purchase.bought_on).between(first, last))
    )
    return int(session.exec(query).one() or 0)


def record(session: Session, team_id: int) -> Record:
    """How a team's deals have ended, by class; a month that went by without one counts for open deals too."""
    query = (
        select(Opportunity.grade, Opportunity.status, func.count(), func.coalesce(func.sum(Opportunity.moves), 0))
        .where(Opportunity.team_id == team_id)
        .group_by(col(Opportunity.grade), col(Opportunity.status))
    )
    found: dict[ProspectClass, dict[str, int]] = {}
    for said, status, count, moves in session.exec(query):
        tally = found.setdefault(ProspectClass(said or USUAL), {"won": 0, "lost": 0, "moved": 0})
        tally["moved"] += moves or 0
        if status is not Status.OPEN:
            tally[Status(status).value] += count
    return {each: Tally(**tally) for each, tally in found.items()}


def expected(session: Session, team_id: int, owners: Collection[int], today: date) -> Forecast:
    """What this month may still bring, by the team's own record where there is enough of it."""
    chances = [each.chance for each in open_deals(session, owners, today)]
    month = month_of(today)
    return forecast(chances, month, month, weights(record(session, team_id)))


def win(session: Session, deal: Opportunity, client: Client, purchase: Purchase) -> None:
    """A purchase closes the deal: with its day and its amount."""
    deal.grade = deal.grade or grade(deal, client).value
    deal.status, deal.why_lost = Status.WON, None
    deal.purchase_id, deal.won_amount, deal.closed_on = purchase.id, purchase.amount, purchase.bought_on
    session.add(deal)
    session.flush()


def lose(session: Session, deal: Opportunity, client: Client, today: date, why: WhyLost) -> None:
    """It came to nothing."""
    deal.grade = deal.grade or grade(deal, client).value
    deal.status, deal.why_lost, deal.closed_on = Status.LOST, why.value, today
    session.add(deal)
    session.flush()


def reopen(session: Session, deal: Opportunity) -> None:
    """It goes on after all."""
    deal.status, deal.why_lost, deal.closed_on = Status.OPEN, None, None
    deal.purchase_id, deal.won_amount = None, None
    session.add(deal)
    session.flush()


def move(session: Session, deal: Opportunity, month: date) -> None:
    """Another month; a later one than was said is a delay, and remembered as one."""
    if deal.month is not None and month > deal.month:
        deal.moves, deal.moved_from = deal.moves + 1, deal.month
    elif deal.moved_from is not None and month <= deal.moved_from:
        deal.moves, deal.moved_from = max(0, deal.moves - 1), None
    deal.month = month
    session.add(deal)
    session.flush()


def over(session: Session, me: Member, today: date) -> list[OpenDeal]:
    """The acting member's open deals whose month is over and about which he was not asked since."""
    found = open_deals(session, [me.id or 0], today)
    return [each for each in found if _is_over(each.deal, month_of(today)) and each.deal.asked_for != each.deal.month]


def _is_over(deal: Opportunity, this_month: date) -> bool:
    return deal.month is not None and deal.month < this_month


def members_to_ask(session: Session, latest: date) -> Sequence[tuple[Member, date]]:
    """Reachable members with open deals of a month before `latest` that they were not asked about, and the first such
    month."""
    unasked = or_(col(Opportunity.asked_for).is_(None), col(Opportunity.asked_for) != col(Opportunity.month))
    owners = (
        select(col(Client.owner_id), func.min(col(Opportunity.month)).label("month"))
        .join(Opportunity, col(Opportunity.client_id) == col(Client.id))
        .where(OPEN, col(Opportunity.month) < month_of(latest), unasked, col(Client.archived_at).is_(None))
        .group_by(col(Client.owner_id))
        .subquery()
    )
    query = select(Member, owners.c.month).join(owners, owners.c.owner_id == col(Member.id))
    return session.exec(query.where(Member.active, Member.reachable).order_by(col(Member.id))).all()


def asked(session: Session, deals: Iterable[Opportunity]) -> None:
    """Their rep was asked about these."""
    for deal in deals:
        deal.asked_for = deal.month
        session.add(deal)


def keep_grade(session: Session, client: Client) -> None:
    """The client becomes a customer, who has no class: his open deal keeps the one that he had."""
    for found in all_open_of(session, client) if client.prospect_class else ():
        found.grade = found.grade or client.prospect_class
        session.add(found)
