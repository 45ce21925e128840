"""Screens of a deal that ends (F3): won by a purchase, lost and by what, open again."""

from collections.abc import Sequence

from handlers.payloads.deals import ShowPurchase
from handlers.payloads.followups import AskFollowUp
from handlers.payloads.making import (
    AskWhyLost,
    AskWon,
    AskWonAmount,
    BuyAndWin,
    LoseDeal,
    ReopenDeal,
    ShowDeal,
    WinBy,
)
from handlers.payloads.outstanding import AskOwedFor
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import day, money, short_day
from handlers.screens.making.making import DealView, all_deals, title
from handlers.texts import Html, Texts, lines
from playbook.making import Status, WhyLost
from storage.tables import Purchase


def ask_won(t: Texts, view: DealView, bought: Sequence[Purchase]) -> Screen:
    """By which purchase was it won: one that is there, what was expected, another amount?"""
    known = [Button(_bought(t, view, each), WinBy(view.id, each.id or 0)) for each in bought]
    new = []
    if view.deal.amount:
        label = t.plain("Sold for {amount}", amount=money(t, view.deal.amount, view.currency))
        new.append(Button(label, BuyAndWin(view.id)))
    last = (Button(t.plain("Other amount"), AskWonAmount(view.id)), Button(t.plain("Back"), ShowDeal(view.id)))
    text = lines(title(t, view.client, view.deal), t("Won. By which purchase?"))
    return Screen(text, (*((each,) for each in (*known, *new)), last), about=view.client.id)


def _bought(t: Texts, view: DealView, bought: Purchase) -> str:
    return f"{day(t, bought.bought_on, view.today)} · {money(t, bought.amount, view.currency)}"


def ask_amount(t: Texts, view: DealView, *, again: bool = False) -> Screen:
    """For how much was it sold?"""
    trouble = t("I couldn't read that.") if again else None
    text = lines(trouble, title(t, view.client, view.deal), t("Sold for how much? Type it."))
    return Screen(text, ((Button(t.plain("Back"), ShowDeal(view.id)),),), about=view.client.id)


def ask_why(t: Texts, view: DealView) -> Screen:
    """By what was it lost?"""
    choices = [Button(why(t, each), LoseDeal(view.id, each)) for each in WhyLost]
    text = lines(title(t, view.client, view.deal), t("Lost by what?"))
    return Screen(text, (*in_rows(choices), (Button(t.plain("Back"), ShowDeal(view.id)),)), about=view.client.id)


def why(t: Texts, value: WhyLost) -> str:
    """What a deal was lost by."""
    names = {
        WhyLost.PRICE: t.plain("the price"),
        WhyLost.RIVAL: t.plain("a rival"),
        WhyLost.PUT_OFF: t.plain("put off for good"),
        WhyLost.NO_NEED: t.plain("no need"),
        WhyLost.OTHER: t.plain("can't tell"),
    }
    return names[value]


def closed(t: Texts, view: DealView) -> Screen:
    """How it ended; it can be opened again."""
    number, client = view.id, view.client.id or 0
    undo = (buttons.undo(t, view.change),) if view.change else ()
    head = title(t, view.client, view.deal)
    text = lines(t("✅ {what}", what=head) if view.change else head, _ended(t, view), _ahead(t, view))
    again = Button(t.plain("Open again"), ReopenDeal(number))
    if view.deal.status is Status.WON and view.deal.purchase_id:
        first: Row = (
            Button(t.plain("The purchase"), ShowPurchase(view.deal.purchase_id)),
            Button(t.plain("Still to pay"), AskOwedFor(view.deal.purchase_id)),
            again,
        )
    else:
        first = (Button(t.plain("Follow up"), AskFollowUp(client)), again)
    return Screen(text, (first, (buttons.card(t, client), all_deals(t, view), *undo)), about=client)


def _ended(t: Texts, view: DealView) -> Html:
    deal = view.deal
    when = short_day(t, deal.closed_on or view.today, view.today)
    if deal.status is Status.WON:
        return t("Won {day} · {amount}", day=when, amount=money(t, deal.won_amount or 0, view.currency))
    reason = why(t, WhyLost(deal.why_lost or WhyLost.OTHER))
    return t("Lost {day}: {reason}", day=when, reason=reason)


def _ahead(t: Texts, view: DealView) -> Html | None:
    return t("Next: not set yet") if view.ahead is None and view.deal.status is Status.LOST else None


def closes(t: Texts, deal: int, purchase: int) -> Button:
    """The button under a purchase of a client with an open deal."""
    return Button(t.plain("Closes the deal"), WinBy(deal, purchase))


def may_end(t: Texts, deal: int, end: Status) -> Button:
    """The button under a note that tells what became of an open deal."""
    if end is Status.WON:
        return Button(t.plain("Closes the deal"), AskWon(deal))
    return Button(t.plain("Deal lost"), AskWhyLost(deal))
