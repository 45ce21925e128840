"""Screens of a file that is to be read in: what is wrong with it, and what its columns are."""

from collections.abc import Mapping, Sequence
from datetime import date

from handlers.paging import page_of
from handlers.payloads.imports import (
    KeepRest,
    LeaveImport,
    MoreFields,
    PickColumn,
    RunImport,
    SaleFields,
    SetColumn,
    SetContent,
    SetDates,
    ShowImport,
)
from handlers.screen import Button, Screen, in_rows
from handlers.screens.files.import_counts import line_count, told
from handlers.screens.format import bold, cut, short_day
from handlers.texts import Html, Texts, lines
from playbook.columns import SALE_PARTS, Content, DateStyle, Field, Layout, Unusable
from storage.tables import ImportJob

LINES = 7  # on one screen
LABEL = 12  # letters of a column's name on a button
FIELDS = 5  # buttons of fields on the first page
LEFT_OUT = 4  # columns told that are not imported
MOST = 8  # buttons under one screen
COLUMNS = 6  # buttons of columns on one page
_WHO = (Field.REF, Field.NAME, Field.PHONE)
_OF = {  # what a list may hold; days in a list of clients make it another list
    Content.PURCHASES: (*_WHO, Field.DATE, Field.AMOUNT, Field.QUANTITY, Field.PRODUCT, Field.FIRM, Field.NOTE),
    Content.NOTES: (*_WHO, Field.DATE, Field.NOTE, Field.KIND, Field.FIRM),
    Content.CLIENTS: (
        *(Field.NAME, Field.PHONE, Field.FIRM, Field.NOTE, Field.TAGS, Field.BIRTHDAY, Field.JOB, Field.DATE),
        *(Field.ALIAS, Field.REF),
    ),
}


def ask_file(t: Texts) -> Screen:
    """/import: what to send."""
    return Screen(
        lines(
            t("Send me the file: Excel, CSV or vCard, up to 20 MB."),
            t("Clients: name and number."),
            t("Purchases: who, when, how much."),
            t("Notes: who, when, what was said."),
        )
    )


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
        Field.JOB: t.c("column", "Job"),
        Field.TAGS: t.c("column", "Tags"),
        Field.ALIAS: t.c("column", "Also called"),
        Field.BIRTHDAY: t.c("column", "Birthday"),
        Field.KIND: t.c("column", "Contact"),
        Field.NOTE: t.c("column", "Note"),
        Field.MARGIN: t.c("column", "Margin"),
        Field.WHOM: t.c("column", "For whom"),
        Field.SOURCE: t.c("column", "How they came"),
        Field.PAID: t.c("column", "Foreign amount"),
        Field.CURRENCY: t.c("column", "Foreign currency"),
        Field.RETURN: t.c("column", "Returned"),
    }
    return words[field]


def customer_name(t: Texts) -> str:
    """What a customer is called of whom a file gives only a number, with {number} in it."""
    return t.plain("Customer {number}", number="{number}")


def content_word(t: Texts, content: Content) -> str:
    """What a list is of."""
    words = {
        Content.PURCHASES: t.c("list", "Purchases"),
        Content.CLIENTS: t.c("list", "Clients"),
        Content.NOTES: t.c("list", "Notes"),
    }
    return words[content]


def columns(t: Texts, job: ImportJob, layout: Layout, forecast: Mapping[str, int] | None) -> Screen:
    """What each column seems to be, what would come of it, and buttons to say it better.

    `forecast` None: it is still being found out what the lines would bring.
    """
    number = job.id or 0
    head = t("{file} · {lines}", file=bold(cut(job.file_name, 20)), lines=line_count(t, job.total))
    closing = _outcome(t, layout, forecast)
    go = (Button(t.plain("Yes, import"), RunImport(number)),) if _can_run(layout, forecast) else ()
    other = _other_content(layout)
    shown = _first_fields(layout)[: FIELDS - (other is not None)]
    fields = [Button(field_word(t, field), PickColumn(number, field, 0)) for field in shown]
    if other is not None:
        fields.append(Button(t.plain("They are: {what}", what=content_word(t, other)), SetContent(number, other)))
    fields.append(Button(t.plain("Other columns"), MoreFields(number)))
    leave = Button(t.plain("Don't import"), LeaveImport(number))
    rows = (*([go] if go else []), *in_rows(fields), (leave,))
    return Screen(lines(head, *_assigned(t, layout, LINES - 1 - len(closing)), *closing), rows)


def _can_run(layout: Layout, forecast: Mapping[str, int] | None) -> bool:
    return layout.missing is None and (forecast is None or any(forecast.values()))


