"""Screens that ask about a purchase before it can be kept (B3): what, how much, in which money, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.payloads.deals import BuysLater, PurchaseIs
from handlers.payloads.goods import BuyProduct, CountsAs, ProductFor
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.buying.paid import own_example
from handlers.screens.format import bold, cut, day, money, sum_to_tap
from handlers.screens.places import currency as named
from handlers.texts import Html, Texts, lines
from storage.tables import Client, FollowUp, Product

GOODS = 6  # products to choose from
CHOICES = 3  # amounts
LABEL = 9  # Chinese characters of a product on its button; twice as many Latin letters


@dataclass(frozen=True)
class Unclear:
    """A purchase that can't be kept yet; its words wait in the draft."""

    client: Client
    draft: int
    product: str
    amount: int | None  # as far as chosen
    day: date | None
    today: date
    currency: str


@dataclass(frozen=True)
class Foreign:
    """What was paid in another currency than the team's; `known`: what that came to at the last rate."""

    amount: int
    currency: str
    known: int | None


def ask_purchase(t: Texts, client: Client, likely: Sequence[Product] = ()) -> Screen:
    """What did he buy? One line is enough; the likeliest products are tapped."""
    number, room = client.id or 0, LABEL if t.chinese else 2 * LABEL
    goods = [Button(cut(each.name, room), BuyProduct(number, each.id or 0)) for each in likely]
    text = lines(t("{name} bought what?", name=bold(client.name)), t("One line: <i>4 tyres 3280 yesterday</i>"))
    return Screen(text, (*in_rows(goods), (buttons.back_to_card(t, client.id),)), about=client.id)


def ask_amount(t: Texts, unclear: Unclear, product: int = 0, usual: Sequence[int] = ()) -> Screen:
    """No amount was said; of a product that was chosen the usual ones are tapped."""
    client, draft = unclear.client.id or 0, unclear.draft
    shown = [(each, sum_to_tap(t, each, unclear.currency)) for each in usual]
    row = tuple(Button(label, ProductFor(client, draft, product, each)) for each, label in shown)
    tap = t("Tap, or type: <i>3280</i> or <i>2 pcs 6560</i>") if row else t("Type it: <i>3280</i> or <i>2.5k</i>")
    return Screen(lines(t("{who}: how much?", who=_who(t, unclear)), tap), (row,) if row else (), about=client)


def refused_amount(t: Texts, unclear: Unclear, behind_minus: int) -> Screen:
    """An amount of nothing or less; what stood behind a minus may have been brought back, or bought."""
    text = lines(
        t("{who}: how much?", who=_who(t, unclear)),
        t("0 is no amount.") if not behind_minus else t("Was it brought back, or bought?"),
        t("Type it: <i>3280</i> or <i>2.5k</i>"),
    )
    client, shown = unclear.client.id or 0, sum_to_tap(t, behind_minus, unclear.currency)
    row = (
        Button(t.plain("Returned {amount}", amount=shown), PurchaseIs(client, unclear.draft, -behind_minus, None)),
        Button(t.plain("Bought {amount}", amount=shown), PurchaseIs(client, unclear.draft, behind_minus, None)),
    )
    return Screen(text, (row,) if behind_minus else (), about=client)


def which_amount(t: Texts, unclear: Unclear, amounts: Sequence[int]) -> Screen:
    """A number that may be one amount or another."""
    client, draft = unclear.client.id or 0, unclear.draft
    row = [
        Button(sum_to_tap(t, amount, unclear.currency), PurchaseIs(client, draft, amount, unclear.day))
        for amount in amounts
    ]
    text = lines(t("{who}: which amount is it?", who=_who(t, unclear)), t("Tap, or type the amount."))
    return Screen(text, (tuple(row),), about=client)


def ask_own(t: Texts, unclear: Unclear, paid: Foreign) -> Screen:
    """What was paid in another currency must be counted in the team's."""
    client, draft = unclear.client.id or 0, unclear.draft
    text = lines(
        t("{who} · {amount}", who=_who(t, unclear), amount=money(t, abs(paid.amount), paid.currency)),
        t("How much is that in {currency}?", currency=named(t, unclear.currency)),
        t("As last time? Tap; else type:") if paid.known else None,
        own_example(t, paid.amount, unclear.currency),
    )
    if not paid.known:
        return Screen(text, about=client)
    amount = paid.amount if unclear.amount is not None else None
    same = Button(money(t, abs(paid.known), unclear.currency), CountsAs(client, draft, abs(paid.known), amount))
    return Screen(text, ((same,),), about=client)


def ask_day(t: Texts, unclear: Unclear, said: date) -> Screen:
    """The day said is still to come."""
    later = Button(t.plain("Remind me then"), BuysLater(unclear.client.id or 0, unclear.draft, said))
    head = t("{day} is still ahead. When was it?", day=day(t, said, unclear.today))
    return Screen(lines(head, t("Tap, or type the day.")), (_days(t, unclear), (later,)), about=unclear.client.id)


def no_such_day(t: Texts, unclear: Unclear, said: str) -> Screen:
    """The day said does not exist, or can't be read."""
    head = t("There is no day “{said}”. When was it?", said=cut(said, 20))
    return Screen(lines(head, t("Tap, or type the day.")), (_days(t, unclear),), about=unclear.client.id)


def _days(t: Texts, unclear: Unclear) -> Row:
    near = ((t.plain("Today"), unclear.today), (t.plain("Yesterday"), unclear.today - timedelta(days=1)))
    client, draft = unclear.client.id or 0, unclear.draft
    return tuple(Button(label, PurchaseIs(client, draft, unclear.amount, when)) for label, when in near)


def _who(t: Texts, unclear: Unclear) -> Html:
    name = bold(unclear.client.name)
    return t("{name} · {product}", name=name, product=cut(unclear.product, 16)) if unclear.product else name


def buys_later(t: Texts, client: Client, planned: FollowUp, today: date, change: int) -> Screen:
    """A purchase still to come became a follow-up."""
    text = t("⏰ {when} {what}", when=day(t, planned.due_on, today), what=cut(planned.text, 24))
    return Screen(lines(bold(client.name), text), ((buttons.card(t, client.id), buttons.undo(t, change)),))


def too_much_back(t: Texts, unclear: Unclear, worth: int) -> Screen:
    """More is said to have come back than was bought in all (`worth`, minor units)."""
    name, most = bold(unclear.client.name), money(t, worth, unclear.currency)
    text = lines(
        t("{name} bought {amount} in all.", name=name, amount=most),
        t("More can't come back. How much did?"),
    )
    press = PurchaseIs(unclear.client.id or 0, unclear.draft, worth, unclear.day)
    label = t.plain("All of it, {amount}", amount=sum_to_tap(t, worth, unclear.currency))
    return Screen(text, ((Button(label, press),),), about=unclear.client.id)


def nothing_to_return(t: Texts, client: Client, *, again: bool = False) -> Screen:
    """A return of one who has bought nothing; `again`: all that was bought has come back already."""
    nothing = t("{name} has bought nothing yet.", name=bold(client.name))
    if again:
        nothing = t("All that {name} bought has come back.", name=bold(client.name))
    text = lines(nothing, t("So nothing can come back."))
    return Screen(text, ((buttons.card(t, client.id),),), about=client.id)
