"""Screens of care drafts (C2, C3, C6): whom to greet, and for each three messages to copy. Care has a sign, 🎂."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.paging import Page
from handlers.payloads.greetings import (
    GreetingSent,
    NextGreeting,
    OpenGreeting,
    OtherDrafts,
    Place,
    ShowClientCare,
    ShowGreetings,
    SkipGreeting,
    WriteGreeting,
    WroteGreeting,
)
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.caring.greetings import lunar_day
from handlers.screens.caring.occasions import name_of
from handlers.screens.format import big_money, bold, cut, day, full_day
from handlers.screens.turning import first_and_more
from handlers.texts import Html, Texts, lines
from playbook.occasions import birthdays
from storage.queries.caring.greetings import Draft
from storage.tables import Client

SHOWN = 5
NAME = 12  # letters of a name in a line


@dataclass(frozen=True)
class After:
    """What became of the message before, and the change that takes it back (0: none)."""

    told: Html
    change: int = 0


@dataclass(frozen=True)
class DraftsView:
    """Three drafts for a client, with or without an occasion."""

    client: Client
    today: date
    texts: Sequence[str]
    round_: int
    currency: str
    draft: Draft | None = None
    place: Place = Place.ALONE
    waiting: int = 0  # others of the same festival
    after: After | None = None

    @property
    def number(self) -> int:
        """The client's number."""
        return self.client.id or 0


@dataclass(frozen=True)
class Line:
    """One line of the list: one client's occasion, or a festival of several clients."""

    first: Draft
    count: int = 1


@dataclass(frozen=True)
class ListView:
    """Whom to greet today and in the days to come, a page of it."""

    today: date
    entries: Sequence[Line]
    page: Page
    currency: str
    after: After | None = None


def drafts(t: Texts, view: DraftsView) -> Screen:
    """Three messages, each copied by a tap; none of them sells."""
    told = [t("{n} {text}", n=number, text=text) for number, text in enumerate(view.texts, 1)]
    copies = tuple(Button(t.plain("Copy {n}", n=n), copy=text) for n, text in enumerate(view.texts, 1))
    if view.draft is None:
        head = t("For {name}:", name=bold(view.client.name))
    else:
        head = headline(t, view.draft, view.today, view.currency)
    return Screen(lines(above(view.after, head), *told), (copies, _decide(t, view), _leave(t, view)), about=view.number)


def headline(t: Texts, draft: Draft, today: date, currency: str) -> Html:
    """The line above the drafts of an occasion."""
    return t("🎂 {what}", what=occasion(t, draft, today, currency))


def above(after: After | None, head: Html) -> Html:
    """What became of the one before, then this one."""
    return lines(after.told if after else None, head)


def _decide(t: Texts, view: DraftsView) -> Row:
    if view.draft is None:
        other = WriteGreeting(view.number, view.round_ + 1)
        return (Button(t.plain("Sent it"), WroteGreeting(view.number)), Button(t.plain("Other three"), other))
    number, kind = view.draft.id, view.draft.occasion.kind
    yearly = kind in ("birthday", "festival", "season")
    return (
        Button(t.plain("Sent it"), GreetingSent(number, view.place)),
        Button(t.plain("Other three"), OtherDrafts(number, view.round_ + 1, view.place)),
        Button(t.plain("Not this year") if yearly else t.plain("Don't send"), SkipGreeting(number, view.place)),
    )


def _leave(t: Texts, view: DraftsView) -> Row:
    following: Row = ()
    if view.waiting and view.draft is not None:
        following = (Button(t.plain("Next client"), NextGreeting(view.draft.id)),)
    if view.after is not None and view.after.change:
        return (*following, buttons.undo(t, view.after.change))
    if view.place is Place.LIST:
        return (*following, Button(t.plain("Back"), ShowGreetings(0)))
    if view.place is Place.CARD:
        return (Button(t.plain("Back"), ShowClientCare(view.number)),)
    return (buttons.card(t, view.number),)


def occasion(t: Texts, draft: Draft, today: date, currency: str) -> Html:
    """What the occasion is, with the client's name."""
    name, facts = bold(cut(draft.client.name, NAME)), draft.occasion.facts
    match draft.occasion.kind:
        case "birthday":
            return _birthday(t, draft, today)
        case "silence":
            return t("{name}: not heard of for long", name=name)
        case "welcome":
            return t("{name}: first purchase, a welcome", name=name)
        case "thanks_referrer":
            whom = facts.get("name")
            return t("{name}: thanks for bringing {whom}", name=name, whom=whom) if whom else _brought(t, name)
        case "thanks":
            total = big_money(t, int(facts.get("total", 0)), currency)
            return t("{name}: {total} in all, a thank-you", name=name, total=total)
    return t("{name}: {what}", name=name, what=_festival(t, draft, today))


