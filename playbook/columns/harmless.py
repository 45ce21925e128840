"""Cells that no spreadsheet takes for a formula, and how they are read again."""

import re
from typing import Final

_GUARD: Final = "'"
_RUNS: Final = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER: Final = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")
_GUARDED: Final = re.compile(rf"{_GUARD}(?={_RUNS.pattern})")


def guarded(cell: str) -> str:
    """A cell as a table file may hold it: =1+1, +86… and @SUM get an apostrophe in front; -50 is a number."""
    return f"{_GUARD}{cell}" if _RUNS.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell
