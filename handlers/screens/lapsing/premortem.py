"""Screens of who may be lost next quarter (D4), and what to do now: no alert yet, and no blame."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.paging import Page
from handlers.payloads.deals import LookAt
from handlers.payloads.followups import AskFollowUp
from handlers.payloads.lapses import LapsedPage, PremortemPage, ShowDoubt
from handlers.screen import Button, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import big_money, bold, cut, day, short_day
from handlers.screens.lapsing.silence import due_name, in_ten
from handlers.screens.turning import before_and_next
from handlers.texts import Html, Texts, lines
from playbook.lapse import Assessment, Due
from playbook.premortem import Move, Relation
from storage.tables import Client

NAME, OWNER, WHAT = 12, 6, 8  # letters


@dataclass(frozen=True)
class Planned:
    """What is to be done next: its day, and what."""

    day: date
    what: str


@dataclass(frozen=True)
class Doubt:
    """One customer of the list; `owner`: whose he is, "" if the reader's own; `due`: what falls due (F7)."""

    client: Client
    owner: str
    p_buy: float | None
    yearly_value: int
    planned: Planned | None
    due: Due | None = None


@dataclass(frozen=True)
class Doubts:
    """A page of the list."""

    rows: Sequence[Doubt]
    page: Page
    today: date
    currency: str
    few_data: bool


@dataclass(frozen=True)
class OneDoubt:
    """One customer, his rhythm, and what to do."""

    client: Client
    seen: Assessment
    relation: Relation
    move: Move
    today: date
    currency: str


def doubts(t: Texts, view: Doubts) -> Screen:
    """Who may be lost next quarter."""
    back = (Button(t.plain("Back"), LapsedPage(None, 0)),)
    if not view.page.count:
        text = lines(t("Next quarter: nobody to worry about."), t("I look again every night."))
        return Screen(text, (back,))
    by_chance = any(row.due is None for row in view.rows)
    text = lines(
        t("Mind these next quarter: {n}", n=bold(view.page.count)),
        _legend(t, view) if by_chance else t("Falls due within 13 weeks:"),
        *(_entry(t, row, view) for row in view.rows),
    )
    names = [_opens(row, view.page.number) for row in view.rows]
    return Screen(text, (*in_rows(names), (*before_and_next(t, view.page, PremortemPage), *back)))


def _opens(row: Doubt, page: int) -> Button:
    number = row.client.id or 0
    return Button(cut(row.client.name, NAME), ShowDoubt(number, page) if row.due is None else LookAt(number))


def _legend(t: Texts, view: Doubts) -> Html:
    if view.few_data:
        return t("x in 10: buys in 3 months; little data")
    return t("x in 10: buys again within 3 months")


def _entry(t: Texts, row: Doubt, view: Doubts) -> Html:
    name = bold(cut(row.client.name, NAME))
    what = _whose(t, row) or _planned(t, row, view.today)
    if row.due is not None:
        due = due_name(t, row.due.kind, row.due.what)
        return t("{name} {due} {day} · {what}", name=name, due=due, day=short_day(t, row.due.on, view.today), what=what)
    chance, worth = in_ten(t, row.p_buy or 0.0), big_money(t, row.yearly_value, view.currency)
    return t("{name} {chance} · {amount} · {what}", name=name, chance=chance, amount=worth, what=what)


def _whose(t: Texts, row: Doubt) -> Html | None:
    return t("with {owner}", owner=cut(row.owner, OWNER)) if row.owner else None


def _planned(t: Texts, row: Doubt, today: date) -> Html:
    if row.planned is None:
        return t("nothing planned")
    return t("next {day}", day=short_day(t, row.planned.day, today))


def one(t: Texts, view: OneDoubt, page: int) -> Screen:
    """How things stand, and the one thing to do now."""
    seen = view.seen
    text = lines(
        t("{name} · last order {gap} days ago", name=bold(view.client.name), gap=seen.gap_days),
        t("Usually every {usual} days, {count} times so far", usual=seen.usual_days, count=seen.count),
        t("Buy in 3 months: about {now}", now=in_ten(t, seen.p_buy)),
        t("Little data yet: only a hint") if seen.few_data else None,
        t("About {amount} a year", amount=big_money(t, seen.yearly_value, view.currency)),
        _what_to_do(t, view),
    )
    rows = (
        (Button(t.plain("Follow up"), AskFollowUp(view.client.id or 0)), buttons.card(t, view.client.id)),
        (Button(t.plain("Back"), PremortemPage(page)),),
    )
    return Screen(text, rows, about=view.client.id)


def _what_to_do(t: Texts, view: OneDoubt) -> Html:
    seen = view.relation
    match view.move:
        case Move.KEEP_WORD if seen.promised is not None:
            return t("First keep your word, by {day}", day=day(t, seen.promised, view.today))
        case Move.PLANNED if seen.planned is not None:
            return t("Planned {day}: bring them something", day=day(t, seen.planned, view.today))
        case Move.ASK_IN_USE:
            return t("Just bought: ask how it is in use")
        case Move.CALL if seen.last_contact is not None:
            return t("Not spoken to for {n} days: call", n=(view.today - seen.last_contact).days)
        case Move.CALL:
            return t("Not spoken to yet: call")
    return t("Spoken to, no next step: find a reason")


def no_rhythm(t: Texts, client: Client, page: int) -> Screen:
    """What he bought was taken back meanwhile."""
    row = (buttons.card(t, client.id), Button(t.plain("Back"), PremortemPage(page)))
    return Screen(t("{name}: no rhythm to go by", name=bold(client.name)), (row,), about=client.id)
