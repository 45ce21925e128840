"""What clients want of the firm, as their reps passed it on (C9): the leads' list."""

from handlers.payloads.satisfaction import ShowPassedOn
from handlers.screens.work import suggestions as screens
from handlers.screens.work.suggestions import PAGE
from handlers.turn import Turn
from storage.queries.work import callbacks

MOST_PAGES = 1000  # a larger number is no page of ours


def show(turn: Turn) -> None:
    """One page, in the message pressed."""
    page = min(max(0, turn.pressed(ShowPassedOn).page), MOST_PAGES)
    found = callbacks.passed_on(turn.session, turn.me, turn.now, PAGE + 1, page * PAGE)
    turn.edit(screens.suggestions(turn.t, found[:PAGE], turn.local, page, more=len(found) > PAGE))
