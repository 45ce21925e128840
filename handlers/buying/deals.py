"""Recording a purchase (B3): one line or guided. What is unclear about it is asked; its words wait meanwhile."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from handlers.buying import bought
from handlers.payloads.deals import AskPurchase, BuysLater, PurchaseIs
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.buying import deals as screens
from handlers.screens.buying.deals import Unclear
from handlers.screens.format import MINOR
from handlers.turn import Refusal, Turn
from handlers.who.which import ask_whose, continues, keep_words, take_draft, with_client
from playbook import capture, dates
from playbook.capture import ReadPurchase
from playbook.dates import Impossible, Lean
from playbook.money import find_amounts
from storage.queries.book import clients
from storage.queries.buying import purchases
from storage.queries.team import members
from storage.queries.turns import dialogs
from storage.queries.work import followups
from storage.tables import Client, Dialog, Draft

BELOW_ZERO = re.compile(r"(?<!\w)[-−][ \t]?[^\w\s]?[0-9][0-9.,]*")
CLEARLY_AN_AMOUNT = 100 * MINOR  # smaller bare numbers may be pieces, sizes or ten thousands
CHOICES = 3
TEN_THOUSAND, THOUSAND = 10_000, 1_000  # what a bare small number leaves unsaid, in Chinese and in English


@dataclass(frozen=True)
class Told:
    """The words about a purchase, and what was answered about them since; `draft` 0: nothing was asked yet."""

    words: str
    draft: int = 0
    amount: int | None = None
    day: date | None = None


def command(turn: Turn) -> None:
    """/buy client amount [product] [when] [lasts N days]."""
    with_client(turn, turn.args, "buy")


@continues("buy")
def buy(turn: Turn, client: Client, words: str) -> None:
    """Record what the words tell; with none, ask."""
    if words.strip():
        _settle(turn, client, Told(words))
    else:
        turn.ask("buy", "what", screens.ask_purchase(turn.t, client), client=client.id)


def ask(turn: Turn) -> None:
    """A card's button."""
    buy(turn, clients.get(turn.session, turn.me, turn.pressed(AskPurchase).client), "")


def takes(turn: Turn, dialog: Dialog) -> bool:
    """A line on another client is no purchase of this one."""
    named = clients.named_at_start(turn.session, turn.me, turn.text)
    return not named or any(client.id == dialog.data["client"] for client, _ in named)


def typed(turn: Turn, dialog: Dialog) -> None:
    """A line typed into the form, by its step."""
    client = clients.get(turn.session, turn.me, dialog.data["client"])
    if dialog.step == "what":
        turn.close_form()
        named = clients.named_at_start(turn.session, turn.me, turn.text)
        buy(turn, client, next((rest for found, rest in named if found.id == client.id), turn.text))
    elif _is_settled(turn, dialog):
        turn.close_form()
        ask_whose(turn, turn.text)
    elif dialog.step == "amount":
        _settle(turn, client, _with_amount(turn, _waiting(turn, dialog)))
    else:
        _typed_day(turn, client, _waiting(turn, dialog))


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The form's question, after a break."""
    client = clients.get(turn.session, turn.me, dialog.data["client"])
    if dialog.step == "what":
        buy(turn, client, "")
    else:
        _settle(turn, client, _waiting(turn, dialog))


def settled(turn: Turn) -> None:
    """What was unclear is tapped."""
    press = turn.pressed(PurchaseIs)
    client = clients.get(turn.session, turn.me, press.client)
    _settle(turn, client, Told(_draft(turn, press.draft).text, press.draft, press.amount, press.day))


def later(turn: Turn) -> None:
    """It was no purchase yet: a follow-up on the day said."""
    press = turn.pressed(BuysLater)
    client = clients.get(turn.session, turn.me, press.client)
    words = _take(turn, press.draft)
    change = turn.record("follow", client.id, source=words)
    what = capture.split_follow_up(words, turn.local).what or words
    planned = followups.add(turn.session, turn.me, client, turn.now, day=max(press.day, turn.today), text=what)
    turn.edit(screens.buys_later(turn.t, client, planned, turn.today, change))


def _settle(turn: Turn, client: Client, told: Told) -> None:
    """Keep the purchase, or ask the first thing that is unclear about it."""
    read = _read(turn, told)
    unreal = dates.find_impossible(told.words, turn.local) if told.day is None else []
    if unreal:
        _ask(turn, "day", client, told, lambda seen: screens.no_such_day(turn.t, seen, unreal[0].text))
    elif read.day > turn.today:
        _ask(turn, "day", client, told, lambda seen: screens.ask_day(turn.t, seen, read.day))
    elif not read.amount:
        refused = read.amount is not None
        _ask(turn, "amount", client, told, lambda seen: screens.ask_amount(turn.t, seen, refused=refused))
    elif read.ambiguous:
        amounts = _amounts(turn, told.words, read.amount)
        _ask(turn, "amount", client, told, lambda seen: screens.which_amount(turn.t, seen, amounts))
    else:
        words = _take(turn, told.draft) if told.draft else told.words
        bought.record(turn, client, read, words)


