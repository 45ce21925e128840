"""Screens of correcting a note: its parts, another date, other words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.payloads.capture import (
    AskContent,
    AskDate,
    DropPart,
    MoveNote,
    NoteDown,
    SetDate,
    ShowHow,
    ShowNote,
    ShowParts,
    SkipPart,
)
from handlers.payloads.deals import ShowPurchase
from handlers.payloads.followups import ChangeDate, MoveItem, Place, SetWhen, ShowOpen
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons, words
from handlers.screens.buying.paid import short
from handlers.screens.format import bold, code, cut, day, instant, moment, short_day
from handlers.texts import Html, Texts, lines
from playbook.dates import When
from storage.tables import Client, FollowUp, Note, Purchase

WEEK = timedelta(days=7)
UNSURE = 4  # items to choose from
MOST = 7  # parts on one screen


@dataclass(frozen=True)
class Parts:
    """What a note was read into."""

    client: Client
    note: Note
    work: Sequence[FollowUp]  # open ones
    purchase: Purchase | None
    now: datetime  # in the member's zone
    currency: str = "CNY"


def parts(t: Texts, seen: Parts) -> Screen:
    """Each part a button; what finds no room stands in the client's list."""
    note, client = seen.note.id or 0, seen.client.id or 0
    each = [Button(t.plain("Content"), AskContent(note)), Button(_how(t, seen), ShowHow(note))]
    if seen.purchase is not None:
        amount = short(t, seen.purchase, seen.currency)
        each.append(Button(amount, ShowPurchase(seen.purchase.id or 0)))
    room = MOST - len(each)
    shown = seen.work if len(seen.work) <= room else seen.work[: room - 1]
    each += [Button(_part(t, item, seen.now), AskDate(note, item.id or 0)) for item in shown]
    if len(shown) < len(seen.work):
        each.append(Button(t.plain("{n} more", n=len(seen.work) - len(shown)), ShowOpen(client)))
    head = t("{name}: change which part?", name=bold(seen.client.name))
    back = Button(t.plain("Back"), ShowNote(note))
    return Screen(head, in_rows([*each, back], 3 if t.chinese else 2), about=client)


def _how(t: Texts, seen: Parts) -> str:
    when = seen.note.occurred_at.astimezone(seen.now.tzinfo).date()
    return words.when_met(t, when, seen.now.date(), seen.note.kind)


def _part(t: Texts, item: FollowUp, now: datetime) -> str:
    return f"{what(t, item, 8 if t.chinese else 16)} {short_day(t, item.due_on, now.date())}"


def what(t: Texts, item: FollowUp, length: int = 16) -> str:
    """What is to be done, in few words."""
    return cut(item.text, length) if item.text else t.plain("follow up")


def ask_date(t: Texts, client: Client, note: int, item: FollowUp, now: datetime, trouble: Html | None = None) -> Screen:
    """When is it then? The next day at the same hour, or a week later."""
    head = t("{name} · {what}, {when}", name=bold(client.name), what=what(t, item), when=_when(t, item, now))
    text = lines(trouble, head, t("Change it to when? You can type it."))
    return Screen(text, _dates(t, note, item, now), about=client.id)


def _dates(t: Texts, note: int, item: FollowUp, now: datetime) -> tuple[Row, ...]:
    local = item.due_at.astimezone(now.tzinfo)
    at = None if item.whole_day else local.hour * 60 + local.minute
    first = max(item.due_on, now.date()) + timedelta(days=1)
    week = max(item.due_on, now.date()) + WEEK
    clock = "" if item.whole_day else f" {local:%H:%M}"
    number = item.id or 0
    return (
        (
            Button(day(t, first, now.date()) + clock, SetDate(note, number, first, at)),
            Button(t.plain("A week later {day}", day=short_day(t, week, now.date())), SetDate(note, number, week, at)),
        ),
        (*_drops(t, note, item), Button(t.plain("Back"), ShowParts(note))),
    )


def _drops(t: Texts, note: int, item: FollowUp) -> tuple[Button, ...]:
    """Drop it; of what repeats, this one or all."""
    number = item.id or 0
    if item.repeat is None:
        return (Button(t.plain("Drop it"), DropPart(note, number)),)
    once = Button(t.plain("Only this one"), SkipPart(note, number))
    return (once, Button(t.plain("All of them"), DropPart(note, number)))


def _when(t: Texts, item: FollowUp, now: datetime) -> str:
    return instant(t, item.due_at, now, whole_day=item.whole_day)


def is_past(t: Texts, when: date, today: date) -> Html:
    """The day typed is over."""
    return t("{day} is over.", day=day(t, when, today))


def no_such_day(t: Texts, typed: str) -> Html:
    """The day typed does not exist, or can't be read as one."""
    return t("“{typed}” is no day I can read.", typed=cut(typed, 16))


def moved(t: Texts, client: Client, item: FollowUp, now: datetime, change: int) -> Screen:
    """A date was changed by typing; it is said where it lands."""
    text = t("⏰ {name} · {what}: now {when}", name=bold(client.name), what=what(t, item), when=_when(t, item, now))
    return Screen(text, ((buttons.card(t, client.id), buttons.undo(t, change)),), about=client.id)


