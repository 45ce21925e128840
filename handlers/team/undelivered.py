"""/undelivered, for leads: what did not reach the team's people and groups, and why; send again or put away."""

from handlers.paging import page_of
from handlers.payloads.undelivered import OpenUndelivered, PutAllAway, PutAway, SendAgain, ShowUndelivered
from handlers.screens.team import undelivered as screens
from handlers.turn import Turn
from storage.queries.delivery import undelivered

PAGE = 5  # messages on one page


def command(turn: Turn) -> None:
    """The newest of them."""
    _show_page(turn, 0)


def show(turn: Turn) -> None:
    """One page, in the message pressed."""
    _show_page(turn, turn.pressed(ShowUndelivered).page)


def open_one(turn: Turn) -> None:
    """One of them, with what can be done about it."""
    press = turn.pressed(OpenUndelivered)
    found = undelivered.find(turn.session, turn.me, press.message)
    if found is None:
        turn.toast(screens.settled(turn.t))
        _show_page(turn, press.page)
    else:
        turn.edit(screens.one(turn.t, found, press.page, turn.local))


def send_again(turn: Turn) -> None:
    """It goes out in a moment; should it fail again, it is back on the list."""
    press = turn.pressed(SendAgain)
    found = undelivered.find(turn.session, turn.me, press.message)
    if found is not None and not found.reachable:
        turn.toast(screens.still_out_of_reach(turn.t, found), alert=True)
        turn.edit(screens.one(turn.t, found, press.page, turn.local))
        return
    queued = undelivered.send_again(turn.session, turn.me, press.message)
    turn.toast(screens.sent_again(turn.t) if queued else screens.settled(turn.t))
    _show_page(turn, press.page)


def put_away(turn: Turn) -> None:
    """Off the list."""
    press = turn.pressed(PutAway)
    gone = undelivered.put_away(turn.session, turn.me, press.message)
    turn.toast(screens.gone(turn.t, 1) if gone else screens.settled(turn.t))
    _show_page(turn, press.page)


def put_all_away(turn: Turn) -> None:
    """All that was seen."""
    gone = undelivered.put_all_away(turn.session, turn.me, turn.pressed(PutAllAway).newest)
    turn.toast(screens.gone(turn.t, gone) if gone else screens.settled(turn.t))
    _show_page(turn, 0)


def _show_page(turn: Turn, wanted: int) -> None:
    """The page, or the last one if there are not so many."""
    page = page_of(undelivered.count(turn.session, turn.me), wanted, PAGE)
    found = undelivered.page(turn.session, turn.me, page.number, PAGE)
    turn.answer(screens.listed(turn.t, found, page, turn.local))
