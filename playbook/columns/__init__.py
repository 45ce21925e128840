"""Lists as people keep them in spreadsheets: which column is what, and what each line says (B1, B3)."""

from playbook.columns.dates import readings
from playbook.columns.encodings import find_encoding
from playbook.columns.guess import NotATable, choose_dates, guess, with_column, with_content, with_extras
from playbook.columns.harmless import guarded, unguarded
from playbook.columns.lines import Named, Numbering, note_key, read_line
from playbook.columns.model import (
    SALE_PARTS,
    Content,
    DateStyle,
    Entry,
    Field,
    Layout,
    Reason,
    Refused,
    SaleParts,
    Unusable,
)
from playbook.columns.reading import Chunk, FoundBy, How, Line, Reading
from playbook.columns.records import Record, records

__all__ = [
    "SALE_PARTS",
    "Chunk",
    "Content",
    "DateStyle",
    "Entry",
    "Field",
    "FoundBy",
    "How",
    "Layout",
    "Line",
    "Named",
    "NotATable",
    "Numbering",
    "Reading",
    "Reason",
    "Record",
    "Refused",
    "SaleParts",
    "Unusable",
    "choose_dates",
    "find_encoding",
    "guarded",
    "guess",
    "note_key",
    "read_line",
    "readings",
    "records",
    "unguarded",
    "with_column",
    "with_content",
    "with_extras",
]