def moved_toast(t: Texts, item: FollowUp, now: datetime) -> str:
    """Toast: the new date."""
    return t.plain("Now {when}", when=_when(t, item, now))


def dropped_toast(t: Texts) -> str:
    """Toast: the part is gone."""
    return t.plain("Dropped")


def ask_content(t: Texts, client: Client, note: Note) -> Screen:
    """Other words for the note; its dates stay."""
    old = code(cut(note.text, 1000)) if note.text else None
    text = lines(t("{name}: type it anew. The dates stay.", name=bold(client.name)), old)
    return Screen(text, ((Button(t.plain("Back"), ShowParts(note.id or 0)),),), about=client.id)


@dataclass(frozen=True)
class Unsure:
    """A typed correction of which it can't be told what it puts right."""

    client: Client
    typed: str
    draft: int  # where its words wait, in case they are a note of their own
    now: datetime  # in the member's zone
    note: Note | None = None
    work: Sequence[FollowUp] = ()  # open ones
    purchase: Purchase | None = None
    when: When | None = None  # the day to come that was typed
    currency: str = "CNY"


def unsure(t: Texts, seen: Unsure) -> Screen:
    """What is to be put right? Each part a button, and the words as a note."""
    name, typed = bold(seen.client.name), cut(seen.typed, 12 if t.chinese else 16)
    if seen.when is not None:
        text = t("{name}: what goes to {day}?", name=name, day=_at(t, seen.when, seen.now))
    else:
        text = lines(name, t("“{typed}”: change which part?", typed=typed))
    return Screen(text, in_rows(_choices(t, seen), 3 if t.chinese else 2), about=seen.client.id)


def _choices(t: Texts, seen: Unsure) -> list[Button]:
    number = seen.client.id or 0
    each = [_choice(t, seen, item) for item in seen.work[:UNSURE]]
    if seen.when is not None:
        each.append(Button(t.plain("Plan one more"), SetWhen(number, seen.when.day, promise=False)))
    if seen.purchase is not None:
        each.append(Button(short(t, seen.purchase, seen.currency), ShowPurchase(seen.purchase.id or 0)))
    if seen.note is not None:
        each.append(Button(t.plain("Content"), AskContent(seen.note.id or 0)))
        each.append(Button(t.plain("Other client"), MoveNote(seen.note.id or 0)))
    return [*each, Button(t.plain("Note it down"), NoteDown(number, seen.draft))]


def _choice(t: Texts, seen: Unsure, item: FollowUp) -> Button:
    """The item goes to the day typed; without one, it is asked."""
    number, when = item.id or 0, seen.when
    own = seen.note is not None and item.note_id == seen.note.id
    note = seen.note.id or 0 if seen.note else 0
    if when is None:
        return Button(_part(t, item, seen.now), AskDate(note, number) if own else ChangeDate(number, Place.PUSH, 0))
    at = when.time or (None if item.whole_day else item.due_at.astimezone(seen.now.tzinfo).time())
    label = what(t, item, 8 if t.chinese else 16)
    if own:
        return Button(label, SetDate(note, number, when.day, None if at is None else at.hour * 60 + at.minute))
    return Button(label, MoveItem(number, when.day, None if at is None else f"{at:%H%M}", Place.PUSH, 0))


def _at(t: Texts, when: When, now: datetime) -> str:
    return moment(t, when.day, when.time, now.date())


def never_said(t: Texts, client: Client, item: str, change: int) -> Screen:
    """An item that was read is none."""
    text = t("{name}: without “{what}”.", name=bold(client.name), what=item)
    return Screen(text, ((buttons.card(t, client.id), buttons.undo(t, change)),), about=client.id)


def not_bought(t: Texts, client: Client, change: int) -> Screen:
    """A purchase that was read is none."""
    text = t("{name}: no order noted.", name=bold(client.name))
    return Screen(text, ((buttons.card(t, client.id), buttons.undo(t, change)),), about=client.id)


def given_to(t: Texts, old: Client, client: Client, change: int) -> Screen:
    """What was planned or bought was another client's."""
    text = t("{old} → {name}: moved.", old=old.name, name=bold(client.name))
    return Screen(text, ((buttons.card(t, client.id), buttons.undo(t, change)),), about=client.id)


def was_on(t: Texts, client: Client, when: date, today: date, change: int) -> Screen:
    """A contact or purchase was on another day."""
    text = t("{name}: noted for {day}.", name=bold(client.name), day=day(t, when, today))
    return Screen(text, ((buttons.card(t, client.id), buttons.undo(t, change)),), about=client.id)


def was_kind(t: Texts, client: Client, kind: str, change: int) -> Screen:
    """A contact was of another kind."""
    text = t("{name}: counted as {kind}.", name=bold(client.name), kind=words.contact(t, kind))
    return Screen(text, ((buttons.card(t, client.id), buttons.undo(t, change)),), about=client.id)


def only_notes(t: Texts) -> Screen:
    """A message was edited that no note came from."""
    return Screen(t("Editing changes notes only. To have it done again, send it again."))
