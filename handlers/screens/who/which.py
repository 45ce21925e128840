"""Screens that ask which client is meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.paging import Page
from handlers.payloads.capture import AskWhose, Choose, ChooseNew, ChoosePage, KeepDraft
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens.format import cut, how_many, short_day
from handlers.screens.turning import onward
from handlers.texts import Html, Texts, lines
from storage.tables import Client

LABEL = 24  # letters that fit on a button
NOTE = "note"
PAGE = 6  # clients
Digits = Mapping[int, str]  # a number of the client's, by his id


@dataclass(frozen=True)
class Told:
    """A client with what tells him apart."""

    client: Client
    phones: Sequence[str] = ()
    fact: str = ""


def which_client(t: Texts, recent: Sequence[Client], then: str, digits: Digits | None = None) -> Screen:
    """No client was named: the last ones as buttons, or a name to type."""
    rows = _choices(recent, digits or {}, 0, then)
    return Screen(t("Which client? Type a part of the name, or tap."), rows)


def _choices(clients: Sequence[Client], digits: Digits, draft: int, then: str) -> tuple[Row, ...]:
    """Names to choose from, two a row; those of one name with the last digits or the firm."""
    names = [client.name for client in clients]
    buttons = []
    for client in clients:
        number = client.id or 0
        apart = (digits.get(number, "")[-4:] or cut(client.firm, 10)) if names.count(client.name) > 1 else ""
        label = f"{cut(client.name, 12)} {apart}" if apart else cut(client.name, LABEL)
        buttons.append(Button(label, Choose(draft, number, then)))
    return in_rows(buttons, 2)


@dataclass(frozen=True)
class Several:
    """Clients whom the words of a draft fit, one page of them."""

    shown: Sequence[Told]
    same_name: bool
    page: Page


def which_of(t: Texts, found: Several, draft: int, then: str, now: datetime) -> Screen:
    """Several fit the name: each with what tells him apart, six a page."""
    labels = _told_apart(t, found, now)
    choices = [Choose(draft, told.client.id or 0, then) for told in found.shown]
    rows = [(Button(label, choice),) for label, choice in zip(labels, choices, strict=True)]
    last = [Button(t.plain("Somebody else, new"), ChooseNew(draft, then))] if then == NOTE else []
    if not found.page.is_only:
        last.append(onward(t, found.page, lambda number: ChoosePage(draft, then, number)))
    hint = None if found.page.is_only else t("Type name and last digits to find one.")
    return Screen(lines(_head(t, found, then), hint), (*rows, *([tuple(last)] if last else [])))


def _told_apart(t: Texts, found: Several, now: datetime) -> list[str]:
    """A label for each; those that would read the same also tell since when the client is known."""
    labels = [telling(t, told, now, named=not found.same_name) for told in found.shown]
    days = [short_day(t, told.client.created_at.astimezone(now.tzinfo).date(), now.date()) for told in found.shown]
    since = [
        t.plain("{label} · since {day}", label=label, day=day) if labels.count(label) > 1 else label
        for label, day in zip(labels, days, strict=True)
    ]
    return [
        f"{label} ({since[: at + 1].count(label)})" if since.count(label) > 1 else label
        for at, label in enumerate(since)
    ]


def _head(t: Texts, found: Several, then: str) -> Html:
    head = _whose_note(t, found) if then == NOTE else _which_one(t, found)
    return t("{head} Your text is kept.", head=head) if then == NOTE else head


def _whose_note(t: Texts, found: Several) -> Html:
    name, many = found.shown[0].client.name, how_many(t, found.page.count)
    if found.page.count == 1:
        return t("This {name}, or another?", name=name)
    if found.same_name:
        return t("{many} called {name}. Whose is it?", many=many, name=name)
    return t("{many} clients fit. Whose is it?", many=many)


def _which_one(t: Texts, found: Several) -> Html:
    name, many = found.shown[0].client.name, how_many(t, found.page.count)
    if found.page.count == 1:
        return t("Is it {name}?", name=name)
    return (
        t("{many} called {name}. Which one?", many=many, name=name)
        if found.same_name
        else t("{many} clients fit. Which one?", many=many)
    )


def telling(t: Texts, told: Told, now: datetime, *, named: bool = True) -> str:
    """What tells a client apart on one button: name, firm, last digits, last contact or what he wants."""
    client = told.client
    parts = [cut(client.name, 12)] if named else []
    if client.firm:
        parts.append(cut(client.firm, 10))
    if told.phones:
        parts.append(t.plain("no. …{digits}", digits=told.phones[0][-4:]))
    if client.last_contact_at is not None:
        parts.append(short_day(t, client.last_contact_at.astimezone(now.tzinfo).date(), now.date()))
    elif told.fact and len(parts) < 3:
        parts.append(cut(told.fact, 10))
    if len(parts) < 2 and client.tags:
        parts.append(f"#{cut(client.tags[0], 8)}")
    return " · ".join(parts) or cut(client.name, 12)


def nobody(
    t: Texts,
    called: str,
    near: Sequence[Client],
    draft: int,
    then: str,
    *,
    alone: bool,
    digits: Digits | None = None,
) -> Screen:
    """Nobody has that name: the likeliest, a new one, or leave it. `alone`: nothing but the name was typed."""
    name = cut(called, 20)
    if near:
        head = t("Nobody called {name}. Is it {near}?", name=name, near=near[0].name)
    elif alone:
        head = lines(t("Nobody found for “{name}”.", name=name), t("Try a part of it, initials or last digits."))
    else:
        head = t("Nobody called {name} yet. Your text is kept.", name=name)
    rows = _choices(near, digits or {}, draft, then)
    if alone or near:
        return Screen(head, (*rows, (Button(t.plain("New: {name}", name=cut(called, 12)), ChooseNew(draft, then)),)))
    add = Button(t.plain("Add and note down"), ChooseNew(draft, then))
    other = Button(t.plain("Somebody else's"), AskWhose(draft))
    return Screen(head, (*rows, (add,), (other, Button(t.plain("Keep as draft"), KeepDraft(draft)))))


def found_nobody(t: Texts, words: str) -> Screen:
    """Nobody is found by what was asked for; it is nobody's name."""
    return Screen(lines(t("Nobody found for “{name}”.", name=cut(words, 20)), t("Try a shorter word or other digits.")))


