"""The year's loss (D4), for leads: the rate, why, what it was worth, by rep on demand, and whom nobody asked."""

from handlers.paging import page_of
from handlers.payloads.lapses import ChurnByRep, ShowChurn, UnaskedPage
from handlers.screens.lapsing import churn as screens
from handlers.screens.lapsing.lapsed_list import PAGE
from handlers.turn import Turn
from storage.queries.lapsing import churn


def show(turn: Turn) -> None:
    """The team as a whole."""
    turn.pressed(ShowChurn)
    found = churn.report(turn.session, turn.me, turn.today)
    turn.edit(screens.report(turn.t, found, turn.today, turn.team.currency))


def by_rep(turn: Turn) -> None:
    """Rep by rep, in roster order."""
    page = turn.pressed(ChurnByRep).page
    turn.edit(screens.by_rep(turn.t, churn.report(turn.session, turn.me, turn.today), page))


def unasked(turn: Turn) -> None:
    """Lost customers whom nobody asked why."""
    count = churn.count_unasked(turn.session, turn.me, turn.today)
    page = page_of(count, turn.pressed(UnaskedPage).page, PAGE)
    rows = churn.unasked(turn.session, turn.me, turn.today, page.first, PAGE)
    turn.edit(screens.unasked(turn.t, screens.Unasked(rows, page, turn.today, turn.team.currency)))
