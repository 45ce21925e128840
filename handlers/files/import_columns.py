"""What the columns of a file are: shown, and put right by buttons."""

from handlers.payloads.imports import (
    KeepRest,
    MoreFields,
    PickColumn,
    SaleFields,
    SetColumn,
    SetContent,
    SetDates,
    ShowImport,
)
from handlers.screen import Screen
from handlers.screens import errors
from handlers.screens.files import import_runs, not_read
from handlers.screens.files import imports as screens
from handlers.turn import Turn
from playbook import columns
from playbook.columns import DateStyle, How, Layout
from storage.queries.files import import_lines, imports
from storage.queries.team import members
from storage.tables import ImportJob, ImportStatus


def show(turn: Turn) -> None:
    """Where an import stands."""
    show_state(turn, imports.mine(turn.session, turn.me, turn.pressed(ShowImport).job))


def pick_column(turn: Turn) -> None:
    """The columns to choose from for a field."""
    press = turn.pressed(PickColumn)
    if job := asked(turn, press.job):
        layout = Layout.from_json(job.layout)
        turn.edit(screens.which_column(turn.t, job, layout, press.field, press.page))


def more_fields(turn: Turn) -> None:
    """The fields without a button."""
    if job := asked(turn, turn.pressed(MoreFields).job):
        turn.edit(screens.more_fields(turn.t, job, Layout.from_json(job.layout)))


def sale_fields(turn: Turn) -> None:
    """The rarer fields of purchases."""
    if job := asked(turn, turn.pressed(SaleFields).job):
        turn.edit(screens.sale_fields(turn.t, job))


def set_column(turn: Turn) -> None:
    """A field has another column, or none."""
    press = turn.pressed(SetColumn)
    job = asked(turn, press.job)
    if job is None:
        return
    layout = Layout.from_json(job.layout)
    head = imports.head_of(turn.session, job)
    if press.column is not None and not 0 <= press.column < len(layout.titles):
        raise members.NotAllowed
    if head is not None:
        year = turn.today.year
        _alter(turn, job, columns.with_column(layout, press.field, press.column, head[0], this_year=year))
    show_state(turn, job)


def set_dates(turn: Turn) -> None:
    """Which of day and month comes first."""
    press = turn.pressed(SetDates)
    if job := asked(turn, press.job):
        _alter(turn, job, columns.choose_dates(Layout.from_json(job.layout), press.style))
        show_state(turn, job)


def set_content(turn: Turn) -> None:
    """What the list is of, where it was taken for something else."""
    press = turn.pressed(SetContent)
    if job := asked(turn, press.job):
        _alter(turn, job, columns.with_content(Layout.from_json(job.layout), press.content))
        show_state(turn, job)


def keep_rest(turn: Turn) -> None:
    """Columns without a field go into the clients' notes, or no longer do."""
    if job := asked(turn, turn.pressed(KeepRest).job):
        _alter(turn, job, columns.with_extras(Layout.from_json(job.layout)))
        show_state(turn, job)


def _alter(turn: Turn, job: ImportJob, layout: Layout) -> None:
    """Another layout brings something else: it is counted anew."""
    job.layout, job.forecast, job.to_count = layout.as_json(), {}, False
    turn.session.add(job)


def asked(turn: Turn, job_id: int) -> ImportJob | None:
    """The acting member's import if it waits for an answer; else it is shown as it stands."""
    job = imports.mine(turn.session, turn.me, job_id)
    if job.status is ImportStatus.ASKED:
        return job
    turn.toast(errors.first_line(errors.settled(turn.t)))
    show_state(turn, job)
    return None


def show_state(turn: Turn, job: ImportJob) -> None:
    """Show in the message pressed where the import stands; progress goes on there."""
    if job.status is not ImportStatus.ASKED:
        job.shown_id = turn.edit(import_runs.state(turn.t, job, imports.lapse_day(turn.session, turn.me, turn.today)))
    elif (head := imports.head_of(turn.session, job)) is None:
        turn.edit(not_read.forgotten(turn.t))
    else:
        job.shown_id = turn.edit(shown(turn, job, head[0] if head[1] else None))
    turn.session.add(job)


def shown(turn: Turn, job: ImportJob, content: bytes | None) -> Screen:
    """The columns, or before them the question how days are written; `content`: the whole file if it is short."""
    layout = Layout.from_json(job.layout)
    if layout.doubtful:
        found = columns.readings(layout.doubtful, turn.today.year)
        days = [(style, found[style]) for style in (DateStyle.MDY, DateStyle.DMY) if style in found]
        return screens.which_date(turn.t, job, layout, days, turn.today)
    return screens.columns(turn.t, job, layout, _forecast(turn, job, layout, content))


def _forecast(turn: Turn, job: ImportJob, layout: Layout, content: bytes | None) -> dict[str, int] | None:
    """What would come of the lines: at once for a short file; a job finds it out for a long one."""
    if layout.missing is not None or content is None or len(content) > imports.COUNTED:
        if job.forecast:
            return job.forecast
        job.to_count = layout.missing is None
        return None
    return import_lines.forecast(turn.session, turn.me, content, layout, How(turn.today, turn.team.region))
