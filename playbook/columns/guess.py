"""Which column is what: by its heading, else by what stands in it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from playbook.columns.assigning import assign, is_figures, is_people
from playbook.columns.cells import decimal_sign
from playbook.columns.dates import choose_style
from playbook.columns.headings import field_of, is_extra, only_to_look_at, tells_of_sales
from playbook.columns.model import SALE_PARTS, Content, DateStyle, Field, Layout
from playbook.columns.records import Record, records
from playbook.columns.separators import find_separator, usual_width

_LOOKED_AT: Final = 200  # records
_HEAD: Final = 5  # records among which the headings stand
_SENTENCE: Final = ("。", "！", "？", "!", "?")  # ends
_EXAMPLE: Final = 24  # characters kept of an example


class NotATable(ValueError):
    """The bytes hold no table to take in; ``only_headings``: one without a single line; ``only_to_look_at``: deals or
    money owed, which are exported to be looked at."""

    def __init__(self, *, only_headings: bool = False, only_to_look_at: bool = False) -> None:
        super().__init__("no table")
        self.only_headings, self.only_to_look_at = only_headings, only_to_look_at


def guess(content: bytes, encoding: str | None, *, this_year: int, region: str, separator: str | None = None) -> Layout:
    """How a list is most likely to be read, by its first 200 records; NotATable if it is none.

    ``content`` may be the beginning of a file, up to the end of a line; ``encoding`` None: nobody can tell.
    """
    if encoding is None:
        raise NotATable
    _refuse_binary(content, encoding)
    separator = separator or find_separator(content, encoding)
    sample = _first(records(content, encoding, separator), _LOOKED_AT + _HEAD)
    if not sample:
        raise NotATable
    skip = _skip(sample, this_year, region)
    width = _width(sample, skip, region)
    body = [record.cells for record in sample[skip:]]
    if not body:
        raise NotATable(only_headings=True)
    titles = tuple(cell.strip() for cell in sample[skip - 1].cells) if skip else ("",) * width
    if only_to_look_at(titles):
        raise NotATable(only_to_look_at=True)
    columns = tuple(tuple(row[at].strip() if at < len(row) else "" for row in body) for at in range(len(titles)))
    examples = tuple(next((cell[:_EXAMPLE] for cell in column if cell), "") for column in columns)
    found = assign(titles, columns, this_year, region)
    extras = tuple(at for at, title in enumerate(titles) if at not in found.values() and _is_kept(title))
    layout = Layout(encoding, separator, skip, titles, examples, found, extras=extras)
    return _without_sale_parts(_finish(layout, columns, this_year))


def _without_sale_parts(layout: Layout) -> Layout:
    """In a list of anything but purchases, how they heard of us is a word for the note, like any other column."""
    if layout.content is Content.PURCHASES or not layout.tells_parts:
        return layout
    left: dict[Field, int] = {field: at for field, at in layout.columns.items() if field not in SALE_PARTS}
    extras = {*layout.extras, *layout.columns.values()} - set(left.values())
    return replace(layout, columns=left, extras=tuple(sorted(extras)))


def _is_kept(title: str) -> bool:
    """Whether a column without a field still says something of the client: 地址, 邮箱, a second 备注."""
    return is_extra(title) or field_of(title)[0] in (Field.NOTE, Field.TAGS)


def with_content(layout: Layout, content: Content) -> Layout:
    """The layout once it is said what the list is of."""
    return replace(layout, said=content)


def with_extras(layout: Layout) -> Layout:
    """The layout with all columns that are left out kept in the note, or with none of them if they are kept."""
    free = tuple(at for at in range(len(layout.titles)) if at not in layout.columns.values())
    return replace(layout, extras=() if layout.extras == free else free)


def with_column(layout: Layout, field: Field, at: int | None, sample: bytes, *, this_year: int) -> Layout:
    """The layout with a field in another column, or (None) in none; a field that had the column loses it."""
    kept = {other: place for other, place in layout.columns.items() if other is not field and place != at}
    columns = kept if at is None else {**kept, field: at}
    extras = tuple(other for other in layout.extras if other != at)
    rows = _first(records(sample, layout.encoding, layout.separator), _LOOKED_AT + _HEAD)[layout.skip :]
    cells = tuple(
        tuple(row.cells[place].strip() if place < len(row.cells) else "" for row in rows)
        for place in range(len(layout.titles))
    )
    return _finish(replace(layout, columns=columns, extras=extras), cells, this_year)


def choose_dates(layout: Layout, style: DateStyle) -> Layout:
    """The layout once it is said which of day and month comes first."""
    return replace(layout, dates=style, doubtful="")


def _finish(layout: Layout, columns: Sequence[Sequence[str]], this_year: int) -> Layout:
    """Decide how the days and amounts of the columns found are written."""
    style, doubtful, decimal, purchased = None, "", ".", False
    if (at := layout.columns.get(Field.DATE)) is not None:
        purchased = tells_of_sales(layout.titles[at])
        style, doubtful = choose_style(columns[at], this_year)
        style = style or DateStyle.YMD
    if (at := layout.columns.get(Field.AMOUNT)) is not None:
        decimal = decimal_sign(columns[at])
    in_order = {field: layout.columns[field] for field in Field if field in layout.columns}
    return replace(layout, columns=in_order, dates=style, doubtful=doubtful, decimal=decimal, purchased=purchased)


def _refuse_binary(content: bytes, encoding: str) -> None:
    text = content[:4096].decode(encoding, errors="replace")[:-2]
    odd = sum(sign < " " and sign not in "\t\n\r\x01\x1f" for sign in text)
    broken = text.count("\ufffd")
    if "\0" in text or odd > len(text) / 50 or broken > max(3, len(text) / 50):
        raise NotATable


def _width(sample: Sequence[Record], skip: int, region: str) -> int:
    """How many columns there are: as many as headings, else as most records have; NotATable if that is no table.

    A single column is one under a heading that is known, or if it holds names or numbers and no sentences.
    """
    headed = sum(field_of(cell)[1] for cell in sample[skip - 1].cells) if skip else 0
    if not headed and sum(record.text.rstrip().endswith(_SENTENCE) for record in sample) > len(sample) / 2:
        raise NotATable  # talk, with as many commas by chance
    width, is_table = usual_width([len(record.cells) for record in sample[skip:]])
    if width < 2 and headed < 1:
        is_table = is_people([record.cells[0] for record in sample if record.cells], region)
    if not (is_table or headed > 1 or (headed and width < 2)) or not (width or skip):
        raise NotATable
    return width


def _skip(sample: Sequence[Record], this_year: int, region: str) -> int:
    """How many records stand above the first line: headings and what is above them."""
    known = [_headings_in(record, this_year, region) for record in sample[:_HEAD]]
    best = max(range(len(known)), key=lambda at: (known[at], -at))
    if known[best] > (1 if best else 0):
        return best + 1
    if len(sample) < 2:
        return 0
    first, rest = sample[0].cells, [record.cells for record in sample[1:]]
    for at, title in enumerate(first):
        below = [row[at] for row in rest if at < len(row) and row[at].strip()]
        if below and is_figures(below, this_year, region) and not is_figures([title], this_year, region):
            return 1
    return 0


def _headings_in(record: Record, this_year: int, region: str) -> int:
    """How many cells are headings that we know; none where a cell is a figure: 顺达物流有限公司 is no heading then."""
    filled = [cell for cell in record.cells if cell.strip()]
    if any(is_figures([cell], this_year, region) for cell in filled):
        return 0
    return sum(field_of(cell)[1] for cell in filled)


def _first(found: Iterable[Record], count: int) -> list[Record]:
    return [record for record, _ in zip(found, range(count), strict=False)]
