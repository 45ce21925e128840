"""A list being read from its first line to its last, with all that can be worked out of a line beforehand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from playbook import search
from playbook.columns.lines import Named, Numbering, read_line
from playbook.columns.model import Entry, Layout, Refused
from playbook.columns.records import Record, records
from playbook.key_lists import pack_grams, pack_keys
from playbook.names.called import called_by
from playbook.names.doubles import sound
from playbook.phone_numbers import written
from playbook.typed import note_words


@dataclass(frozen=True)
class How:
    """How lines are understood: whose day it is, where numbers are dialled, what nameless customers are called."""

    today: date
    region: str
    nameless: str = "{number}"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with its name among its customer's lines, as it was written.

    ``name``, ``sound``, ``found_by``: what the client is called if he is new, how that sounds (`names.doubles`),
    and how he is found, where that is known yet.
    """

    entry: Entry
    named: Named
    text: str
    name: str
    sound: str
    found_by: "FoundBy | None" = None


@dataclass(frozen=True, slots=True)
class FoundBy:
    """What a client is found by: keys of his name and the like, words as they are typed in full, grams of his note.

    ``keys`` and ``grams`` as `key_lists` packs them; ``called``: what a line that names him calls him (`names.called`).
    """

    keys: bytes
    words: frozenset[str]
    grams: bytes
    called: frozenset[str]

    @classmethod
    def of(cls, name: str, told: Entry) -> "FoundBy":
        """Of a new client; it takes half a millisecond."""
        names = [name, *told.aliases]
        return cls(
            pack_keys(search.keys(name, told.aliases, told.phones, told.firm, told.tags)),
            frozenset(search.spelled(names, told.firm)),
            pack_grams(note_words.grams(told.note) if told.note else ()),
            frozenset(called_by(names, told.firm)),
        )


@dataclass(frozen=True)
class Chunk:
    """Lines that go into the books together; `read`: how many of the file that is, the refused ones included."""

    lines: list[Line]
    refused: list[Refused]
    read: int


class Reading:
    """A file, open at the place up to which it has been read."""

    def __init__(self, content: bytes, layout: Layout, how: How) -> None:
        self._layout, self._how = layout, how
        self._records: Iterator[Record] = islice(records(content, layout.encoding, layout.separator), layout.skip, None)
        self._numbering = Numbering()
        self._met: set[str] = set()

    def next(self, count: int, *, with_keys: bool = False) -> Chunk:
        """The next lines; `with_keys`: each customer's first one with what he would be found by."""
        chunk = Chunk([], [], 0)
        taken = 0
        for record in islice(self._records, count):
            taken += 1
            read = read_line(record, self._layout, today=self._how.today, region=self._how.region)
            if isinstance(read, Entry):
                chunk.lines.append(self._line(read, record.text, with_keys))
            else:
                chunk.refused.append(read)
        return Chunk(chunk.lines, chunk.refused, taken)

    def skip(self, count: int) -> int:
        """Pass over lines; how many there were. Equal lines after them are told apart by how many there have been."""
        passed = 0
        for record in islice(self._records, count):
            passed += 1
            read = read_line(record, self._layout, today=self._how.today, region=self._how.region)
            if isinstance(read, Entry):
                self._numbering.name(read)
        return passed

    def _line(self, entry: Entry, text: str, with_keys: bool) -> Line:
        name = entry.name or self._how.nameless.format(number=self._number_of(entry))
        found_by = None
        if with_keys and entry.customer not in self._met:
            self._met.add(entry.customer)
            found_by = FoundBy.of(name, entry)
        return Line(entry, self._numbering.name(entry), text, name, sound(name), found_by)

    def _number_of(self, entry: Entry) -> str:
        return entry.ref or (written(entry.phones[0], self._how.region) if entry.phones else "")
