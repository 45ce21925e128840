"""Tables as files: workbooks and CSV, written row by row, so that a long one needs little memory."""

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from playbook.columns import guarded

Cell = str | int | Decimal | date | datetime | None
WIDTH = 16  # of a column, in signs
LONGEST = 32_767  # signs that a cell of a workbook holds
PART = 12_000_000  # signs of a file of text: below what Telegram takes from a bot, in any language
MOST_ROWS = 1_048_575  # of one sheet, below its headings


class TableFile(ABC):
    """One file, or several, with a table for each subject."""

    @abstractmethod
    def begin(self, title: str, headings: Sequence[str]) -> None:
        """Go on with another table."""

    @abstractmethod
    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """More lines of it."""

    @abstractmethod
    def close(self) -> list[tuple[str, bytes]]:
        """The files, each with its name; a table without lines is left out where it would be a file of its own."""


class Workbook(TableFile):
    """XLSX, a sheet for each table. Texts stay texts: nothing in it is ever a formula or a link."""

    def __init__(self, name: str) -> None:
        import xlsxwriter

        self._name, self._file = name, io.BytesIO()
        options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
        self._book: Any = xlsxwriter.Workbook(self._file, options)
        self._moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._bold = self._book.add_format({"bold": True})
        self._sheet: Any = None
        self._title, self._headings, self._row, self._part = "", tuple[str, ...](), 0, 1

    def begin(self, title: str, headings: Sequence[str]) -> None:
        """Another sheet."""
        self._title, self._headings, self._part = title, tuple(headings), 1
        self._new_sheet(title)

    def _new_sheet(self, title: str) -> None:
        self._sheet = self._book.add_worksheet(title[:31])
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_column(0, len(self._headings) - 1, WIDTH)
        for at, heading in enumerate(self._headings):
            self._sheet.write_string(0, at, heading, self._bold)
        self._row = 0

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """More rows; a sheet that is full is gone on with in another."""
        for cells in rows:
            if self._row == MOST_ROWS:
                self._part += 1
                self._new_sheet(f"{self._title} {self._part}")
            self._row += 1
            for at, cell in enumerate(cells):
                self._write(at, cell)

    def _write(self, at: int, cell: Cell) -> None:
        if isinstance(cell, str):
            if cell:
                self._sheet.write_string(self._row, at, cell[:LONGEST])
        elif isinstance(cell, datetime):
            self._sheet.write_datetime(self._row, at, cell.replace(tzinfo=None), self._moment)
        elif isinstance(cell, date):
            self._sheet.write_datetime(self._row, at, cell)
        elif cell is not None:
            self._sheet.write_number(self._row, at, cell)

    def close(self) -> list[tuple[str, bytes]]:
        """The one workbook."""
        self._book.close()
        return [(f"{self._name}.xlsx", self._file.getvalue())]


class TextFiles(TableFile):
    """A file of text for each table, and another where one grows too long to be sent."""

    suffix = ""

    def __init__(self) -> None:
        self._files: list[tuple[str, io.StringIO]] = []
        self._filled: set[str] = set()
        self._title, self._headings, self._part = "", tuple[str, ...](), 1

    def begin(self, title: str, headings: Sequence[str]) -> None:
        """Another file."""
        self._title, self._headings, self._part = title, tuple(headings), 1
        self._new_file(title)

    def _new_file(self, name: str) -> None:
        self._files.append((name, io.StringIO()))
        self._head(self._files[-1][1], self._headings)

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """More lines."""
        for cells in rows:
            name, text = self._files[-1]
            if text.tell() > PART:
                self._part += 1
                self._new_file(f"{self._title} {self._part}")
                name, text = self._files[-1]
            self._filled.add(name)
            self._line(text, cells)

    @abstractmethod
    def _head(self, text: io.StringIO, headings: Sequence[str]) -> None:
        """Begin a file."""

    @abstractmethod
    def _line(self, text: io.StringIO, cells: Sequence[Cell]) -> None:
        """One line of it."""

    def close(self) -> list[tuple[str, bytes]]:
        """The files that hold anything; the first one in any case."""
        return [
            (f"{name}.{self.suffix}", self._bytes(text.getvalue()))
            for at, (name, text) in enumerate(self._files)
            if name in self._filled or at == 0
        ]

    def _bytes(self, text: str) -> bytes:
        return text.encode("utf-8", "replace")


class CsvFiles(TextFiles):
    """CSV in UTF-8 with its mark, for Excel, and no cell that it would run."""

    suffix = "csv"

    def _head(self, text: io.StringIO, headings: Sequence[str]) -> None:
        csv.writer(text).writerow(headings)

    def _line(self, text: io.StringIO, cells: Sequence[Cell]) -> None:
        csv.writer(text).writerow(map(_written, cells))

    def _bytes(self, text: str) -> bytes:
        return text.encode("utf-8-sig", "replace")


class CardFiles(TextFiles):
    """vCards: each line is the text of one."""

    suffix = "vcf"

    def _head(self, text: io.StringIO, headings: Sequence[str]) -> None:
        """Cards have no headings."""

    def _line(self, text: io.StringIO, cells: Sequence[Cell]) -> None:
        text.write(str(cells[0]))


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return "" if cell is None else str(cell)
