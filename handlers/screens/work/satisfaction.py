"""Screens of the form after a callback (C9): satisfied? a suggestion? anything promised?"""

from handlers.payloads.satisfaction import NothingSaid, OtherProduct, PassOn, Rate
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons
from handlers.screens.format import bold, cut
from handlers.screens.work.item import ItemView, what, who
from handlers.texts import Html, Texts, lines
from storage.tables import Callback, Client

STARS = range(1, 6)
UNHAPPY = 2  # and less calls for amends
PRODUCT, SAID = 16, 60  # letters


def ask_satisfaction(t: Texts, view: ItemView, form: Callback, change: int) -> Screen:
    """The first question, with what he has in use."""
    number = form.id or 0
    text = lines(_head(t, view), _in_use(t, form), t("How satisfied? 5 is the best."))
    stars: Row = tuple(Button(str(each), Rate(number, each)) for each in STARS)
    label = t.plain("Other product") if form.product else t.plain("Which product")
    last: Row = (Button(label, OtherProduct(number)), _skip(t, form, "satisfaction"), buttons.undo(t, change))
    return Screen(text, (stars, last), about=view.about)


def ask_product(t: Texts, view: ItemView, form: Callback) -> Screen:
    """What is it then that he has in use?"""
    text = lines(_head(t, view), t("What do they use? Type it."))
    return Screen(text, ((_skip(t, form, "product"),),), about=view.about)


def ask_suggestion(t: Texts, view: ItemView, form: Callback) -> Screen:
    """A wish, a complaint, an idea."""
    text = lines(_head(t, view), told(t, form), t("Any wish or complaint? In their words."))
    return Screen(text, ((_nothing(t, form, "suggestion"),),), about=view.about)


def ask_pass_on(t: Texts, view: ItemView, form: Callback) -> Screen:
    """Does it concern the firm?"""
    text = lines(_head(t, view), told(t, form), t("Is that for the lead?"))
    row = (Button(t.plain("Tell the lead"), PassOn(form.id or 0, yes=True)),
           Button(t.plain("Keep it here"), PassOn(form.id or 0, yes=False)))  # fmt: skip
    return Screen(text, (row,), about=view.about)


def ask_promised(t: Texts, view: ItemView, form: Callback, problem: Html | None = None) -> Screen:
    """What was promised? It becomes a promise with its date."""
    unhappy = form.satisfaction is not None and form.satisfaction <= UNHAPPY
    question = t("Not satisfied. What will you do, when?") if unhappy else t("Promised anything? Type it with a day.")
    text = lines(_head(t, view), told(t, form), problem, question)
    return Screen(text, ((_nothing(t, form, "promised"),),), about=view.about)


def _head(t: Texts, view: ItemView) -> Html:
    return t("✅ {name} {what}", name=who(t, view), what=what(t, view.work))


def _in_use(t: Texts, form: Callback) -> Html | None:
    return t("In use: {product}", product=cut(form.product, PRODUCT)) if form.product else None


def _skip(t: Texts, form: Callback, step: str) -> Button:
    return Button(t.plain("Skip"), NothingSaid(form.id or 0, step))


def _nothing(t: Texts, form: Callback, step: str) -> Button:
    return Button(t.plain("Nothing"), NothingSaid(form.id or 0, step))


def told(t: Texts, form: Callback) -> Html | None:
    """What was answered so far, on one line."""
    parts = [
        t.plain("satisfied {n}/5", n=form.satisfaction) if form.satisfaction is not None else "",
        cut(form.product, PRODUCT),
        cut(form.suggestion, SAID),
    ]
    said = " · ".join(part for part in parts if part)
    return t("{text}", text=said) if said else None


def in_history(t: Texts, form: Callback) -> str:
    """The answers behind the note of the contact."""
    promised = t.plain("promised {what}", what=form.promised) if form.promised else ""
    return cut(" · ".join(part for part in (told(t, form) or "", promised) if part), SAID)


def for_the_lead(t: Texts, client: Client, form: Callback, rep: str) -> Screen:
    """A lead reads what a client said, once."""
    text = lines(
        t("{rep} passes on from {name}:", rep=rep, name=bold(client.name)),
        t("{text}", text=cut(form.suggestion, 300)),
        _rated(t, form),
    )
    return Screen(text, ((buttons.card(t, client.id),),), about=client.id)


def _rated(t: Texts, form: Callback) -> Html | None:
    parts = [
        cut(form.product, PRODUCT),
        t.plain("satisfied {n}/5", n=form.satisfaction) if form.satisfaction is not None else "",
    ]
    said = " · ".join(part for part in parts if part)
    return t("{text}", text=said) if said else None


def passed_on_toast(t: Texts) -> str:
    """Toast: the lead reads it."""
    return t.plain("The lead reads it")
