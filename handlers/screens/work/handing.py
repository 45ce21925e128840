"""Screens of work that is passed on to a colleague: to whom, what he gets, and what the giver hears."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.payloads.followups import AskFollowUp, DropItem, Place
from handlers.payloads.item import AskCompany, AskPlace, GiveBack, HandOn, HandTo
from handlers.screen import Button, Row, Screen, in_rows
from handlers.screens import buttons
from handlers.screens.format import cut
from handlers.screens.work import item_words
from handlers.screens.work.item import ItemView, back, headline, item, to_item, what, who
from handlers.texts import Html, Texts, lines
from storage.tables import Member

NAME = 10  # letters of a name on a button
SHOWN = 6  # colleagues to choose from at once


def more(t: Texts, view: ItemView, *, may_hand: bool) -> Screen:
    """The rarer things to do with an item."""
    at = (view.id, view.place, view.page)
    passing: list[Button] = []
    if may_hand:
        passing.append(Button(t.plain("To a colleague"), HandOn(*at)))
    elif view.held_by:
        passing.append(Button(t.plain("Take it back"), GiveBack(*at)))
    place = t.plain("Other place") if view.work.place else t.plain("Add a place")
    own = () if view.given_by else item_words.buttons(t, view)
    rows: tuple[Row, ...] = (
        (*passing, Button(place, AskPlace(*at)), Button(t.plain("Add a client"), AskCompany(*at))),
        *((own,) if own else ()),
        (Button(t.plain("Let it go"), DropItem(*at)), to_item(t, view)),
    )
    return Screen(item(t, view).text, rows, about=view.about)


def to_whom(t: Texts, view: ItemView, colleagues: Sequence[Member]) -> Screen:
    """Which colleague takes it?"""
    at = (view.place, view.page)
    names = [Button(cut(each.name, NAME), HandTo(view.id, each.id or 0, *at)) for each in colleagues[:SHOWN]]
    shown = t("Shown: name, number, this item") if names else None
    question = t("Who takes it?") if names else t("Nobody else is in the team yet.")
    return Screen(lines(headline(t, view), question, shown), (*in_rows(names), (to_item(t, view),)), about=view.about)


def handed(t: Texts, view: ItemView, taker: str, change: int) -> Screen:
    """It is passed on; the giver hears when it is done."""
    text = lines(headline(t, view), t("With {rep}. You'll hear when it's done.", rep=taker))
    return Screen(text, ((back(t, view), buttons.undo(t, change)),), about=view.about)


def taken_over(t: Texts, view: ItemView, giver: str) -> Screen:
    """What a colleague gets: the item, as far as it is his."""
    shown = item(t, replace(view, given_by=view.given_by or giver))
    return replace(shown, text=lines(t("{rep} passes this on to you", rep=giver), Html(shown.text)))


def given_back(t: Texts, view: ItemView) -> Screen:
    """The holder has given it back."""
    return Screen(
        t("{name} {what}: back with {rep}.", name=who(t, view), what=what(t, view.work), rep=view.given_by or "")
    )


def is_back(t: Texts, view: ItemView, holder: str) -> Screen:
    """The client's rep gets it again."""
    shown = item(t, view)
    return replace(shown, text=lines(t("{rep} gives this back", rep=holder), Html(shown.text)))


def taken_back(t: Texts, view: ItemView, owner: str) -> Screen:
    """The holder hears that it is his no more."""
    return Screen(t("{rep} does it himself: {name} {what}", rep=owner, name=who(t, view), what=what(t, view.work)))


def reported(t: Texts, view: ItemView, giver: str, change: int) -> Screen:
    """Done for a colleague; a line for him can be typed."""
    text = lines(
        t("✅ {name} {what}", name=who(t, view), what=what(t, view.work)),
        t("{rep} knows. How did it go? Type it.", rep=giver),
    )
    last: Row = (back(t, view), buttons.undo(t, change)) if view.place is not Place.PUSH else (buttons.undo(t, change),)
    return Screen(text, (last,), about=view.about)


def word_passed(t: Texts, view: ItemView, giver: str) -> Screen:
    """The line typed is with the colleague."""
    text = lines(
        t("✅ {name} {what}", name=who(t, view), what=what(t, view.work)), t("Your words are with {rep}.", rep=giver)
    )
    return Screen(text, about=view.about)


def done_for_you(t: Texts, view: ItemView, holder: str) -> Screen:
    """The giver hears that it is done."""
    text = t("✅ {rep} did it: {name} {what}", rep=holder, name=who(t, view), what=what(t, view.work))
    return Screen(text, (_after(t, view),), about=view.about)


def word_for_you(t: Texts, view: ItemView, holder: str, words: str) -> Screen:
    """The giver reads how it went."""
    text = lines(t("{rep} on {name}:", rep=holder, name=who(t, view)), t("{text}", text=cut(words, 200)))
    return Screen(text, (_after(t, view),), about=view.about)


def _after(t: Texts, view: ItemView) -> Row:
    return (Button(t.plain("Follow up"), AskFollowUp(view.client.id or 0)), buttons.card(t, view.client.id))