def _other_content(layout: Layout) -> Content | None:
    """Days with words beside them may be of purchases or of talks: the other of the two."""
    if Field.AMOUNT in layout.columns or Field.DATE not in layout.columns:
        return None
    return Content.NOTES if layout.content is Content.PURCHASES else Content.PURCHASES


def _first_fields(layout: Layout) -> list[Field]:
    """The fields that get a button at once: what is missing, then what was found."""
    wanted = list(layout.columns)
    if layout.missing is Unusable.DATE:
        wanted.insert(0, Field.DATE)
    if layout.missing is Unusable.CUSTOMER:
        needed = [Field.NAME, Field.PHONE] if layout.content is Content.CLIENTS else [Field.REF, Field.NAME]
        wanted = [*needed, *wanted]
    if layout.missing is Unusable.NOTE:
        wanted.insert(0, Field.NOTE)
    return list(dict.fromkeys(wanted))[:FIELDS]


def _assigned(t: Texts, layout: Layout, room: int) -> list[Html]:
    """A line for each field with its column and an example; what has no room is named in the last line."""
    told = [
        t("{field}: {column}", field=field_word(t, field), column=_column(t, layout, at))
        for field, at in layout.columns.items()
    ]
    if len(told) <= room:
        return told
    rest = list(layout.columns)[room - 1 :]
    others = [field_word(t, field) for field in rest if field not in SALE_PARTS]
    others += [t.plain("details")] if layout.tells_parts else []
    return [*told[: room - 1], t("Also: {fields}", fields=" · ".join(others))]


def _column(t: Texts, layout: Layout, at: int) -> str:
    title = _title(t, layout, at)
    return f"{title} · {cut(layout.examples[at], 12)}" if layout.examples[at] else title


def _title(t: Texts, layout: Layout, at: int) -> str:
    return cut(layout.titles[at] or t.plain("column {n}", n=at + 1), 12)


def _outcome(t: Texts, layout: Layout, forecast: Mapping[str, int] | None) -> list[Html]:
    """What is missing, or what would come of it; and the columns of which nothing would be kept."""
    if layout.missing is Unusable.DATE:
        return [t("Missing: which column is the date?")]
    if layout.missing is Unusable.NOTE:
        return [t("Missing: which column tells what was said?")]
    if layout.missing is Unusable.CUSTOMER and layout.content is Content.PURCHASES:
        return [t("Missing: who bought? Tap a column.")]
    if layout.missing is Unusable.CUSTOMER:
        return [t("Missing: the name or phone column")]
    left = [_title(t, layout, at) for at in layout.left_out if layout.titles[at] or layout.examples[at]]
    no_amount = layout.content is Content.PURCHASES and Field.AMOUNT not in layout.columns
    found = told(t, forecast) if forecast is not None else [t("Long file: being looked through…")]
    return [
        *([t("Not imported: {columns}", columns=" · ".join(left[:LEFT_OUT]))] if left else []),
        *([t("No amounts: each counts as 0")] if no_amount else []),
        *found,
    ]


def more_fields(t: Texts, job: ImportJob, layout: Layout) -> Screen:
    """The fields that have no button on the first page."""
    first, number = _first_fields(layout), job.id or 0
    others = [
        Button(field_word(t, each), PickColumn(number, each, 0)) for each in _OF[layout.content] if each not in first
    ]
    if layout.content is Content.PURCHASES and len(others) + 2 <= MOST:
        others.append(Button(t.plain("Details"), SaleFields(number)))
    last = [Button(t.plain("Back"), ShowImport(number))]
    if layout.content is Content.CLIENTS and (layout.left_out or layout.extras):
        label = t.plain("Rest into the note") if layout.left_out else t.plain("Drop the rest")
        last.insert(0, Button(label, KeepRest(number)))
    return Screen(t("Which one has a column of its own?"), (*in_rows(others[: MOST - len(last)]), tuple(last)))


def sale_fields(t: Texts, job: ImportJob) -> Screen:
    """The rarer fields of purchases."""
    number = job.id or 0
    each = [Button(field_word(t, field), PickColumn(number, field, 0)) for field in SALE_PARTS]
    back = Button(t.plain("Back"), MoreFields(number))
    return Screen(t("Which one has a column of its own?"), (*in_rows(each), (back,)))


def which_column(t: Texts, job: ImportJob, layout: Layout, field: Field, wanted: int) -> Screen:
    """The columns of the file, to say which one holds a field."""
    count = len(layout.titles)
    page = page_of(count, wanted, COLUMNS if count <= COLUMNS else COLUMNS - 1)
    shown = page.of(range(count))
    buttons = [Button(_label(t, layout, field, at), SetColumn(job.id or 0, field, at)) for at in shown]
    if not page.is_only:
        buttons.append(Button(t.plain("More columns"), PickColumn(job.id or 0, field, page.onward)))
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
