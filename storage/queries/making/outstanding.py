"""Money outstanding (F4): what is owed, when it is due, and what came in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select as columns_of
from sqlalchemy import text
from sqlmodel import Session, col, select

from playbook.outstanding import Owed, left
from storage.queries.book import clients
from storage.queries.team.members import NotAllowed
from storage.queries.work import followups
from storage.tables import Client, FollowUp, FollowUpStatus, Member, Note, Payment, Purchase, Receivable

MONEY = "money"  # topic of the follow-up on whose day a sum is due
# word for word as in the index: SQLite does not use a partial index for bound values
UNPAID = text("receivable.closed_on IS NULL")


@dataclass(frozen=True)
class Due:
    """A sum that is still to come: whose, and the follow-up whose day is the day it is due."""

    row: Receivable
    client: Client
    item: FollowUp | None = None

    @property
    def left(self) -> int:
        """What is still to come, in minor units."""
        return left(self.row.amount, self.row.paid)

    @property
    def day(self) -> date | None:
        """When it is due."""
        return self.item.due_on if self.item else None


def add(
    session: Session,
    me: Member,
    client: Client,
    now: datetime,
    *,
    owed: int,
    paid: int = 0,
    what: str = "",
    purchase: Purchase | None = None,
    note: Note | None = None,
    today: date,
) -> Receivable:
    """Something is owed, besides what was `paid` down already; minor units."""
    row = Receivable(
        team_id=client.team_id,
        client_id=client.id or 0,
        purchase_id=purchase.id if purchase else None,
        note_id=note.id if note else None,
        what=what,
        amount=owed + paid,
        created_by=me.id or 0,
        created_at=now,
    )
    session.add(row)
    session.flush()
    if paid:
        pay(session, me, row, paid, today, now)
    return row


def agree(session: Session, me: Member, due: Due, now: datetime, day: date, task: str) -> FollowUp:
    """The day on which it is due: its follow-up is made, or moved there and opened again."""
    item = due.item
    if item is None:
        item = followups.add(session, me, due.client, now, day=day, text=task, topic=MONEY)
        due.row.follow_up_id = item.id
        session.add(due.row)
    else:
        item.status, item.done_at = FollowUpStatus.OPEN, None
        followups.move(session, item, day, None, now)
        item.text = task
        session.add(item)
    session.flush()
    return item


def pay(session: Session, me: Member, row: Receivable, amount: int, day: date, now: datetime) -> Payment:
    """A part came in, or all of it."""
    payment = Payment(
        team_id=row.team_id,
        client_id=row.client_id,
        receivable_id=row.id or 0,
        amount=amount,
        paid_on=day,
        created_by=me.id or 0,
        created_at=now,
    )
    session.add(payment)
    row.paid += amount
    session.add(row)
    session.flush()
    return payment


def close(session: Session, due: Due, now: datetime, today: date, *, came: bool) -> None:
    """All of it `came`, or what is left is let go: nothing more is to be asked for."""
    due.row.closed_on = today
    session.add(due.row)
    if due.item is not None and due.item.status is FollowUpStatus.OPEN:
        status = FollowUpStatus.DONE if came else FollowUpStatus.DROPPED
        followups.close(session, due.item, now, status)
    session.flush()


def open_again(session: Session, row: Receivable) -> None:
    """It is owed after all; where its purchase is no more, for itself."""
    if row.fell_away:
        row.purchase_id, row.fell_away = None, False
    row.closed_on = None
    session.add(row)


def get(session: Session, me: Member, number: int, *, hold: bool = False) -> Due:
    """A sum; NotAllowed if the acting member may not see its client, or there is none (any more).

    `hold`: it is about to be changed; where several processes run, another that would change it too waits.
    """
    row = session.get(Receivable, number, populate_existing=hold, with_for_update=hold or None)
    if row is None:
        raise NotAllowed
    return _due(session, row, clients.get(session, me, row.client_id))


def of_item(session: Session, me: Member, item: FollowUp) -> Due | None:
    """The open sum that a follow-up is about; None if it is about none."""
    if item.topic != MONEY:
        return None
    row = session.exec(select(Receivable).where(Receivable.follow_up_id == item.id, UNPAID)).first()
    return None if row is None else _due(session, row, clients.get(session, me, row.client_id))


def _due(session: Session, row: Receivable, client: Client) -> Due:
    item = session.get(FollowUp, row.follow_up_id) if row.follow_up_id else None
    return Due(row, client, item)


def of_purchase(session: Session, purchase: Purchase) -> Receivable | None:
    """What is owed for a purchase, paid by now or not."""
    query = select(Receivable).where(Receivable.purchase_id == purchase.id)
    return session.exec(query.order_by(col(Receivable.id).desc()).limit(1)).first()


def of_note(session: Session, note: Note) -> Receivable | None:
    """What was made of a note, paid by now or not."""
    query = select(Receivable).where(Receivable.client_id == note.client_id, Receivable.note_id == note.id)
    return session.exec(query.limit(1)).first()


def of_client(session: Session, client: Client) -> list[Due]:
    """What a client still owes, the first to be due first."""
    return _list(session, [Receivable.client_id == client.id])


def of_owners(session: Session, team_id: int, owners: Collection[int], skip: int, most: int) -> list[Due]:
    """A page of what clients of these owners still owe, the first to be due first, what has no day last."""
    return _list(session, _of_owners(team_id, owners), skip, most)


def figures(session: Session, team_id: int, owners: Collection[int]) -> list[tuple[int, Owed]]:
    """All that clients of these owners still owe, each by its owner: only the figures, as there may be thousands."""
    columns = columns_of(col(Client.owner_id), col(Receivable.amount), col(Receivable.paid), col(FollowUp.due_on))
    query = _with_client(columns).where(UNPAID, *_of_owners(team_id, owners))
    found = session.connection().execute(query)
    return [(owner, Owed(left(amount, paid), due)) for owner, amount, paid, due in found]


def _of_owners(team_id: int, owners: Collection[int]) -> list[Any]:
    of_team = [Receivable.team_id == team_id, col(Client.owner_id).in_(owners)]
    return [*of_team, col(Client.archived_at).is_(None)]


def _with_client(query: Any) -> Any:
    """What is read of sums, with their clients and the follow-ups on whose days they are due."""
    return (
        query.select_from(Receivable)
        .join(Client, col(Client.id) == col(Receivable.client_id))
        .join(FollowUp, col(FollowUp.id) == col(Receivable.follow_up_id), isouter=True)
    )


def _list(session: Session, conditions: Sequence[Any], skip: int = 0, most: int | None = None) -> list[Due]:
    query = _with_client(select(Receivable, Client, FollowUp)).where(UNPAID, *conditions)
    by_day = query.order_by(col(FollowUp.due_on).is_(None), col(FollowUp.due_on), col(Receivable.id))
    return [Due(row, client, item) for row, client, item in session.exec(by_day.offset(skip).limit(most)).all()]


def payments(session: Session, row: Receivable, most: int) -> Sequence[Payment]:
    """What came in, the newest first."""
    query = select(Payment).where(Payment.receivable_id == row.id)
    return session.exec(query.order_by(col(Payment.id).desc()).limit(most)).all()
