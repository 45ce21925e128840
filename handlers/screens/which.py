"""Screens that ask which client is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.payloads.capture import AskWhose, Choose, ChooseNew, KeepDraft
from handlers.screen import Button, Screen, in_rows
from handlers.screens.format import cut, how_many, short_day
from handlers.texts import Html, Texts, lines
from storage.tables import Client

LABEL = 24  # letters that fit on a button
NOTE = "note"


@dataclass(frozen=True)
class Told:
    """A client with what tells him apart."""

    client: Client
    phones: Sequence[str] = ()
    fact: str = ""


def which_client(t: Texts, recent: Sequence[Client], then: str) -> Screen:
    """No client was named: the last ones as buttons, or a name to type."""
    buttons = [Button(cut(client.name, LABEL), Choose(0, client.id or 0, then)) for client in recent]
    return Screen(t("Which client? Type a part of the name, or tap."), in_rows(buttons, 2))


def which_of(t: Texts, found: Sequence[Told], draft: int, then: str, now: datetime, *, may_add: bool) -> Screen:
    """Several fit the name: each with what tells him apart."""
    names = {told.client.name for told in found}
    head = _head(t, found, then, same=len(names) == 1)
    rows = [
        (Button(telling(t, told, now, named=len(names) > 1), Choose(draft, told.client.id or 0, then)),)
        for told in found
    ]
    if may_add:
        rows.append((Button(t.plain("Somebody else, new"), ChooseNew(draft, then)),))
    return Screen(head, tuple(rows))


def _head(t: Texts, found: Sequence[Told], then: str, *, same: bool) -> Html:
    head = _whose_note(t, found, same=same) if then == NOTE else _which_one(t, found, same=same)
    return t("{head} Your text is kept.", head=head) if then == NOTE else head


def _whose_note(t: Texts, found: Sequence[Told], *, same: bool) -> Html:
    name, many = found[0].client.name, how_many(t, len(found))
    if len(found) == 1:
        return t("This {name}, or another?", name=name)
    if same:
        return t("{many} called {name}. Whose is it?", many=many, name=name)
    return t("{many} clients fit. Whose is it?", many=many)


def _which_one(t: Texts, found: Sequence[Told], *, same: bool) -> Html:
    name, many = found[0].client.name, how_many(t, len(found))
    if len(found) == 1:
        return t("Is it {name}?", name=name)
    return (
        t("{many} called {name}. Which one?", many=many, name=name)
        if same
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
    return " · ".join(parts) or cut(client.name, 12)


def nobody(t: Texts, called: str, near: Sequence[Client], draft: int, then: str, *, alone: bool) -> Screen:
    """Nobody has that name: the likeliest, a new one, or leave it. `alone`: nothing but the name was typed."""
    name = cut(called, 20)
    if near:
        head = t("Nobody called {name}. Is it {near}?", name=name, near=near[0].name)
    elif alone:
        head = lines(t("Nobody found for “{name}”.", name=name), t("Try a part of it, initials or last digits."))
    else:
        head = t("Nobody called {name} yet. Your text is kept.", name=name)
    rows = in_rows([Button(cut(c.name, LABEL), Choose(draft, c.id or 0, then)) for c in near], 2)
    if alone or near:
        return Screen(head, (*rows, (Button(t.plain("New: {name}", name=cut(called, 12)), ChooseNew(draft, then)),)))
    add = Button(t.plain("Add and note down"), ChooseNew(draft, then))
    other = Button(t.plain("Somebody else's"), AskWhose(draft))
    return Screen(head, (*rows, (add,), (other, Button(t.plain("Keep as draft"), KeepDraft(draft)))))


def whose_is_it(t: Texts, likely: Sequence[Client], draft: int, *, voice: bool) -> Screen:
    """Something came that names nobody (a sentence, a photo, a voice): whose is it?"""
    rows = in_rows([Button(cut(c.name, LABEL), Choose(draft, c.id or 0, NOTE)) for c in likely], 2)
    new = Button(t.plain("New client"), ChooseNew(draft, NOTE))
    hint = t("I keep voice but can't hear it; the keyboard's microphone types for you.") if voice else None
    text = lines(t("Kept. Whose is it?"), hint)
    return Screen(text, (*rows, (new, Button(t.plain("Keep as draft"), KeepDraft(draft)))))


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
