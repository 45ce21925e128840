"""Screens of how a contact was: its kind, day, mood, and what it counts as."""

from datetime import date, datetime, timedelta

from handlers.payloads.capture import AskMood, AskNoteDay, SetKind, SetMood, SetNoteDay, ShowHow, ShowParts
from handlers.screen import Button, Screen, in_rows
from handlers.screens import words
from handlers.screens.caring import contact_rules
from handlers.screens.format import bold, day, full_day
from handlers.texts import Html, Texts, lines
from playbook.capture import ContactKind, Mood
from storage.tables import Client, Note

KINDS = (ContactKind.CALL, ContactKind.VISIT, ContactKind.MESSAGE, ContactKind.MEAL, ContactKind.NOTE)
DAYS = 3


def how(t: Texts, client: Client, note: Note, now: datetime) -> Screen:
    """How it was; the other kinds are one tap away."""
    number, today = note.id or 0, now.date()
    when = note.occurred_at.astimezone(now.tzinfo).date()
    met, mood = words.when_met(t, when, today, note.kind, weekday=True), words.mood(t, note.mood)
    told = t("{met}, {mood}", met=met, mood=mood) if mood else t("{met}", met=met)
    kinds = [Button(words.contact(t, kind.value), SetKind(number, kind)) for kind in KINDS if kind.value != note.kind]
    each = [*kinds[: len(KINDS) - 1], Button(t.plain("Other day"), AskNoteDay(number))]
    each.append(Button(t.plain("How it went"), AskMood(number)))
    if (touch := contact_rules.touch(t, note)) is not None:
        each.append(touch)
    text = lines(bold(client.name), told, t("How was it really?"))
    return Screen(text, in_rows([*each, Button(t.plain("Back"), ShowParts(number))]), about=client.id)


def ask_day(t: Texts, client: Client, note: Note, today: date, trouble: Html | None = None) -> Screen:
    """On which day was it?"""
    number = note.id or 0
    days = [today - timedelta(days=back) for back in range(DAYS)]
    each = [Button(day(t, one, today), SetNoteDay(number, one)) for one in days]
    text = lines(trouble, t("{name}: which day was it?", name=bold(client.name)), t("Tap, or type the day."))
    return Screen(text, (*in_rows(each), (Button(t.plain("Back"), ShowHow(number)),)), about=client.id)


def ahead(t: Texts, when: date, today: date) -> Html:
    """The day typed is still to come."""
    return t("{day} is still ahead.", day=full_day(t, when, today))


def ask_mood(t: Texts, client: Client, note: Note) -> Screen:
    """How did it go?"""
    number = note.id or 0
    moods = [Button(words.mood(t, mood.value) or "", SetMood(number, mood)) for mood in Mood]
    none = Button(t.plain("Not said"), SetMood(number, None))
    text = t("{name}: how did it go?", name=bold(client.name))
    return Screen(text, (tuple(moods), (none, Button(t.plain("Back"), ShowHow(number)))), about=client.id)
