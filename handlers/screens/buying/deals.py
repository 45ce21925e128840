"""Screens of purchases (B3): what a purchase came to, and its amount and how long it lasts put right."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from handlers.payloads.deals import AskLasts, SetLasts, ShowPurchase, ShowPurchaseParts, TwoPurchases
from handlers.payloads.goods import AskSource, MeantProduct
from handlers.payloads.referrals import AskReferrer
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons, words
from handlers.screens.buying import bought_more
from handlers.screens.buying.paid import paid
from handlers.screens.format import big_money, bold, cut, day, money, short_day
from handlers.screens.making import making_ends, outstanding, with_purchase
from handlers.screens.places import currency as named
from handlers.texts import Html, Texts, lines
from playbook.rfm import Edge, Tier
from storage.queries.making.of_purchases import NOTHING, Moved
from storage.tables import Client, FollowUp, Product, Purchase

MONTH, QUARTER, HALF_YEAR = 30, 90, 180  # days
LINES = 7  # of a message
BENEFIT = 16  # letters of what a tier brings


class Refused(Enum):
    """Why an amount will not do."""

    NOTHING = "nothing"
    NO_RATE = "no_rate"  # in another currency, and none was paid in that before


@dataclass(frozen=True)
class Bought:
    """What a purchase came to."""

    client: Client
    purchase: Purchase
    today: date
    currency: str
    count: int  # purchases in the months that count
    amount: int  # spent in them
    tier: Tier | None
    rose: bool = False
    edge: Edge | None = None
    first: bool = False
    ended_silence: bool = False
    care_call: FollowUp | None = None
    reminder: FollowUp | None = None
    repeated: bool = False
    returned: int = 0  # how much of it came back since, minor units
    slip: Product | None = None  # what its product's name was most likely meant for
    ask_source: bool = False  # once for a client: how he heard of us
    deal: int | None = None  # an open deal in the making that it may close (F3)
    change: int = 0
    months: int = 12  # that count
    benefit: str = ""  # the first thing that the tier brings, for one who has just risen
    edge_benefit: str = ""  # and the tier on whose edge he is
    owed: Moved = NOTHING  # sums that went with what came back (F4)


def bought(t: Texts, seen: Bought) -> Screen:
    """A purchase with all that it changed."""
    told = (
        _head(t, seen),
        repeated(t, seen) if seen.repeated else None,
        bought_more.told(t, seen.purchase, seen.currency),
        t("Of it {amount} came back", amount=money(t, seen.returned, seen.currency)) if seen.returned else None,
        with_purchase.moved(t, seen.owed, seen.currency),
        year(t, seen),
        t("First order: a customer now") if seen.first else None,
        t("Back after a long silence: case closed") if seen.ended_silence else None,
        brings(t, seen),
        one_more(t, seen.edge, seen.today, seen.currency, seen.edge_benefit) if seen.edge and not seen.rose else None,
        planned(t, seen.care_call, seen.today),
        planned(t, seen.reminder, seen.today),
    )
    shown = [line for line in told if line is not None][:LINES]
    return Screen(lines(*shown), _rows(t, seen), about=seen.client.id)


def _head(t: Texts, seen: Bought) -> Html:
    bought = seen.purchase
    product = cut(bought.product, 16)
    if bought.quantity > 1:
        product = f"{product} ×{bought.quantity}".strip()
    if bought.amount < 0:
        product = t.plain("returned {what}", what=product) if product else t.plain("returned")
    when = day(t, bought.bought_on, seen.today) if bought.bought_on != seen.today else ""
    told = (product, paid(t, bought, seen.currency), when)
    parts = [bold(seen.client.name), *(t("{part}", part=part) for part in told if part)]
    return t("✅ {what}", what=Html(" · ".join(parts)))


def year(t: Texts, seen: Bought) -> Html | None:
    """What was spent in the months that count, and the tier."""
    if seen.tier is None:
        return None
    spent = big_money(t, seen.amount, seen.currency)
    year = t.n(
        "{months} months: {n} order · {amount}",
        "{months} months: {n} orders · {amount}",
        seen.count,
        months=seen.months,
        amount=spent,
    )
    tier = words.tier(t, seen.tier)
    return t("{year} · {tier}", year=year, tier=t.plain("now {tier}", tier=tier) if seen.rose else tier)


def brings(t: Texts, seen: Bought) -> Html | None:
    """D2: what the tier just reached brings, if the lead has listed it."""
    if not seen.rose or seen.tier is None or not seen.benefit:
        return None
    return t("{tier} brings: {benefit}", tier=words.tier(t, seen.tier), benefit=seen.benefit)


def one_more(t: Texts, edge: Edge, today: date, currency: str, benefit: str = "") -> Html:
    """D2: what a single purchase must bring to reach the next tier; `benefit`: what that tier brings."""
    tier, until = words.tier(t, edge.tier), short_day(t, edge.until, today)
    if not edge.amount:
        told = t("One more order: {tier} by {day}", tier=tier, day=until)
    else:
        amount = money(t, edge.amount, currency)
        told = t("Order {amount}+ once: {tier} by {day}", amount=amount, tier=tier, day=until)
    return t("{told}: {benefit}", told=told, benefit=cut(benefit, BENEFIT)) if benefit else told


def planned(t: Texts, item: FollowUp | None, today: date) -> Html | None:
    """What a purchase puts into the calendar."""
    if item is None:
        return None
    return t("⏰ {when} {what}", when=day(t, item.due_on, today), what=cut(item.text, 24))


def repeated(t: Texts, seen: Bought) -> Html:
    """One of the same amount is there on that day."""
    when = day(t, seen.purchase.bought_on, seen.today)
    return t("One of {amount} is there ({day})", day=when, amount=paid(t, seen.purchase, seen.currency))


def _rows(t: Texts, seen: Bought) -> tuple[Row, ...]:
    purchase = seen.purchase.id or 0
    undo = (buttons.undo(t, seen.change),) if seen.change else ()
    if seen.repeated:
        again = Button(t.plain("The same one"), undo[0].press) if undo else None
        two = Button(t.plain("Two orders"), TwoPurchases(purchase, seen.change))
        return ((two, again) if again else (two,),)
    change = Button(t.plain("Change a part"), ShowPurchaseParts(purchase))
    last = (buttons.card(t, seen.client.id), *undo)
    if seen.purchase.amount < 0:
        return ((change, *last),)
    to_come = outstanding.still_to_pay(t, purchase)
    last = (making_ends.closes(t, seen.deal, purchase) if seen.deal else to_come, *last)
    lasts = () if seen.purchase.lasts_days else (Button(t.plain("Lasts how long"), AskLasts(purchase)),)
    brought = Button(t.plain("Who brought them"), AskReferrer(seen.client.id or 0))
    who = () if seen.client.referred_by else (brought,)
    heard = (Button(t.plain("How they came"), AskSource(purchase)),) if seen.ask_source else ()
    return (*in_rows([*meant(t, seen), *lasts, *who, *heard, change]), last)


def meant(t: Texts, seen: Bought) -> Row:
    """Whether the name of the product was a slip for one that is known."""
    if seen.slip is None:
        return ()
    label = t.plain("Meant {name}", name=cut(seen.slip.name, 5 if t.chinese else 10))
    return (Button(label, MeantProduct(seen.purchase.id or 0, seen.slip.id or 0)),)


def care_call(t: Texts) -> str:
    """C1: what the call after a purchase is about."""
    return t.plain("ask how it does in use")


def runs_out(t: Texts) -> str:
    """C5: what the reminder before the end is about."""
    return t.plain("runs out soon: ask about more")


def right_amount(t: Texts, client: Client, purchase: Purchase, currency: str, refused: Refused | None = None) -> Screen:
    """The amount was wrong: what is right?"""
    why = None
    if refused is Refused.NOTHING:
        why = t("Above 0, please.")
    elif refused is Refused.NO_RATE:
        why = t("No rate for that yet: in {currency}, please.", currency=named(t, currency))
    text = lines(
        t("{name} · {amount}: what is right?", name=bold(client.name), amount=paid(t, purchase, currency)),
        why,
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
