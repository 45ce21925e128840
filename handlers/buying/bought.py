"""A purchase once it is recorded: what it changed, what comes after it (C1, C5), correcting it."""

from collections.abc import Callable

from handlers.caring import occasions
from handlers.payloads.deals import AskLasts, CorrectAmount, SetLasts, ShowPurchase, TwoPurchases
from handlers.screen import Screen
from handlers.screens.buying import deals as screens
from handlers.screens.buying.deals import Bought
from handlers.turn import Refusal, Turn
from playbook import capture, rfm
from playbook.capture import ReadPurchase
from playbook.care import LASTS_AT_MOST, Kind
from playbook.care import Bought as Seen
from playbook.history import Purchase as Day
from storage.queries.book import clients
from storage.queries.buying import lapses, purchases
from storage.queries.caring import care
from storage.queries.team import members
from storage.tables import Client, Dialog, Purchase


def record(turn: Turn, client: Client, read: ReadPurchase, words: str) -> None:
    """Keep a purchase that is clear, with what follows from it, and show it."""
    change = turn.record("buy", client.id, source=words)
    purchase = purchases.add(
        turn.session,
        turn.me,
        client,
        turn.now,
        day=read.day,
        amount=read.amount or 0,
        quantity=read.quantity,
        product=read.product,
        lasts_days=_sensible(read.lasts_days),
    )
    occasions.after_purchase(turn, client)
    clients.touch(turn.session, turn.me, client, turn.now)
    repeated = any(other.amount == purchase.amount for other in purchases.others_of_day(turn.session, purchase))
    turn.answer(screens.bought(turn.t, view(turn, client, purchase, change, repeated=repeated)))


def _sensible(days: int | None) -> int | None:
    return days if days is not None and 0 < days <= LASTS_AT_MOST else None


def _seen(purchase: Purchase) -> Seen:
    """The purchase as the rules of care see it."""
    return Seen(purchase.id or 0, purchase.bought_on, purchase.amount, purchase.product, _sensible(purchase.lasts_days))


def view(turn: Turn, client: Client, purchase: Purchase, change: int, *, repeated: bool = False) -> Bought:
    """What a purchase came to, as things stand."""
    after = purchases.history_of(turn.session, client)
    before = list(after)
    before.remove(Day(purchase.bought_on, purchase.amount))
    scored = rfm.score(after, turn.today)
    year = rfm.activity(after, turn.today)
    planned = care.of_purchase(turn.session, client, _seen(purchase))
    return Bought(
        client=client,
        purchase=purchase,
        today=turn.today,
        currency=turn.team.currency,
        count=year.count,
        amount=year.amount,
        tier=scored.tier if isinstance(scored, rfm.Rfm) else None,
        rose=rfm.reached(rfm.score(before, turn.today), scored) is not None,
        edge=rfm.edge(after, turn.today),
        first=not before,
        ended_silence=lapses.closed_by(turn.session, purchase),
        care_call=planned.get(Kind.CALL),
        reminder=planned.get(Kind.RUNS_OUT),
        repeated=repeated,
        change=change,
    )


def show(turn: Turn) -> None:
    """A purchase as it stands, after a look elsewhere."""
    purchase, client = mine(turn, turn.pressed(ShowPurchase).purchase)
    _leave_form(turn)
    turn.edit(screens.bought(turn.t, view(turn, client, purchase, 0)))


def two(turn: Turn) -> None:
    """The second one of a day is no repetition."""
    press = turn.pressed(TwoPurchases)
    purchase, client = mine(turn, press.purchase)
    turn.edit(screens.bought(turn.t, view(turn, client, purchase, press.change)))


def ask_amount(turn: Turn) -> None:
    """The amount is wrong: ask for the right one."""
    _ask_amount(turn, turn.pressed(CorrectAmount).purchase)


def _ask_amount(turn: Turn, number: int, *, refused: bool = False) -> None:
    purchase, client = mine(turn, number)
    screen = screens.right_amount(turn.t, client, purchase, turn.team.currency, refused=refused)
    turn.ask("bought", "amount", screen, client=client.id, purchase=number)


def ask_lasts(turn: Turn) -> None:
    """How long will it do? (C5)"""
    _ask_lasts(turn, turn.pressed(AskLasts).purchase)


def _ask_lasts(turn: Turn, number: int, *, unread: bool = False) -> None:
    purchase, client = mine(turn, number)
    screen = screens.how_long(turn.t, client, purchase, unread=unread)
    turn.ask("bought", "lasts", screen, client=client.id, purchase=number)


def set_lasts(turn: Turn) -> None:
    """A span was tapped."""
    press = turn.pressed(SetLasts)
    purchase, client = mine(turn, press.purchase)
    if purchase.lasts_days == press.days:
        turn.edit(screens.bought(turn.t, view(turn, client, purchase, 0)))
        return
    _correct(turn, client, purchase, lambda: setattr(purchase, "lasts_days", _sensible(press.days)))


def typed(turn: Turn, dialog: Dialog) -> None:
    """The amount or the span was typed."""
    number = dialog.data["purchase"]
    purchase, client = mine(turn, number)
    if dialog.step == "amount":
        amount = capture.read_purchase(turn.text, turn.local).amount
        if not amount:
            _ask_amount(turn, number, refused=True)
            return
        _correct(turn, client, purchase, lambda: setattr(purchase, "amount", amount))
        return
    days = _sensible(capture.read_span(turn.text))
    if days is None:
        _ask_lasts(turn, number, unread=True)
        return
    _correct(turn, client, purchase, lambda: setattr(purchase, "lasts_days", days))


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    (_ask_amount if dialog.step == "amount" else _ask_lasts)(turn, dialog.data["purchase"])


def _correct(turn: Turn, client: Client, purchase: Purchase, alter: Callable[[], None]) -> None:
    """Alter a purchase and plan anew what follows from it."""
    change = turn.record("correct", client.id)
    amend(turn, client, purchase, alter)
    turn.answer(shown(turn, client, purchase, change))
    _leave_form(turn)


def amend(turn: Turn, client: Client, purchase: Purchase, alter: Callable[[], None]) -> None:
    """Alter a purchase, and with it what follows from it."""
    if not purchases.others_of_day(turn.session, purchase):
        care.forget_purchase(turn.session, client, _seen(purchase))
    alter()
    turn.session.add(purchase)
    lapses.settle_purchases(turn.session, client, turn.now)
    occasions.after_purchase(turn, client)


def give_to(turn: Turn, purchase: Purchase, old: Client, client: Client) -> None:
    """A purchase was another client's."""

    def alter() -> None:
        purchase.client_id = client.id or 0
        client.prospect_class = None
        turn.session.add(client)
        turn.session.flush()

    care.forget_purchases(turn.session, [purchase.id or 0])
    amend(turn, old, purchase, alter)
    occasions.after_purchase(turn, client)


def shown(turn: Turn, client: Client, purchase: Purchase, change: int) -> Screen:
    """What a purchase came to, as a screen."""
    return screens.bought(turn.t, view(turn, client, purchase, change))


def _leave_form(turn: Turn) -> None:
    if turn.dialog is not None and turn.dialog.flow == "bought":
        turn.close_form()


def mine(turn: Turn, number: int) -> tuple[Purchase, Client]:
    """The purchase with its client; one taken back and one of others are alike no longer there."""
    try:
        return purchases.get(turn.session, turn.me, number)
    except members.NotAllowed as error:
        raise Refusal(screens.gone, keep_text=False) from error
