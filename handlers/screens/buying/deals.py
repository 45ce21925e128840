"""Screens of purchases (B3): asking, what a purchase came to, correcting it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.payloads.deals import (
    AskLasts,
    BuysLater,
    PurchaseIs,
    SetLasts,
    ShowPurchase,
    ShowPurchaseParts,
    TwoPurchases,
)
from handlers.payloads.referrals import AskReferrer
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons, words
from handlers.screens.format import big_money, bold, cut, day, money, short_day
from handlers.texts import Html, Texts, lines
from playbook.rfm import Edge, Tier
from storage.tables import Client, FollowUp, Purchase

MONTH, QUARTER, HALF_YEAR = 30, 90, 180  # days


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
class Bought:
    """What a purchase came to."""

    client: Client
    purchase: Purchase
    today: date
    currency: str
    count: int  # purchases in twelve months
    amount: int  # spent in twelve months
    tier: Tier | None
    rose: bool = False
    edge: Edge | None = None
    first: bool = False
    ended_silence: bool = False
    care_call: FollowUp | None = None
    reminder: FollowUp | None = None
    repeated: bool = False
    change: int = 0


def ask_purchase(t: Texts, client: Client) -> Screen:
    """What did he buy? One line is enough."""
    text = lines(t("{name} bought what?", name=bold(client.name)), t("One line: <i>4 tyres 3280 yesterday</i>"))
    return Screen(text, ((buttons.back_to_card(t, client.id),),), about=client.id)


def ask_amount(t: Texts, unclear: Unclear, *, refused: bool = False) -> Screen:
    """No amount was said, or one of nothing or less."""
    head = t("{who}: how much?", who=_who(t, unclear))
    why = t("Above 0, please. Returns: as a note.") if refused else None
    return Screen(lines(head, why, t("Type it: <i>3280</i> or <i>2.5k</i>")), about=unclear.client.id)


def which_amount(t: Texts, unclear: Unclear, amounts: Sequence[int]) -> Screen:
    """A number that may be one amount or another."""
    client, draft = unclear.client.id or 0, unclear.draft
    row = [
        Button(_figure(t, amount, unclear.currency), PurchaseIs(client, draft, amount, unclear.day))
        for amount in amounts
    ]
    text = lines(t("{who}: which amount is it?", who=_who(t, unclear)), t("Tap, or type the amount."))
    return Screen(text, (tuple(row),), about=client)


def _figure(t: Texts, amount: int, currency: str) -> str:
    shown = big_money(t, amount, currency)
    return shown if shown[-1:].isalpha() else money(t, amount, currency)


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


def bought(t: Texts, seen: Bought) -> Screen:
    """A purchase with all that it changed."""
    text = lines(
        _head(t, seen),
        year(t, seen),
        t("First order: a customer now") if seen.first else None,
        t("Back after a long silence: case closed") if seen.ended_silence else None,
        one_more(t, seen.edge, seen.today, seen.currency) if seen.edge else None,
        planned(t, seen.care_call, seen.today),
        planned(t, seen.reminder, seen.today),
        repeated(t, seen) if seen.repeated else None,
    )
    return Screen(text, _rows(t, seen), about=seen.client.id)


def _head(t: Texts, seen: Bought) -> Html:
    bought = seen.purchase
    product = cut(bought.product, 16)
    if bought.quantity > 1:
        product = f"{product} ×{bought.quantity}".strip()
    when = day(t, bought.bought_on, seen.today) if bought.bought_on != seen.today else ""
    parts = [bold(seen.client.name), *(t("{part}", part=part) for part in (product, _paid(t, seen), when) if part)]
    return t("✅ {what}", what=Html(" · ".join(parts)))


def _paid(t: Texts, seen: Bought) -> str:
    return money(t, seen.purchase.amount, seen.currency)


def year(t: Texts, seen: Bought) -> Html | None:
    """What was spent in twelve months, and the tier."""
    if seen.tier is None:
        return None
    spent = big_money(t, seen.amount, seen.currency)
    year = t.n("12 months: {n} order · {amount}", "12 months: {n} orders · {amount}", seen.count, amount=spent)
    tier = words.tier(t, seen.tier)
    return t("{year} · {tier}", year=year, tier=t.plain("now {tier}", tier=tier) if seen.rose else tier)


def one_more(t: Texts, edge: Edge, today: date, currency: str) -> Html:
    """D2: what a single purchase must bring to reach the next tier."""
    tier, until = words.tier(t, edge.tier), short_day(t, edge.until, today)
    if not edge.amount:
        return t("One more order: {tier} by {day}", tier=tier, day=until)
    return t("Order {amount}+ once: {tier} by {day}", amount=money(t, edge.amount, currency), tier=tier, day=until)


def planned(t: Texts, item: FollowUp | None, today: date) -> Html | None:
    """What a purchase puts into the calendar."""
    if item is None:
        return None
    return t("⏰ {when} {what}", when=day(t, item.due_on, today), what=cut(item.text, 24))


def repeated(t: Texts, seen: Bought) -> Html:
    """One of the same amount is there on that day."""
    when = day(t, seen.purchase.bought_on, seen.today)
    return t("One of {amount} is there ({day})", day=when, amount=_paid(t, seen))


def _rows(t: Texts, seen: Bought) -> tuple[Row, ...]:
    purchase = seen.purchase.id or 0
    undo = (buttons.undo(t, seen.change),) if seen.change else ()
    if seen.repeated:
        again = Button(t.plain("The same one"), undo[0].press) if undo else None
        two = Button(t.plain("Two orders"), TwoPurchases(purchase, seen.change))
        return ((two, again) if again else (two,),)
    lasts = () if seen.purchase.lasts_days else (Button(t.plain("Lasts how long"), AskLasts(purchase)),)
    brought = Button(t.plain("Who brought them"), AskReferrer(seen.client.id or 0))
    who = () if seen.client.referred_by else (brought,)
    return (
        (*lasts, *who, Button(t.plain("Change a part"), ShowPurchaseParts(purchase))),
        (buttons.card(t, seen.client.id), *undo),
    )


def care_call(t: Texts) -> str:
    """C1: what the call after a purchase is about."""
    return t.plain("ask how it does in use")


def runs_out(t: Texts) -> str:
    """C5: what the reminder before the end is about."""
    return t.plain("runs out soon: ask about more")


def right_amount(t: Texts, client: Client, purchase: Purchase, currency: str, *, refused: bool = False) -> Screen:
    """The amount was wrong: what is right?"""
    text = lines(
        t("{name} · {amount}: what is right?", name=bold(client.name), amount=money(t, purchase.amount, currency)),
        t("Above 0, please. Returns: as a note.") if refused else None,
        t("Type it: <i>3280</i> or <i>2.5k</i>"),
    )
    return Screen(text, (_back(t, purchase),), about=client.id)


def how_long(t: Texts, client: Client, purchase: Purchase, *, unread: bool = False) -> Screen:
    """How long will it do? (C5)"""
    number = purchase.id or 0
    choices = (
        Button(t.plain("1 month"), SetLasts(number, MONTH)),
        Button(t.plain("3 months"), SetLasts(number, QUARTER)),
        Button(t.plain("Half a year"), SetLasts(number, HALF_YEAR)),
    )
    text = lines(
        t("{name}: how long will it do?", name=bold(client.name)),
        t("I couldn't read that.") if unread else None,
        t("Tap, or type: <i>45 days</i>"),
    )
    return Screen(text, (choices, _back(t, purchase)), about=client.id)


def _back(t: Texts, purchase: Purchase) -> Row:
    return (Button(t.plain("Back"), ShowPurchase(purchase.id or 0)),)


def gone(t: Texts) -> Screen:
    """The purchase was taken back meanwhile."""
    return Screen(t("This order is no longer there."))
