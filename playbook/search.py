"""Finding a client by any part of what is known: name, pinyin, initials, phone digits, firm, tag, fact.

A client is stored under many short keys, and each word of a query is looked up as the beginning of a key. So a part
in the middle is found because the later parts of a word are keys of their own. Case, accents, full-width forms and
traditional characters make no difference. Keys of the name and the number stand as they are, others behind a mark.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import NewType

import phonenumbers

from playbook.folding import MAX_TEXT, is_han, simplified, simplified_reading, words
from playbook.names.readings import readings_of, typed_forms
from playbook.writing import word_list

Key = NewType("Key", str)

KEY_LENGTH = 16
MAX_KEYS = 400
MAX_TERMS = 8
FROM_THE_END = "<"  # marks digits in reversed order, so that the last ones of a number are a beginning too
ELSEWHERE = "#"  # marks what is neither name nor number: firm, tags, facts
LEFT_OUT = "~"  # marks a name of which one character inside is left out, for one that was typed wrong
LATIN_PART = 2
UMLAUT_SPELLINGS = ("v", "u", "yu", "ue")
LONG_NUMBER = 9  # digits; only such a number is taken for one with its country code
NAME_WITH_A_SLIP = range(3, 7)  # characters of a name of which one may be wrong
LEGAL_FORM = re.compile("(?:有限责任公司|股份有限公司|有限公司|股份公司|分公司|公司|集团)+$")
LEGAL_WORDS = frozenset(word_list("co company corp corporation gmbh inc limited llc ltd plc pte sdn bhd the and"))
FIRM_STEM = 2  # characters by which a firm is usually called


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query: it fits what begins with one of these keys; `word` is as it was typed, folded."""

    word: str
    in_names: tuple[Key, ...]
    elsewhere: tuple[Key, ...]

    @property
    def prefixes(self) -> tuple[Key, ...]:
        """All the keys."""
        return (*self.in_names, *self.elsewhere)


@dataclass(frozen=True, slots=True)
class Query:
    """What to look up: a client is found if every term fits one of his keys."""

    terms: tuple[Term, ...]

    @property
    def text(self) -> str:
        """All of it in one word: who is called so is meant before others."""
        return "".join(term.word for term in self.terms)


def keys(
    name: str,
    aliases: Iterable[str] = (),
    phones: Iterable[str] = (),
    firm: str = "",
    tags: Iterable[str] = (),
) -> set[Key]:
    """The keys a client is found under: at most 400 of at most 16 characters, however long the texts are.

    Phones are E.164, or digits as they were written. Where room is short, phones and the name go before firm
    and tags (facts are tags here).
    """
    found: set[Key] = set()
    of_names = chain(*map(_phone_keys, phones), *map(_name_keys, (name, *aliases)))
    others = chain(_firm_keys(firm), *map(_tag_keys, tags))
    for key in islice(chain(of_names, (ELSEWHERE + key for key in others)), 4 * MAX_KEYS):
        if len(found) == MAX_KEYS:
            break
        found.add(Key(key[:KEY_LENGTH]))
    return _without_beginnings(found)


def _without_beginnings(found: set[Key]) -> set[Key]:
    """The keys without those that are but the beginning of another: what begins them begins that one too."""
    ordered = sorted(found)
    return {key for key, following in pairwise([*ordered, Key("")]) if not following.startswith(key)}


def query_keys(text: str) -> Query:
    """What to look up for a text as typed, at most eight words of it; a blank text has no terms and finds nobody."""
    typed = dict.fromkeys(folded_words(text))
    return Query(tuple(term(word) for word in islice(typed, MAX_TERMS)))


def folded_words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [simplified(word).replace("ü", "v") for word in words(text)]


def term(*spellings: str) -> Term:
    """What fits one of these spellings of a word."""
    short = [word[: KEY_LENGTH - 1] for word in spellings]
    alternatives = chain.from_iterable(_alternatives(word) for word in short)
    in_files = dict.fromkeys((*short, *(LEGAL_FORM.sub("", word) or word for word in short)))
    return Term(spellings[0], tuple(alternatives), tuple(Key(ELSEWHERE + word) for word in in_files))


def finds(query: Query, stored: Collection[Key]) -> bool:
    """Whether the query finds a client with these keys: the meaning that a look-up in the database has to keep."""
    return bool(query.terms) and all(any(key.startswith(each.prefixes) for key in stored) for each in query.terms)


