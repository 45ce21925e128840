"""Forms of address as reps type them for a client: 王总, 陈哥, 小王, 阿敏, 周小姐, 林太, Mr Chang."""

import re
from typing import Final, NamedTuple

from playbook.capture.names import HAN
from playbook.capture.surnames import COMPOUND, PET_PREFIXES, SINGLE, TITLES
from playbook.writing import plain

_TITLES: Final = "|".join(sorted(TITLES, key=len, reverse=True))
_HAN = re.compile(
    rf"(?P<pet>[{PET_PREFIXES}](?=.))?(?P<name>[{HAN}]{{1,3}}?|[A-Za-z]{{2,12}}?)(?P<title>{_TITLES})?", re.IGNORECASE
)
_LATIN = re.compile(r"(?:mr|mrs|ms|miss|mister|madam|dr|prof)\.?\s+(?P<name>[A-Za-zÀ-ɏ][\wÀ-ɏ'’-]+)", re.IGNORECASE)


class Form(NamedTuple):
    """What a form of address tells of a name: the surname, a part of the given name, or a word in Latin letters."""

    surname: str = ""
    given: str = ""
    word: str = ""


def read_form(words: str) -> Form | None:
    """The form of address that the words are; None if they are none (王芳, hello)."""
    written = plain(words.strip())
    if written in TITLES:
        return None
    if found := _LATIN.fullmatch(written):
        return Form(word=found["name"])
    found = _HAN.fullmatch(written)
    if found is None or not (found["pet"] or found["title"]):
        return None
    name = found["name"]
    if name.isascii():
        return Form(word=name)
    if name in SINGLE or name in COMPOUND:
        return Form(surname=name)
    return Form(given=name) if len(name) <= 2 else None


def form_at_start(words: str) -> str:
    """The form of address that a line begins with; "" if it begins with none: 王总今天来电, Mr Chang called."""
    written = plain(words)
    if found := _LATIN.match(written):
        return words[: found.end()]
    first = re.match(rf"[{HAN}A-Za-z]+", written)
    run = first.group() if first else ""
    for length in range(min(len(run), 6), 1, -1):
        form = read_form(run[:length])
        if form is not None and (form.surname or length == len(run)):
            return words[:length]
    return ""
