"""Screens that ask about a given word: on its day at five, and once the morning after (A5, F6)."""

from collections.abc import Sequence
from datetime import datetime

from handlers.payloads.followups import CannotKeep, ChangeDate, KeptAfterAll, MoveItem, OpenItem, Place, ShowToday
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens.format import bold, cut
from handlers.screens.work.item import ItemView, back, what
from handlers.texts import Html, Texts, lines

LISTED = 5


def check(t: Texts, view: ItemView, tonight: datetime | None) -> Screen:
    """Due today and not logged as done; `tonight` in the member's zone, None where it would be too late."""
    name, said = bold(view.client.name), what(t, view.work, 20)
    text = lines(t("Promised {name}: {what}", name=name, what=said), t("Not logged as done yet."))
    first: list[Button] = [Button(t.plain("Done, not logged"), KeptAfterAll(view.id))]
    if tonight is not None:
        evening = MoveItem(view.id, tonight.date(), f"{tonight:%H%M}", Place.PUSH, 0)
        first.append(Button(t.plain("Tonight {time}", time=f"{tonight:%H:%M}"), evening))
    return Screen(text, (tuple(first), _other(t, view)), about=view.about)


def missed(t: Texts, view: ItemView) -> Screen:
    """The morning after: a word today usually mends it."""
    text = lines(missed_line(t, view), t("A word today usually mends it."))
    first = (Button(t.plain("Done, not logged"), KeptAfterAll(view.id)), back(t, view))
    return Screen(text, (first, _other(t, view)), about=view.about)


def missed_line(t: Texts, view: ItemView) -> Html:
    """What is still open since yesterday."""
    return t("Not done yesterday, {name}: {what}", what=what(t, view.work, 20), name=bold(view.client.name))


def _other(t: Texts, view: ItemView) -> Row:
    day = Button(t.plain("Other day"), ChangeDate(view.id, Place.PUSH, 0))
    return (day, Button(t.plain("Can't do it"), CannotKeep(view.id)))


def checks(t: Texts, views: Sequence[ItemView]) -> Screen:
    """Several at once; among them what was planned after the morning list."""
    head = t.n("{n} promise due today, not logged yet", "{n} promises due today, not logged yet", len(views))
    if not all(view.is_promise for view in views):
        head = t.n("{n} thing due today, not logged yet", "{n} things due today, not logged yet", len(views))
    return _listed(t, head, views)


def several_missed(t: Texts, views: Sequence[ItemView]) -> Screen:
    """Several the morning after."""
    head = t.n("{n} promise of yesterday is still open", "{n} promises of yesterday are still open", len(views))
    return _listed(t, lines(head, t("A word today usually mends it.")), views)


def _listed(t: Texts, head: Html, views: Sequence[ItemView]) -> Screen:
    told = [_line(t, n, view) for n, view in enumerate(views[:LISTED], 1)]
    numbers = [Button(str(n), OpenItem(view.id, Place.TODAY, 0)) for n, view in enumerate(views[:LISTED], 1)]
    return Screen(lines(head, *told), (*in_rows(numbers, LISTED), (Button(t.plain("Today's list"), ShowToday(0)),)))


def _line(t: Texts, number: int, view: ItemView) -> Html:
    name, did = bold(cut(view.client.name, 12)), what(t, view.work)
    if view.is_promise:
        return t("{n} 🤝 {name} {what}", n=number, name=name, what=did)
    return t("{n} {name} {what}", n=number, name=name, what=did)
