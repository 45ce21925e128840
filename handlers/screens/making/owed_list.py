"""Screens of all that is owed (F4): the list with its sums, one client's, a few words for his card."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.paging import Page
from handlers.payloads.outstanding import OpenOwed, ShowOwed
from handlers.screen import Button, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import big_money, bold, cut, day, money, short_day
from handlers.screens.making.outstanding import all_owed
from handlers.screens.turning import first_and_more
from handlers.texts import Html, Texts, lines
from playbook.outstanding import Ages
from storage.queries.making.outstanding import Due
from storage.tables import Client, Member

SHOWN = 5
NAME = 8  # letters of a name in a list, twice as many in Latin


@dataclass(frozen=True)
class OwedList:
    """What is owed: a page of it, and the sums."""

    due: Sequence[Due]
    ages: Ages
    today: date
    currency: str
    page: Page
    owners: dict[int, str] | None = None  # whose, by the owner's number, where a lead looks
    rep: Member | None = None


def owed_list(t: Texts, view: OwedList) -> Screen:
    """By the day it is due, late first."""
    if not view.page.count:
        text = lines(t("Nobody owes you anything."), t("One line: <i>Li Min owes 12,000 by 1 Dec</i>"))
        return Screen(text)
    numbered = list(enumerate(view.due, view.page.first + 1))
    told = [_line(t, view, number, due) for number, due in numbered]
    numbers = [Button(str(number), OpenOwed(due.row.id or 0)) for number, due in numbered]
    whose = view.rep.id or 0 if view.rep else 0
    turning = first_and_more(t, view.page, lambda page: ShowOwed(whose, page))
    rows = (*in_rows(numbers, SHOWN), *((turning,) if turning else ()))
    return Screen(lines(_head(t, view), _sums(t, view), *told), rows)


def _head(t: Texts, view: OwedList) -> Html:
    everything = view.ages.all
    amount = big_money(t, everything.amount, view.currency)
    return t.n("Still to come: {n} · {amount}", "Still to come: {n} · {amount}", everything.count, amount=amount)


def _sums(t: Texts, view: OwedList) -> Html | None:
    ages = view.ages
    named = (
        (ages.late, t.plain("late")),
        (ages.week, t.plain("this week")),
        (ages.later, t.plain("later")),
        (ages.undated, t.plain("no day")),
    )
    parts = [f"{name} {big_money(t, each.amount, view.currency)}" for each, name in named if each.count]
    return t("{line}", line=" · ".join(parts))


def _line(t: Texts, view: OwedList, number: int, due: Due) -> Html:
    room = NAME if t.chinese else 2 * NAME
    name, amount = bold(cut(due.client.name, room)), big_money(t, due.left, view.currency)
    when = _when(t, due.day, view.today)
    owner = view.owners.get(due.client.owner_id, "") if view.owners else ""
    line = t("{n} {name} {amount}, {when}", n=number, name=name, amount=amount, when=when)
    return t("{line} ({rep})", line=line, rep=cut(owner, 6)) if owner else line


def _when(t: Texts, due: date | None, today: date) -> str:
    if due is None:
        return t.plain("no day yet")
    days = (today - due).days
    return t.n("{n} day over", "{n} days over", days) if days > 0 else day(t, due, today)


def of_client(t: Texts, client: Client, found: Sequence[Due], today: date, currency: str) -> Screen:
    """What one client owes, several sums."""
    each = [
        (Button(f"{money(t, due.left, currency)} · {_when(t, due.day, today)}", OpenOwed(due.row.id or 0)),)
        for due in found[:SHOWN]
    ]
    total = money(t, sum(due.left for due in found), currency)
    head = t("{name}: {amount} still to come", name=bold(client.name), amount=total)
    last = (buttons.back_to_card(t, client.id), all_owed(t))
    return Screen(head, (*each, last), about=client.id)


def on_card(t: Texts, found: Sequence[Due], today: date, currency: str) -> str:
    """What is owed in a few words: 尾款 2万 11/20."""
    amount = big_money(t, sum(due.left for due in found), currency)
    first = found[0].day
    if first is None:
        return t.plain("Owes {amount}", amount=amount)
    return t.plain("Owes {amount}, {day}", amount=amount, day=short_day(t, first, today))
