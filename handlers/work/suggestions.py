"""What clients want of the firm, as their reps passed it on (C9): the leads' list."""

from handlers.paging import in_reach, page_from
from handlers.payloads.satisfaction import ShowPassedOn
from handlers.screens.work import suggestions as screens
from handlers.screens.work.suggestions import PAGE
from handlers.turn import Turn
from storage.queries.work import callbacks


def show(turn: Turn) -> None:
    """One page, in the message pressed."""
    skip = in_reach(turn.pressed(ShowPassedOn).page) * PAGE
    found = callbacks.passed_on(turn.session, turn.me, turn.now, PAGE + 1, skip)
    turn.edit(screens.suggestions(turn.t, found[:PAGE], turn.local, page_from(skip, len(found), PAGE)))
