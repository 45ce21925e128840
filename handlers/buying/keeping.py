"""How a purchase goes into the books as it was read, and how a part of it is put right (B3)."""

from collections.abc import Callable

from handlers.buying import told
from handlers.turn import Turn
from playbook.capture import ReadPurchase
from playbook.care import LASTS_AT_MOST
from playbook.goods import converted
from storage.queries.buying import purchases
from storage.queries.buying.purchases import Details
from storage.queries.caring import care
from storage.tables import Client, Purchase


def add(turn: Turn, client: Client, read: ReadPurchase, own: int | None = None, note: int | None = None) -> Purchase:
    """The row of a purchase as it was read; of a return nothing more is asked about what came back."""
    paid = read.amount or 0
    amount = paid if own is None else (abs(own) if paid > 0 else -abs(own))
    if paid < 0 and (back := purchases.to_be_returned(turn.session, client, -amount)) is not None:
        care.forget_purchases(turn.session, [back.id or 0])
    return purchases.add(
        turn.session,
        turn.me,
        client,
        turn.now,
        day=min(read.day, turn.today),
        amount=amount,
        quantity=read.quantity,
        product=read.product,
        lasts_days=sensible(read.lasts_days),
        note_id=note,
        details=Details(
            margin=read.margin.of(amount) if read.margin and amount > 0 else None,
            for_whom=read.for_whom,
            source=read.source,
            foreign_amount=paid if own is not None else None,
            foreign_currency=told.foreign_in(turn, read) if own is not None else "",
        ),
    )


def most_back(turn: Turn, client: int, read: ReadPurchase, note: int | None = None) -> int | None:
    """Where more came back than is kept of all that was bought, how much there is (minor units); None otherwise.

    `note`: what it tells of itself does not count.
    """
    if (read.amount or 0) >= 0 or told.foreign_in(turn, read):
        return None
    worth = purchases.kept_worth(turn.session, client, note)
    return max(0, worth) if -(read.amount or 0) > worth else None


def put_details(turn: Turn, purchase: Purchase, read: ReadPurchase) -> None:
    """What other words say of a purchase that is the same; what they do not say stays."""
    purchase.margin = read.margin.of(purchase.amount) if read.margin else purchase.margin
    purchase.for_whom, purchase.source = read.for_whom or purchase.for_whom, read.source or purchase.source
    turn.session.add(purchase)


def sensible(days: int | None) -> int | None:
    """How long something lasts, where that can be."""
    return days if days is not None and 0 < days <= LASTS_AT_MOST else None


def put_amount(turn: Turn, purchase: Purchase, read: ReadPurchase) -> Callable[[], None] | None:
    """How another amount goes into a purchase; None where none was said, or its currency has no rate yet.

    A return stays one. An amount in the team's currency leaves what was paid in another as it is: another rate.
    """
    if not read.amount:
        return None
    sign, currency = (1 if purchase.amount >= 0 else -1), told.foreign_in(turn, read)
    paid = sign * abs(read.amount)
    if not currency:
        return lambda: setattr(purchase, "amount", paid)
    rate = purchases.last_rate(turn.session, purchase.team_id, currency)
    if purchase.foreign_currency == currency and purchase.foreign_amount:
        rate = (abs(purchase.foreign_amount), abs(purchase.amount))
    own = converted(paid, rate)

    def alter() -> None:
        purchase.amount, purchase.foreign_amount, purchase.foreign_currency = own or 0, paid, currency

    return alter if own else None
