"""Judges candidates of a look-up by their entries: whether all words fit, where, and who comes first."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from playbook import key_lists
from playbook.search import ELSEWHERE, KEY_LENGTH, Key, Query
from playbook.typed import note_words


class Kind(IntEnum):
    """Where a word was found, the nearest first."""

    NAMED = 0  # in a name or number
    FILED = 1  # in firm, tags, facts
    NOTED = 2  # in notes


class Hit(NamedTuple):
    """A client whom all words fit; `in_notes`: the words that only his notes may have."""

    client_id: int
    kind: Kind
    in_notes: Sequence[str]
    is_called_so: bool


class Asked:
    """A query, and how far from the name one looks; `only_notes`: whose files fit is known already."""

    def __init__(self, query: Query, widest: Kind, *, only_notes: bool = False) -> None:
        self.terms, self._widest, self._text = query.terms, widest, f"{query.text}\n"
        self._only_notes = only_notes
        self.name = Key(query.text[:KEY_LENGTH])  # with which a client is found who is called all of it
        self._lines = [
            (_lines(term.in_names), _lines(term.elsewhere) if widest >= Kind.FILED else ()) for term in self.terms
        ]
        self._grams = [frozenset(self.grams(at)) for at in range(len(self.terms))]

    def prefixes(self, at: int) -> Sequence[Key]:
        """With which keys a client is found by one of the words."""
        term = self.terms[at]
        if self._only_notes:
            return ()
        return term.in_names if self._widest is Kind.NAMED else term.prefixes

    def grams(self, at: int) -> list[int]:
        """With which grams a client's notes are found by one of the words."""
        return note_words.asked(self.terms[at].word) if self._widest is Kind.NOTED else []

    def judge(self, rows: Iterable[Any], me: int) -> list[Hit]:
        """Those whom all words fit: called so in full, one's own, near the name, worked with last, short names."""
        judged = [(row, hit) for row in rows if (hit := self._judge(row)) is not None]
        judged.sort(key=lambda each: len(each[0].name))
        judged.sort(key=lambda each: each[0].touched, reverse=True)
        judged.sort(key=lambda each: (not each[1].is_called_so, each[0].owner_id != me, each[1].kind))
        return [hit for _, hit in judged]

    def _judge(self, row: Any) -> Hit | None:
        kind, in_notes = Kind.NAMED, []
        keys = f"\n{key_lists.lines_in(row.keys)}\n"
        for (named, filed), grams, term in zip(self._lines, self._grams, self.terms, strict=True):
            if _has_any(keys, named):
                continue
            if _has_any(keys, filed):
                kind = max(kind, Kind.FILED)
            elif grams and grams.issubset(key_lists.grams_in(row.grams)):
                kind = Kind.NOTED
                in_notes.append(term.word)
            else:
                return None
        return Hit(row.id, kind, in_notes, f"\n{self._text}" in keys and self._is_whole(keys))

    def _is_whole(self, keys: str) -> bool:
        """Whether the words are all of a name or number: a key of its own, and the end of no longer one."""
        return keys.count(self._text) - keys.count(ELSEWHERE + self._text) == 1


def _lines(prefixes: Iterable[Key]) -> Sequence[str]:
    return tuple(f"\n{prefix}" for prefix in prefixes)


def _has_any(keys: str, lines: Sequence[str]) -> bool:
    for line in lines:  # noqa: SIM110 - a generator takes three times as long, and there are hundreds of clients
        if line in keys:
            return True
    return False
