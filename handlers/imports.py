"""Files of purchases and clients: taking them in, and saying what their columns are."""

from telegram import Document
from telegram.ext import filters

from handlers import media
from handlers.payloads.imports import KeepAsFile, MoreFields, PickColumn, SetColumn, SetDates, ShowImport
from handlers.runner import FILE_LIMIT
from handlers.screen import Screen
from handlers.screens import errors, import_runs
from handlers.screens import imports as screens
from handlers.screens import which as which_screens
from handlers.turn import Refusal, Turn
from handlers.which import LIKELY, keep_words
from playbook import columns
from playbook.columns import DateStyle, Layout, NotATable
from storage.queries import clients, dialogs, imports, members
from storage.tables import ImportJob, ImportStatus

_NAMED = filters.Document.FileExtension
TABLES = (
    _NAMED("csv")
    | _NAMED("tsv")
    | _NAMED("txt")
    | filters.Document.MimeType("text/csv")
    | filters.Document.MimeType("text/tab-separated-values")
)
SPREADSHEETS = _NAMED("xlsx") | _NAMED("xls") | _NAMED("ods") | _NAMED("numbers") | _NAMED("et")


def command(turn: Turn) -> None:
    """/import: say what to send; the file itself is all that is needed."""
    turn.say(screens.ask_file(turn.t))


def sent(turn: Turn) -> None:
    """A document that calls itself a table."""
    document = turn.message.document if turn.message else None
    if document is None or _belongs_to_client(turn, document):
        media.anything(turn)
    elif turn.file is None:
        too_large = (document.file_size or 0) > FILE_LIMIT
        turn.say(screens.too_large(turn.t) if too_large else screens.not_fetched(turn.t))
    elif not turn.file.strip(b"\0\r\n\t \xef\xbb\xbf\xff\xfe"):
        turn.say(screens.nothing_in_it(turn.t))
    else:
        _take_in(turn, document, turn.file)


def spreadsheet(turn: Turn) -> None:
    """A spreadsheet's own format, which is not read: how to send it, or file it under a client."""
    document = turn.message.document if turn.message else None
    if document is None or turn.text or turn.reply_about is not None:
        media.anything(turn)
    else:
        turn.say(screens.no_table(turn.t, _keep(turn)))


def _is_text(document: Document) -> bool:
    return (document.file_name or "").lower().endswith(".txt")


def _belongs_to_client(turn: Turn, document: Document) -> bool:
    """A text file with words beside it, or in reply to a card, is something of a client's."""
    return _is_text(document) and bool(turn.text or turn.reply_about is not None)


def _keep(turn: Turn) -> int:
    return keep_words(turn, turn.text, media.files_of(turn.message) if turn.message else [])


def _take_in(turn: Turn, document: Document, content: bytes) -> None:
    encoding = columns.find_encoding(content)
    head, whole = imports.cut_head(content, len(content))
    try:
        layout = columns.guess(head, encoding, this_year=turn.today.year, region=turn.team.region)
    except NotATable as error:
        _not_a_table(turn, document, error)
        return
    total = content.count(b"\n") - layout.skip + (not content.rstrip(b"\0").endswith(b"\n"))
    job = imports.begin(
        turn.session,
        turn.me,
        turn.now,
        chat_id=turn.chat_id,
        name=document.file_name or "CSV",
        content=content,
        layout=layout,
        total=total,
    )
    job.shown_id = turn.say(_columns(turn, job, head if whole else None))


def _not_a_table(turn: Turn, document: Document, error: NotATable) -> None:
    if error.only_headings:
        turn.say(screens.only_headings(turn.t))
    elif _is_text(document):
        media.anything(turn)
    else:
        turn.say(screens.no_table(turn.t, _keep(turn)))


def keep_as_file(turn: Turn) -> None:
    """Not a table at all, but something of a client's: whose?"""
    draft = dialogs.draft_of(turn.session, turn.user_id, turn.pressed(KeepAsFile).draft)
    if draft is None:
        raise members.NotAllowed
    if draft.settled:
        raise Refusal(errors.settled)
    likely = clients.recent(turn.session, turn.me, LIKELY)
    turn.edit(which_screens.whose_is_it(turn.t, likely, draft.id or 0, voice=False))


def show(turn: Turn) -> None:
    """Where an import stands."""
    show_state(turn, imports.mine(turn.session, turn.me, turn.pressed(ShowImport).job))


def pick_column(turn: Turn) -> None:
    """The columns to choose from for a field."""
    press = turn.pressed(PickColumn)
    if job := asked(turn, press.job):
        layout = Layout.from_json(job.layout)
        turn.edit(screens.which_column(turn.t, job, layout, press.field, max(0, press.page)))


def more_fields(turn: Turn) -> None:
    """The fields without a button."""
    if job := asked(turn, turn.pressed(MoreFields).job):
        turn.edit(screens.more_fields(turn.t, job, Layout.from_json(job.layout)))


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
        job.layout = columns.with_column(layout, press.field, press.column, head[0], this_year=year).as_json()
        turn.session.add(job)
    show_state(turn, job)


def set_dates(turn: Turn) -> None:
    """Which of day and month comes first."""
    press = turn.pressed(SetDates)
    if job := asked(turn, press.job):
        job.layout = columns.choose_dates(Layout.from_json(job.layout), press.style).as_json()
        turn.session.add(job)
        show_state(turn, job)


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
        turn.edit(screens.forgotten(turn.t))
    else:
        job.shown_id = turn.edit(_columns(turn, job, head[0] if head[1] else None))
    turn.session.add(job)


def _columns(turn: Turn, job: ImportJob, content: bytes | None) -> Screen:
    """The columns, or before them the question how days are written; `content`: the whole file if it is short."""
    layout = Layout.from_json(job.layout)
    if layout.doubtful:
        found = columns.readings(layout.doubtful, turn.today.year)
        days = [(style, found[style]) for style in (DateStyle.MDY, DateStyle.DMY) if style in found]
        return screens.which_date(turn.t, job, layout, days, turn.today)
    counted = None
    if content is not None and layout.missing is None:
        counted = columns.preview(content, layout, today=turn.today, region=turn.team.region)
        job.total = counted.taken + counted.refused
    return screens.columns(turn.t, job, layout, counted)
