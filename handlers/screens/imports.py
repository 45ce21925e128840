"""Screens of a file that is to be read in: what is wrong with it, and what its columns are."""

from collections.abc import Sequence
from datetime import date

from handlers.payloads.imports import (
    KeepAsFile,
    LeaveImport,
    MoreFields,
    PickColumn,
    RunImport,
    SetColumn,
    SetDates,
    ShowImport,
)
from handlers.screen import Button, Screen, in_rows
from handlers.screens.format import bold, cut, phone, short_day
from handlers.texts import Html, Texts, lines
from playbook.columns import Content, DateStyle, Field, Layout, Preview, Unusable
from storage.tables import ImportJob

LINES = 7  # on one screen
LABEL = 12  # letters of a column's name on a button
FIELDS = 5  # buttons of fields on the first page
COLUMNS = 6  # buttons of columns on one page


def ask_file(t: Texts) -> Screen:
    """/import: what to send."""
    return Screen(
        lines(
            t("Send me the file: CSV, up to 20 MB."),
            t("In Excel: Save as → CSV."),
            t("Purchases: who, when, how much."),
            t("Clients: name and number."),
        )
    )


def no_table(t: Texts, draft: int) -> Screen:
    """What was sent as a table is none that we read."""
    text = t("I can't read a table in this file. It takes CSV: save it once more in Excel, as CSV, and send that.")
    return Screen(text, ((Button(t.plain("File it under a client"), KeepAsFile(draft)),),))


def nothing_in_it(t: Texts) -> Screen:
    """A file of blanks."""
    return Screen(t("There is nothing in this file. Is it the right one?"))


def only_headings(t: Texts) -> Screen:
    """A table without a line."""
    return Screen(t("There are headings in this file, but no lines below them."))


def too_large(t: Texts) -> Screen:
    """More than Telegram lets a bot have."""
    return Screen(t("Files above 20 MB don't get through to me. Send it in parts."))


def not_fetched(t: Texts) -> Screen:
    """Telegram did not hand the file over."""
    return Screen(t("The file didn't get through. Please send it again."))


def forgotten(t: Texts) -> Screen:
    """The file is too old to be still here."""
    return Screen(t("I no longer have this file. Please send it again."))


def field_word(t: Texts, field: Field) -> str:
    """What a column holds."""
    words = {
        Field.REF: t.c("column", "Customer no."),
        Field.NAME: t.c("column", "Name"),
        Field.PHONE: t.c("column", "Phone"),
        Field.DATE: t.c("column", "Date"),
        Field.AMOUNT: t.c("column", "Amount"),
        Field.QUANTITY: t.c("column", "Quantity"),
        Field.PRODUCT: t.c("column", "Product"),
        Field.FIRM: t.c("column", "Firm"),
        Field.NOTE: t.c("column", "Note"),
    }
    return words[field]


def customer_name(t: Texts, known_by: str, region: str) -> str:
    """What a customer is called of whom a file gives only the number, or only the phone (E.164)."""
    if known_by.startswith("+"):
        return t.plain("Customer {number}", number=phone(known_by, region))
    return t.plain("Customer {number}", number=known_by)


def columns(t: Texts, job: ImportJob, layout: Layout, preview: Preview | None) -> Screen:
    """What each column seems to be, what would come of it, and buttons to say it better.

    `preview` None: the file is too long to be counted beforehand.
    """
    head = t("{file} · {lines}", file=bold(cut(job.file_name, 20)), lines=line_count(t, job.total))
    closing = _outcome(t, layout, preview)
    go = (Button(t.plain("Yes, import"), RunImport(job.id or 0)),) if _can_run(layout, preview) else ()
    shown = _first_fields(layout)
    fields = [Button(field_word(t, field), PickColumn(job.id or 0, field, 0)) for field in shown]
    fields.append(Button(t.plain("Other columns"), MoreFields(job.id or 0)))
    leave = Button(t.plain("Don't import"), LeaveImport(job.id or 0))
    rows = (*([go] if go else []), *in_rows(fields), (leave,))
    return Screen(lines(head, *_assigned(t, layout, LINES - 1 - len(closing)), *closing), rows)


def line_count(t: Texts, count: int) -> Html:
    """So many lines of a file."""
    return t.n("{count} line", "{count} lines", count, count=f"{count:,}")


def _can_run(layout: Layout, preview: Preview | None) -> bool:
    return layout.missing is None and (preview is None or preview.taken > 0)


def _first_fields(layout: Layout) -> list[Field]:
    """The fields that get a button at once: what is missing, then what was found."""
    wanted = list(layout.columns)
    if layout.missing is Unusable.DATE:
        wanted.insert(0, Field.DATE)
    if layout.missing is Unusable.CUSTOMER:
        needed = [Field.REF, Field.NAME] if layout.content is Content.PURCHASES else [Field.NAME, Field.PHONE]
        wanted = [*needed, *wanted]
    return list(dict.fromkeys(wanted))[:FIELDS]


