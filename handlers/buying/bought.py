"""A purchase once it is recorded: what it changed, what comes after it (C1, C5), correcting it."""

from collections.abc import Callable
from datetime import timedelta

from handlers.buying import keeping
from handlers.caring import occasions
from handlers.payloads.deals import AskLasts, CorrectAmount, SetLasts, ShowPurchase, TwoPurchases
from handlers.screen import Screen
from handlers.screens.buying import deals as screens
from handlers.screens.buying.deals import Bought, Refused
from handlers.turn import Refusal, Turn
from playbook import capture, rfm
from playbook.capture import ReadPurchase
from playbook.care import Bought as Seen
from playbook.care import Kind
from storage.queries.book import clients
from storage.queries.buying import goods, purchases
from storage.queries.caring import care
from storage.queries.lapsing import lapses
from storage.queries.making import closing, making, of_purchases
from storage.queries.making.of_purchases import NOTHING
from storage.queries.team import members
from storage.queries.tiers import rises, tier_rules, windows
from storage.tables import Client, Dialog, Purchase

FLOW = "bought"
FRESH = timedelta(days=1)  # for so long a name typed for the first time may be a slip


def record(turn: Turn, client: Client, read: ReadPurchase, words: str, own: int | None = None) -> None:
    """Keep a purchase, or a return, that is clear, with what follows from it, and show it.

    `own`: what it counts as in the team's currency, where it was paid in another; minor units.
    """
    change = turn.record("buy", client.id, source=words)
    purchase = keeping.add(turn, client, read, own)
    occasions.after_purchase(turn, client)
    clients.touch(turn.session, turn.me, client, turn.now)
    others = purchases.others_of_day(turn.session, purchase)
    repeated = purchase.amount > 0 and any(other.amount == purchase.amount for other in others)
    turn.answer(screens.bought(turn.t, view(turn, client, purchase, change, repeated=repeated)))


def _seen(purchase: Purchase) -> Seen:
    """The purchase as the rules of care see it."""
    return Seen(
        purchase.id or 0, purchase.bought_on, purchase.amount, purchase.product, keeping.sensible(purchase.lasts_days)
    )


def view(turn: Turn, client: Client, purchase: Purchase, change: int, *, repeated: bool = False) -> Bought:
    """What a purchase came to, as things stand."""
    turn.session.flush()
    rules = tier_rules.of(turn.team)
    year = windows.of(turn.session, client.id or 0, turn.today, rules)
    scored, edge = year.score, year.edge
    rose = rises.take(turn.session, client, turn.today)
    planned = care.of_purchase(turn.session, client, _seen(purchase))
    first = purchase.amount >= 0 and not purchases.has_other(turn.session, purchase)
    slip = goods.slip(turn.session, purchase) if turn.now - purchase.created_at < FRESH else None
    return Bought(
        client=client,
        purchase=purchase,
        today=turn.today,
        currency=turn.team.currency,
        count=year.activity.count,
        amount=year.activity.amount,
        tier=scored.tier if isinstance(scored, rfm.Rfm) else None,
        rose=rose is not None,
        benefit=tier_rules.first_benefit(turn.team, rose),
        edge=edge,
        edge_benefit=tier_rules.first_benefit(turn.team, edge.tier if edge else None),
        months=rules.window_months,
        first=first,
        ended_silence=lapses.closed_by(turn.session, purchase),
        care_call=planned.get(Kind.CALL),
        reminder=planned.get(Kind.RUNS_OUT),
        repeated=repeated,
        returned=purchases.returned(turn.session, purchase),
        slip=slip,
        ask_source=first and not purchase.source and client.referred_by is None,
        deal=closing.closable(turn.session, client, purchase),
        change=change,
        owed=of_purchases.gone_on(turn.session, client, turn.today) if purchase.amount < 0 else NOTHING,
    )


def show(turn: Turn) -> None:
    """A purchase as it stands, after a look elsewhere."""
    purchase, client = mine(turn, turn.pressed(ShowPurchase).purchase)
    turn.leave(FLOW)
    turn.edit(shown(turn, client, purchase, 0))


def two(turn: Turn) -> None:
    """The second one of a day is no repetition."""
    press = turn.pressed(TwoPurchases)
    purchase, client = mine(turn, press.purchase)
    turn.edit(shown(turn, client, purchase, press.change))


