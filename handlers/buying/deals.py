"""Recording a purchase (B3): one line or guided. What is unclear about it is asked; its words wait meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from handlers.buying import bought, bought_list, keeping, told
from handlers.buying.told import Told
from handlers.payloads.deals import AskPurchase, BuysLater, PurchaseIs
from handlers.payloads.goods import BuyProduct, CountsAs, ProductFor
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.buying import asking as screens
from handlers.screens.buying.asking import CHOICES, GOODS, Unclear
from handlers.turn import Refusal, Turn
from handlers.who.which import ask_whose, continues, keep_words, take_draft, with_client
from playbook import capture, dates
from playbook.capture import ReadPurchase
from playbook.dates import Impossible, Lean
from playbook.goods import converted
from storage.queries.book import clients
from storage.queries.buying import goods, purchases
from storage.queries.team import members
from storage.queries.turns import dialogs
from storage.queries.work import followups
from storage.tables import Client, Dialog, Draft


def command(turn: Turn) -> None:
    """/buy client amount [product] [when] [lasts N days]."""
    with_client(turn, turn.args, "buy")


def command_return(turn: Turn) -> None:
    """/return client amount [product]: something came back."""
    with_client(turn, turn.args, "return")


@continues("return")
def take_back(turn: Turn, client: Client, words: str) -> None:
    """Record what came back; with no words, show what was bought: each opens to be returned."""
    if words.strip():
        _settle(turn, client, Told(capture.as_return(words)))
    else:
        bought_list.show_page(turn, client, 0)


@continues("buy")
def buy(turn: Turn, client: Client, words: str) -> None:
    """Record what the words tell; with none, ask."""
    if words.strip():
        _settle(turn, client, Told(words))
    else:
        likely = goods.likeliest(turn.session, client, GOODS)
        turn.ask("buy", "what", screens.ask_purchase(turn.t, client, likely), client=client.id)


def ask(turn: Turn) -> None:
    """A card's button."""
    buy(turn, clients.get(turn.session, turn.me, turn.pressed(AskPurchase).client), "")


def product_chosen(turn: Turn) -> None:
    """What was bought is tapped: how much was it?"""
    press = turn.pressed(BuyProduct)
    client = clients.get(turn.session, turn.me, press.client)
    product = goods.get(turn.session, turn.me, press.product)
    _settle(turn, client, Told(product.name, product=product.id or 0))


def amount_chosen(turn: Turn) -> None:
    """And so much it was."""
    press = turn.pressed(ProductFor)
    client = clients.get(turn.session, turn.me, press.client)
    words = _draft(turn, press.draft).text
    _settle(turn, client, Told(words, press.draft, amount=press.amount, product=press.product))


def takes(turn: Turn, dialog: Dialog) -> bool:
    """A line on another client is no purchase of this one; and no answer begins with a name, be it the same one."""
    named = clients.named_at_start(turn.session, turn.me, turn.text)
    asked = dialog.step == "what" and any(client.id == dialog.data["client"] for client, _ in named)
    return asked or not named


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
    elif dialog.step == "own":
        _settle(turn, client, _with_own(turn, _waiting(turn, dialog)))
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


def counted(turn: Turn) -> None:
    """What a foreign amount counts as is tapped."""
    press = turn.pressed(CountsAs)
    client = clients.get(turn.session, turn.me, press.client)
    words = _draft(turn, press.draft).text
    _settle(turn, client, Told(words, press.draft, press.amount, own=press.own or None))


def later(turn: Turn) -> None:
    """It was no purchase yet: a follow-up on the day said."""
    press = turn.pressed(BuysLater)
    client = clients.get(turn.session, turn.me, press.client)
    words = _take(turn, press.draft)
    change = turn.record("follow", client.id, source=words)
    what = capture.split_follow_up(words, turn.local).what or words
    planned = followups.add(turn.session, turn.me, client, turn.now, day=max(press.day, turn.today), text=what)
    turn.edit(screens.buys_later(turn.t, client, planned, turn.today, change))


def _settle(turn: Turn, client: Client, said: Told) -> None:
    """Keep the purchase, or ask the first thing that is unclear about it."""
    read = told.read(turn, said)
    if not _ask_what_is_unclear(turn, client, said, read):
        words = _take(turn, said.draft) if said.draft else said.words
        bought.record(turn, client, read, words, own=said.own)


