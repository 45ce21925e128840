"""Purchases (B3)."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from playbook import history
from storage.queries.book import clients
from storage.queries.buying import lapses
from storage.queries.team.members import NotAllowed
from storage.tables import Client, Member, Note, Purchase

# Put together once: that takes longer than to run it, and every note asks.
_OF_NOTE = select(Purchase).where(Purchase.note_id == bindparam("note"))
SOLD_BEFORE = 3  # purchases of a size that make it a usual one


def add(
    session: Session,
    me: Member,
    client: Client,
    now: datetime,
    *,
    day: date,
    amount: int,
    quantity: int = 1,
    product: str = "",
    lasts_days: int | None = None,
    import_key: str | None = None,
    note_id: int | None = None,
) -> Purchase:
    """Record a purchase; `amount` in minor units of the team's currency.

    Whoever buys is a prospect no longer, and a silence that the purchase ends is over (D4).
    """
    purchase = Purchase(
        team_id=client.team_id,
        client_id=client.id or 0,
        bought_on=day,
        amount=amount,
        quantity=quantity,
        product=product,
        lasts_days=lasts_days,
        import_key=import_key,
        note_id=note_id,
        created_by=me.id or 0,
        created_at=now,
    )
    session.add(purchase)
    if amount >= 0:
        client.prospect_class = None
        session.add(client)
    session.flush()
    lapses.settle_purchases(session, client, now)
    return purchase


def get(session: Session, me: Member, purchase_id: int) -> tuple[Purchase, Client]:
    """A purchase and its client; NotAllowed if the acting member may not see him, or there is none (any more)."""
    purchase = session.get(Purchase, purchase_id)
    if purchase is None:
        raise NotAllowed
    return purchase, clients.get(session, me, purchase.client_id)


def of_client(session: Session, client: Client, until: date | None = None) -> Sequence[Purchase]:
    """All purchases of a client, the oldest first; `until`: none after that day."""
    query = select(Purchase).where(Purchase.client_id == client.id)
    if until is not None:
        query = query.where(col(Purchase.bought_on) <= until)
    return session.exec(query.order_by(col(Purchase.bought_on), col(Purchase.id))).all()


def newest_of(session: Session, client: Client, most: int, skip: int) -> Sequence[Purchase]:
    """A page of a client's purchases, the newest first."""
    query = select(Purchase).where(Purchase.client_id == client.id)
    query = query.order_by(col(Purchase.bought_on).desc(), col(Purchase.id).desc())
    return session.exec(query.limit(most).offset(skip)).all()


def count_of(session: Session, client: Client) -> int:
    """How many purchases there are of a client."""
    return session.exec(select(func.count()).select_from(Purchase).where(Purchase.client_id == client.id)).one()


def any_of(session: Session, client: Client) -> bool:
    """Whether a client has bought anything yet."""
    return session.exec(select(Purchase.id).where(Purchase.client_id == client.id).limit(1)).first() is not None


def of_note(session: Session, note: Note) -> Purchase | None:
    """The purchase that a note told of."""
    return session.exec(_OF_NOTE, params={"note": note.id}).first()


def history_of(session: Session, client: Client) -> list[history.Purchase]:
    """A client's purchases as the method sees them, by day."""
    query = select(col(Purchase.bought_on), col(Purchase.amount)).where(Purchase.client_id == client.id)
    rows = session.exec(query.order_by(col(Purchase.bought_on), col(Purchase.id)))
    return [history.Purchase(day, amount) for day, amount in rows]


def others_of_day(session: Session, purchase: Purchase) -> Sequence[Purchase]:
    """What the client bought besides on the day of a purchase."""
    query = select(Purchase).where(
        Purchase.client_id == purchase.client_id,
        Purchase.bought_on == purchase.bought_on,
        Purchase.id != purchase.id,
    )
    return session.exec(query).all()


def is_usual(session: Session, team_id: int, amount: int) -> bool:
    """Whether the team has sold for amounts as small as this one (up to twice as much) a few times before."""
    query = select(Purchase.id).where(Purchase.team_id == team_id, Purchase.amount > 0, Purchase.amount <= 2 * amount)
    return len(session.exec(query.limit(SOLD_BEFORE)).all()) == SOLD_BEFORE
