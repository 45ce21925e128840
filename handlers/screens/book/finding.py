"""Screens of the look-up: several whom the words find."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.paging import Page
from handlers.payloads.clients import ShowCard
from handlers.payloads.finding import FoundPage
from handlers.screen import Button, Screen
from handlers.screens.format import cut
from handlers.screens.turning import onward
from handlers.screens.who.which import Told, telling
from handlers.texts import Html, Texts, lines

PAGE = 6
SHORT_WORDS = 10  # letters of the words typed that an example repeats
LAST_DIGITS = 4


@dataclass(frozen=True)
class FoundView:
    """One page of those whom the words find, each with what has the words if it is no name."""

    words: str
    hits: Sequence[tuple[Told, str]]
    page: Page
    draft: int
    all_of_them: bool


def ask_find(t: Texts) -> Screen:
    """/find without words."""
    return Screen(t("Whom? Any part will do: wf, 8000, Shunda."))


def found(t: Texts, view: FoundView, now: datetime) -> Screen:
    """Several hits, each with what tells it apart; of many a page, and how to have fewer."""
    rows = [(Button(_label(t, told, why, now), ShowCard(told.client.id or 0)),) for told, why in view.hits]
    if view.page.is_only:
        return Screen(_head(t, view), tuple(rows))
    following = onward(t, view.page, lambda number: FoundPage(view.draft, number))
    return Screen(lines(_head(t, view), _narrower(t, view)), (*rows, (following,)))


def _label(t: Texts, told: Told, why: str, now: datetime) -> str:
    return f"{cut(told.client.name, 12)} · {cut(why, 14)}" if why else telling(t, told, now)


def _head(t: Texts, view: FoundView) -> Html:
    words = cut(view.words, 20)
    if not view.all_of_them:
        return t("Very many fit {typed}. The likeliest:", typed=words)
    if view.page.is_only:
        return t.n("{n} client: {typed}", "{n} clients: {typed}", view.page.count, typed=words)
    first = view.page.first + 1
    last = first + len(view.hits) - 1
    return t("{n} clients: {typed}, here {first} to {last}", n=view.page.count, typed=words, first=first, last=last)


def _narrower(t: Texts, view: FoundView) -> Html | None:
    """How to have fewer: with the last digits or the firm of one of these, for example."""
    words = cut(view.words, SHORT_WORDS)
    for told, _ in view.hits:
        if told.phones and not any(sign.isdigit() for sign in words):
            return t("Fewer with digits or firm: <i>{example}</i>", example=f"{words} {told.phones[0][-LAST_DIGITS:]}")
    return t("Fewer with more letters or digits.")
