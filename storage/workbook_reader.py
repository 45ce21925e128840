"""Reads a spreadsheet from standard input and writes its sheets to standard output as JSON.

A program of its own, run by `storage.workbooks`: what a hostile file does to it, it does to nobody else. It imports
nothing of ours. Cells with a formula are read as the value that was last worked out.
"""

import csv
import datetime as dt
import io
import json
import sys
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MOST_SHEETS = 20
MEMORY = 1_000_000_000  # bytes of address space, most of which is never touched
SECONDS = 60  # of work
MOST_BYTES = 60_000_000  # of one sheet as a table


def sheets(content: bytes) -> list[dict[str, str]]:
    """Every sheet that people can see and that is not empty: its name, and its table with commas."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    shown = [
        each.name
        for each in book.sheets_metadata
        if each.typ is SheetTypeEnum.WorkSheet and each.visible is SheetVisibleEnum.Visible
    ]
    found = ((name, _table(book.get_sheet_by_name(name))) for name in shown[:MOST_SHEETS])
    return [{"name": name, "table": table} for name, table in found if table]


def _table(sheet: CalamineSheet) -> str:
    """The rows, each on the line of its number, so that a row is found again in the file."""
    if sheet.start is None:
        return ""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    for _ in range(sheet.start[0]):
        table.writerow([])
    for row in sheet.to_python(skip_empty_area=True):
        table.writerow(map(_cell, row))
        if written.tell() > MOST_BYTES:
            raise MemoryError
    return written.getvalue()


def _cell(value: Any) -> str:
    """A value as people write it: no .0 behind a whole number, days as 2026-01-05, no line breaks."""
    if isinstance(value, str):
        return " ".join(value.split()) if "\n" in value or "\r" in value else value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d" if value.time() == dt.time.min else "%Y-%m-%d %H:%M:%S")
    return str(value)


def limit() -> None:
    """No more memory and time than a real list needs, where the system can see to it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """The exit status: 0 if it was read, 1 if it is no spreadsheet; anything else if it wanted too much."""
    limit()
    try:
        found = sheets(sys.stdin.buffer.read())
    except (CalamineError, ValueError, OSError):
        return 1
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=True).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
