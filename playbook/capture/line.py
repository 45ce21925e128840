"""A typed line from which parts are taken away; what is left keeps its words and their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from playbook.writing import both_widths, plain

_WORD = re.compile(r"(?:</|[^\s,;|、,;/])+(?:,(?=\s*(?:ltd|inc|llc|limited)\b))?", re.IGNORECASE)
_MARKS = both_widths(",;:|/") + "、"
_EDGES = both_widths(" \t\n,;|/:.-") + "、。—"
_LEFT_ALONE = re.compile(rf"(?:^|(?<=[\s{_MARKS}]))[{_MARKS}](?=\s|$)")


@dataclass(frozen=True)
class Word:
    """A word at ``start:end`` of the line; ``first``: something was taken away, or a comma stands, before it."""

    start: int
    end: int
    text: str
    first: bool


@dataclass
class Line:
    """The text as typed, the same in plain writing, and the spans taken from it."""

    text: str
    written: str = field(init=False)
    _taken: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.written = plain(self.text)

    def take(self, start: int, end: int) -> None:
        """Take a span away."""
        self._taken.append((start, end))

    def words(self) -> list[Word]:
        """The words that are left."""
        found: list[Word] = []
        for start, end in self._left():
            before = start
            for match in _WORD.finditer(self.written, start, end):
                gap = self.text[before : match.start()]
                first = not found or before == start or bool(gap.strip()) or "\n" in gap
                found.append(Word(match.start(), match.end(), self.text[match.start() : match.end()], first))
                before = match.end()
        return found

    def rest(self) -> str:
        """What is left, as one text."""
        left = " ".join(self.text[start:end] for start, end in self._left())
        return " ".join(_LEFT_ALONE.sub(" ", left).split()).strip(_EDGES)

    def _left(self) -> Iterator[tuple[int, int]]:
        before = 0
        for start, end in sorted(self._taken):
            if start > before:
                yield before, start
            before = max(before, end)
        if before < len(self.text):
            yield before, len(self.text)
