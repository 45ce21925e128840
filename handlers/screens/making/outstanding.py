"""Screens of money outstanding (F4): the list, one sum, what came in, a line to ask for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.payloads.followups import AskFollowUp, Place
from handlers.payloads.outstanding import (
    AllCame,
    AskDue,
    AskOwed,
    AskOwedFor,
    AskPart,
    LetOwedGo,
    OpenOwed,
    OwedAgain,
    PartCame,
    PoliteWords,
    SetDue,
    ShowOwed,
)
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons
from handlers.screens.format import big_money, bold, cut, day, full_day, money, short_day
from handlers.texts import Html, Texts, lines
from storage.queries.making.outstanding import Due
from storage.tables import Client, Payment

NAME, WHAT = 16, 16  # letters
IN_A_LIST = 7  # signs of an amount for which the lists of work have room


@dataclass(frozen=True)
class OwedView:
    """One sum as it is shown."""

    due: Due
    today: date
    currency: str
    payments: Sequence[Payment] = ()  # the newest first
    days: Sequence[date] = ()  # likely days, where one is to be agreed on
    has_next: bool = True  # something is planned with the client
    change: int = 0
    again: bool = False  # it was typed once more
    came: int = 0  # so much of it is said to have come

    @property
    def id(self) -> int:
        """The sum's number."""
        return self.due.row.id or 0


def task(t: Texts, what: str, amount: int, currency: str) -> str:
    """What its follow-up says: 收尾款¥20,000; an amount too long for a list in round figures."""
    exact = money(t, amount, currency)
    total = exact if len(exact) <= IN_A_LIST else big_money(t, amount, currency)
    return (
        t.plain("collect {what} {amount}", what=what, amount=total)
        if what
        else t.plain("collect {amount}", amount=total)
    )


def balance_of(t: Texts, goods: str) -> str:
    """What is owed for some goods; "" where they are not known."""
    return t.plain("{goods} balance", goods=cut(goods, WHAT)) if goods else ""


def deposit(t: Texts) -> str:
    """What is owed is the down payment."""
    return t.plain("deposit")


def owed(t: Texts, view: OwedView) -> Screen:
    """One sum: what is left, by when, what came in."""
    head = title(t, view.due, view.currency)
    again = t("You wrote this down today.") if view.again else None
    head = t("✅ {what}", what=head) if view.change else head
    text = lines(head, again, _day(t, view), _came(t, view), _ask(t, view))
    return Screen(text, _rows(t, view), about=view.due.client.id)


def title(t: Texts, due: Due, currency: str) -> Html:
    """王芳 · 尾款 ¥20,000."""
    what = cut(due.row.what, WHAT) or t.plain("balance")
    amount = money(t, due.left, currency)
    return t("{name} · {what} {amount}", name=bold(cut(due.client.name, NAME)), what=what, amount=amount)


def _day(t: Texts, view: OwedView) -> Html | None:
    due = view.due.day
    if due is None:
        return None
    days = (view.today - due).days
    if days > 0:
        when = full_day(t, due, view.today)
        return t.n("Due {day}, {n} day ago", "Due {day}, {n} days ago", days, day=when)
    return t("Due {day}", day=day(t, due, view.today))


def _came(t: Texts, view: OwedView) -> Html | None:
    row = view.due.row
    if not row.paid:
        return None
    total, paid = money(t, row.amount, view.currency), money(t, row.paid, view.currency)
    last = f" ({short_day(t, view.payments[0].paid_on, view.today)})" if view.payments else ""
    return t("{paid} of {total} came{last}", paid=paid, total=total, last=last)


def _ask(t: Texts, view: OwedView) -> Html | None:
    if view.came:
        return None
    if view.days:
        return t("When will it come? Tap, or type it.") if view.due.day is None else t("And the rest? Tap, or type it.")
    if view.due.day is not None and view.due.day < view.today:
        return t("A short word is enough: it slips the mind.")
    return None


def _rows(t: Texts, view: OwedView) -> tuple[Row, ...]:
    number, due = view.id, view.due
    undo = (buttons.undo(t, view.change),) if view.change else ()
    last: Row = (buttons.card(t, due.client.id), all_owed(t), *undo)
    if view.came == due.left:
        return (came_row(t, due)[:2], last)
    if view.came:
        amount = money(t, view.came, view.currency)
        first = Button(t.plain("{amount} came", amount=amount), PartCame(number, view.came, due.left))
        return ((first,), came_row(t, due)[:2], last)
    if view.days:
        return (day_row(t, view), came_row(t, due)[:2], last)
    second: Row = (
        Button(t.plain("Other day"), AskDue(number)),
        Button(t.plain("Write it off"), LetOwedGo(number)),
    )
    return (came_row(t, due), second, last)


