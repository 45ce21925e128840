"""What the team sells (B3): everyone may look, a lead puts names, prices and spans right."""

from handlers.paging import page_of
from handlers.payloads.goods import AskProduct, ListProduct, MergeProduct, OpenProduct, SameProduct, ShowProducts
from handlers.screens.buying import goods as screens
from handlers.screens.buying.goods import LASTS, NAME_PART, OTHERS, PRICE, SHOWN, Seen
from handlers.texts import Html
from handlers.turn import Turn
from playbook.capture import Doubt, read_purchase, read_span
from playbook.care import LASTS_AT_MOST
from playbook.currencies import fits
from playbook.goods import key
from playbook.history import months_back
from playbook.typed.amounts import amount_in
from storage.queries.buying import goods, goods_list
from storage.queries.buying.goods_list import Taken
from storage.tables import Dialog, Product

LIST, ONE = "products", "product"
NOTHING = ("0", "-")  # an answer that takes a price or a span away
YEAR = 12  # months that are summed up


def command(turn: Turn) -> None:
    """/products, /products name."""
    if not turn.args:
        _list(turn, 0)
        return
    found = goods.named(turn.session, turn.team.id or 0, turn.args)
    if found is None:
        turn.say(screens.not_there(turn.t, turn.args))
    else:
        turn.say(screens.product(turn.t, _seen(turn, found)))


def show(turn: Turn) -> None:
    """A page of the list."""
    _list(turn, turn.pressed(ShowProducts).skip // SHOWN)


def _list(turn: Turn, wanted: int) -> None:
    page = page_of(goods.count(turn.session, turn.me), wanted, SHOWN)
    found, leads = goods.page(turn.session, turn.me, page.first, SHOWN), turn.me.role.leads
    screen = screens.products(turn.t, found, page, turn.team.currency, leads=leads)
    if leads:
        turn.ask(LIST, "add", screen)
    else:
        turn.answer(screen)


def _seen(turn: Turn, product: Product) -> Seen:
    leads = turn.me.role.leads
    since = months_back(turn.today, YEAR)
    sold = goods.sold(turn.session, product, since, turn.today) if leads else None
    return Seen(product, turn.team.currency, goods.names_of(turn.session, product), sold, leads)


def open_one(turn: Turn) -> None:
    """One product."""
    product = goods.get(turn.session, turn.me, turn.pressed(OpenProduct).product)
    turn.leave(LIST, ONE)
    turn.edit(screens.product(turn.t, _seen(turn, product)))


def ask(turn: Turn) -> None:
    """One part of it anew."""
    press = turn.pressed(AskProduct)
    part = press.part if press.part in (NAME_PART, PRICE, LASTS) else NAME_PART
    _ask(turn, goods_list.own(turn.session, turn.me, press.product), part)


def _ask(turn: Turn, product: Product, part: str, trouble: Html | None = None) -> None:
    turn.ask(ONE, part, screens.ask(turn.t, _seen(turn, product), part, trouble), product=product.id)


def put_in_list(turn: Turn) -> None:
    """Take it out of the list, or put it back."""
    press = turn.pressed(ListProduct)
    product = goods_list.own(turn.session, turn.me, press.product)
    change = turn.record("goods", source=product.name)
    goods_list.change(turn.session, product, listed=press.listed)
    turn.edit(screens.product(turn.t, _seen(turn, product), change))


def ask_same(turn: Turn) -> None:
    """It is the same as which other one?"""
    press = turn.pressed(MergeProduct)
    gone = goods_list.own(turn.session, turn.me, press.product)
    page = page_of(goods.count(turn.session, turn.me) - gone.listed, press.skip // OTHERS, OTHERS)
    found = goods.page(turn.session, turn.me, page.first, OTHERS + 1)
    others = [each for each in found if each.id != gone.id][:OTHERS]
    turn.edit(screens.same_as(turn.t, gone, others, page))


def same(turn: Turn) -> None:
    """It is that one; pressed again it shows the one that stayed."""
    press = turn.pressed(SameProduct)
    gone = goods_list.own(turn.session, turn.me, press.product)
    stays = goods_list.own(turn.session, turn.me, press.stays)
    turn.leave(LIST, ONE)
    if gone.id == stays.id:
        turn.edit(screens.product(turn.t, _seen(turn, stays)))
        return
    change = turn.record("goods", source=gone.name)
    goods_list.merge(turn.session, gone, stays)
    turn.edit(screens.product(turn.t, _seen(turn, stays), change, screens.merged(turn.t, gone)))


def takes(turn: Turn, _dialog: Dialog) -> bool:
    """A product to add is a short name with a price in the team's currency; anything else is a line of its own."""
    read = read_purchase(turn.text, turn.local)
    clear = read.doubt in (None, Doubt.SMALL) and fits(read.currency, turn.team.currency)
    return bool(read.amount and clear and key(read.product))


def typed(turn: Turn, _dialog: Dialog) -> None:
    """A product was typed below the list, with its price."""
    read = read_purchase(turn.text, turn.local)
    turn.close_form()
    product = goods.learn(turn.session, turn.team.id or 0, read.product, turn.now)
    if product is None:
        _list(turn, 0)
        return
    change = turn.record("goods")
    goods_list.change(turn.session, product, price=round((read.amount or 0) / read.quantity), listed=True)
    turn.say(screens.product(turn.t, _seen(turn, product), change, screens.kept(turn.t)))


def list_again(turn: Turn, _dialog: Dialog) -> None:
    """The list, after a break."""
    _list(turn, 0)


def part_typed(turn: Turn, dialog: Dialog) -> None:
    """A name, a price or a span was typed."""
    product = goods_list.own(turn.session, turn.me, dialog.data["product"])
    try:
        change = _put(turn, product, dialog.step, " ".join(turn.text.split()))
    except Taken as taken:
        turn.answer(screens.taken(turn.t, _seen(turn, product), taken.product))
    except ValueError:
        _ask(turn, product, dialog.step, screens.unread(turn.t))
        return
    else:
        turn.answer(screens.product(turn.t, _seen(turn, product), change, screens.kept(turn.t)))
    turn.leave(LIST, ONE)


def _put(turn: Turn, product: Product, part: str, words: str) -> int:
    """Set a part, and say what takes it back; ValueError for what it can't be."""
    if part == NAME_PART:
        goods_list.check_name(turn.session, product, words)
        change = turn.record("goods", source=product.name)
        goods_list.rename(turn.session, product, words)
        return change
    value = None
    if words not in NOTHING:
        value = amount_in(words, turn.team.currency, alone=True) if part == PRICE else read_span(words)
        if not value or (part == LASTS and value > LASTS_AT_MOST):
            raise ValueError(words)
    change = turn.record("goods", source=product.name)
    goods_list.change(turn.session, product, **({"price": value} if part == PRICE else {"lasts_days": value}))
    return change


def part_again(turn: Turn, dialog: Dialog) -> None:
    """The question, after a break."""
    _ask(turn, goods_list.own(turn.session, turn.me, dialog.data["product"]), dialog.step)
