"""Finding a client by any part of what is known: name, pinyin, initials, phone digits, firm, tag.

A client is stored under many short keys, and each word of a query is looked up as the beginning of a key.
So a part in the middle is found because every later part of a word is a key of its own. Case, accents,
full-width forms and traditional characters make no difference.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NewType

import phonenumbers

from playbook.folding import MAX_TEXT, is_han, simplified, simplified_reading, words
from playbook.readings import typed_forms

Key = NewType("Key", str)

KEY_LENGTH = 32
MAX_KEYS = 400
MAX_TERMS = 8
FROM_THE_END = "<"  # marks digits in reversed order, so that the last ones of a number are a beginning too
LATIN_PART = 2
UMLAUT_SPELLINGS = ("v", "u", "yu", "ue")


@dataclass(frozen=True, slots=True)
class Query:
    """What to look up: a client is found if for every term one of its alternatives begins one of his keys."""

    terms: tuple[tuple[Key, ...], ...]


def keys(
    name: str,
    aliases: Iterable[str] = (),
    phones: Iterable[str] = (),
    firm: str = "",
    tags: Iterable[str] = (),
) -> set[Key]:
    """The keys a client is found under: at most 400 of at most 32 characters, however long the texts are.

    Phones are E.164, or digits as they were written. Where room is short, phones and the name go before firm
    and tags; of a word only the first 32 characters count.
    """
    found: set[Key] = set()
    for key in islice(_all_keys(name, aliases, phones, firm, tags), 4 * MAX_KEYS):
        if len(found) == MAX_KEYS:
            break
        found.add(Key(key[:KEY_LENGTH]))
    return found


def query_keys(text: str) -> Query:
    """What to look up for a text as typed, at most eight words of it; a blank text has no terms and finds nobody."""
    typed = dict.fromkeys(simplified(word).replace("ü", "v")[:KEY_LENGTH] for word in words(text))
    return Query(tuple(_alternatives(word) for word in islice(typed, MAX_TERMS)))


def finds(query: Query, stored: Collection[Key]) -> bool:
    """Whether the query finds a client with these keys: the meaning that a look-up in the database has to keep."""
    return bool(query.terms) and all(
        any(key.startswith(alternative) for key in stored for alternative in term) for term in query.terms
    )


def _all_keys(
    name: str, aliases: Iterable[str], phones: Iterable[str], firm: str, tags: Iterable[str]
) -> Iterator[str]:
    for phone in phones:
        yield from _phone_keys(phone)
    for called in (name, *aliases):
        yield from _text_keys(called, is_name=True)
    for text in (firm, *tags):
        yield from _text_keys(text, is_name=False)


def _text_keys(text: str, *, is_name: bool) -> Iterator[str]:
    """The keys of each word; of a name written in several (王 芳, Wang Fang) also of the words run together."""
    each = words(text)
    han = [word for word in each if is_han(word)]
    latin = [word for word in each if not is_han(word)]
    for word in han:
        yield from _han_keys(word[:KEY_LENGTH], is_name=is_name)
    for word in latin:
        yield from _latin_keys(word[:KEY_LENGTH])
    if is_name and len(han) > 1:
        yield from _han_keys("".join(han)[:KEY_LENGTH], is_name=True)
    if is_name and len(latin) > 1:
        yield from _umlaut_spellings("".join(latin)[:KEY_LENGTH])
        yield "".join(word[0] for word in latin)


def _han_keys(word: str, *, is_name: bool) -> Iterator[str]:
    """Every later part of a run of Chinese characters, and how each of them is typed in Latin letters."""
    by_sign = simplified(word)
    yield from (by_sign[start:] for start in range(len(by_sign)))
    yield from typed_forms(simplified_reading(word), is_name=is_name)


def _latin_keys(word: str) -> Iterator[str]:
    """A word of other letters or signs, and its later parts of two or more."""
    for spelling in _umlaut_spellings(word):
        yield spelling
        yield from (spelling[start:] for start in range(1, len(spelling) - LATIN_PART + 1))


def _umlaut_spellings(word: str) -> list[str]:
    """A word with ü in each of the ways in which it is typed."""
    return [word.replace("ü", spelling) for spelling in UMLAUT_SPELLINGS] if "ü" in word else [word]


def _phone_keys(phone: str) -> Iterator[str]:
    """A number's digits as stored, from the end, and if it is E.164 as dialled at home."""
    written = unicodedata.normalize("NFKC", phone[:MAX_TEXT]).strip()
    digits = re.sub(r"\D", "", written)[:KEY_LENGTH]
    if not digits:
        return
    yield digits
    yield FROM_THE_END + digits[::-1]
    if not written.startswith("+"):
        return
    try:
        number = phonenumbers.parse("+" + digits, None)
    except phonenumbers.NumberParseException:
        return
    yield phonenumbers.national_significant_number(number)
    yield re.sub(r"\D", "", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))


def _alternatives(word: str) -> tuple[Key, ...]:
    """A word as it stands; digits also as the end of a number, and without the 00 of a call from abroad."""
    if not word.isdecimal():
        return (Key(word),)
    spellings = [word, (FROM_THE_END + word[::-1])[:KEY_LENGTH]]
    if len(word) > 2 and word.startswith("00"):
        spellings.append(word[2:])
    return tuple(Key(spelling) for spelling in spellings)
