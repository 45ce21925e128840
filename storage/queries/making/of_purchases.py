"""What is owed for purchases (F4): it goes with a purchase that is taken back, and comes back with it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, or_, select

from playbook.history import Purchase as Bought
from playbook.history import left_of
from storage.queries.making.outstanding import UNPAID
from storage.queries.work import followups
from storage.tables import Client, FollowUp, FollowUpStatus, Payment, Purchase, Receivable, Team
from storage.tables.deals import RETURNED


@dataclass(frozen=True)
class Moved:
    """Sums that went with their purchases, and those that came back with them."""

    gone: Sequence[Receivable] = ()
    back: Sequence[Receivable] = ()


NOTHING = Moved()


def fallen(session: Session, client_id: int | None) -> set[int]:
    """The numbers of a client's sums whose purchases are no more: what `moved` is asked about afterwards."""
    query = select(Receivable.id).where(Receivable.client_id == client_id, col(Receivable.fell_away))
    return {number or 0 for number in session.exec(query)}


def moved(session: Session, client_id: int | None, before: set[int]) -> Moved:
    """What of a client's sums has gone or come back since."""
    after = fallen(session, client_id)
    return Moved(_rows(session, after - before), _rows(session, before - after))


def gone_on(session: Session, client: Client, day: date) -> Moved:
    """The sums of a client that went with their purchases on a day, such as that of a return."""
    query = select(Receivable).where(
        Receivable.client_id == client.id, col(Receivable.fell_away), Receivable.closed_on == day
    )
    return Moved(gone=session.exec(query.order_by(col(Receivable.id))).all())


def _rows(session: Session, numbers: Iterable[int]) -> list[Receivable]:
    found = (session.get(Receivable, number) for number in sorted(numbers))
    return [row for row in found if row is not None]


def settle(session: Session, client: Client, now: datetime, today: date) -> None:
    """Put what is owed for a client's purchases in line with them, after any of them came, went or was altered."""
    query = select(Receivable).where(
        Receivable.client_id == client.id,
        col(Receivable.purchase_id).is_not(None),
        or_(UNPAID, col(Receivable.fell_away)),
    )
    rows = session.exec(query).all()
    kept = _kept(session, client, today) if rows else set()
    for row in rows:
        stands = row.purchase_id in kept
        if stands == row.fell_away:
            row.closed_on, row.fell_away = (None if stands else today), not stands
            session.add(row)
            _plan(session, row, now, wanted=stands)


def settle_those(session: Session, clients: Collection[int | None], now: datetime) -> None:
    """The same of those among many clients who owe something for a purchase, after files came or went."""
    owing = select(Receivable.client_id).where(
        col(Receivable.client_id).in_(clients), col(Receivable.purchase_id).is_not(None)
    )
    for client in session.exec(select(Client).where(col(Client.id).in_(owing))).all():
        zone = ZoneInfo(session.get_one(Team, client.team_id).timezone)
        settle(session, client, now, now.astimezone(zone).date())


def _plan(session: Session, row: Receivable, now: datetime, *, wanted: bool) -> None:
    """Its follow-up goes off the list, or onto it again."""
    item = session.get(FollowUp, row.follow_up_id) if row.follow_up_id else None
    if item is None:
        return
    if not wanted and item.status is FollowUpStatus.OPEN:
        followups.close(session, item, now, FollowUpStatus.DROPPED)
    elif wanted and item.status is FollowUpStatus.DROPPED:
        item.status, item.done_at = FollowUpStatus.OPEN, None
        session.add(item)


def _kept(session: Session, client: Client, today: date) -> set[int | None]:
    """The numbers of those purchases of a client of which something is left."""
    his = Purchase.client_id == client.id
    if session.exec(select(Purchase.id).where(his, RETURNED).limit(1)).first() is None:
        return set(session.exec(select(Purchase.id).where(his, Purchase.amount > 0)))
    columns = (col(Purchase.id), col(Purchase.bought_on), col(Purchase.amount), col(Purchase.return_of))
    rows = session.connection().execute(select(*columns).where(his).order_by(col(Purchase.id))).all()
    named = {number: 0 for number, *_ in rows}
    for _, _, amount, of in rows:
        if of in named:
            named[of] += amount
    others = [(number, day, amount) for number, day, amount, of in rows if of not in named]
    bought = [Bought(day, max(0, amount + named[number]) if amount > 0 else amount) for number, day, amount in others]
    left = left_of(bought, today)
    return {number for (number, _, _), amount in zip(others, left, strict=True) if amount > 0}


def follow(session: Session, old: Purchase, new: Purchase | None) -> None:
    """What is owed for a purchase is owed for the one in its place, by that one's client."""
    if new is None:
        return
    for row in session.exec(select(Receivable).where(Receivable.purchase_id == old.id)).all():
        row.purchase_id = new.id
        if row.client_id != new.client_id:
            _give(session, row, session.get_one(Client, new.client_id))
        session.add(row)


def _give(session: Session, row: Receivable, client: Client) -> None:
    row.client_id = client.id or 0
    for payment in session.exec(select(Payment).where(Payment.receivable_id == row.id)).all():
        payment.client_id = client.id or 0
        session.add(payment)
    item = session.get(FollowUp, row.follow_up_id) if row.follow_up_id else None
    if item is not None:
        item.client_id, item.owner_id = client.id or 0, client.owner_id
        session.add(item)
