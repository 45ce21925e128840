"""The purchases by which deals in the making are won (F3), and what becomes of a deal with its purchase."""

from collections.abc import Collection, Sequence

from sqlalchemy import update
from sqlmodel import Session, col, exists, select

from storage.queries.making import making
from storage.tables import Client, Opportunity, Purchase

RECENT = 2  # purchases that are offered


def of_purchase(session: Session, purchase: Purchase) -> Opportunity | None:
    """The deal that a purchase has closed."""
    query = select(Opportunity).where(Opportunity.purchase_id == purchase.id)
    return session.exec(query.limit(1)).first()


def purchases_since(session: Session, client: Client, deal: Opportunity) -> Sequence[Purchase]:
    """What the client has bought since the deal was written down, and what closes no deal yet; the newest first."""
    closing = exists().where(col(Opportunity.purchase_id) == col(Purchase.id))
    query = select(Purchase).where(
        Purchase.client_id == client.id, Purchase.amount > 0, Purchase.created_at >= deal.created_at, ~closing
    )
    return session.exec(query.order_by(col(Purchase.id).desc()).limit(RECENT)).all()


def closable(session: Session, client: Client, purchase: Purchase) -> int | None:
    """The number of the open deal that a purchase may close; None if there is none, or it has closed one."""
    found = None
    if purchase.amount > 0:
        found = making.open_about(session, client, purchase.product) or making.open_of(session, client)
    return found.id if found is not None and of_purchase(session, purchase) is None else None


def follow(session: Session, old: Purchase, new: Purchase | None) -> None:
    """The deal that a purchase has closed is closed by the one in its place, or by the same as it stands by now.

    It is open again if there is none, or if that is another client's.
    """
    deal = of_purchase(session, old)
    if deal is None:
        return
    if new is None or new.amount <= 0 or new.client_id != deal.client_id:
        making.reopen(session, deal)
        return
    deal.purchase_id, deal.won_amount, deal.closed_on = new.id, new.amount, new.bought_on
    session.add(deal)
    session.flush()


def keep_grades(session: Session, buyers: Collection[int | None]) -> None:
    """Before many clients become customers at once: their open deals keep the class of the file (A8)."""
    filed = select(Client.prospect_class).where(Client.id == Opportunity.client_id).scalar_subquery()
    ungraded = update(Opportunity).where(
        col(Opportunity.client_id).in_(buyers), making.OPEN, col(Opportunity.grade).is_(None)
    )
    session.connection().execute(ungraded.values(grade=filed))
