"""A file's bytes as records: quotes, and lines that no quote closes."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 20  # lines that one quoted cell may run over
_SEPARATOR_LINE: Final = "sep="  # Excel's own first line


@dataclass(frozen=True)
class Record:
    """One record; ``line`` counts from 1 as an editor does, ``text`` is as written."""

    line: int
    text: str
    cells: list[str]


def records(content: bytes, encoding: str, separator: str) -> Iterator[Record]:
    """All records that are not blank, read bit by bit; a sign that cannot be decoded becomes U+FFFD."""
    pending: list[str] = []
    number = 0
    with io.TextIOWrapper(io.BytesIO(content), encoding=encoding, errors="replace") as file:
        while line := pending.pop(0) if pending else file.readline():
            number += 1
            taken, cells = _record(line, separator, pending, file)
            blank = not any(cell and not cell.isspace() for cell in cells)
            if not blank and not (number == 1 and line.lower().startswith(_SEPARATOR_LINE)):
                yield Record(number, taken.rstrip("\n"), cells)
            number += taken.count("\n") - line.count("\n")


def _record(line: str, separator: str, pending: list[str], file: io.TextIOBase) -> tuple[str, list[str]]:
    """The text and cells of the record that a line begins; where a quote is never closed it is a sign like others."""
    cells = _cells(line, separator)
    if cells is not None:
        return line, cells
    taken = line
    if line.count('"') % 2:
        while len(pending) < _LONGEST and (following := file.readline()):
            pending.append(following)
        for count, following in enumerate(pending, 1):
            taken += following
            if taken.count('"') % 2 == 0 and (cells := _cells(taken, separator)) is not None:
                del pending[:count]
                return taken, cells
    return line, line.rstrip("\n").split(separator)


def _cells(text: str, separator: str) -> list[str] | None:
    """The cells of a text that is one whole record; None if its quotes do not fit."""
    if '"' not in text:
        return text.rstrip("\n").split(separator)
    try:
        found = list(csv.reader([text], delimiter=separator, strict=True))
    except csv.Error:
        return None
    return found[0] if len(found) == 1 else None
