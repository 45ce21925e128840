"""What an item says, put right: other words for it, and whether it was promised (A5)."""

from handlers.payloads.item import AskWords, SetPromise
from handlers.screens.work import item as item_screens
from handlers.screens.work import item_words as screens
from handlers.screens.work.item import ItemView
from handlers.turn import Turn
from handlers.work.items import find, form_data, of_form, open_item
from playbook import capture
from storage.queries.work import lead_times
from storage.tables import Dialog, FollowUpKind

FLOW = "item_words"
LONGEST = 300  # characters of what is to be done


def ask(turn: Turn) -> None:
    """Other words."""
    press = turn.pressed(AskWords)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        _ask(turn, found)


def _ask(turn: Turn, found: ItemView) -> None:
    turn.ask(FLOW, "words", screens.ask(turn.t, found), **form_data(found))


def ask_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    _ask(turn, of_form(turn, dialog))


def typed(turn: Turn, dialog: Dialog) -> None:
    """The words; a place in them becomes the item's."""
    found = of_form(turn, dialog)
    turn.record("follow_up", found.client.id)
    what, place = capture.split_place(" ".join(turn.text.split())[:LONGEST])
    found.work.text, found.work.place = what, place or found.work.place
    lead_times.put(turn.session, found.work, turn.now)
    turn.session.flush()
    turn.answer(item_screens.item(turn.t, found))
    turn.close_form()


def set_promise(turn: Turn) -> None:
    """It was promised, or it was not."""
    press = turn.pressed(SetPromise)
    found = open_item(turn, press.item, press.place, press.page)
    if found is None:
        return
    turn.record("follow_up", found.client.id)
    found.work.kind = FollowUpKind.PROMISE if press.promise else FollowUpKind.FOLLOW_UP
    turn.session.add(found.work)
    turn.session.flush()
    turn.edit(item_screens.item(turn.t, find(turn, press.item, press.place, press.page)))