def _brought(t: Texts, name: Html) -> Html:
    return t("{name}: thanks for bringing a friend", name=name)


def _birthday(t: Texts, draft: Draft, today: date) -> Html:
    name, when = bold(cut(draft.client.name, NAME)), draft.occasion.day
    born = birthdays.read(draft.client.birthday)
    if born is not None and born.lunar:
        lunar = lunar_day(t, born)
        if when == today:
            return t("{name} has a birthday today (lunar {lunar})", name=name, lunar=lunar)
        return t("{name}: birthday {day} (lunar {lunar})", name=name, day=full_day(t, when, today), lunar=lunar)
    if when == today:
        return t("{name} has a birthday today", name=name)
    return t("{name}: birthday {day}", name=name, day=full_day(t, when, today))


def _festival(t: Texts, draft: Draft, today: date) -> str:
    return f"{name_of(t, draft.name)} {day(t, draft.occasion.day, today)}"


def listed(t: Texts, view: ListView) -> Screen:
    """Whom to greet, today's first; a number opens the drafts in this message."""
    undo: Row = (buttons.undo(t, view.after.change),) if view.after and view.after.change else ()
    if not view.entries:
        nobody = t("Nobody to greet this week.")
        return Screen(above(view.after, nobody), (undo,) if undo else ())
    shown = view.page.numbered(view.entries)
    numbers = [Button(str(n), OpenGreeting(line.first.id, Place.LIST)) for n, line in shown]
    last = (*first_and_more(t, view.page, ShowGreetings), *undo)
    text = lines(above(view.after, _list_head(t, view)), *(_line(t, n, line, view) for n, line in shown))
    return Screen(text, (*in_rows(numbers, SHOWN), *((last,) if last else ())))


def _list_head(t: Texts, view: ListView) -> Html:
    now = [line for line in view.entries if line.first.occasion.day <= view.today]
    people = sum(line.count for line in now)
    if len(now) == 1 and now[0].count > 1 and now[0].first.name:
        what = name_of(t, now[0].first.name)
        return t.n("🎂 {what} today: {n} to greet", "🎂 {what} today: {n} to greet", people, what=what)
    if people:
        return t.n("🎂 {n} client to greet today", "🎂 {n} clients to greet today", people)
    return t("🎂 Nobody today, in the coming days:")


def _line(t: Texts, number: int, line: Line, view: ListView) -> Html:
    if line.count == 1:
        return t("{n} {text}", n=number, text=occasion(t, line.first, view.today, view.currency))
    what = _festival(t, line.first, view.today) if line.first.name else t.plain("Not heard of for long")
    return t("{number} {what} · {n} clients", number=number, what=what, n=line.count)


def eve(t: Texts, born: Sequence[Draft]) -> Html:
    """A line below the morning list: whose birthday is tomorrow."""
    first = bold(cut(born[0].client.name, NAME))
    if len(born) == 1:
        return t("🎂 {name} has a birthday tomorrow", name=first)
    return t("🎂 {n} birthdays tomorrow, {name} first", name=first, n=len(born))


def opens(t: Texts) -> Button:
    """From another list to this one."""
    return Button(t.plain("Greetings"), ShowGreetings(0))


def sent(t: Texts, name: str) -> Html:
    """A message went out and is in the file."""
    return t("✅ {name}: greeted, noted as care", name=bold(name))


def skipped(t: Texts, name: str) -> Html:
    """No message this time."""
    return t("{name}: not this time", name=bold(name))


def settled(t: Texts, after: After, client: int) -> Screen:
    """The end of one that was opened by itself."""
    undo = (buttons.undo(t, after.change),) if after.change else ()
    return Screen(after.told, ((buttons.card(t, client), *undo),), about=client)


def note(t: Texts, draft: Draft | None) -> str:
    """What the file says of a message that was sent."""
    if draft is None or draft.occasion.kind == "silence":
        return t.plain("sent a greeting")
    if draft.occasion.kind == "birthday":
        return t.plain("birthday wishes sent")
    if draft.name:
        return t.plain("{festival} wishes sent", festival=name_of(t, draft.name))
    return t.plain("thanks sent") if draft.occasion.kind != "welcome" else t.plain("welcomed")
