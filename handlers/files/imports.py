"""Files of clients, purchases and talks: taking them in, whatever they are called."""

from telegram import Document
from telegram.ext import filters

from handlers.files import import_columns
from handlers.files.uploads import Table
from handlers.lines import media
from handlers.payloads.imports import KeepAsFile
from handlers.runner import FILE_LIMIT
from handlers.screens import errors
from handlers.screens.files import imports as screens
from handlers.screens.files import not_read
from handlers.screens.who import which as which_screens
from handlers.turn import Refusal, Turn
from handlers.who.which import LIKELY, keep_words
from playbook import columns
from playbook.columns import NotATable
from playbook.typed.command_words import WORDS
from playbook.writing import word_list
from storage.queries.book import clients
from storage.queries.files import imports
from storage.queries.team import members
from storage.queries.turns import dialogs
from storage.workbooks import Unreadable

TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".numbers", ".et", ".vcf")
NO_LISTS = word_list(
    ".pdf .doc .docx .ppt .pptx .key .pages .wps .rtf .jpg .jpeg .png .gif .webp .heic .bmp .svg .tif .tiff"
    " .psd .mp3 .m4a .wav .ogg .oga .amr .mp4 .mov .avi .mkv .webm .zip .rar .7z .gz .apk .exe"
    " .epub .html .htm .md .json .xml .dwg"
)
NO_LIST_TYPES = ("image/", "video/", "audio/")


class _MayBeAList(filters.MessageFilter):
    """Any document but those that by their name are pictures, letters and the like: what is in it decides."""

    def filter(self, message: object) -> bool:
        document = getattr(message, "document", None)
        if document is None:
            return False
        name, kind = (document.file_name or "").lower(), document.mime_type or ""
        return name.endswith(TABLES) or not (name.endswith(NO_LISTS) or kind.startswith(NO_LIST_TYPES))


MAY_BE_A_LIST = _MayBeAList()


def command(turn: Turn) -> None:
    """/import: say what to send; the file itself is all that is needed."""
    turn.say(screens.ask_file(turn.t))


def sent(turn: Turn) -> None:
    """A document that may be a list."""
    document = turn.message.document if turn.message else None
    if document is None or _belongs_to_client(turn, document):
        media.anything(turn)
    elif turn.upload is None:
        too_large = (document.file_size or 0) > FILE_LIMIT
        turn.say(not_read.too_large(turn.t) if too_large else not_read.not_fetched(turn.t))
    elif turn.upload.why is not None:
        _not_a_table(turn, document, why=turn.upload.why)
    elif not turn.upload.tables:
        turn.say(not_read.nothing_in_it(turn.t))
    else:
        _take_in(turn, document, turn.upload.tables)


def _calls_itself_table(document: Document) -> bool:
    return (document.file_name or "").lower().endswith(TABLES) or document.mime_type == "text/csv"


def _belongs_to_client(turn: Turn, document: Document) -> bool:
    """With words beside it, or in reply to a card, a file is something of a client's; a CSV never is."""
    if (document.file_name or "").lower().endswith((".csv", ".tsv")):
        return False
    if turn.text.lower() in ("import", *WORDS["import"]):
        return False
    return bool(turn.text or turn.reply_about is not None)


def _take_in(turn: Turn, document: Document, tables: tuple[Table, ...]) -> None:
    """Ask about each table; of several, those that are none are passed over."""
    last: NotATable | None = None
    found, only_to_look_at = 0, False
    for table in tables:
        try:
            _ask_about(turn, document, table)
            found += 1
        except NotATable as error:
            last, only_to_look_at = error, only_to_look_at or error.only_to_look_at
    if only_to_look_at:
        turn.say(not_read.only_to_look_at(turn.t))
    elif last is not None and not found:
        _not_a_table(turn, document, only_headings=last.only_headings)


def _ask_about(turn: Turn, document: Document, table: Table) -> None:
    content = table.content
    head, whole = imports.cut_head(content, len(content))
    layout = columns.guess(
        head, table.encoding, this_year=turn.today.year, region=turn.team.region, separator=table.separator
    )
    job = imports.begin(
        turn.session,
        turn.me,
        turn.now,
        chat_id=turn.chat_id,
        name=" · ".join(part for part in (document.file_name or "CSV", table.sheet) if part),
        content=content,
        layout=layout,
        total=content.count(b"\n") - layout.skip + (not content.rstrip(b"\0").endswith(b"\n")),
    )
    job.shown_id = turn.say(import_columns.shown(turn, job, head if whole else None))


def _not_a_table(
    turn: Turn, document: Document, *, only_headings: bool = False, why: Unreadable.Why | None = None
) -> None:
    """What only might have been a list is a file like others; what calls itself one is answered."""
    if only_headings:
        turn.say(not_read.only_headings(turn.t))
    elif not _calls_itself_table(document):
        media.anything(turn)
    elif why is Unreadable.Why.TOO_LARGE:
        turn.say(not_read.too_much_in_it(turn.t))
    else:
        files = media.files_of(turn.message) if turn.message else []
        turn.say(not_read.no_table(turn.t, keep_words(turn, turn.text, files)))


def keep_as_file(turn: Turn) -> None:
    """Not a table at all, but something of a client's: whose?"""
    draft = dialogs.draft_of(turn.session, turn.user_id, turn.pressed(KeepAsFile).draft)
    if draft is None:
        raise members.NotAllowed
    if draft.settled:
        raise Refusal(errors.settled)
    likely = clients.recent(turn.session, turn.me, LIKELY)
    turn.edit(which_screens.whose_is_it(turn.t, likely, draft.id or 0, voice=False))
