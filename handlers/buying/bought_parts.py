"""Putting a purchase right part by part (B3)."""

from handlers.buying import bought
from handlers.lines import capture
from handlers.payloads.deals import AskPart, DropPurchase, Part, ShowPurchaseParts
from handlers.screens.buying import bought_parts as screens
from handlers.screens.buying.paid import paid
from handlers.screens.making.with_purchase import moved
from handlers.turn import Turn
from playbook import dates
from playbook.capture import read_margin
from playbook.dates import Lean, When
from storage.queries.book import notes
from storage.queries.buying import purchases
from storage.queries.caring import care
from storage.queries.lapsing import lapses
from storage.queries.making import of_purchases
from storage.tables import Client, Dialog, Purchase

FLOW = "bought_part"
LONGEST = 60  # characters of a product's name
MOST = 100_000  # pieces


def show(turn: Turn) -> None:
    """The parts."""
    purchase, client = bought.mine(turn, turn.pressed(ShowPurchaseParts).purchase)
    turn.leave(FLOW)
    turn.leave(bought.FLOW)
    left = purchase.amount - purchases.returned(turn.session, purchase)
    turn.edit(screens.parts(turn.t, client, purchase, turn.today, turn.team.currency, left))


def ask(turn: Turn) -> None:
    """One part anew."""
    press = turn.pressed(AskPart)
    _ask(turn, *bought.mine(turn, press.purchase), press.part)


def _ask(turn: Turn, purchase: Purchase, client: Client, part: Part, *, again: bool = False) -> None:
    screen = screens.ask(turn.t, client, purchase, part, turn.today, turn.team.currency, again=again)
    turn.ask(FLOW, part.value, screen, client=client.id, purchase=purchase.id)


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    _ask(turn, *bought.mine(turn, dialog.data["purchase"]), Part(dialog.step))


def typed(turn: Turn, dialog: Dialog) -> None:
    """The right part."""
    purchase, client = bought.mine(turn, dialog.data["purchase"])
    part, value = Part(dialog.step), _value(turn, Part(dialog.step), purchase)
    if value is None:
        _ask(turn, purchase, client, part, again=True)
        return
    names = {Part.PRODUCT: "product", Part.QUANTITY: "quantity", Part.DAY: "bought_on"}
    name = (names | {Part.MARGIN: "margin", Part.WHOM: "for_whom"})[part]
    change = turn.record("correct", client.id)
    bought.amend(turn, client, purchase, lambda: setattr(purchase, name, value))
    turn.session.flush()
    turn.answer(bought.shown(turn, client, purchase, change))
    turn.leave(FLOW)


def _value(turn: Turn, part: Part, purchase: Purchase) -> object:
    """What was typed, as the part takes it; None if it can't be one."""
    words = " ".join(turn.text.split())
    if part in (Part.PRODUCT, Part.WHOM):
        return words if len(words) <= LONGEST else None
    if part is Part.MARGIN:
        margin = read_margin(words)
        return margin.of(purchase.amount) if margin else None
    if part is Part.QUANTITY:
        number = words.lstrip("x×").strip()
        return int(number) if number.isdecimal() and len(number) < 7 and 0 < int(number) <= MOST else None
    when = dates.parse(words, turn.local, lean=Lean.BEHIND)
    return when.day if isinstance(when, When) and when.day <= turn.today else None


def drop(turn: Turn) -> None:
    """It was no purchase: it goes, and what it called for."""
    purchase, client = bought.mine(turn, turn.pressed(DropPurchase).purchase)
    change, owed = turn.record("drop", client.id), of_purchases.fallen(turn.session, client.id)
    amount, note = paid(turn.t, purchase, turn.team.currency), purchase.note_id
    care.forget_purchases(turn.session, [purchase.id or 0])
    purchases.drop(turn.session, purchase)
    lapses.settle_purchases(turn.session, client, turn.now)
    told = notes.mine(turn.session, turn.me, note) if note else None
    if told is not None:
        capture.refresh(turn, told)
    besides = moved(turn.t, of_purchases.moved(turn.session, client.id, owed), turn.team.currency)
    turn.edit(screens.dropped(turn.t, client, amount, change, besides))
    turn.leave(FLOW)
