"""Screens of a client's file, and of putting it right (B1, B2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.paging import page_of
from handlers.payloads.clients import ShowFile
from handlers.payloads.editing import DropEntry, EditEntry, EditField, Field, FirstPhone
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.caring import contact_rules
from handlers.screens.format import bold, code, cut, line_room, phone, width
from handlers.screens.turning import onward
from handlers.texts import Html, Texts, lines
from storage.tables import Client, ClientPhone, Fact

LINES = 8  # of the file, as of a card
PAGE = 5  # entries on one page
LABEL = 14  # letters of an entry on its button
LISTS = (Field.ALIAS, Field.PHONE, Field.TAG, Field.FACT)


@dataclass(frozen=True)
class Entry:
    """One entry of a list of the file."""

    number: int  # its own, or its mark
    text: str


@dataclass(frozen=True)
class FileView:
    """What the file holds."""

    client: Client
    phones: Sequence[ClientPhone]
    facts: Sequence[Fact]
    region: str


def file(t: Texts, view: FileView) -> Screen:
    """What is known of a client; each button puts a part of it right."""
    client, number = view.client, view.client.id or 0
    firm = " ".join(part for part in (client.firm, client.job) if part)
    numbers = " · ".join(phone(each.number, view.region) for each in view.phones)
    known = [
        t("{line}", line=_short(t, firm)) if firm else None,
        t("{line}", line=_short(t, numbers)) if numbers else None,
        t("Also: {names}", names=_short(t, " ".join(client.aliases), 6)) if client.aliases else None,
        t("Tags: {tags}", tags=_short(t, " ".join(client.tags), 6)) if client.tags else None,
        contact_rules.hours_line(t, client),
    ]
    room = LINES - 1 - sum(line is not None for line in known)
    text = lines(bold(cut(client.name, 16)), *known, *_facts(t, view.facts, room))
    each = [Button(_label(t, field), EditField(number, field, 0)) for field in FIELDS]
    row = (contact_rules.hours_button(t, client), buttons.back_to_card(t, number))
    return Screen(text, (*in_rows(each), row), about=number)


FIELDS = (Field.NAME, Field.FIRM, Field.JOB, Field.PHONE, Field.TAG, Field.FACT)


def _short(t: Texts, text: str, taken: int = 0) -> str:
    """A text that fits into one line."""
    room = line_room(t) - taken
    while width(text) > room:
        text = text[:-2].rstrip() + "…"
    return text


def _facts(t: Texts, facts: Sequence[Fact], room: int) -> list[Html]:
    if not facts:
        return [t("No facts yet. They are picked up from your notes.")]
    shown = facts if len(facts) <= room else facts[: room - 1]
    told = [t("· {fact}", fact=_short(t, fact.text, 2)) for fact in shown]
    left = len(facts) - len(shown)
    return [*told, *([t.n("{n} fact more", "{n} facts more", left)] if left else [])]


def _label(t: Texts, field: Field) -> str:
    """What a part of the file is called."""
    return {
        Field.NAME: t.plain("Name"),
        Field.ALIAS: t.plain("Other names"),
        Field.FIRM: t.plain("Firm"),
        Field.JOB: t.plain("Job"),
        Field.PHONE: t.plain("Numbers"),
        Field.TAG: t.plain("Tags"),
        Field.FACT: t.plain("Facts"),
    }[field]


def ask(t: Texts, client: Client, field: Field, now: str, trouble: Html | None = None) -> Screen:
    """Other words for a name, a firm, a job; `now`: what stands there."""
    question = {
        Field.NAME: t("What is the name? The old one finds them too."),
        Field.FIRM: t("Which firm is it?"),
        Field.JOB: t("What is the job there?"),
    }[field]
    number = client.id or 0
    clear = () if field is Field.NAME or not now else (Button(t.plain("None"), DropEntry(number, field, 0)),)
    names = (Button(_label(t, Field.ALIAS), EditField(number, Field.ALIAS, 0)),) if field is Field.NAME else ()
    known = code(cut(now, 60)) if now else None
    return Screen(
        lines(trouble, bold(client.name), known, question), ((*names, *clear, _back(t, number)),), about=number
    )


def entries(
    t: Texts, client: Client, field: Field, known: Sequence[Entry], wanted: int, trouble: Html | None = None
) -> Screen:
    """A list of the file: an entry is tapped to change it, a new one is typed."""
    question = {
        Field.PHONE: t("Type a number to add it, tap one to change it."),
        Field.TAG: t("Type a tag to add it, tap one to drop it."),
        Field.ALIAS: t("Type a name to add it, tap one to drop it."),
        Field.FACT: t("Type a fact to add it, tap one to change it."),
    }[field]
    number, page = client.id or 0, page_of(len(known), wanted, PAGE)
    rows: list[Row] = [(_entry(t, number, field, each),) for each in page.of(known)]
    turning = () if page.is_only else (onward(t, page, lambda to: EditField(number, field, to)),)
    head = t("{name} · {what}", name=bold(client.name), what=_label(t, field))
    return Screen(lines(trouble, head, question), (*rows, (*turning, _back(t, number))), about=number)


def _entry(t: Texts, client: int, field: Field, entry: Entry) -> Button:
    label = cut(entry.text, LABEL if t.chinese else 2 * LABEL)
    if field in (Field.TAG, Field.ALIAS):
        return Button(f"✕ {label}", DropEntry(client, field, entry.number))
    return Button(label, EditEntry(client, field, entry.number))


def entry(t: Texts, client: Client, field: Field, one: Entry, *, first: bool, trouble: Html | None = None) -> Screen:
    """One number or fact: typed words take its place. `first`: the number is the one to call already."""
    number = client.id or 0
    question = t("Type the right number, or:") if field is Field.PHONE else t("Type it anew, or:")
    top = (
        ()
        if field is not Field.PHONE or first
        else (Button(t.plain("Call this first"), FirstPhone(number, one.number)),)
    )
    row = (*top, Button(t.plain("Drop it"), DropEntry(number, field, one.number)), _list(t, number, field))
    return Screen(lines(trouble, bold(client.name), code(cut(one.text, 200)), question), (row,), about=number)


def _list(t: Texts, client: int, field: Field) -> Button:
    return Button(t.plain("Back"), EditField(client, field, 0))


def _back(t: Texts, client: int) -> Button:
    return Button(t.plain("Back"), ShowFile(client))


def no_number(t: Texts, typed: str) -> Html:
    """What was typed is no phone number."""
    return t("{typed} is no phone number.", typed=cut(typed, 24))


def too_long(t: Texts, most: int) -> Html:
    """What was typed is too long."""
    return t("That is long: {n} letters at most.", n=most)


def changed(t: Texts, client: Client, field: Field, before: str, after: str, change: int) -> Screen:
    """A part of the file is another now; an empty side means that there is none."""
    number = client.id or 0
    text = {
        (True, True): t(
            "✅ {name}: {before} → {after}", name=bold(client.name), before=cut(before, 16), after=cut(after, 16)
        ),
        (False, True): t("✅ {name}: {after} added", name=bold(client.name), after=cut(after, 20)),
        (True, False): t("✅ {name}: without {before}", name=bold(client.name), before=cut(before, 20)),
        (False, False): t("{name}: nothing changed", name=bold(client.name)),
    }[bool(before), bool(after)]
    more = (_list(t, number, field),) if field in LISTS else ()
    return Screen(text, ((Button(t.plain("File"), ShowFile(number)), *more, buttons.undo(t, change)),), about=number)


def called_first(t: Texts, client: Client, number: str, region: str, change: int) -> Screen:
    """Another number is the one to call."""
    text = t("✅ {name}: {number} comes first", name=bold(client.name), number=phone(number, region))
    file_button = Button(t.plain("File"), ShowFile(client.id or 0))
    return Screen(text, ((file_button, buttons.undo(t, change)),), about=client.id)


def has_it(t: Texts, client: Client) -> Html:
    """The number is his already."""
    return t("{name} has this number already.", name=client.name)


def plain(t: Texts, told: str) -> Html:
    """A line of another screen, as a line here."""
    return t("{line}", line=told)


def no_day(t: Texts, typed: str) -> Html:
    """What was typed is no birthday."""
    return t("I can't read a day in “{typed}”.", typed=cut(typed, 16))


def not_there(t: Texts, typed: str) -> Html:
    """What is to be dropped is not in the file."""
    return t("“{typed}” is not in the file.", typed=cut(typed, 16))


def refused(t: Texts, client: Client, trouble: Html) -> Screen:
    """A typed change that can't be made; the file as it is is one tap away."""
    row = (Button(t.plain("File"), ShowFile(client.id or 0)),)
    return Screen(lines(bold(client.name), trouble), (row,), about=client.id)