def whose_is_it(
    t: Texts, likely: Sequence[Client], draft: int, *, voice: bool, new: str = "", digits: Digits | None = None
) -> Screen:
    """Something came that names nobody (a sentence, a photo, a voice): whose is it? `new`: a name with a number."""
    rows = _choices(likely, digits or {}, draft, NOTE)
    label = t.plain("New: {name}", name=cut(new, 12)) if new else t.plain("New client")
    make = Button(label, ChooseNew(draft, NOTE))
    hint = t("I keep voice but can't hear it; the keyboard's microphone types for you.") if voice else None
    text, keep = lines(t("Kept. Whose is it?"), hint), Button(t.plain("Keep as draft"), KeepDraft(draft))
    return Screen(text, ((make,), *rows, (keep,)) if new else (*rows, (make, keep)))


def kept_for_later(t: Texts) -> Screen:
    """The draft waits."""
    return Screen(t("Kept. You'll find it under /drafts."))


def ask_name(t: Texts, trouble: Html | None = None) -> Screen:
    """A new client without a name."""
    return Screen(lines(trouble, t("What is the client called? Just type.")))


def long_name(t: Texts, longest: int) -> Html:
    """The name typed is no name any more."""
    return t("That is long for a name: {n} letters at most.", n=longest)


def cannot_keep(t: Texts) -> Screen:
    """A message of a kind that can't be kept (a poll, a game)."""
    return Screen(t("I can't keep this kind of message. Words, a photo, a voice or a file will do."))


def ready(t: Texts) -> Screen:
    """An answer to a thank-you or a greeting."""
    return Screen(t("Here. Type a client's name, or a line about one."))
