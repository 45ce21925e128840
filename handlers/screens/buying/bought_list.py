"""The screen of what a client has bought."""

from collections.abc import Sequence
from datetime import date

from handlers.paging import Page
from handlers.payloads.clients import ShowRest
from handlers.payloads.deals import ShowPurchase
from handlers.payloads.purchases import ShowPurchases
from handlers.payloads.report import AskCurve
from handlers.screen import Button, Row, Screen
from handlers.screens.buying.paid import short
from handlers.screens.format import bold, cut, short_day
from handlers.screens.turning import before_and_next
from handlers.texts import Texts
from storage.tables import Client, Purchase

SHOWN = 5
PRODUCT = 12  # letters of a product on a button


def bought(t: Texts, client: Client, found: Sequence[Purchase], page: Page, today: date, currency: str) -> Screen:
    """A page of purchases, each a button."""
    number = client.id or 0
    head = t.n("{name} · {n} purchase", "{name} · {n} purchases", page.count, name=bold(cut(client.name, 24)))
    rows: list[Row] = [(Button(_label(t, each, today, currency), ShowPurchase(each.id or 0)),) for each in found]
    curve = (Button(t.plain("Chance curve"), AskCurve(number)),) if not page.number and page.count > 1 else ()
    turning = before_and_next(t, page, lambda to: ShowPurchases(number, to * SHOWN))
    return Screen(head, (*rows, (*curve, *turning, Button(t.plain("Back"), ShowRest(number)))), about=number)


def _label(t: Texts, purchase: Purchase, today: date, currency: str) -> str:
    product = cut(purchase.product, PRODUCT)
    what = f"{product} ×{purchase.quantity}".strip() if purchase.quantity > 1 else product
    if purchase.amount < 0:
        what = t.plain("returned {what}", what=what) if what else t.plain("returned")
    parts = (short_day(t, purchase.bought_on, today), what, short(t, purchase, currency))
    return " · ".join(part for part in parts if part)
