"""Imports on their way: running, stopping, taking back, the lines refused. The work itself is a job's."""

from handlers.files.import_columns import asked, show_state
from handlers.lapsing import lapses
from handlers.payloads.imports import AskLapsed, LeaveImport, RunImport, SendRefused, StopImport, UndoImport
from handlers.screens import errors
from handlers.screens.files import import_counts, not_read
from handlers.screens.files import import_runs as screens
from handlers.turn import Refusal, Turn
from playbook.columns import Layout
from storage.queries.files import exports, imports
from storage.queries.lapsing import lapse_watch
from storage.tables import ExportForm, ImportJob, ImportStatus

AT_ONCE = 1000  # refused lines that a turn writes into a file

CAN_RUN = (ImportStatus.ASKED, ImportStatus.STOPPED, ImportStatus.FAILED, ImportStatus.UNDONE)
CAN_BE_UNDONE = (ImportStatus.DONE, ImportStatus.STOPPED, ImportStatus.FAILED)


def run(turn: Turn) -> None:
    """Read the file in: for the first time, on from where it stopped, or again after it was taken back."""
    job = _mine_in(turn, turn.pressed(RunImport).job, CAN_RUN)
    if job is None:
        return
    layout = Layout.from_json(job.layout)
    if imports.head_of(turn.session, job) is None:
        turn.edit(not_read.forgotten(turn.t))
        return
    if layout.missing is None and not layout.doubtful:
        imports.start(turn.session, job)
    show_state(turn, job)


def stop(turn: Turn) -> None:
    """Stop on the way."""
    if job := _mine_in(turn, turn.pressed(StopImport).job, (ImportStatus.RUNNING,)):
        job.status = ImportStatus.STOPPED
        lapse_watch.judge_again(turn.session, job.team_id)  # what is in stays in
        show_state(turn, job)


def undo(turn: Turn) -> None:
    """Take back what the import brought."""
    if job := _mine_in(turn, turn.pressed(UndoImport).job, CAN_BE_UNDONE):
        job.status = ImportStatus.UNDOING
        show_state(turn, job)


def leave(turn: Turn) -> None:
    """Not this file."""
    if job := asked(turn, turn.pressed(LeaveImport).job):
        job.status = ImportStatus.LEFT
        show_state(turn, job)


def send_refused(turn: Turn) -> None:
    """The refused lines, as a file."""
    job = imports.mine(turn.session, turn.me, turn.pressed(SendRefused).job)
    count = import_counts.refused(job.counts)
    if count > AT_ONCE:  # a job writes it, so that nobody waits for it
        exports.begin(turn.session, turn.me, turn.now, chat_id=turn.chat_id, form=ExportForm.REFUSED, of=job)
        turn.toast(screens.comes_soon(turn.t, count))
        return
    refused = imports.refusals(turn.session, job)
    if not refused:
        raise Refusal(errors.settled)
    turn.say(screens.refused_lines(turn.t, Layout.from_json(job.layout), refused))


def ask_lapsed(turn: Turn) -> None:
    """Who stays away by the books as they now are, below what came of the import."""
    lapses.show_list(turn, turn.pressed(AskLapsed).as_of)


def _mine_in(turn: Turn, job_id: int, statuses: tuple[ImportStatus, ...]) -> ImportJob | None:
    """The acting member's import if it stands at one of these points; else it is shown as it stands."""
    job = imports.mine(turn.session, turn.me, job_id)
    if job.status in statuses:
        return job
    turn.toast(errors.first_line(errors.settled(turn.t)))
    show_state(turn, job)
    return None