def ask_amount(turn: Turn) -> None:
    """The amount is wrong: ask for the right one."""
    _ask_amount(turn, turn.pressed(CorrectAmount).purchase)


def _ask_amount(turn: Turn, number: int, refused: Refused | None = None) -> None:
    purchase, client = mine(turn, number)
    screen = screens.right_amount(turn.t, client, purchase, turn.team.currency, refused)
    turn.ask(FLOW, "amount", screen, client=client.id, purchase=number)


def ask_lasts(turn: Turn) -> None:
    """How long will it do? (C5)"""
    _ask_lasts(turn, turn.pressed(AskLasts).purchase)


def _ask_lasts(turn: Turn, number: int, *, unread: bool = False) -> None:
    purchase, client = mine(turn, number)
    screen = screens.how_long(turn.t, client, purchase, unread=unread)
    turn.ask(FLOW, "lasts", screen, client=client.id, purchase=number)


def set_lasts(turn: Turn) -> None:
    """A span was tapped."""
    press = turn.pressed(SetLasts)
    purchase, client = mine(turn, press.purchase)
    if purchase.lasts_days == press.days:
        turn.edit(shown(turn, client, purchase, 0))
        return
    correct(turn, client, purchase, lambda: setattr(purchase, "lasts_days", keeping.sensible(press.days)))


def typed(turn: Turn, dialog: Dialog) -> None:
    """The amount or the span was typed."""
    number = dialog.data["purchase"]
    purchase, client = mine(turn, number)
    if dialog.step == "amount":
        read = capture.read_purchase(turn.text, turn.local)
        alter = keeping.put_amount(turn, purchase, read)
        if alter is None:
            _ask_amount(turn, number, Refused.NO_RATE if read.amount else Refused.NOTHING)
            return
        correct(turn, client, purchase, alter)
        return
    days = keeping.sensible(capture.read_span(turn.text))
    if days is None:
        _ask_lasts(turn, number, unread=True)
        return
    correct(turn, client, purchase, lambda: setattr(purchase, "lasts_days", days))


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    (_ask_amount if dialog.step == "amount" else _ask_lasts)(turn, dialog.data["purchase"])


def correct(turn: Turn, client: Client, purchase: Purchase, alter: Callable[[], None]) -> None:
    """Alter a purchase, plan anew what follows from it, and show it."""
    change = turn.record("correct", client.id)
    amend(turn, client, purchase, alter)
    turn.answer(shown(turn, client, purchase, change))
    turn.leave(FLOW)


def amend(turn: Turn, client: Client, purchase: Purchase, alter: Callable[[], None]) -> None:
    """Alter a purchase, and with it what follows from it."""
    if not purchases.others_of_day(turn.session, purchase):
        care.forget_purchase(turn.session, client, _seen(purchase))
    named = purchase.product
    alter()
    if purchase.product != named:
        goods.link(turn.session, purchase, turn.now)
    turn.session.add(purchase)
    purchases.replace(turn.session, purchase, purchase)
    lapses.settle_purchases(turn.session, client, turn.now)
    occasions.after_purchase(turn, client)


def give_to(turn: Turn, purchase: Purchase, old: Client, client: Client) -> None:
    """A purchase was another client's."""

    def alter() -> None:
        purchase.client_id = client.id or 0
        making.keep_grade(turn.session, client)
        client.prospect_class = None
        turn.session.add(client)
        turn.session.flush()

    care.forget_purchases(turn.session, [purchase.id or 0])
    amend(turn, old, purchase, alter)
    lapses.settle_purchases(turn.session, client, turn.now)
    occasions.after_purchase(turn, client)


def shown(turn: Turn, client: Client, purchase: Purchase, change: int) -> Screen:
    """What a purchase came to, as a screen."""
    return screens.bought(turn.t, view(turn, client, purchase, change))


def mine(turn: Turn, number: int) -> tuple[Purchase, Client]:
    """The purchase with its client; one taken back and one of others are alike no longer there."""
    try:
        return purchases.get(turn.session, turn.me, number)
    except members.NotAllowed as error:
        raise Refusal(screens.gone, keep_text=False) from error
