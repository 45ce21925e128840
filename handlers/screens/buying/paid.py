"""What a purchase came to, in the money it was paid in."""

from handlers.screens.format import money
from handlers.texts import Html, Texts
from storage.tables import Purchase


def paid(t: Texts, purchase: Purchase, currency: str) -> str:
    """US$300 (¥2,160); in the team's own currency ¥3,280. What came back has no sign: words beside it say so."""
    own = money(t, abs(purchase.amount), currency)
    if not purchase.foreign_currency:
        return own
    return t.plain("{foreign} ({own})", foreign=short(t, purchase, currency), own=own)


def short(t: Texts, purchase: Purchase, currency: str) -> str:
    """The same for a button: only as it was paid."""
    if purchase.foreign_currency and purchase.foreign_amount is not None:
        return money(t, abs(purchase.foreign_amount), purchase.foreign_currency)
    return money(t, abs(purchase.amount), currency)


def own_example(t: Texts, foreign: int, currency: str) -> Html:
    """How to say what an amount in another currency counts as."""
    return t("<i>{amount}</i> or <i>rate 7.2</i>", amount=money(t, round(abs(foreign) * 7.2), currency))
