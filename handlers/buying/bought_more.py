"""The rarer things about a purchase: how they heard of us, a slip in its product's name, and what came back (B3)."""

from handlers.buying import bought, told
from handlers.payloads.goods import AskReturn, AskSource, CameBack, MeantProduct, SetSource, ShowMoreParts
from handlers.screens import errors
from handlers.screens.buying import bought_more as screens
from handlers.turn import Refusal, Turn
from handlers.work.items import used
from playbook.capture import ReadPurchase, read_purchase, source_named
from playbook.goods import converted
from storage.queries.buying import goods, purchases
from storage.queries.buying.purchases import Details
from storage.queries.caring import care
from storage.tables import Client, Dialog, Purchase

FLOW, SOURCE, RETURN = "bought_more", "source", "return"
LONGEST = 40  # characters of an answer of one's own


def show(turn: Turn) -> None:
    """The rarer parts, each a button."""
    purchase, client = bought.mine(turn, turn.pressed(ShowMoreParts).purchase)
    turn.leave(FLOW)
    turn.edit(screens.more(turn.t, client, purchase, turn.team.currency))


def ask_source(turn: Turn) -> None:
    """How did they hear of us?"""
    _ask_source(turn, *bought.mine(turn, turn.pressed(AskSource).purchase))


def _ask_source(turn: Turn, purchase: Purchase, client: Client) -> None:
    screen = screens.ask_source(turn.t, client, purchase)
    turn.ask(FLOW, SOURCE, screen, client=client.id, purchase=purchase.id)


def set_source(turn: Turn) -> None:
    """A way was tapped."""
    press = turn.pressed(SetSource)
    _put_source(turn, *bought.mine(turn, press.purchase), source_named(press.source))


def _put_source(turn: Turn, purchase: Purchase, client: Client, source: str) -> None:
    bought.correct(turn, client, purchase, lambda: setattr(purchase, "source", source[:LONGEST]))
    turn.leave(FLOW)


def meant(turn: Turn) -> None:
    """The name was a slip for a product that is known."""
    press = turn.pressed(MeantProduct)
    purchase, client = bought.mine(turn, press.purchase)
    product = goods.get(turn.session, turn.me, press.product)
    wrong = purchase.product_id
    bought.correct(turn, client, purchase, lambda: setattr(purchase, "product", product.name))
    goods.unlearn(turn.session, wrong, product)


def ask_return(turn: Turn) -> None:
    """How much of it came back?"""
    _ask_return(turn, *bought.mine(turn, turn.pressed(AskReturn).purchase))


def _ask_return(turn: Turn, purchase: Purchase, client: Client, *, again: bool = False) -> None:
    left = _left(turn, purchase)
    screen = screens.ask_return(turn.t, client, purchase, left, turn.team.currency, again=again)
    turn.ask(FLOW, RETURN, screen, client=client.id, purchase=purchase.id)


def _left(turn: Turn, purchase: Purchase) -> int:
    """What may still come back; a Refusal if all of it has."""
    left = purchase.amount - purchases.returned(turn.session, purchase)
    if left <= 0:
        raise Refusal(errors.settled)
    return left


def came_back(turn: Turn) -> None:
    """An amount was tapped."""
    press = turn.pressed(CameBack)
    purchase, client = bought.mine(turn, press.purchase)
    left = _left(turn, purchase)
    if used(turn):
        raise Refusal(errors.settled)
    _return(turn, purchase, client, press.amount if 0 < press.amount < left else left)


def _return(turn: Turn, purchase: Purchase, client: Client, amount: int) -> None:
    """Keep a return of this purchase; of one that came back as a whole nothing more is asked."""
    change = turn.record("buy", client.id)
    whole = amount == purchase.amount
    if whole:
        care.forget_purchases(turn.session, [purchase.id or 0])
    bought_pieces = max(1, purchase.quantity)
    of_each = abs(purchase.amount) // bought_pieces
    pieces = bought_pieces if whole else max(1, amount // of_each if of_each else 1)
    paid = purchase.foreign_amount
    details = Details(
        return_of=purchase.id,
        foreign_amount=-round(paid * amount / purchase.amount) if paid else None,
        foreign_currency=purchase.foreign_currency,
    )
    back = purchases.add(
        turn.session,
        turn.me,
        client,
        turn.now,
        day=purchase.bought_on,
        amount=-amount,
        quantity=min(pieces, bought_pieces),
        product=purchase.product,
        details=details,
    )
    turn.answer(bought.shown(turn, client, back, change))
    turn.leave(FLOW)


def typed(turn: Turn, dialog: Dialog) -> None:
    """How they heard of us, or how much came back, was typed."""
    purchase, client = bought.mine(turn, dialog.data["purchase"])
    if dialog.step == SOURCE:
        _put_source(turn, purchase, client, source_named(" ".join(turn.text.split())))
        return
    left, amount = _left(turn, purchase), _own(turn, purchase, read_purchase(turn.text, turn.local))
    if not amount or amount > left:
        _ask_return(turn, purchase, client, again=True)
    else:
        _return(turn, purchase, client, amount)


def _own(turn: Turn, purchase: Purchase, read: ReadPurchase) -> int | None:
    """An amount that came back in the team's currency; one in the currency that was paid in by the rate it had then."""
    currency = told.foreign_in(turn, read)
    if not currency or not read.amount:
        return read.amount
    if currency != purchase.foreign_currency or not purchase.foreign_amount:
        return None
    return converted(read.amount, (purchase.foreign_amount, purchase.amount))


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    purchase, client = bought.mine(turn, dialog.data["purchase"])
    (_ask_source if dialog.step == SOURCE else _ask_return)(turn, purchase, client)
