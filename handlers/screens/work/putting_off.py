"""Screens of an item that is not done now: nobody answered, put off, another day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.payloads.followups import (
    ChangeDate,
    DropItem,
    MessageInstead,
    MoveItem,
    SentMessage,
    SnoozeTo,
)
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import full_day, instant, moment, short_day, weekday
from handlers.screens.work.item import ItemView, back, clock, give_back, headline, to_item, what, who
from handlers.texts import Html, Texts, lines
from playbook.snooze import Snooze
from storage.tables import Client

WEEK = 7  # days


@dataclass(frozen=True)
class Landing:
    """Where a choice to put off lands."""

    choice: Snooze
    at: datetime  # in the member's zone
    whole_day: bool


def not_reached(t: Texts, view: ItemView, times: Sequence[datetime], change: int) -> Screen:
    """An attempt is logged (F2); when again?"""
    tries = t.n("Noted: not reached", "Noted: not reached, {n} times now", view.work.attempts)
    again = [_at_button(t, view, each) for each in times]
    words = Button(t.plain("Send a line"), MessageInstead(view.id, view.place, view.page))
    last = (back(t, view), buttons.undo(t, change))
    return Screen(lines(headline(t, view), tries, t("When again?")), ((*again, words), last), about=view.about)


def _at_button(t: Texts, view: ItemView, at: datetime) -> Button:
    day = at.date()
    ahead = (day - view.now.date()).days
    label = f"{_near_day(t, day, ahead)} {at:%H:%M}" if ahead < 2 else moment(t, day, at.time(), view.now.date())
    return Button(label, MoveItem(view.id, day, f"{at:%H%M}", view.place, view.page))


def _near_day(t: Texts, day: date, ahead: int) -> str:
    return t.plain("Today") if ahead == 0 else t.plain("Tomorrow")


def put_off(t: Texts, view: ItemView, landings: Sequence[Landing]) -> Screen:
    """The ready times, each with where it lands."""
    choices = [
        Button(_landing(t, view, each), SnoozeTo(view.id, each.choice, view.work.snoozes, view.place, view.page))
        for each in landings
    ]
    own = Button(t.plain("Pick a day"), ChangeDate(view.id, view.place, view.page))
    text = lines(headline(t, view), t("Until when?"))
    return Screen(text, (*in_rows(choices, 3), (own, to_item(t, view))), about=view.about)


def _landing(t: Texts, view: ItemView, landing: Landing) -> str:
    """Where a choice lands; where something else moves it on (C8), as the day it is."""
    at, today = landing.at, view.now.date()
    if landing.choice is Snooze.HOUR and at.date() == today:
        return t.plain("1 hour, {time}", time=f"{at:%H:%M}")
    ahead = (at.date() - today).days
    if landing.choice is Snooze.NEXT_WEEK and ahead == WEEK:
        return t.plain("Next {weekday} {date}", weekday=weekday(t, at.date()), date=short_day(t, at.date(), today))
    if ahead > 1:
        return full_day(t, at.date(), today) if landing.whole_day else moment(t, at.date(), at.time(), today)
    shown = short_day(t, at.date(), today) if landing.whole_day else f"{at:%H:%M}"
    return f"{_near_day(t, at.date(), ahead)} {shown}"


def another_way(t: Texts, view: ItemView) -> Screen:
    """The third time: is there another way?"""
    at = (view.id, view.place, view.page)
    week = SnoozeTo(view.id, Snooze.NEXT_WEEK, view.work.snoozes, view.place, view.page)
    row = (
        Button(t.plain("Write instead"), MessageInstead(*at)),
        Button(t.plain("One more week"), week),
        give_back(t, view) if view.given_by else Button(t.plain("Let it go"), DropItem(*at)),
    )
    text = lines(headline(t, view), t("Third time put off. Another way?"))
    return Screen(text, (row, (to_item(t, view),)), about=view.about)


def ask_day(t: Texts, view: ItemView, days: Sequence[date], problem: Html | None = None) -> Screen:
    """Another day: tap one, or type it in words."""
    at = clock(view)
    choices = [
        Button(moment(t, day, None, view.now.date()), MoveItem(view.id, day, at, view.place, view.page)) for day in days
    ]
    text = lines(headline(t, view), problem, t("Which day? Tap, or type: Fri 3pm."))
    return Screen(text, (*in_rows(choices, 3), (to_item(t, view),)), about=view.about)


def moved(t: Texts, view: ItemView, change: int, words: str | None = None) -> Screen:
    """The item has another date; for a promise, with words for the client."""
    due = instant(t, view.work.due_at, view.now, whole_day=view.work.whole_day)
    sign = "🤝" if view.is_promise else "⏰"
    head = t("{sign} {name} {what}: now {when}", sign=sign, name=who(t, view), what=what(t, view.work), when=due)
    last: Row = (back(t, view), buttons.undo(t, change))
    if words is None:
        return Screen(head, (last,), about=view.about)
    return _with_words(t, head, words, last, view)


def _with_words(t: Texts, head: Html, words: str, last: Row, view: ItemView) -> Screen:
    copy = Button(t.plain("Copy"), copy=words)
    return Screen(lines(head, t("Words for the client:"), t("{text}", text=words)), ((copy,), last), about=view.about)


def moved_toast(t: Texts, view: ItemView) -> str:
    """Where the item went, while its list is shown again."""
    due = instant(t, view.work.due_at, view.now, whole_day=view.work.whole_day)
    return t.plain("{name}: now {when}", name=view.client.name, when=due)


def message_instead(t: Texts, view: ItemView) -> Screen:
    """A line for the client to copy, in place of a call."""
    client = view.client.address_as or view.client.name
    if view.work.attempts:
        words = missed_call(t, view.client)
    else:
        words = t.plain("{client}, how are you? When would be a good moment for a short talk?", client=client)
    sent = Button(t.plain("Sent"), SentMessage(view.id, view.place, view.page))
    copy = Button(t.plain("Copy"), copy=words)
    return Screen(
        lines(headline(t, view), t("{text}", text=words)), ((copy, sent), (to_item(t, view),)), about=view.about
    )


def missed_call(t: Texts, client: Client) -> str:
    """Words for a client who did not answer."""
    called = client.address_as or client.name
    return t.plain("{client}, I just tried to call you. When would suit you? I'll call back.", client=called)


def delay_words(t: Texts, view: ItemView) -> str:
    """What to tell the client when a promise gets a new date."""
    due = instant(t, view.work.due_at, view.now, whole_day=view.work.whole_day)
    client = view.client.address_as or view.client.name
    return t.plain(
        "{client}, one thing still has to be checked. You'll have it {when} at the latest; sorry for the wait.",
        client=client,
        when=due,
    )


def cannot_keep(t: Texts, view: ItemView, change: int) -> Screen:
    """A promise that can't be kept: say so to the client."""
    client = view.client.address_as or view.client.name
    words = t.plain(
        "{client}, I'm afraid what I promised can't be done this time. My apologies for the wait.", client=client
    )
    head = t("🤝 {name} {what}: taken back.", name=who(t, view), what=what(t, view.work))
    last: Row = (back(t, view), buttons.undo(t, change))
    return _with_words(t, head, words, last, view)