def _ask_what_is_unclear(turn: Turn, client: Client, said: Told, read: ReadPurchase) -> bool:
    """Whether something had to be asked; a return of one who never bought anything is none."""
    unreal = dates.find_impossible(said.words, turn.local) if said.day is None else []
    currency = told.foreign_in(turn, read)
    if unreal:
        _ask(turn, "day", client, said, lambda seen: screens.no_such_day(turn.t, seen, unreal[0].text))
    elif read.day > turn.today:
        _ask(turn, "day", client, said, lambda seen: screens.ask_day(turn.t, seen, read.day))
    elif not read.amount:
        _ask_amount(turn, client, said, refused=read.amount is not None)
    elif read.ambiguous:
        amounts = told.amounts(turn, said.words, abs(read.amount))
        _ask(turn, "amount", client, said, lambda seen: screens.which_amount(turn.t, seen, amounts))
    elif read.amount < 0 and not purchases.any_of(turn.session, client):
        turn.answer(screens.nothing_to_return(turn.t, client))
    elif currency and said.own is None:
        amount = read.amount
        known = converted(amount, purchases.last_rate(turn.session, client.team_id, currency))
        asked = screens.Foreign(amount, currency, known)
        _ask(turn, "own", client, said, lambda seen: screens.ask_own(turn.t, seen, asked))
    elif (worth := keeping.most_back(turn, client.id or 0, read)) is not None:
        _ask_return(turn, client, said, worth)
    else:
        return False
    return True


def _ask_return(turn: Turn, client: Client, said: Told, worth: int) -> None:
    """More came back than is kept of all that was bought: a slip."""
    if not worth:
        turn.answer(screens.nothing_to_return(turn.t, client, again=True))
    else:
        _ask(turn, "amount", client, said, lambda seen: screens.too_much_back(turn.t, seen, worth))


def _ask_amount(turn: Turn, client: Client, said: Told, *, refused: bool) -> None:
    product = told.chosen(turn, said)
    usual = goods.usual_amounts(turn.session, client, product, CHOICES) if product and said.amount is None else []
    below = told.below_zero(turn, said) if refused else 0

    def screen(seen: Unclear) -> Screen:
        if refused:
            return screens.refused_amount(turn.t, seen, below)
        return screens.ask_amount(turn.t, seen, said.product, usual)

    _ask(turn, "amount", client, said, screen)


def _ask(turn: Turn, step: str, client: Client, said: Told, screen: Callable[[Unclear], Screen]) -> None:
    """Ask about the purchase; its words are kept as a draft until it is settled."""
    draft = said.draft or keep_words(turn, said.words)
    read = told.read(turn, said)
    seen = Unclear(client, draft, read.product, said.amount, said.day, turn.today, turn.team.currency)
    day = said.day.isoformat() if said.day else None
    data = {"draft": draft, "amount": said.amount, "own": said.own, "product": said.product, "day": day}
    turn.ask("buy", step, screen(seen), anew=False, client=client.id, **data)


def _waiting(turn: Turn, dialog: Dialog) -> Told:
    """What the open form knows so far."""
    data = dialog.data
    day = date.fromisoformat(data["day"]) if data["day"] else None
    words = _draft(turn, data["draft"]).text
    return Told(words, data["draft"], data["amount"], day, data.get("own"), data.get("product", 0))


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
    turn.leave("buy")
    return words


def _with_amount(turn: Turn, said: Told) -> Told:
    """The answer to "how much?": it joins the words if they named no amount, else it decides between theirs."""
    if told.read(turn, said).amount is None:
        draft = _draft(turn, said.draft)
        draft.text = f"{said.words} {turn.text}"
        turn.session.add(draft)
        return replace(said, words=draft.text)
    answer = capture.read_purchase(turn.text, turn.local).amount
    return replace(said, amount=answer) if answer is not None else said


def _with_own(turn: Turn, said: Told) -> Told:
    """The answer to "what is that in your currency?"; one that can't be read leaves it open."""
    return replace(said, own=told.own_typed(turn, told.read(turn, said).amount or 0, turn.text))


def _typed_day(turn: Turn, client: Client, said: Told) -> None:
    when = dates.parse(turn.text, turn.local, lean=Lean.BEHIND)
    if when is None or isinstance(when, Impossible):
        words = turn.text
        _ask(turn, "day", client, said, lambda seen: screens.no_such_day(turn.t, seen, words))
    else:
        _settle(turn, client, replace(said, day=when.day))
