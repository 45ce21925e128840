"""Who is named in a line, wherever he stands in it: 明天给周敏打电话, called Sarah.

`places` gives the parts of a line that may be a name, each with the key to look for (`playbook.names.called`). Of those
that are somebody's, `kind_of` says whether he is the one the line is about; `without_names` takes him out.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from playbook.capture.firm_words import SURE
from playbook.capture.names import HAN, ends_latin_firm, is_name
from playbook.folding import is_han
from playbook.names import name_words as words
from playbook.names.called import FIRM, LONGEST_KEY, WORD, folded
from playbook.writing import both_widths, plain

REACH: Final = 240  # characters of a line that are looked through
LONGEST_START: Final = 40
_LONGEST_NAMED, _LONGEST_NAME, _LONGEST_FIRM = 8, 4, 14
_LATIN_WORDS: Final = 3
_GIVEN: Final = 2  # characters of a given name that stands for the whole one
_BEFORE: Final = 24  # characters before a name that say what part it has
MARKS = both_widths(",;:.!?()") + "。、;\n\t "
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][\wÀ-ɏ'’-]*")
_CAPITAL_AFTER = re.compile(r" (?P<word>[A-Z][a-z'’-]+)\b(?!['’])")
_CAPITAL_BEFORE = re.compile(r"\b(?P<word>[A-Z][a-z'’-]+) $")
_ANOTHER_FIRM = re.compile("|".join(sorted(SURE, key=len, reverse=True)))
POSSESSIVE = re.compile(r"['’]s\b")


class Kind(StrEnum):
    """What part somebody has in a line."""

    MEANT = "meant"  # the line is about him
    DOUBTFUL = "doubtful"  # he is mentioned, or it may be another who is called so


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a line that may be a name."""

    start: int
    end: int
    key: str
    expected: bool  # somebody must be named here: after "with", or where a clause begins


def places(text: str) -> list[Place]:
    """The parts of a line that may be a name or a firm, in the order of the line."""
    line = plain(text[:REACH])
    found = [*_at_start(line)]
    for start, sign in enumerate(line):
        if is_han(sign):
            found += _han(line, start)
    found += _latin(line)
    return [place for place in found if len(place.key) <= LONGEST_KEY]


def at_start(text: str) -> list[Place]:
    """The beginnings of a line that may be a name or a firm."""
    return [*_at_start(plain(text[:LONGEST_START]))]


def _at_start(line: str) -> Iterator[Place]:
    for end in range(1, min(len(line), LONGEST_START) + 1):
        key = folded(line[:end])
        if key and unicodedata.category(line[end - 1])[0] not in "PCZ":
            yield Place(0, end, key, True)
            if len(key) > 1:
                yield Place(0, end, FIRM + key, True)
            if end == _GIVEN and is_han(key):
                yield Place(0, end, WORD + key, True)


def _han(line: str, start: int) -> Iterator[Place]:
    """Names that begin with this Chinese character."""
    if start == 0:
        return
    run = re.match(rf"[{HAN}A-Za-z0-9·]+", line[start : start + _LONGEST_FIRM])
    length = run.end() if run else 1
    expected = is_expected(line, start)
    surname = words.surname_length(line[start:]) or words.is_pet(line[start : start + 2])
    longest = _LONGEST_NAMED if expected else (_LONGEST_NAME if surname else 0)
    for size in range(2, min(longest, length) + 1):
        yield Place(start, start + size, line[start : start + size].casefold(), expected)
    if expected and length >= _GIVEN:
        yield Place(start, start + _GIVEN, WORD + line[start : start + _GIVEN], expected)
    for size in range(2, length + 1 if expected else 0):
        yield Place(start, start + size, FIRM + line[start : start + size].casefold(), expected)


def _latin(line: str) -> Iterator[Place]:
    """Names of one to three words in Latin letters, and single words of names."""
    found = list(_LATIN.finditer(line))
    for at, first in enumerate(found):
        expected = is_expected(line, first.start()) or bool(words.NAMES_LATIN.search(before_it(line, first.start())))
        end = first.end()
        for count, last in enumerate(found[at : at + _LATIN_WORDS]):
            if count and line[end : last.start()].strip(" ."):
                break
            end = _without_possessive(line, last)
            yield from _latin_place(line, first.start(), end, alone=not count, expected=expected)


def _without_possessive(line: str, word: re.Match[str]) -> int:
    ending = POSSESSIVE.search(line, word.start(), word.end())
    return ending.start() if ending else word.end()


def _latin_place(line: str, start: int, end: int, *, alone: bool, expected: bool) -> Iterator[Place]:
    key = folded(line[start:end])
    if not key or (alone and (key in words.NEVER_A_NAME or len(key) == 1)):
        return
    capital = line[start].isupper()
    if alone and key in words.SELDOM_A_NAME and not capital and not (start and expected):
        return
    if start:
        yield Place(start, end, key, expected)
        if capital or expected:
            yield Place(start, end, FIRM + key, expected)
    if alone:
        yield Place(start, end, WORD + key, expected)


