"""Screens of what an item says: other words for it, a promise or none."""

from handlers.payloads.item import AskWords, SetPromise
from handlers.screen import Button, Row, Screen
from handlers.screens.format import code
from handlers.screens.work.item import ItemView, headline, to_item
from handlers.texts import Texts, lines
from storage.tables import FollowUpKind


def buttons(t: Texts, view: ItemView) -> Row:
    """Other words; of a follow-up a promise, of a promise a follow-up."""
    at = (view.id, view.place, view.page)
    label = t.plain("No promise") if view.is_promise else t.plain("A promise")
    promise = Button(label, SetPromise(*at, promise=not view.is_promise))
    words = Button(t.plain("Other words"), AskWords(*at))
    return (words,) if view.work.kind is FollowUpKind.CARE else (words, promise)


def ask(t: Texts, view: ItemView) -> Screen:
    """What is to be done?"""
    now = code(view.work.text) if view.work.text else None
    text = lines(headline(t, view), now, t("What is to be done? Type it."))
    return Screen(text, ((to_item(t, view),),), about=view.about)
