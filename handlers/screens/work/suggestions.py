"""The leads' list of what clients want of the firm (C9)."""

from collections.abc import Sequence
from datetime import datetime

from handlers.paging import Page
from handlers.payloads.clients import ShowCard
from handlers.payloads.people import ShowRoster
from handlers.payloads.satisfaction import ShowPassedOn
from handlers.screen import Button, Screen, in_rows
from handlers.screens.format import bold, cut, short_day
from handlers.screens.turning import older_and_newer
from handlers.texts import Html, Texts, lines
from storage.queries.work.callbacks import PassedOn

PAGE = 5
SAID = 40  # letters of a suggestion


def button(t: Texts, count: int) -> Button:
    """To the list."""
    return Button(t.plain("Clients' wishes {n}", n=count), ShowPassedOn(0))


def suggestions(t: Texts, found: Sequence[PassedOn], now: datetime, page: Page) -> Screen:
    """One page, the newest first; a number opens the client's card."""
    shown = list(enumerate(found, page.first + 1))
    told = [_line(t, n, each, now) for n, each in shown] or [t("Nothing passed on in the last 90 days.")]
    cards = [Button(str(n), ShowCard(each.client.id or 0)) for n, each in shown]
    last = (*older_and_newer(t, page, ShowPassedOn), Button(t.plain("Back"), ShowRoster(0)))
    return Screen(lines(t("What clients want of us"), *told), (*in_rows(cards, PAGE), last))


def _line(t: Texts, number: int, each: PassedOn, now: datetime) -> Html:
    passed = each.form.passed_on_at or each.form.created_at
    return t(
        "{n} {day} {name} ({rep}): {text}",
        n=number,
        day=short_day(t, passed.astimezone(now.tzinfo).date(), now.date()),
        name=bold(cut(each.client.name, 10)),
        rep=cut(each.rep.name, 10),
        text=cut(each.form.suggestion, SAID),
    )
