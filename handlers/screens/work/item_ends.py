"""An item at its end: closed already, gone, dropped, and what repeats; and the words about how it went."""

from handlers.payloads.followups import AskFollowUp, Done, Place
from handlers.payloads.item import DropRepeating
from handlers.screen import Button, Row, Screen
from handlers.screens import buttons
from handlers.screens.format import instant
from handlers.screens.work import repeats
from handlers.screens.work.item import ItemView, back, headline, to_item, what, who
from handlers.texts import Texts, lines
from storage.tables import FollowUp, FollowUpStatus


def closed(t: Texts, view: ItemView) -> Screen:
    """The item as it stands once it is closed: a button of long ago was pressed."""
    name, did = who(t, view), what(t, view.work)
    if view.work.status is FollowUpStatus.DONE:
        text = t("✅ {name} {what}: done already.", name=name, what=did)
    else:
        text = t("{name} {what}: dropped.", name=name, what=did)
    follow = () if view.given_by else (Button(t.plain("Follow up"), AskFollowUp(view.client.id or 0)),)
    last = () if view.given_by and view.place is Place.PUSH else (back(t, view),)
    return Screen(text, ((*follow, *last),) if follow or last else (), about=view.about)


def gone(t: Texts) -> Screen:
    """No such item, or no right to it: both look the same."""
    return Screen(t("That item is gone. /today shows what is left."))


def ask_log(t: Texts, view: ItemView) -> Screen:
    """What happened? The item stays open."""
    text = lines(headline(t, view), t("How did it go? Say: wants quote by Fri"))
    return Screen(text, ((back(t, view),),), about=view.about)


def done_button(t: Texts, view: ItemView) -> Button:
    """Close the item, under a note that was written on it."""
    return Button(t.plain("✅ {what} done", what=what(t, view.work, 8)), Done(view.id, view.place, view.page))


def dropped(t: Texts, view: ItemView, change: int) -> Screen:
    """The item is not wanted any more."""
    text = t("Dropped: {name} {what}", name=who(t, view), what=what(t, view.work))
    row = (back(t, view), buttons.undo(t, change))
    return Screen(text, (row,), about=view.about)


def which_to_drop(t: Texts, view: ItemView) -> Screen:
    """What repeats: is only this one not wanted, or none ever again?"""
    at = (view.id, view.place, view.page)
    row: Row = (
        Button(t.plain("Only this one"), DropRepeating(*at, ever=False)),
        Button(t.plain("All of them"), DropRepeating(*at, ever=True)),
        to_item(t, view),
    )
    rule, first = view.work.repeat or "", view.work.repeat_from or view.work.due_on
    text = lines(
        headline(t, view), t("It comes {often}. Drop which?", often=repeats.in_words(t, rule, first, view.now.date()))
    )
    return Screen(text, (row,), about=view.about)


def skipped(t: Texts, view: ItemView, again: FollowUp | None, change: int) -> Screen:
    """Only this one is dropped; when the next one comes."""
    following = None
    if again is not None:
        due = instant(t, again.due_at, view.now, whole_day=again.whole_day)
        following = t("Next: {when} {what}", when=due, what=what(t, again))
    head = t("Not this time: {name} {what}", name=who(t, view), what=what(t, view.work))
    return Screen(lines(head, following), ((back(t, view), buttons.undo(t, change)),), about=view.about)