def _assigned(t: Texts, layout: Layout, room: int) -> list[Html]:
    """A line for each field with its column and an example; what has no room is named in the last line."""
    told = [
        t("{field}: {column}", field=field_word(t, field), column=_column(t, layout, at))
        for field, at in layout.columns.items()
    ]
    if len(told) <= room:
        return told
    others = " · ".join(field_word(t, field) for field in list(layout.columns)[room - 1 :])
    return [*told[: room - 1], t("Also: {fields}", fields=others)]


def _column(t: Texts, layout: Layout, at: int) -> str:
    title = layout.titles[at] or t.plain("column {n}", n=at + 1)
    return f"{cut(title, 12)} · {cut(layout.examples[at], 12)}" if layout.examples[at] else cut(title, 12)


def _outcome(t: Texts, layout: Layout, preview: Preview | None) -> list[Html]:
    """What is missing, or how much there is."""
    if layout.missing is Unusable.DATE:
        return [t("Missing: which column is the date?")]
    if layout.missing is Unusable.CUSTOMER and layout.content is Content.PURCHASES:
        return [t("Missing: who bought? Tap a column.")]
    if layout.missing is Unusable.CUSTOMER:
        return [t("Missing: the name or phone column")]
    if preview is None:
        return [t("Long file: checked as it goes in")]
    no_amount = layout.content is Content.PURCHASES and Field.AMOUNT not in layout.columns
    return [
        _taken(t, layout, preview),
        *([t("No amounts: each counts as 0")] if no_amount else []),
        *([t("Can't be read: {lines}", lines=line_count(t, preview.refused))] if preview.refused else []),
    ]


def _taken(t: Texts, layout: Layout, preview: Preview) -> Html:
    customers = t.n("{count} client", "{count} clients", preview.customers, count=f"{preview.customers:,}")
    if layout.content is Content.CLIENTS:
        return customers
    return t("{purchases} of {customers}", purchases=purchase_count(t, preview.taken), customers=customers)


def purchase_count(t: Texts, count: int) -> Html:
    """So many purchases."""
    return t.n("{count} purchase", "{count} purchases", count, count=f"{count:,}")


def more_fields(t: Texts, job: ImportJob, layout: Layout) -> Screen:
    """The fields that have no button on the first page."""
    first = _first_fields(layout)
    others = [Button(field_word(t, each), PickColumn(job.id or 0, each, 0)) for each in Field if each not in first]
    back = Button(t.plain("Back"), ShowImport(job.id or 0))
    return Screen(t("Which one has a column of its own?"), (*in_rows(others), (back,)))


def which_column(t: Texts, job: ImportJob, layout: Layout, field: Field, page: int) -> Screen:
    """The columns of the file, to say which one holds a field."""
    count = len(layout.titles)
    size = COLUMNS if count <= COLUMNS else COLUMNS - 1
    shown = range(count)[page * size : (page + 1) * size] or range(count)[:size]
    buttons = [Button(_label(t, layout, field, at), SetColumn(job.id or 0, field, at)) for at in shown]
    if count > size:
        following = page + 1 if (page + 1) * size < count else 0
        buttons.append(Button(t.plain("More columns"), PickColumn(job.id or 0, field, following)))
    last = [Button(t.plain("Back"), ShowImport(job.id or 0))]
    if field in layout.columns:
        last.insert(0, Button(t.plain("No such column"), SetColumn(job.id or 0, field, None)))
    examples = [t("{column}", column=_column(t, layout, at)) for at in shown]
    head = t("{field}: which column?", field=bold(field_word(t, field)))
    return Screen(lines(head, *examples), (*in_rows(buttons, 2), tuple(last)))


def _label(t: Texts, layout: Layout, field: Field, at: int) -> str:
    label = cut(layout.titles[at] or layout.examples[at] or t.plain("column {n}", n=at + 1), LABEL)
    return f"✓ {label}" if layout.columns.get(field) == at else label


def which_date(t: Texts, job: ImportJob, layout: Layout, days: Sequence[tuple[DateStyle, date]], today: date) -> Screen:
    """Day and month may be either way round: which is it?"""
    buttons = tuple(Button(short_day(t, day, today), SetDates(job.id or 0, style)) for style, day in days)
    leave = Button(t.plain("Don't import"), LeaveImport(job.id or 0))
    head = t("{file} · {lines}", file=bold(cut(job.file_name, 20)), lines=line_count(t, job.total))
    return Screen(lines(head, t("{cell}: which day is that?", cell=layout.doubtful)), (buttons, (leave,)))
