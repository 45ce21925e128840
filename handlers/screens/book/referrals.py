"""Screens of referrals (E2): who brought whom, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.paging import Page
from handlers.payloads.clients import ShowMore
from handlers.payloads.people import RunCommand
from handlers.payloads.referrals import (
    AskBrought,
    AskReferrer,
    NoteReferral,
    SetReferrer,
    ShowReferrals,
    ThankReferrer,
    TopReferrers,
)
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import big_money, bold, code, cut, day
from handlers.screens.turning import before_and_next
from handlers.screens.who.which import Told, telling
from handlers.texts import Html, Texts, lines
from playbook.referral_tree import Branch, Tree
from playbook.referral_tree import Row as BranchRow
from storage.queries.book.referrals import Known, Referrer
from storage.tables import Client, FollowUp, OccasionStatus

PAGE, TOP_PAGE = 5, 5
NAME = 10  # letters of a name
INDENT = ("", "", "└ ", "\u3000└ ")  # by generation


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
class TreeView:
    """Who brought a client, and a page of all who came through him, with how far the thanks for them have got."""

    client: Client
    by: Client | None
    tree: Tree
    known: Mapping[int, Known]
    thanks: Mapping[int, OccasionStatus]
    page: Page
    currency: str
    thanking: int | None  # the newcomer for whom this client waits to be thanked, by the one who looks

    @property
    def rows(self) -> Sequence[BranchRow]:
        """Those of this page."""
        return self.page.of(self.tree.rows)


def owes_thanks(row: BranchRow, thanks: Mapping[int, OccasionStatus]) -> bool:
    """Whether somebody was brought, has bought, and nobody has said thank you for him yet (C2)."""
    settled = thanks.get(row.referred.client) in (OccasionStatus.DONE, OccasionStatus.SKIPPED)
    return row.referred.seen and row.referred.bought and not settled


def tree(t: Texts, view: TreeView) -> Screen:
    """The tree below one client, three generations at a time."""
    name = bold(cut(view.client.name, NAME))
    by = cut(view.by.name, NAME) if view.by else ""
    text = lines(
        t("{name}: brought by {by}", name=name, by=bold(by)) if view.by else t("{name}: referrals", name=name),
        brought(t, view.tree.whole, view.currency) if view.tree.rows else t("Has brought nobody yet."),
        *(_line(t, row, view) for row in view.rows),
    )
    return Screen(text, _tree_rows(t, view), about=view.client.id)


def brought(t: Texts, what: Branch, currency: str) -> Html:
    """What came through somebody: people, buyers, money."""
    return t("{line}", line=" · ".join(_brought(t, what, currency)))


def _brought(t: Texts, what: Branch, currency: str) -> list[str]:
    bought = t.plain("{n} bought", n=what.bought) if what.bought else t.plain("no order yet")
    spent = big_money(t, what.spent, currency) if what.spent else ""
    return [part for part in (t.plain("Brought {n}", n=what.people), bought, spent) if part]


def _line(t: Texts, row: BranchRow, view: TreeView) -> Html:
    each, known = row.referred, view.known[row.referred.client]
    if not each.seen:
        return t("{line}", line=INDENT[row.level] + t.plain("a client of {owner}", owner=cut(known.owner, NAME)))
    parts = [
        INDENT[row.level] + cut(known.client.name, NAME),
        big_money(t, each.spent, view.currency) if each.bought else t.plain("no order yet"),
        "" if row.unfolded or not row.through.people else t.plain("brought {n}", n=row.through.people),
        _thanks(t, row, view),
    ]
    return t("{line}", line=" · ".join(part for part in parts if part))


def _thanks(t: Texts, row: BranchRow, view: TreeView) -> str:
    if view.thanks.get(row.referred.client) is OccasionStatus.DONE:
        return t.plain("thanked")
    return t.plain("to be thanked") if owes_thanks(row, view.thanks) else ""


def _tree_rows(t: Texts, view: TreeView) -> tuple[Row, ...]:
    client = view.client.id or 0
    seen = [row.referred.client for row in view.rows if row.referred.seen and row.through.people][:3]
    deeper = tuple(Button(cut(view.known[number].client.name, NAME), ShowReferrals(number, 0)) for number in seen)
    up = Button(cut(view.by.name, NAME), ShowReferrals(view.by.id or 0, 0)) if view.by else None
    ask_by = Button(t.plain("Who brought them"), AskReferrer(client))
    ask_whom = Button(t.plain("Whom they brought"), AskBrought(client))
    thank = (Button(t.plain("Say thanks"), ThankReferrer(view.thanking)),) if view.thanking else ()
    onward = (Button(t.plain("More"), ShowReferrals(client, view.page.onward)),) if view.page.left else ()
    first: tuple[Row, ...] = (deeper,) if deeper else ()
    return (*first, (*thank, up or ask_by, ask_whom), (*onward, Button(t.plain("Back"), ShowMore(client))))


@dataclass(frozen=True)
class TopView:
    """Who has brought most, a page of them, and how many all of them have brought."""

    rows: Sequence[Referrer]
    newcomers: int
    page: Page
    currency: str


def top(t: Texts, view: TopView) -> Screen:
    """Who has brought most."""
    if not view.page.count:
        return nobody_yet(t)
    head = t.n("{by} brought {n} client", "{by} brought {n} clients", view.newcomers, by=view.page.count)
    told = [
        t("{name} · {line}", name=bold(cut(each.client.name, NAME)), line=" · ".join(_of_referrer(t, each, view)))
        for each in view.rows
    ]
    names = [Button(cut(each.client.name, NAME), ShowReferrals(each.client.id or 0, 0)) for each in view.rows]
    note = Button(t.plain("Note a referral"), NoteReferral())
    return Screen(lines(head, *told), (*in_rows(names), (*before_and_next(t, view.page, TopReferrers), note)))


def _of_referrer(t: Texts, each: Referrer, view: TopView) -> list[str]:
    return _brought(t, Branch(each.brought, each.bought, each.spent), view.currency)


def nobody_yet(t: Texts) -> Screen:
    """No referral was noted yet: how it is done."""
    text = lines(t("No referrals noted yet. Like this:"), code(t.plain("/refer Li Min by Wang Fang")))
    return Screen(text, ((Button(t.plain("Note a referral"), NoteReferral()),),))
