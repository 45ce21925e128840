"""How a deal in the making ends (F3): won by a purchase, lost by something; and going on with it after all."""

from handlers.caring import occasions
from handlers.making import making
from handlers.making.making import FLOW
from handlers.payloads.making import AskWhyLost, AskWon, AskWonAmount, BuyAndWin, LoseDeal, ReopenDeal, WinBy
from handlers.screens import errors
from handlers.screens.making import making_ends as screens
from handlers.turn import Refusal, Turn
from playbook.making import Status
from storage.queries.book import clients
from storage.queries.buying import purchases
from storage.queries.buying.purchases import NOTHING_ELSE, Details
from storage.queries.making import closing
from storage.queries.making import making as stored
from storage.queries.team import members
from storage.tables import Client, Opportunity

WON = "won"  # the step that asks for the amount


def ask_won(turn: Turn) -> None:
    """Won: by which purchase?"""
    if (found := making.open_or_tell(turn, turn.pressed(AskWon).deal)) is None:
        return
    deal, client = found
    bought = closing.purchases_since(turn.session, client, deal)
    if not bought and not deal.amount:
        _ask_amount(turn, deal, client)
    else:
        turn.edit(screens.ask_won(turn.t, making.view(turn, deal, client), bought))


def win_by(turn: Turn) -> None:
    """A purchase that is there closes the deal."""
    press = turn.pressed(WinBy)
    if (found := making.open_or_tell(turn, press.deal)) is None:
        return
    deal, client = found
    bought, buyer = purchases.get(turn.session, turn.me, press.purchase)
    if buyer.id != client.id or bought.amount <= 0:
        raise members.NotAllowed
    if closing.of_purchase(turn.session, bought) is not None:
        raise Refusal(errors.settled)
    change = turn.record("deal", client.id, source="")
    stored.win(turn.session, deal, client, bought)
    making.show(turn, deal, client, change)


def buy_and_win(turn: Turn) -> None:
    """It was sold for what was expected."""
    if (found := making.open_or_tell(turn, turn.pressed(BuyAndWin).deal)) is None:
        return
    deal, client = found
    if deal.amount:
        _sell(turn, deal, client, deal.amount)
    else:
        _ask_amount(turn, deal, client)


def ask_amount(turn: Turn) -> None:
    """It was sold for another amount."""
    if (found := making.open_or_tell(turn, turn.pressed(AskWonAmount).deal)) is not None:
        _ask_amount(turn, *found)


def _ask_amount(turn: Turn, deal: Opportunity, client: Client, *, again: bool = False) -> None:
    screen = screens.ask_amount(turn.t, making.view(turn, deal, client), again=again)
    turn.ask(FLOW, WON, screen, client=client.id, deal=deal.id, asked=True)


def amount_typed(turn: Turn, deal: Opportunity, client: Client, amount: int | None) -> None:
    """For how much it was sold."""
    if amount is None:
        _ask_amount(turn, deal, client, again=True)
    else:
        _sell(turn, deal, client, amount)


def _sell(turn: Turn, deal: Opportunity, client: Client, amount: int) -> None:
    """Record the purchase, with what follows from it, and close the deal with it."""
    change = turn.record("deal", client.id)
    deal.grade = stored.grade(deal, client).value  # whoever buys has no class any more
    details = NOTHING_ELSE
    if amount == deal.amount and deal.foreign_amount:
        details = Details(foreign_amount=deal.foreign_amount, foreign_currency=deal.foreign_currency)
    bought = purchases.add(
        turn.session,
        turn.me,
        client,
        turn.now,
        day=turn.today,
        amount=amount,
        product=deal.what,
        details=details,
    )
    stored.win(turn.session, deal, client, bought)
    occasions.after_purchase(turn, client)
    clients.touch(turn.session, turn.me, client, turn.now)
    making.show(turn, deal, client, change)


def ask_why(turn: Turn) -> None:
    """Lost: by what?"""
    if (found := making.open_or_tell(turn, turn.pressed(AskWhyLost).deal)) is not None:
        turn.edit(screens.ask_why(turn.t, making.view(turn, *found)))


def lose(turn: Turn) -> None:
    """It came to nothing."""
    press = turn.pressed(LoseDeal)
    if (found := making.open_or_tell(turn, press.deal)) is None:
        return
    deal, client = found
    change = turn.record("deal", client.id, source="")
    stored.lose(turn.session, deal, client, turn.today, press.why)
    making.show(turn, deal, client, change)


def reopen(turn: Turn) -> None:
    """It goes on after all."""
    deal, client = making.mine(turn, turn.pressed(ReopenDeal).deal, hold=True)
    if deal.status is Status.OPEN:
        making.show(turn, deal, client)
        return
    change = turn.record("deal", client.id, source="")
    stored.reopen(turn.session, deal)
    making.show(turn, deal, client, change)
