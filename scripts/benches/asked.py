"""What is typed to look a client up: each kind makes a text of a client, or none if he has nothing of the kind."""

from collections.abc import Callable, Mapping
from random import Random

from playbook.folding import is_han
from playbook.names.readings import initials, readings_of
from storage.queries.look_up.indexing import Described

Kind = Callable[[Described, Random], str]
SURNAME, BRAND, LAST_DIGITS = 1, 2, 4
OTHER_SIGN = chr(0x82B3)


def _han(person: Described) -> str:
    return person.names[0] if is_han(person.names[0]) else ""


def _syllables(person: Described) -> tuple[str, ...]:
    return readings_of(_han(person), is_name=True)[0] if _han(person) else ()


def _mixed(person: Described, _: Random) -> str:
    each = _syllables(person)
    return each[0] + "".join(syllable[0] for syllable in each[1:]) if each else ""


def _two_words(first: str, second: str) -> str:
    return f"{first} {second}" if first and second else ""


def _swapped(word: str, draw: Random) -> str:
    """Two letters have changed places."""
    at = draw.randrange(len(word) - 1) if len(word) > SURNAME + BRAND else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if at else ""


def _brand(person: Described) -> str:
    return person.firm[:BRAND]


KINDS: Mapping[str, Kind] = {
    "a name": lambda person, _: _han(person),
    "a surname, one sign": lambda person, _: _han(person)[:SURNAME],
    "a given name": lambda person, _: _han(person)[SURNAME:],
    "full pinyin": lambda person, _: "".join(_syllables(person)),
    "a surname in pinyin": lambda person, _: "".join(_syllables(person)[:1]),
    "initials": lambda person, _: initials(_han(person)) if _han(person) else "",
    "pinyin and initials": _mixed,
    "one letter": lambda person, _: initials(_han(person))[:1] if _han(person) else "",
    "a Latin name": lambda person, _: "" if _han(person) else person.names[0],
    "a number": lambda person, _: person.phones[0][-11:],
    "its last four digits": lambda person, _: person.phones[0][-LAST_DIGITS:],
    "its first three digits": lambda person, _: person.phones[0][3:6],
    "a firm": lambda person, _: person.firm,
    "a firm's first two signs": lambda person, _: _brand(person),
    "a fact": lambda person, _: "".join(person.tags),
    "two signs of a note": lambda person, draw: draw.choice(person.notes[0].split())[:BRAND],
    "words of a note": lambda person, _: person.notes[0].split()[1],
    "a name and a firm": lambda person, _: _two_words(_han(person), _brand(person)),
    "a surname and four digits": lambda person, _: _two_words(_han(person)[:SURNAME], person.phones[0][-LAST_DIGITS:]),
    "a surname and a firm": lambda person, _: _two_words(_han(person)[:SURNAME], _brand(person)),
    "pinyin and a fact": lambda person, _: _two_words("".join(_syllables(person)), "".join(person.tags)),
    "pinyin, two letters swapped": lambda person, draw: _swapped("".join(_syllables(person)), draw),
    "a Latin name, two letters swapped": lambda person, draw: (
        "" if _han(person) else _swapped(person.names[0].lower(), draw)
    ),
    "a name with another sign": lambda person, _: _han(person)[:-1] + OTHER_SIGN if _han(person) else "",
    "nobody's name": lambda person, _: "".join(_syllables(person)) + "qx" if _han(person) else "",
}
SLIPS = {kind for kind in KINDS if "swapped" in kind or "another sign" in kind}
