"""The screen of what a client has bought."""

from collections.abc import Sequence
from datetime import date

from handlers.payloads.clients import ShowRest
from handlers.payloads.deals import ShowPurchase
from handlers.payloads.purchases import ShowPurchases
from handlers.payloads.report import AskCurve
from handlers.screen import Button, Row, Screen
from handlers.screens.buying.paid import short
from handlers.screens.format import bold, cut, short_day
from handlers.texts import Texts
from storage.tables import Client, Purchase

SHOWN = 5
PRODUCT = 12  # letters of a product on a button


def bought(
    t: Texts, client: Client, found: Sequence[Purchase], count: int, skip: int, today: date, currency: str
) -> Screen:
    """A page of purchases, each a button."""
    number = client.id or 0
    head = t.n("{name} · {n} purchase", "{name} · {n} purchases", count, name=bold(cut(client.name, 24)))
    rows: list[Row] = [(Button(_label(t, each, today, currency), ShowPurchase(each.id or 0)),) for each in found]
    pages: list[Button] = []
    if not skip and count > 1:
        pages.append(Button(t.plain("Chance curve"), AskCurve(number)))
    if skip:
        pages.append(Button(t.plain("Before"), ShowPurchases(number, max(0, skip - SHOWN))))
    if skip + len(found) < count:
        pages.append(Button(t.plain("Next"), ShowPurchases(number, skip + SHOWN)))
    return Screen(head, (*rows, (*pages, Button(t.plain("Back"), ShowRest(number)))), about=number)


def _label(t: Texts, purchase: Purchase, today: date, currency: str) -> str:
    product = cut(purchase.product, PRODUCT)
    what = f"{product} ×{purchase.quantity}".strip() if purchase.quantity > 1 else product
    if purchase.amount < 0:
        what = t.plain("returned {what}", what=what) if what else t.plain("returned")
    parts = (short_day(t, purchase.bought_on, today), what, short(t, purchase, currency))
    return " · ".join(part for part in parts if part)
