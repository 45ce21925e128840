"""Taking one's clients along: /export, and the form it is to have. The file itself is a job's."""

from handlers.payloads.exports import Export
from handlers.screens.files import exports as screens
from handlers.turn import Turn
from storage.queries.files import exporting, exports
from storage.queries.team.members import NotAllowed
from storage.tables import ExportForm


def command(turn: Turn) -> None:
    """/export: what there is, and in which form."""
    turn.say(screens.ask(turn.t, exporting.counts(turn.session, turn.me), whole_team=turn.me.role.leads))


def run(turn: Turn) -> None:
    """Begin; what comes of it is shown in a message of its own, so that the other forms stay at hand."""
    form = turn.pressed(Export).form
    if form is ExportForm.REFUSED:
        raise NotAllowed
    job = exports.begin(turn.session, turn.me, turn.now, chat_id=turn.chat_id, form=form)
    if job.shown_id is None:
        job.shown_id = turn.say(screens.running(turn.t, form, 0, 0))
        turn.session.add(job)
