"""Purchases (B3)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from playbook import history
from storage.queries.book import clients
from storage.queries.buying import goods
from storage.queries.lapsing import lapses
from storage.queries.making import closing, making, of_purchases
from storage.queries.team.members import NotAllowed
from storage.tables import Client, Member, Note, Purchase
from storage.tables.deals import FOREIGN, OF_PURCHASE

# Put together once: that takes longer than to run it, and every note asks.
_OF_NOTE = select(Purchase).where(Purchase.note_id == bindparam("note"))
SOLD_BEFORE = 3  # purchases of a size that make it a usual one
LATELY = 500  # clients of a team with whom somebody was busy last: what is usual is looked for among these


@dataclass(frozen=True)
class Details:
    """What else is known of a purchase (B3), as its row holds it."""

    margin: int | None = None
    for_whom: str = ""
    source: str = ""
    foreign_amount: int | None = None
    foreign_currency: str = ""
    return_of: int | None = None


NOTHING_ELSE = Details()


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
    details: Details = NOTHING_ELSE,
) -> Purchase:
    """Record a purchase; `amount` in minor units of the team's currency.

    Whoever buys is a prospect no longer, and a silence that the purchase ends is over (D4). The team learns the
    product; how long one lasts that the line does not say so of is as the lead has set it (C5).
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
        **asdict(details),
    )
    known = goods.link(session, purchase, now)
    if amount >= 0 and lasts_days is None and known is not None:
        purchase.lasts_days = known.lasts_days
    if amount >= 0:
        making.keep_grade(session, client)
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


def kept_worth(session: Session, client: int, note: int | None = None) -> int:
    """What a client has bought in all less what came back, in minor units; without what a `note` tells of."""
    query = select(func.coalesce(func.sum(Purchase.amount), 0)).where(Purchase.client_id == client)
    if note is not None:
        query = query.where(func.coalesce(Purchase.note_id, 0) != note)
    return int(session.exec(query).one())


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
    """Whether clients of late have bought for amounts as small as this one (up to twice as much) a few times before."""
    lately = select(Client.id).where(Client.team_id == team_id).order_by(col(Client.last_touched_at).desc())
    clients_of_late = lately.limit(LATELY).subquery()
    query = select(Purchase.id).join(clients_of_late, clients_of_late.c.id == col(Purchase.client_id))
    query = query.where(Purchase.amount > 0, Purchase.amount <= 2 * amount)
    return len(session.exec(query.limit(SOLD_BEFORE)).all()) == SOLD_BEFORE


def returned(session: Session, purchase: Purchase) -> int:
    """How much of a purchase came back by returns that name it, minor units."""
    query = select(func.sum(Purchase.amount)).where(Purchase.return_of == purchase.id, OF_PURCHASE)
    return -int(session.exec(query).one() or 0)


def to_be_returned(session: Session, client: Client, amount: int) -> Purchase | None:
    """The newest purchase of just this amount of which nothing came back yet."""
    query = select(Purchase).where(Purchase.client_id == client.id, Purchase.amount == amount)
    found = session.exec(query.order_by(col(Purchase.bought_on).desc(), col(Purchase.id).desc()).limit(SOLD_BEFORE))
    return next((each for each in found if not returned(session, each)), None)


def last_rate(session: Session, team_id: int, currency: str) -> tuple[int, int] | None:
    """(foreign, own) amounts of the team's last purchase in another currency; None before the first."""
    query = select(Purchase.foreign_amount, Purchase.amount).where(
        Purchase.team_id == team_id, Purchase.foreign_currency == currency, FOREIGN, Purchase.amount > 0
    )
    found = session.exec(query.order_by(col(Purchase.id).desc()).limit(1)).first()
    return (found[0], found[1]) if found and found[0] else None


def has_other(session: Session, purchase: Purchase) -> bool:
    """Whether the client has bought, or brought back, anything besides."""
    query = select(Purchase.id).where(Purchase.client_id == purchase.client_id, Purchase.id != purchase.id)
    return session.exec(query.limit(1)).first() is not None


def replace(session: Session, old: Purchase, new: Purchase | None) -> None:
    """What hangs on a purchase goes with the one in its place, or with the same as it stands by now.

    Returns that name it have its day and its client, a deal that it has closed its day and its amount, and what is
    still owed is owed for it. With none in its place the returns go, and the deal is open again.
    """
    for each in session.exec(select(Purchase).where(Purchase.return_of == old.id, OF_PURCHASE)).all():
        if new is None or new.amount <= 0:
            session.delete(each)
        else:
            each.return_of, each.bought_on, each.client_id = new.id, new.bought_on, new.client_id
            session.add(each)
    closing.follow(session, old, new)
    of_purchases.follow(session, old, new)


def drop(session: Session, purchase: Purchase) -> None:
    """It was no purchase: it goes, and so do its returns."""
    replace(session, purchase, None)
    session.delete(purchase)
    session.flush()
