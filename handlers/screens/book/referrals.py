"""Screens of referrals (E2): who brought whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.payloads.clients import ShowMore
from handlers.payloads.people import RunCommand
from handlers.payloads.referrals import AskBrought, AskReferrer, SetReferrer, ShowReferrals
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import big_money, bold, cut, day
from handlers.screens.who.which import Told, telling
from handlers.texts import Html, Texts, lines
from storage.queries.book.referrals import Brought
from storage.tables import Client, FollowUp

PAGE = 4


@dataclass(frozen=True)
class Asked:
    """A question for one of two: who brought `client`, or with `brings` whom he has brought."""

    client: Client
    brings: bool

    def answer(self, other: Client) -> SetReferrer:
        """The button's payload for an answer."""
        client, other_id = self.client.id or 0, other.id or 0
        return SetReferrer(other_id, client) if self.brings else SetReferrer(client, other_id)


def ask(t: Texts, asked: Asked, found: Sequence[Told], now: datetime, trouble: Html | None = None) -> Screen:
    """Who was it? The likeliest as buttons, or a name to type."""
    name = bold(asked.client.name)
    head = t("Whom did {name} bring?", name=name) if asked.brings else t("Who brought {name}?", name=name)
    rows = in_rows([Button(telling(t, told, now), asked.answer(told.client)) for told in found], 2)
    back = Button(t.plain("Back"), ShowReferrals(asked.client.id or 0, 0))
    return Screen(lines(trouble, head, t("Tap, or type a name.")), (*rows, (back,)), about=asked.client.id)


def nobody(t: Texts, called: str) -> Html:
    """No client has that name."""
    return t("No client called {name} yet.", name=cut(called, 16))


def several(t: Texts, called: str) -> Html:
    """More than one client fits."""
    return t("Several fit {name}.", name=cut(called, 16))


@dataclass(frozen=True)
class Referred:
    """Who brought whom, as it was just kept, and what comes of it (C2)."""

    client: Client
    by: Client
    today: date
    change: int
    thanks: bool = False  # words of thanks were made ready
    call: FollowUp | None = None


def referred(t: Texts, seen: Referred) -> Screen:
    """It is kept."""
    call = seen.call
    text = lines(
        t("✅ {by} brought {name}", by=bold(seen.by.name), name=bold(seen.client.name)),
        t("First order: words of thanks are ready") if seen.thanks else None,
        t("⏰ {when} {what}", when=day(t, call.due_on, seen.today), what=cut(call.text, 24)) if call else None,
    )
    thank = (Button(t.plain("Say thanks"), RunCommand("care")),) if seen.thanks else ()
    turned = Button(t.plain("Other way round"), SetReferrer(seen.by.id or 0, seen.client.id or 0))
    return Screen(
        text,
        ((*thank, turned), (buttons.card(t, seen.client.id), buttons.undo(t, seen.change))),
        about=seen.client.id,
    )


def circle(t: Texts, client: Client, by: Client) -> Screen:
    """Both would have brought each other."""
    text = t("{by} came through {name}: not both ways.", by=bold(by.name), name=bold(client.name))
    look = Button(t.plain("Who brought whom"), ShowReferrals(client.id or 0, 0))
    return Screen(text, ((look, buttons.card(t, client.id)),), about=client.id)


def himself(t: Texts, client: Client) -> Html:
    """Nobody brings himself."""
    return t("That is {name} too.", name=client.name)


@dataclass(frozen=True)
class Tree:
    """Who brought a client, and a page of those whom he has brought; `thanked`: for whose coming he was thanked."""

    client: Client
    by: Client | None
    brought: Sequence[Brought]
    count: int
    thanked: frozenset[int]
    page: int
    currency: str


def referrals(t: Texts, tree: Tree) -> Screen:
    """The tree around one client."""
    name = bold(tree.client.name)
    text = lines(
        t("{name}: brought by {by}", name=name, by=bold(tree.by.name))
        if tree.by
        else t("{name}: referrals", name=name),
        t.n("Brought {n} client:", "Brought {n} clients:", tree.count) if tree.count else t("Has brought nobody yet."),
        *(_branch(t, each, tree) for each in tree.brought),
    )
    return Screen(text, _rows(t, tree), about=tree.client.id)


def _branch(t: Texts, each: Brought, tree: Tree) -> Html:
    parts = [
        cut(each.client.name, 10),
        big_money(t, each.spent, tree.currency) if each.spent else t.plain("no order yet"),
        t.plain("brought {n}", n=each.through_him) if each.through_him else "",
        t.plain("thanked") if each.client.id in tree.thanked else "",
    ]
    return t("{line}", line=" · ".join(part for part in parts if part))


def _rows(t: Texts, tree: Tree) -> tuple[Row, ...]:
    client = tree.client.id or 0
    deeper = [Button(cut(each.client.name, 12), ShowReferrals(each.client.id or 0, 0)) for each in tree.brought][:3]
    up = Button(cut(tree.by.name, 12), ShowReferrals(tree.by.id or 0, 0)) if tree.by else None
    ask_by = Button(t.plain("Who brought them"), AskReferrer(client))
    ask_whom = Button(t.plain("Whom they brought"), AskBrought(client))
    rest = tree.count > (tree.page + 1) * PAGE
    onward = (Button(t.plain("More"), ShowReferrals(client, tree.page + 1)),) if rest else ()
    rows: tuple[Row, ...] = (tuple(deeper),) if deeper else ()
    return (*rows, (up or ask_by, ask_whom), (*onward, Button(t.plain("Back"), ShowMore(client))))
