"""What a deal may bring (F3), also where that was said in another currency than the team's."""

from handlers.screens.buying.paid import own_example
from handlers.screens.format import money
from handlers.screens.places import currency as named
from handlers.texts import Html, Texts, lines
from storage.tables import Opportunity


def expected(t: Texts, deal: Opportunity, currency: str) -> str:
    """US$20,000 (¥144,000); in the team's own currency ¥144,000; "" where nothing was said."""
    own = money(t, deal.amount, currency) if deal.amount is not None else ""
    if not deal.foreign_amount:
        return own
    foreign = money(t, deal.foreign_amount, deal.foreign_currency)
    return t.plain("{foreign} ({own})", foreign=foreign, own=own) if own else foreign


def how_much(t: Texts, deal: Opportunity, currency: str) -> Html:
    """How much may it be; or what does it come to in the team's currency?"""
    if not deal.foreign_amount:
        return t("How much may it be? Type it.")
    return lines(
        t("How much is that in {currency}?", currency=named(t, currency)),
        own_example(t, deal.foreign_amount, currency),
    )
