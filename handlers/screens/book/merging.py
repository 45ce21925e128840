"""Screens of two files that become one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.payloads.clients import ShowCard
from handlers.payloads.doubles import Compare, Merge
from handlers.screen import Button, Screen
from handlers.screens import buttons
from handlers.screens.format import bold, cut
from handlers.screens.who.which import Told, telling
from handlers.texts import Html, Texts, lines
from storage.queries.book.merging import Merged
from storage.tables import Client

NAME = 12  # letters of a name on a button
LONG = 24  # letters of a name in a line


@dataclass(frozen=True)
class Side:
    """One of the two: who he is, and what hangs on him."""

    told: Told
    has: Merged

    @property
    def id(self) -> int:
        """The client's number."""
        return self.told.client.id or 0


def with_whom(t: Texts, client: Client, likely: Sequence[Told], now: datetime, *, missed: str) -> Screen:
    """Which other file is the same client's?"""
    number = client.id or 0
    text = lines(
        t("Nobody found for “{name}”.", name=cut(missed, LONG)) if missed else None,
        t("Merge {name} with whom?", name=bold(cut(client.name, LONG))),
        t("Tap, or type the other name.") if likely else t("Type the other name."),
    )
    rows = [(Button(telling(t, each, now), Compare(number, each.client.id or 0)),) for each in likely]
    return Screen(text, (*rows, (buttons.back_to_card(t, client.id),)), about=number)


def compare(t: Texts, one: Side, other: Side, now: datetime) -> Screen:
    """Both beside each other: whose name stays?"""
    alike = one.told.client.name == other.told.client.name
    text = lines(
        t("One client? Whose name stays?"),
        *(
            line
            for side in (one, other)
            for line in (t("{who}", who=bold(telling(t, side.told, now))), _has(t, side.has))
        ),
    )
    keep = tuple(
        Button(t.plain("Keep {name}", name=_label(t, side, alike=alike)), Merge(side.id, gone.id))
        for side, gone in ((one, other), (other, one))
    )
    return Screen(text, (keep, (Button(t.plain("Leave as two"), ShowCard(one.id)),)), about=one.id)


def _label(t: Texts, side: Side, *, alike: bool) -> str:
    """The name; of two that are written the same, what tells them apart."""
    client = side.told.client
    if not alike:
        return cut(client.name, NAME)
    number = t.plain("no. …{digits}", digits=side.told.phones[0][-4:]) if side.told.phones else ""
    return number or cut(client.firm, NAME) or cut(client.name, NAME)


def _has(t: Texts, has: Merged) -> Html:
    return t(
        "Notes {notes} · bought {bought} · to do {work}", notes=has.notes, bought=has.purchases, work=has.follow_ups
    )


def merged(t: Texts, stays: Client, gone: Client, came: Merged, change: int) -> Screen:
    """They are one; for a day it can be taken apart."""
    names = {"gone": cut(gone.name, NAME), "stays": bold(cut(stays.name, NAME))}
    text = lines(t("✅ {gone} is now part of {stays}", **names), _has(t, came))
    return Screen(text, ((buttons.card(t, stays.id), buttons.undo(t, change)),), about=stays.id)
