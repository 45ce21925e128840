"""What stands between the cells of a table."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from playbook.columns.records import records

_USUAL: Final = ",;\t|"
# Signs that stand within cells more often than between them: only where none of the usual ones cuts the lines.
_UNUSUAL: Final = "^~#&*!\x1f\x01，；、｜"
_LOOKED_AT: Final = 200  # records
_TABLE: Final = 0.6  # of the records must be equally wide
_SURE: Final = 0.9  # of them where the sign is an unusual one
_FEWEST: Final = 2  # lines that show a habit


def find_separator(content: bytes, encoding: str) -> str:
    """The sign that cuts most lines into equally many cells, the most cells winning; a comma where none does."""
    best, most = ",", 0
    for sign in _USUAL:
        widths = Counter(_widths(content, encoding, sign))
        score = max(((width - 1) * count for width, count in widths.items()), default=0)
        if score > most:
            best, most = sign, score
    if usual_width(_widths(content, encoding, best))[1]:
        return best
    unusual = (sign for sign in _UNUSUAL if _is_habit(_widths(content, encoding, sign)))
    return next(unusual, best)


def usual_width(widths: Sequence[int]) -> tuple[int, bool]:
    """How many cells most records have, and whether that makes a table of more than one column."""
    counted = Counter(widths)
    width, count = max(counted.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return width, width > 1 and count >= _TABLE * len(widths)


def _is_habit(widths: Sequence[int]) -> bool:
    width, _ = usual_width(widths)
    return width > 1 and len(widths) >= _FEWEST and widths.count(width) >= _SURE * len(widths)


def _widths(content: bytes, encoding: str, sign: str) -> list[int]:
    found: Iterable[int] = (len(record.cells) for record in records(content, encoding, sign))
    return list(islice(found, _LOOKED_AT))