def before_it(line: str, start: int) -> str:
    """The words right before a place."""
    return line[max(0, start - _BEFORE) : start]


def is_expected(line: str, start: int) -> bool:
    """Whether somebody is likely to be named at this place."""
    return line[start - 1 : start] in MARKS or bool(words.NAMES_HAN.search(before_it(line, start)))


def is_longer(line: str, start: int, end: int) -> bool:
    """Whether a name runs on: 张伟 in 张伟强, Ann in Annual, 芳芳 in 王芳芳."""
    line = plain(line)
    name, after = line[start:end], line[end : end + 1]
    if name[-1:].isascii() and name[-1:].isalnum():
        return after.isascii() and (after.isalnum() or after == "_")
    surname = words.surname_length(name)
    before = line[start - 1 : start]
    if is_han(name) and not surname and before and words.surname_length(before) and not is_expected(line, start):
        return True
    # A name of a surname alone or with one character may have one more.
    if not surname or len(name) > surname + 1 or not after or not is_han(after) or words.is_pet(name):
        return False
    rest = re.match(f"[{HAN}]*", line[end:])
    run = rest.group() if rest else ""
    following = line[end + 1 :]
    if len(run) == 1 or (len(name) == surname and len(run) == len(name) + 1 and is_name(name + run)):
        return after not in words.STANDS_ALONE
    return after in words.GIVEN and after not in words.FOLLOWS and bool(words.BEGINS.match(following))


def kind_of(line: str, place: Place, name: str) -> Kind | None:
    """What part somebody with this name, or of this firm, has in a line; None where the place is no name at all."""
    written = plain(line)
    after, before = written[place.end :], before_it(written, place.start)
    firm = place.key.startswith(FIRM)
    if firm and not _firm_ends(after):
        return None
    aside = place.start and words.BY_THE_WAY_AFTER.match(after)
    if (
        aside
        or words.BY_THE_WAY_BEFORE.search(before)
        or (place.key.startswith(WORD) and full_name(line, place.start, place.end))
    ):
        return Kind.DOUBTFUL
    if not firm and is_longer(line, place.start, place.end):
        return Kind.DOUBTFUL if is_han(name) else None
    if place.key.startswith(WORD) and is_han(name):
        led_to = place.start and words.NAMES_HAN.search(before)
        alone = not place.start and after[:1] in MARKS
        return None if plain(name) in words.NO_GIVEN_NAME else Kind.MEANT if led_to or alone else Kind.DOUBTFUL
    if firm:
        return Kind.DOUBTFUL if _ANOTHER_FIRM.match(after) or _is_latin_firm(after) else Kind.MEANT
    if place.expected and (place.start == 0 or folded(name) not in words.SELDOM_A_NAME or name[0].isupper()):
        return Kind.MEANT
    if is_han(name):
        common = name[:1] in words.NO_NAME_ALONE
        return (None if len(name) < 3 else Kind.DOUBTFUL) if common or not is_name(name) else Kind.MEANT
    return Kind.MEANT if name[0].isupper() or " " in name else Kind.DOUBTFUL


def _is_latin_firm(after: str) -> bool:
    """Whether the next word ends a firm's name: Holdings in Acme Holdings."""
    following = _LATIN.match(after.lstrip()) if after[:1] == " " else None
    return following is not None and ends_latin_firm(following.group())


def longer_name(line: str, start: int, end: int) -> str:
    """The longer name of which a client's is a part in this line: 张伟强, Mike Smith; "" if it is none."""
    if is_han(line[start:end]) and is_longer(line, start, end):
        return line[start : end + 1]
    return "" if is_han(line[start:end]) else full_name(line, start, end)


def full_name(line: str, start: int, end: int) -> str:
    """The full name that a word of one is a part of, where another word with a capital stands by it: Mike Smith."""
    before, after = _CAPITAL_BEFORE.search(line[:start]), _CAPITAL_AFTER.match(line[end:])
    name = line[start:end]
    if name[:1].islower():
        return ""
    if after and folded(after["word"]) not in words.NEVER_A_NAME:
        return f"{name} {after['word']}"
    if before and folded(before["word"]) not in words.NEVER_A_NAME:
        return f"{before['word']} {name}"
    return ""


def _firm_ends(after: str) -> bool:
    """Whether a firm's name ends here, and is not the beginning of another's."""
    first = after[:1]
    if not first or first in MARKS or not (is_han(first) or first.isalnum()):
        return True
    if first.isascii():
        return False
    return first in words.FOLLOWS or bool(words.BEGINS.match(after)) or bool(words.surname_length(after))
