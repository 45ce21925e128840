"""Passing an item on to a colleague, giving it back, and telling the giver when it is done."""

from handlers.payloads.item import GiveBack, HandOn, HandTo, MoreOnItem
from handlers.pushes import attention
from handlers.pushes.push import Push
from handlers.screen import Screen
from handlers.screens.work import handing as screens
from handlers.screens.work.item import ItemView
from handlers.screens.work.next_steps import Outcome
from handlers.texts import Texts
from handlers.turn import Turn
from handlers.work import items
from handlers.work.items import ask_lightly, form_data, of_form, open_item
from playbook.contact_rules import Touch, touch_of
from storage.queries.book import notes
from storage.queries.work import handing
from storage.tables import Dialog, Member, Note


def more(turn: Turn) -> None:
    """The rarer things to do with an item."""
    press = turn.pressed(MoreOnItem)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        may_hand = handing.may_hand(turn.me, found.work, found.client)
        turn.edit(screens.more(turn.t, found, may_hand=may_hand))


def ask(turn: Turn) -> None:
    """To which colleague?"""
    press = turn.pressed(HandOn)
    found = open_item(turn, press.item, press.place, press.page)
    if found is not None:
        turn.edit(screens.to_whom(turn.t, found, handing.takers(turn.session, turn.me, found.work)))


def hand(turn: Turn) -> None:
    """The colleague gets it at once."""
    press = turn.pressed(HandTo)
    found = open_item(turn, press.item, press.place, press.page)
    if found is None:
        return
    if not handing.may_hand(turn.me, found.work, found.client):
        items.show(turn, found)
        return
    change = turn.record("hand", found.client.id)
    taker = handing.hand(turn.session, turn.me, found.work, press.member, turn.now)
    turn.session.flush()
    giver = turn.me.name
    _tell(turn, taker, screens.taken_over(Texts(taker.language), _as(turn, taker, found), giver), "handed", found)
    turn.edit(screens.handed(turn.t, found, taker.name, change))


def give_back(turn: Turn) -> None:
    """Its holder gives it back, or the client's rep takes it."""
    press = turn.pressed(GiveBack)
    found = open_item(turn, press.item, press.place, press.page)
    if found is None:
        return
    if found.given_by is None and found.held_by is None:
        items.show(turn, found)
        return
    if found.given_by:
        give_up(turn, found)
        return
    holder = turn.session.get_one(Member, found.work.owner_id)
    owner = handing.bring_home(turn.session, found.work, turn.now)
    turn.session.flush()
    text = screens.taken_back(Texts(holder.language), _as(turn, holder, found), owner.name)
    _tell(turn, holder, text, "taken", found, checked=False)
    items.show(turn, items.find(turn, found.id, press.place, press.page))


def give_up(turn: Turn, found: ItemView) -> None:
    """Its holder gives an item back, or can't do it: the client's rep has it again."""
    owner = handing.bring_home(turn.session, found.work, turn.now)
    turn.session.flush()
    screen = screens.is_back(Texts(owner.language), _as(turn, owner, found), turn.me.name)
    _tell(turn, owner, screen, "back", found)
    turn.edit(screens.given_back(turn.t, found))


def report(turn: Turn, found: ItemView, outcome: Outcome, note: Note | None) -> None:
    """Done for a colleague: he hears of it, and what is typed next goes to him."""
    giver = _giver(turn, found)
    _tell(
        turn,
        giver,
        screens.done_for_you(Texts(giver.language), _as(turn, giver, found), turn.me.name),
        "done",
        found,
        checked=False,
    )
    screen = screens.reported(turn.t, found, giver.name, outcome.change)
    ask_lightly(turn, "report", screen, **form_data(found), note=note.id if note else None)


def words_typed(turn: Turn, dialog: Dialog) -> None:
    """How it went, for the colleague whose client it is."""
    found = of_form(turn, dialog)
    turn.record("note", found.client.id)
    note = notes.mine(turn.session, turn.me, dialog.data["note"] or 0)
    if note is None:
        note = notes.add(turn.session, turn.me, found.client, turn.now, text=turn.text, is_contact=False)
    note.text = note.said = turn.text
    if note.is_contact:
        note.touch = touch_of(turn.text, kind=note.kind, meant=Touch(note.touch) if note.touch else None).value
    turn.session.add(note)
    turn.session.flush()
    giver = _giver(turn, found)
    told = screens.word_for_you(Texts(giver.language), _as(turn, giver, found), turn.me.name, turn.text)
    _tell(turn, giver, told, f"word:{note.id}", found, checked=False)
    turn.answer(screens.word_passed(turn.t, found, giver.name))
    turn.close_form()


def words_again(turn: Turn, dialog: Dialog) -> None:
    """The question again, after a break."""
    found = of_form(turn, dialog)
    turn.edit(screens.reported(turn.t, found, _giver(turn, found).name, turn.record("note", found.client.id)))


def _giver(turn: Turn, found: ItemView) -> Member:
    """Who passed it on, while he is in the team; else the client's own rep."""
    giver = turn.session.get(Member, found.work.handed_by) if found.work.handed_by else None
    return giver if giver is not None and giver.active else turn.session.get_one(Member, found.client.owner_id)


def _as(turn: Turn, member: Member, found: ItemView) -> ItemView:
    """The item as another member sees it."""
    return items.view(turn.session, member, found.work, found.client, turn.now)


def _tell(turn: Turn, member: Member, screen: Screen, what: str, found: ItemView, *, checked: bool = True) -> None:
    key = f"{what}:{found.id}:{turn.now:%Y%m%dT%H%M%S}"
    check = f"follow_up:{found.id}" if checked else None
    attention.soon(turn.session, member, turn.now, Push(member.user_id, screen, key, check=check))
