"""Screens of the rarer parts of a purchase: margin, for whom, how they heard of us, and what came back."""

from handlers.payloads.deals import AskLasts, AskPart, Part, ShowPurchase, ShowPurchaseParts
from handlers.payloads.goods import AskReturn, AskSource, CameBack, SetSource, ShowMoreParts
from handlers.screen import Button, Screen, in_rows
from handlers.screens.buying.paid import paid
from handlers.screens.format import bold, cut, money
from handlers.texts import Html, Texts, lines
from playbook.capture import Source
from storage.tables import Client, Purchase

WORDS = 12  # letters of an answer of one's own on a button


def source(t: Texts, value: str) -> str:
    """How they heard of us."""
    names = {
        Source.FRIEND.value: t.plain("a friend"),
        Source.WALK_IN.value: t.plain("walked in"),
        Source.VIDEO.value: t.plain("a video"),
        Source.SOCIAL.value: t.plain("social media"),
        Source.SEARCH.value: t.plain("a search"),
        Source.AD.value: t.plain("an ad"),
        Source.EVENT.value: t.plain("an event"),
    }
    return names.get(value, cut(value, WORDS))


def told(t: Texts, bought: Purchase, currency: str) -> Html | None:
    """What else is known of a purchase, in a line."""
    parts = (
        _margin(t, bought, currency),
        t.plain("for {whom}", whom=cut(bought.for_whom, WORDS)) if bought.for_whom else "",
        t.plain("through {source}", source=source(t, bought.source)) if bought.source else "",
    )
    known = " · ".join(part for part in parts if part)
    return t("{known}", known=known) if known else None


def _margin(t: Texts, bought: Purchase, currency: str) -> str:
    """What was earned; more than was paid is a slip."""
    if bought.margin is None:
        return ""
    amount = money(t, bought.margin, currency)
    if bought.margin > max(0, bought.amount):
        return t.plain("margin {amount}, above the price", amount=amount)
    return t.plain("margin {amount}", amount=amount)


def more(t: Texts, client: Client, bought: Purchase, currency: str) -> Screen:
    """The rarer parts, each a button."""
    number = bought.id or 0
    margin = money(t, bought.margin, currency) if bought.margin is not None else t.plain("Margin")
    whom = cut(bought.for_whom, WORDS) or t.plain("For whom")
    heard = source(t, bought.source) if bought.source else t.plain("How they came")
    each = [
        Button(margin, AskPart(number, Part.MARGIN)),
        Button(whom, AskPart(number, Part.WHOM)),
        Button(heard, AskSource(number)),
        Button(t.plain("Lasts how long"), AskLasts(number)),
        Button(t.plain("Back"), ShowPurchaseParts(number)),
    ]
    return Screen(t("{name}: change which part?", name=bold(client.name)), in_rows(each), about=client.id)


def ask_source(t: Texts, client: Client, bought: Purchase) -> Screen:
    """How did they hear of us?"""
    number = bought.id or 0
    each = [Button(source(t, value.value), SetSource(number, value.value)) for value in Source]
    each.append(Button(t.plain("Back"), ShowPurchase(number)))
    head = t("How did {name} hear of us?", name=bold(client.name))
    return Screen(lines(head, t("Tap, or type it.")), in_rows(each), about=client.id)


def ask_return(t: Texts, client: Client, bought: Purchase, left: int, currency: str, *, again: bool = False) -> Screen:
    """How much of it came back? `left`: what did not yet, minor units."""
    number, pieces = bought.id or 0, bought.quantity
    whole = money(t, left, currency)
    each = [Button(t.plain("All of it, {amount}", amount=whole), CameBack(number, left))]
    one = round(bought.amount / pieces) if pieces > 1 else 0
    if 0 < one < left:
        each.append(Button(t.plain("One, {amount}", amount=money(t, one, currency)), CameBack(number, one)))
    what = " · ".join(part for part in (cut(bought.product, 16), paid(t, bought, currency)) if part)
    text = lines(
        t("{name} · {what}", name=bold(client.name), what=what),
        t("At most {amount} can come back.", amount=whole) if again else None,
        t("What came back? Tap, or type the amount."),
    )
    back = Button(t.plain("Back"), ShowPurchaseParts(number))
    return Screen(text, (*((button,) for button in each), (back,)), about=client.id)


def more_buttons(t: Texts, bought: Purchase) -> list[Button]:
    """What leads on from the common parts: something came back, and the rarer parts."""
    number = bought.id or 0
    return [Button(t.plain("Returned"), AskReturn(number)), Button(t.plain("More"), ShowMoreParts(number))]
