"""Screens of what a team sells (B3): the list, one product, and what a lead changes about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.paging import Page
from handlers.payloads.goods import AskProduct, ListProduct, MergeProduct, OpenProduct, SameProduct, ShowProducts
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import big_money, bold, cut, listed, money
from handlers.screens.turning import before_and_next, onward
from handlers.texts import Html, Texts, lines
from storage.queries.buying.goods import Sold
from storage.tables import Product

SHOWN = 5  # products a page
OTHERS = 6  # to merge with, a page
NAME, LABEL = 24, 14  # letters of a name in a text, on a button
NAMES = 3  # other names shown
NAME_PART, PRICE, LASTS = "name", "price", "lasts"


@dataclass(frozen=True)
class Seen:
    """A product as its screen shows it; `sold` None: not for a rep to see."""

    product: Product
    currency: str
    names: Sequence[str] = ()
    sold: Sold | None = None
    leads: bool = False


def products(t: Texts, found: Sequence[Product], page: Page, currency: str, *, leads: bool) -> Screen:
    """A page of the list."""
    teach = t("Type one to add it: <i>tyre 820</i>") if leads else None
    if not page.count:
        known = t("No product is known yet.")
        return Screen(lines(known, t("Those you record with a purchase come here by themselves."), teach))
    rows: list[Row] = [(Button(_label(t, each, currency), OpenProduct(each.id or 0)),) for each in found]
    turning = before_and_next(t, page, lambda number: ShowProducts(number * SHOWN))
    head = t.n("We sell {n} product", "We sell {n} products", page.count)
    return Screen(lines(head, teach), (*rows, *((turning,) if turning else ())))


def _label(t: Texts, product: Product, currency: str) -> str:
    name = cut(product.name, LABEL)
    return t.plain("{name} · {price}", name=name, price=money(t, product.price, currency)) if product.price else name


def product(t: Texts, seen: Seen, change: int = 0, said: Html | None = None) -> Screen:
    """One product; a lead changes it here."""
    return Screen(lines(said, *_about(t, seen)), _rows(t, seen, change))


def _about(t: Texts, seen: Seen) -> list[Html | None]:
    one = seen.product
    price = t.plain("usually {amount}", amount=money(t, one.price, seen.currency)) if one.price else ""
    lasts = t.n("lasts {n} day", "lasts {n} days", one.lasts_days) if one.lasts_days else ""
    told = " · ".join(part for part in (price, lasts) if part)
    sold = seen.sold
    return [
        bold(cut(one.name, NAME)),
        t("{told}", told=told) if told else None,
        t("Also called: {names}", names=cut(listed(t, seen.names[:NAMES]), 32)) if seen.names else None,
        _sold(t, sold, seen.currency) if sold else None,
        None if one.listed else t("Not in the list: it is offered no more."),
    ]


def _sold(t: Texts, sold: Sold, currency: str) -> Html:
    if not sold.count:
        return t("12 months: none sold")
    amount = big_money(t, sold.amount, currency)
    times = t.n("12 months: {n} sale · {amount}", "12 months: {n} sales · {amount}", sold.count, amount=amount)
    pieces = t.n("{n} piece", "{n} pieces", sold.pieces)
    return t("{times} · {pieces}", times=times, pieces=pieces) if sold.pieces != sold.count else times


def _rows(t: Texts, seen: Seen, change: int) -> tuple[Row, ...]:
    number, one = seen.product.id or 0, seen.product
    back = Button(t.plain("Back"), ShowProducts(0))
    if not seen.leads:
        return ((back,),)
    put = t.plain("Take out") if one.listed else t.plain("Put back")
    undo = (buttons.undo(t, change),) if change else ()
    return (
        (
            Button(t.plain("Usual price"), AskProduct(number, PRICE)),
            Button(t.plain("Lasts how long"), AskProduct(number, LASTS)),
            Button(t.plain("Rename"), AskProduct(number, NAME_PART)),
        ),
        (Button(t.plain("Same as …"), MergeProduct(number, 0)), Button(put, ListProduct(number, not one.listed))),
        (back, *undo),
    )


def ask(t: Texts, seen: Seen, part: str, trouble: Html | None = None) -> Screen:
    """One part of it anew."""
    question = {
        NAME_PART: t("What is it called? Type it."),
        PRICE: t("What does one usually cost? Type it; 0: no usual price."),
        LASTS: t("How long does one last? Type it: <i>90 days</i>; 0: not known."),
    }[part]
    back = Button(t.plain("Back"), OpenProduct(seen.product.id or 0))
    return Screen(lines(trouble, bold(cut(seen.product.name, NAME)), question), ((back,),))


def unread(t: Texts) -> Html:
    """What was typed can't be it."""
    return t("I couldn't read that.")


def taken(t: Texts, seen: Seen, other: Product) -> Screen:
    """The name is another product's: are they the same?"""
    number = seen.product.id or 0
    text = lines(
        t("“{name}” is in the list already.", name=cut(other.name, NAME)),
        t("Is {name} the same?", name=bold(cut(seen.product.name, NAME))),
    )
    same = Button(t.plain("The same thing"), SameProduct(number, other.id or 0))
    return Screen(text, ((same, Button(t.plain("Back"), OpenProduct(number))),))


def same_as(t: Texts, gone: Product, others: Sequence[Product], page: Page) -> Screen:
    """Which other product is it?"""
    number = gone.id or 0
    each = [Button(cut(other.name, LABEL), SameProduct(number, other.id or 0)) for other in others]
    more = () if page.is_only else (onward(t, page, lambda to: MergeProduct(number, to * OTHERS)),)
    text = lines(
        t("{name} is the same as which?", name=bold(cut(gone.name, NAME))),
        t("Sales are counted together; its name is still understood.") if each else t("There is no other product."),
    )
    return Screen(text, (*in_rows(each, 2), (*more, Button(t.plain("Back"), OpenProduct(number)))))


def merged(t: Texts, gone: Product) -> Html:
    """Two became one."""
    return t("✅ {name} is the same from now on:", name=cut(gone.name, NAME))


def kept(t: Texts) -> Html:
    """It is changed."""
    return t("✅ Changed:")


def not_there(t: Texts, typed: str) -> Screen:
    """Nothing goes by this name."""
    text = t("No product is called “{name}”.", name=cut(typed, NAME))
    return Screen(text, ((Button(t.plain("All products"), ShowProducts(0)),),))