def spelled(names: Iterable[str], firm: str = "") -> set[str]:
    """The words in Latin letters by which these names are typed in full: what a word with a slip may have meant."""
    found: set[str] = set()
    for name in names:
        han, latin = _by_script(name)
        found |= _full_pinyin("".join(han), is_name=True)
        found |= {*latin, "".join(latin)}
    han, latin = _by_script(firm)
    found |= {*latin} - LEGAL_WORDS
    for word in han:
        found |= _full_pinyin(LEGAL_FORM.sub("", word), is_name=False)
        found |= _full_pinyin(word[:FIRM_STEM], is_name=False)
    return {word[:KEY_LENGTH] for word in found if len(word) > LATIN_PART and word.isalpha()}


def names_with_a_slip(name: str) -> set[Key]:
    """The keys of a Chinese name with each of its inner characters left out, for names of three to six."""
    if len(name) not in NAME_WITH_A_SLIP:
        return set()
    return {Key(LEFT_OUT + name[:at] + name[at + 1 :]) for at in range(1, len(name) - 1)}


def _by_script(text: str) -> tuple[list[str], list[str]]:
    """The words of a text in Chinese characters, and the others."""
    each = [word[:KEY_LENGTH] for word in words(text)]
    return [word for word in each if is_han(word)], [word.replace("ü", "u") for word in each if not is_han(word)]


def _full_pinyin(han: str, *, is_name: bool) -> set[str]:
    """A run of characters in full pinyin, and of a name of three or more also what follows the surname."""
    found: set[str] = set()
    for syllables in readings_of(simplified_reading(han), is_name=is_name) if han else ():
        found.add("".join(syllables))
        if is_name and len(syllables) > FIRM_STEM:
            found.add("".join(syllables[1:]))
    return {word.replace("ü", "v") for word in found}


def _name_keys(text: str) -> Iterator[str]:
    """The keys of each word; of a name written in several (王 芳, Wang Fang) also of the words run together."""
    each = words(text)
    han = [word[:KEY_LENGTH] for word in each if is_han(word)]
    latin = [word[:KEY_LENGTH] for word in each if not is_han(word)]
    for word in han:
        yield from _han_keys(word, is_name=True)
    for word in latin:
        yield from _latin_keys(word)
    if len(han) > 1:
        yield from _han_keys("".join(han)[:KEY_LENGTH], is_name=True)
    if len(latin) > 1:
        yield from _umlaut_spellings("".join(latin)[:KEY_LENGTH])
        yield "".join(word[0] for word in latin)
    yield from names_with_a_slip(simplified("".join(han)))


def _firm_keys(firm: str) -> Iterator[str]:
    """The keys of a firm; nobody looks for the words "limited company"."""
    for word in words(firm):
        if is_han(word):
            yield simplified(word)
            yield from _han_keys(LEGAL_FORM.sub("", simplified(word[:KEY_LENGTH])), is_name=False)
        elif word not in LEGAL_WORDS:
            yield from _umlaut_spellings(word)


def _tag_keys(text: str) -> Iterator[str]:
    for word in words(text):
        if is_han(word):
            yield from _han_keys(word[:KEY_LENGTH], is_name=False)
        else:
            yield from _umlaut_spellings(word)


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
    """A number's digits as dialled at home, without a leading 0, and from the end."""
    written = unicodedata.normalize("NFKC", phone[:MAX_TEXT]).strip()
    digits = re.sub(r"\D", "", written)
    if written.startswith("+"):
        digits = _national(digits) or digits
    if digits:
        yield digits
        yield FROM_THE_END + digits[::-1]


def _alternatives(word: str) -> tuple[Key, ...]:
    """A word as it stands; digits also as the end of a number, and without what leads from abroad or from afar."""
    if not (word.isdecimal() and word.isascii()):
        return (Key(word),)
    spellings = [word, (FROM_THE_END + word[::-1])[:KEY_LENGTH]]
    dialled = word.removeprefix("00") if len(word) > LATIN_PART else word
    spellings += [dialled, dialled.removeprefix("0"), *_without_country(dialled)]
    return tuple(Key(spelling) for spelling in dict.fromkeys(spellings) if spelling)


def _without_country(digits: str) -> list[str]:
    """A long number without the country code that it may begin with."""
    if len(digits) < LONG_NUMBER or digits[0] == "0":
        return []
    return [national] if (national := _national(digits)) else []


def _national(digits: str) -> str:
    """What follows the country code; empty if there is none. No code is the beginning of another."""
    codes = phonenumbers.COUNTRY_CODE_TO_REGION_CODE
    return next((digits[length:] for length in (1, 2, 3) if int(digits[:length] or 0) in codes), "")
