"""Lists as people keep them in spreadsheets: which column is what, and what each line says (B1, B3)."""

from playbook.columns.dates import readings
from playbook.columns.guess import NotATable, choose_dates, guess, with_column
from playbook.columns.lines import Numbering, read_line
from playbook.columns.model import Content, DateStyle, Entry, Field, Layout, Reason, Refused, Unusable
from playbook.columns.preview import Preview, preview
from playbook.columns.records import Record, find_encoding, records

__all__ = [
    "Content",
    "DateStyle",
    "Entry",
    "Field",
    "Layout",
    "NotATable",
    "Numbering",
    "Preview",
    "Reason",
    "Record",
    "Refused",
    "Unusable",
    "choose_dates",
    "find_encoding",
    "guess",
    "preview",
    "read_line",
    "readings",
    "records",
    "with_column",
]
