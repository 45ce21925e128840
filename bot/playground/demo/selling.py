"""What the demo team has sold and hopes to sell: purchases with all that may be known of them, deals, money owed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.playground.demo.people import Owed, Person
from handlers.screens.making.outstanding import task
from handlers.texts import Texts
from playbook.making import month_after, month_of
from storage.queries.buying import purchases
from storage.queries.buying.purchases import Details
from storage.queries.making import making, outstanding
from storage.queries.making.outstanding import Due
from storage.queries.team import members
from storage.tables import Client, Member

MINOR = 100
EARNED = 0.22  # of a price
RATE = 7.2  # yuan for a dollar


def purchases_of(
    session: Session, me: Member, client: Client, person: Person, bought: Sequence[tuple[date, int]], now: datetime
) -> None:
    """The purchases of a customer, `bought` the latest first; how he came stands beside his first."""
    product = person.rhythm.product if person.rhythm else ""
    for at, (day, amount) in enumerate(bought):
        details = Details(
            margin=round(amount * EARNED),
            for_whom=person.for_whom if at == 0 else "",
            source=person.heard if at == len(bought) - 1 else "",
        )
        made = purchases.add(session, me, client, now, day=day, amount=amount, product=product, details=details)
        if at == 0 and person.brought_back:
            back = Details(return_of=made.id)
            less = -person.brought_back * MINOR
            purchases.add(session, me, client, now, day=day, amount=less, product=product, details=back)
    if person.abroad is not None:
        dollars, what, ago = person.abroad
        paid = Details(foreign_amount=dollars * MINOR, foreign_currency="USD")
        day, amount = now.date() - timedelta(days=ago), round(dollars * RATE * MINOR)
        purchases.add(session, me, client, now, day=day, amount=amount, product=what, details=paid)


def what_is_open(session: Session, me: Member, client: Client, person: Person, now: datetime, today: date) -> None:
    """His deal in the making (F3), and what he still has to pay (F4)."""
    if person.deal is not None:
        deal = making.add(session, me, client, now - timedelta(days=6))
        deal.what, deal.amount = person.deal.what, person.deal.amount * MINOR
        deal.month = month_after(month_of(today), person.deal.months)
        deal.rival, deal.decider = person.deal.rival, person.deal.decider
        session.add(deal)
    if person.owed is not None:
        _owes(session, me, client, person.owed, now, today)


def _owes(session: Session, me: Member, client: Client, owed: Owed, now: datetime, today: date) -> None:
    left = (owed.amount - owed.paid) * MINOR
    paid = owed.paid * MINOR
    row = outstanding.add(session, me, client, now, owed=left, paid=paid, what=owed.what, today=today)
    currency = members.team_of(session, me).currency
    words = task(Texts(me.language), owed.what, left, currency)
    outstanding.agree(session, me, Due(row, client), now, today + timedelta(days=owed.ahead), words)
