"""Screens of correcting a note: its parts, another date, other words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.payloads.capture import AskContent, AskDate, DropPart, SetDate, ShowNote, ShowParts, SkipPart
from handlers.payloads.deals import ShowPurchase
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons, contact_rules
from handlers.screens.format import bold, code, cut, day, instant, money, short_day
from handlers.texts import Html, Texts, lines
from storage.tables import Client, FollowUp, Note, Purchase

WEEK = timedelta(days=7)


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
    """Each part a button."""
    note = seen.note.id or 0
    each = [Button(t.plain("Content"), AskContent(note))]
    each += [Button(_part(t, item, seen.now), AskDate(note, item.id or 0)) for item in seen.work[:6]]
    if seen.purchase is not None:
        amount = money(t, seen.purchase.amount, seen.currency)
        each.append(Button(amount, ShowPurchase(seen.purchase.id or 0)))
    if (touch := contact_rules.touch(t, seen.note)) is not None:
        each.append(touch)
    head = t("{name}: change which part?", name=bold(seen.client.name))
    back = (Button(t.plain("Back"), ShowNote(note)),)
    return Screen(head, (*in_rows(each, 3 if t.chinese else 2), back), about=seen.client.id)


def _part(t: Texts, item: FollowUp, now: datetime) -> str:
    return f"{_what(t, item, 8 if t.chinese else 16)} {short_day(t, item.due_on, now.date())}"


def _what(t: Texts, item: FollowUp, length: int = 16) -> str:
    return cut(item.text, length) if item.text else t.plain("follow up")


def ask_date(t: Texts, client: Client, note: int, item: FollowUp, now: datetime, trouble: Html | None = None) -> Screen:
    """When is it then? The next day at the same hour, or a week later."""
    head = t("{name} · {what}, {when}", name=bold(client.name), what=_what(t, item), when=_when(t, item, now))
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
    text = t("⏰ {name} · {what}: now {when}", name=bold(client.name), what=_what(t, item), when=_when(t, item, now))
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


def only_notes(t: Texts) -> Screen:
    """A message was edited that no note came from."""
    return Screen(t("Editing changes notes only. To have it done again, send it again."))