def _read(turn: Turn, told: Told) -> ReadPurchase:
    """The purchase as the words and the answers tell it; an amount of 0 stands for one of nothing or less."""
    read = capture.read_purchase(told.words, turn.local)
    if read.amount is None and BELOW_ZERO.search(told.words):
        read = replace(capture.read_purchase(BELOW_ZERO.sub(" ", told.words), turn.local), amount=0)
    if told.amount is not None:
        product = _without_amounts(read.product) if read.ambiguous else read.product
        read = replace(read, amount=told.amount, ambiguous=False, product=product)
    elif read.ambiguous and read.amount and not _several(told.words):
        read = replace(read, ambiguous=not purchases.is_usual(turn.session, turn.team.id or 0, read.amount))
    for unreal in dates.find_impossible(told.words, turn.local):
        read = replace(read, product=" ".join(read.product.replace(unreal.text, " ").split()))
    return replace(read, day=told.day or read.day)


def _several(words: str) -> list[int]:
    """The amounts in the words, if there are several that might be meant."""
    said = list(dict.fromkeys(each.minor for each in find_amounts(words) if each.minor >= CLEARLY_AN_AMOUNT))
    return said[-CHOICES:] if len(said) > 1 else []


def _amounts(turn: Turn, words: str, amount: int) -> list[int]:
    """What a doubtful amount may mean."""
    factor = TEN_THOUSAND if turn.t.chinese else THOUSAND
    return _several(words) or [amount * factor, amount]


def _without_amounts(product: str) -> str:
    for each in reversed(find_amounts(product)):
        if each.minor >= CLEARLY_AN_AMOUNT:
            product = product[: each.start] + product[each.end :]
    return " ".join(product.split())


def _ask(turn: Turn, step: str, client: Client, told: Told, screen: Callable[[Unclear], Screen]) -> None:
    """Ask about the purchase; its words are kept as a draft until it is settled."""
    draft = told.draft or keep_words(turn, told.words)
    read = _read(turn, told)
    seen = Unclear(client, draft, read.product, told.amount, told.day, turn.today, turn.team.currency)
    day = told.day.isoformat() if told.day else None
    turn.ask("buy", step, screen(seen), client=client.id, draft=draft, amount=told.amount, day=day)


def _waiting(turn: Turn, dialog: Dialog) -> Told:
    """What the open form knows so far."""
    data = dialog.data
    day = date.fromisoformat(data["day"]) if data["day"] else None
    return Told(_draft(turn, data["draft"]).text, data["draft"], data["amount"], day)


def _draft(turn: Turn, number: int) -> Draft:
    """The draft in which the words wait; once it has become a purchase there is nothing more to ask."""
    found = dialogs.draft_of(turn.session, turn.user_id, number)
    if found is None:
        raise members.NotAllowed
    if found.settled:
        raise Refusal(errors.settled)
    return found


def _is_settled(turn: Turn, dialog: Dialog) -> bool:
    """Whether the words were placed by another way meanwhile."""
    found = dialogs.draft_of(turn.session, turn.user_id, dialog.data["draft"])
    return found is None or found.settled


def _take(turn: Turn, number: int) -> str:
    words = take_draft(turn, number)
    if turn.dialog is not None and turn.dialog.flow == "buy":
        turn.close_form()
    return words


def _with_amount(turn: Turn, told: Told) -> Told:
    """The answer to "how much?": it joins the words if they named no amount, else it decides between theirs."""
    if _read(turn, told).amount is None:
        draft = _draft(turn, told.draft)
        draft.text = f"{told.words} {turn.text}"
        turn.session.add(draft)
        return replace(told, words=draft.text)
    answer = capture.read_purchase(turn.text, turn.local).amount
    return replace(told, amount=answer) if answer is not None else told


def _typed_day(turn: Turn, client: Client, told: Told) -> None:
    when = dates.parse(turn.text, turn.local, lean=Lean.BEHIND)
    if when is None or isinstance(when, Impossible):
        said = turn.text
        _ask(turn, "day", client, told, lambda seen: screens.no_such_day(turn.t, seen, said))
    else:
        _settle(turn, client, replace(told, day=when.day))
