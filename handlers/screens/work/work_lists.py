"""Screens of other lists: what is late and coming, one client's, and several things that come due together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.paging import Page
from handlers.payloads.followups import AskFollowUp, OpenItem, Place, ShowDue, ShowToday
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import bold, cut, instant
from handlers.screens.turning import first_and_more
from handlers.screens.work.item import ItemView, headline, late, what
from handlers.texts import Html, Texts, lines
from playbook.agenda import SHOWN
from storage.tables import Client, FollowUp, FollowUpKind


@dataclass(frozen=True)
class DueView:
    """All open items up to a day, a page of them."""

    now: datetime  # in the member's zone
    work: Sequence[tuple[FollowUp, Client]]
    days: int  # how far ahead
    page: Page


def due(t: Texts, view: DueView) -> Screen:
    """Late and coming, the earliest first."""
    if not view.work:
        return Screen(t("Nothing late, nothing for {n} days.", n=view.days))
    shown, page = view.page.numbered(view.work), view.page
    numbers = [Button(str(n), OpenItem(work.id or 0, Place.DUE, page.number)) for n, (work, _) in shown]
    last = first_and_more(t, page, ShowDue)
    rows = (*in_rows(numbers, SHOWN), *((last,) if last else ()))
    told = (_dated(t, view.now, n, *each) for n, each in shown)
    return Screen(lines(_due_head(t, view, view.now.date()), *told), rows)


def _due_head(t: Texts, view: DueView, day: date) -> Html:
    behind = sum(work.due_on < day for work, _ in view.work)
    now = sum(work.due_on == day for work, _ in view.work)
    ahead = len(view.work) - behind - now
    return t("Late {late} · today {now} · next {days} days {ahead}", late=behind, now=now, days=view.days, ahead=ahead)


def _dated(t: Texts, now: datetime, number: int, work: FollowUp, client: Client) -> Html:
    when = instant(t, work.due_at, now, whole_day=work.whole_day)
    sign = "🤝" if work.kind is FollowUpKind.PROMISE else "⏰"
    return t(
        "{n} {sign} {when} {name} {what}",
        n=number,
        sign=sign,
        when=when,
        name=bold(cut(client.name, 12)),
        what=what(t, work, 10),
    )


def of_client(t: Texts, client: Client, work: Sequence[FollowUp], now: datetime) -> Screen:
    """What is still to be done with one client."""
    number = client.id or 0
    last: Row = (Button(t.plain("Follow up"), AskFollowUp(number)), buttons.back_to_card(t, number))
    if not work:
        return Screen(lines(bold(client.name), t("Next: not set yet")), (last,), about=number)
    shown = list(enumerate(work[:SHOWN], 1))
    told = [_dated(t, now, n, each, client) for n, each in shown]
    numbers = [Button(str(n), OpenItem(each.id or 0, Place.CLIENT, 0)) for n, each in shown]
    head = t.n("{name}: {n} thing to do", "{name}: {n} things to do", len(work), name=bold(client.name))
    return Screen(lines(head, *told), (*in_rows(numbers, SHOWN), last), about=number)


def due_now(t: Texts, views: Sequence[ItemView]) -> Screen:
    """Several items come due together: one message (F8)."""
    shown = list(enumerate(views[:SHOWN], 1))
    told = [_together(t, n, view) for n, view in shown]
    numbers = [Button(str(n), OpenItem(view.id, Place.TODAY, 0)) for n, view in shown]
    head = t.n("⏰ {n} thing is due", "⏰ {n} things are due", len(views))
    return Screen(lines(head, *told), (*in_rows(numbers, SHOWN), (Button(t.plain("Today's list"), ShowToday(0)),)))


def _together(t: Texts, number: int, view: ItemView) -> Html:
    behind = late(t, view)
    line = headline(t, view)
    return t("{n} {line}, {late}", n=number, line=line, late=behind) if behind else t("{n} {line}", n=number, line=line)
