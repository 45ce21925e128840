"""Screens of erasing a client for good."""

from datetime import date

from handlers.payloads.forgetting import Forget
from handlers.screen import Button, Screen
from handlers.screens import buttons
from handlers.screens.format import bold, cut, full_day
from handlers.texts import Html, Texts, lines
from storage.queries.book.forgetting import Forgotten
from storage.queries.book.merging import Merged
from storage.tables import Client


def sure(t: Texts, client: Client, has: Merged, today: date, held_until: date | None) -> Screen:
    """What goes, and what remains for how long."""
    text = lines(
        t("Forget {name} for good?", name=bold(cut(client.name, 24))),
        t(
            "Notes {notes} · bought {bought} · to do {work}",
            notes=has.notes,
            bought=has.purchases,
            work=has.follow_ups,
        ),
        t("File, drafts, messages: all goes."),
        _backups(t, today, held_until),
        t("There is no undo for this."),
    )
    go = Button(t.plain("Forget for good"), Forget(client.id or 0))
    return Screen(text, ((go, buttons.back_to_card(t, client.id)),), about=client.id)


def forgotten(t: Texts, done: Forgotten, today: date, held_until: date | None) -> Screen:
    """The proof: how much went; it names nobody."""
    text = lines(
        t.n("✅ One client forgotten, {n} row erased", "✅ One client forgotten, {n} rows erased", done.rows),
        t.n("Struck out in {n} other place", "Struck out in {n} other places", done.mentions)
        if done.mentions
        else None,
        _backups(t, today, held_until),
        t("Messages here: delete them yourself."),
    )
    return Screen(text)


def _backups(t: Texts, today: date, held_until: date | None) -> Html | None:
    if held_until is None:
        return None
    return t("Backups hold it until {day}", day=full_day(t, held_until, today))


def wait_for_import(t: Texts) -> Screen:
    """A file of the team's is being read in just now."""
    return Screen(t("An import is running. Try again then."))
