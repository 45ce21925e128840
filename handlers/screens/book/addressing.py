"""Screens of how a client is greeted: form of address and channel (F1), birthday (B1), whose festivals count (C6)."""

from dataclasses import dataclass
from datetime import date

from handlers.payloads.clients import ShowMore
from handlers.payloads.greetings import (
    AskWord,
    OpenGreeting,
    PickAddress,
    PickCulture,
    Place,
    SetAddress,
    SetCulture,
    ShowClientCare,
    Word,
    WriteGreeting,
)
from handlers.screen import Button, Screen, in_rows
from handlers.screens.caring.care import headline
from handlers.screens.caring.greetings import lunar_day
from handlers.screens.caring.occasions import culture
from handlers.screens.format import bold, cut, full_day, italic
from handlers.texts import Html, Texts, lines
from playbook.names.addressing import Style
from playbook.occasions import Culture
from playbook.occasions.birthdays import Birthday
from storage.queries.caring.greetings import Draft
from storage.tables import Client


@dataclass(frozen=True)
class Asked:
    """For which draft a question is asked: an occasion's (0: none), shown where."""

    client: Client
    occasion: int = 0
    place: Place = Place.CARD

    @property
    def number(self) -> int:
        """The client's number."""
        return self.client.id or 0


@dataclass(frozen=True)
class CareView:
    """What the file holds for a client's greetings."""

    client: Client
    today: date
    currency: str
    culture: Culture
    born: Birthday | None
    birthday: date | None  # the next one
    open: Draft | None  # an occasion that waits


def how_called(t: Texts, asked: Asked, offered: dict[Style, str], head: Html | None = None) -> Screen:
    """F1: asked once; a guess that is wrong would spoil the message."""
    name, number = bold(asked.client.name), asked.number
    chosen = [Button(words, SetAddress(number, style, asked.occasion, asked.place)) for style, words in offered.items()]
    chosen.append(Button(t.plain("Write it"), AskWord(number, Word.ADDRESS, asked.occasion, asked.place)))
    return Screen(lines(head, t("How do you address {name}?", name=name)), in_rows(chosen), about=number)


def ask(t: Texts, asked: Asked, word: Word, *, again: bool = False) -> Screen:
    """Type it."""
    name = bold(asked.client.name)
    question, example = {
        Word.ADDRESS: (t("What do you call {name}?", name=name), t("For example: Ms Wang")),
        Word.BIRTHDAY: (t("When is {name}'s birthday?", name=name), t("For example: 6 May, or lunar 10/18")),
        Word.CHANNEL: (t("Where do you write to {name}?", name=name), t("For example: WeChat, Fang")),
    }[word]
    not_read = {
        Word.ADDRESS: t("That is too long for a message."),
        Word.BIRTHDAY: t("I can't read a day in that."),
        Word.CHANNEL: t("A few words are enough."),
    }[word]
    back = OpenGreeting(asked.occasion, asked.place) if asked.occasion else ShowClientCare(asked.number)
    row = (Button(t.plain("Back"), back),)
    return Screen(lines(not_read if again else None, question, italic(example)), (row,), about=asked.number)


def of_client(t: Texts, view: CareView) -> Screen:
    """How he is greeted, and on which days."""
    client, number = view.client, view.client.id or 0
    write = WriteGreeting(number, 0) if view.open is None else OpenGreeting(view.open.id, Place.CARD)
    first = [
        Button(t.plain("Write a greeting"), write),
        Button(t.plain("Address"), PickAddress(number, 0, Place.CARD)),
        Button(t.plain("Birthday"), AskWord(number, Word.BIRTHDAY, 0, Place.CARD)),
        Button(t.plain("Festivals"), PickCulture(number)),
        Button(t.plain("Channel"), AskWord(number, Word.CHANNEL, 0, Place.CARD)),
        Button(t.plain("Back"), ShowMore(number)),
    ]
    waits = headline(t, view.open, view.today, view.currency) if view.open else None
    return Screen(
        lines(bold(client.name), waits, _called(t, client), _born(t, view), _kept(t, view)),
        in_rows(first),
        about=number,
    )


def _called(t: Texts, client: Client) -> Html:
    channel = cut(client.channel, 20)
    if not client.address_as:
        return t("Form of address: not set yet") if not channel else t("Written to: {channel}", channel=channel)
    if channel:
        return t("Called {words} · {channel}", words=client.address_as, channel=channel)
    return t("Called {words}", words=client.address_as)


def _born(t: Texts, view: CareView) -> Html:
    if view.born is None or view.birthday is None:
        return t("Birthday: not known yet")
    when = full_day(t, view.birthday, view.today)
    if view.born.lunar:
        return t("Birthday: lunar {lunar}, next {day}", lunar=lunar_day(t, view.born), day=when)
    return t("Birthday: next {day}", day=when)


def _kept(t: Texts, view: CareView) -> Html:
    return t("Festivals: {culture}", culture=culture(t, view.culture))


def cultures(t: Texts, client: Client, now: Culture) -> Screen:
    """Whose festivals does he keep?"""
    number = client.id or 0
    chosen = [
        Button(f"✓ {culture(t, each)}" if each is now else culture(t, each), SetCulture(number, each))
        for each in Culture
    ]
    back = Button(t.plain("Back"), ShowClientCare(number))
    return Screen(
        t("Whose festivals does {name} keep?", name=bold(client.name)), (*in_rows(chosen, 2), (back,)), about=number
    )