def came_row(t: Texts, due: Due, place: Place = Place.PUSH, page: int = 0) -> Row:
    """What may have come of it; `place`: the list its follow-up was opened from."""
    number = due.row.id or 0
    return (
        Button(t.plain("All came"), AllCame(number, due.left, place, page)),
        Button(t.plain("A part came"), AskPart(number)),
        Button(t.plain("Words to ask"), PoliteWords(number)),
    )


def day_row(t: Texts, view: OwedView) -> Row:
    """Likely days."""
    return tuple(Button(day(t, each, view.today), SetDue(view.id, each)) for each in view.days)


def all_owed(t: Texts) -> Button:
    """On to the list."""
    return Button(t.plain("All owed"), ShowOwed(0, 0))


def ask_owed(t: Texts, client: Client, trouble: Html | None = None, purchase: str = "") -> Screen:
    """What is owed, and by when? One line."""
    head = t("{name} · {what}: how much is to come?", name=bold(client.name), what=purchase)
    if not purchase:
        head = t("{name}: how much is to come?", name=bold(client.name))
    text = lines(trouble, head, t("One line: <i>12,000 by 1 Dec</i>"))
    return Screen(text, ((buttons.back_to_card(t, client.id),),), about=client.id)


def no_amount(t: Texts) -> Html:
    """No amount, or none that can be owed, was typed."""
    return t("I found no amount in that.")


def overpaid(t: Texts) -> Html:
    """More was paid down than the whole price."""
    return t("The deposit is more than the price.")


def too_much(t: Texts, most: str) -> Html:
    """More than there is to be paid."""
    return t("It can't be more than {amount}.", amount=most)


def ask_part(t: Texts, view: OwedView, trouble: Html | None = None) -> Screen:
    """How much has come?"""
    text = lines(trouble, title(t, view.due, view.currency), t("How much came? Type it."))
    return Screen(text, ((Button(t.plain("Back"), OpenOwed(view.id)),),), about=view.due.client.id)


def ask_day(t: Texts, view: OwedView, trouble: Html | None = None) -> Screen:
    """Another day."""
    text = lines(trouble, title(t, view.due, view.currency), t("When will it come? Tap, or type it."))
    back = Button(t.plain("Back"), OpenOwed(view.id))
    return Screen(text, (day_row(t, view), (back,)), about=view.due.client.id)


def no_day(t: Texts) -> Html:
    """No day was typed."""
    return t("I found no date in that.")


def closed(t: Texts, view: OwedView, back: Button | None = None) -> Screen:
    """Nothing more is to come: all of it came, or the rest was let go."""
    due, client = view.due, view.due.client.id or 0
    what = cut(due.row.what, WHAT) or t.plain("balance")
    name = bold(cut(due.client.name, NAME))
    if due.left:
        head = t("{name} · {what}: {amount} let go", name=name, what=what, amount=money(t, due.left, view.currency))
    else:
        amount = money(t, due.row.amount, view.currency)
        head = t("✅ {name} · {what}: all {amount} came", name=name, what=what, amount=amount)
    follow = () if view.has_next else (Button(t.plain("Follow up"), AskFollowUp(client)),)
    again = (Button(t.plain("Still owed"), OwedAgain(view.id)),) if due.left else ()
    undo = (buttons.undo(t, view.change),) if view.change else ()
    ahead = None if view.has_next else t("Next: not set yet")
    first = (*follow, *again)
    rows: tuple[Row, ...] = ((buttons.card(t, client), back or all_owed(t), *undo),)
    return Screen(lines(head, ahead), ((first, *rows) if first else rows), about=client)


def words(t: Texts, view: OwedView) -> Screen:
    """A line for the client, to copy: polite, with the amount."""
    due = view.due
    client = due.client.address_as or due.client.name
    amount = money(t, due.left, view.currency)
    said = t.plain(
        "{client}, a small reminder: {amount} is still open. Whenever suits you.", client=client, amount=amount
    )
    row = (Button(t.plain("Copy"), copy=said), Button(t.plain("Back"), OpenOwed(view.id)))
    return Screen(lines(title(t, due, view.currency), t("{text}", text=said)), (row,), about=due.client.id)


def keep_as_owed(t: Texts, *, came: bool) -> str:
    """The button under a note that speaks of money to come, or of some that `came`."""
    return t.plain("Money came") if came else t.plain("Money to come")


def still_to_pay(t: Texts, purchase: int) -> Button:
    """Under a purchase."""
    return Button(t.plain("Still to pay"), AskOwedFor(purchase))


def ask_one(t: Texts, client: int) -> Button:
    """On a card."""
    return Button(t.plain("Still to pay"), AskOwed(client))


def gone(t: Texts) -> Screen:
    """The sum was taken back meanwhile."""
    return Screen(t("This sum is no longer there."))
