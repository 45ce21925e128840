"""Lists that are read from the purchases themselves: those of very large teams beside the bot, as reports are."""

from datetime import date

from handlers.screens.lapsing import lapsed_list
from handlers.turn import Turn
from playbook.report import Picture
from storage.queries.reports import report, report_jobs
from storage.queries.tiers import scores

MANY_CLIENTS = 3_000  # to go through them takes some 45 ms


def is_read_beside(turn: Turn, wanted: Picture, page: int, day: date | None = None) -> bool:
    """Whether there is so much to be read that the list comes later, into the message that says so."""
    team = turn.team.id or 0
    if not report.is_large(turn.session, team) and not scores.has_more_clients(turn.session, team, MANY_CLIENTS):
        return False
    shown = turn.edit(lapsed_list.looking(turn.t))
    report_jobs.ask(
        turn.session, turn.me, turn.now, chat_id=turn.chat_id, picture=wanted, whose=page, day=day, shown_id=shown
    )
    return True
