"""Screens of a purchase put right: its amount, product, quantity and day, or not one at all."""

from datetime import date

from handlers.payloads.deals import AskPart, CorrectAmount, DropPurchase, Part, ShowPurchase, ShowPurchaseParts
from handlers.payloads.goods import ShowMoreParts
from handlers.screen import Button, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.buying.bought_more import more_buttons
from handlers.screens.buying.paid import short
from handlers.screens.format import bold, cut, day, money, short_day
from handlers.texts import Html, Texts, lines
from storage.tables import Client, Purchase

RARER = (Part.MARGIN, Part.WHOM)


def parts(t: Texts, client: Client, bought: Purchase, today: date, currency: str, left: int) -> Screen:
    """Each part a button; `left`: what may still come back, minor units."""
    number = bought.id or 0
    what = cut(bought.product, 8 if t.chinese else 16) if bought.product else t.plain("Product name")
    each = [
        Button(short(t, bought, currency), CorrectAmount(number)),
        Button(what, AskPart(number, Part.PRODUCT)),
        Button(f"×{bought.quantity}", AskPart(number, Part.QUANTITY)),
        Button(short_day(t, bought.bought_on, today), AskPart(number, Part.DAY)),
    ]
    returned, more = more_buttons(t, bought)
    if left > 0:
        each.append(returned)
    if bought.amount >= 0:
        each.append(more)
    none = t.plain("No order") if bought.amount >= 0 else t.plain("No return")
    each += [Button(none, DropPurchase(number)), Button(t.plain("Back"), ShowPurchase(number))]
    return Screen(t("{name}: change which part?", name=bold(client.name)), in_rows(each), about=client.id)


def ask(
    t: Texts, client: Client, bought: Purchase, part: Part, today: date, currency: str, *, again: bool = False
) -> Screen:
    """One part anew; `again`: what was typed will not do."""
    now = {
        Part.PRODUCT: cut(bought.product, 20),
        Part.QUANTITY: str(bought.quantity),
        Part.DAY: day(t, bought.bought_on, today),
        Part.MARGIN: money(t, bought.margin, currency) if bought.margin is not None else "",
        Part.WHOM: cut(bought.for_whom, 20),
    }[part]
    question = {
        Part.PRODUCT: t("What was it? Type it."),
        Part.QUANTITY: t("How many? Type the number."),
        Part.DAY: t("Which day was it? Type it."),
        Part.MARGIN: t("What was earned? <i>800</i>, <i>20%</i> or <i>our cost 2480</i>"),
        Part.WHOM: t("For whom was it? Type it."),
    }[part]
    head = t("{name} · {what}", name=bold(client.name), what=now) if now else bold(client.name)
    trouble: Html | None = t("I couldn't read that.") if again else None
    number = bought.id or 0
    back = Button(t.plain("Back"), ShowMoreParts(number) if part in RARER else ShowPurchaseParts(number))
    return Screen(lines(trouble, head, question), ((back,),), about=client.id)


def dropped(t: Texts, client: Client, amount: str, change: int, besides: Html | None = None) -> Screen:
    """It was none. `besides`: what went with it."""
    text = t("✅ {name}: without {before}", name=bold(client.name), before=amount)
    return Screen(lines(text, besides), ((buttons.card(t, client.id), buttons.undo(t, change)),), about=client.id)
