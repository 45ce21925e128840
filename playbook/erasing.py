"""Finding every mention of a person who is to be forgotten, however his number is written, and striking it out."""

import html
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import phonenumbers

from playbook.capture.names import is_han, is_name

STRUCK: Final = "…"
_BETWEEN: Final = r"[\s\-().\u00a0]{0,3}"
_LAST: Final = 4  # digits of a number that nobody writes apart
_SHORTEST_LATIN: Final = 5  # letters of a name of one word that is struck out of other people's notes
_TAG: Final = re.compile("(<[^>]*>)")


@dataclass(frozen=True)
class Eraser:
    """What is struck out: numbers in any writing, and names. `hints`: a text that holds none of them is untouched."""

    pattern: re.Pattern[str]
    hints: tuple[str, ...]

    def clean(self, value: Any) -> Any:
        """The value without the mentions, be it a text, a list or a mapping; what is neither stays."""
        if isinstance(value, str):
            return self.pattern.sub(STRUCK, value)
        if isinstance(value, list):
            return [self.clean(each) for each in value]
        if isinstance(value, dict):
            return {key: self.clean(each) for key, each in value.items()}
        return value

    def clean_html(self, text: str) -> str:
        """A text with markup, of which the markup stays."""
        return "".join(part if part.startswith("<") else self.clean(part) for part in _TAG.split(text))


def eraser(numbers: Iterable[str], names: Iterable[str]) -> Eraser | None:
    """For numbers in E.164 and names as they stand in a file; None where there is nothing to look for."""
    written = list(dict.fromkeys(form for name in names for form in _forms(name)))
    known = list(dict.fromkeys(numbers))
    parts = [*map(_number, known), *map(_name, written)]
    if not parts:
        return None
    hints = [re.sub(r"\D", "", number)[-_LAST:] for number in known]
    hints += [hint for name in written for hint in (name, json.dumps(name)[1:-1])]
    return Eraser(re.compile("|".join(parts), re.IGNORECASE), tuple(dict.fromkeys(hints)))


def is_telling(name: str, others: Sequence[str]) -> bool:
    """Whether a name, met in a text about somebody else, is certainly this person's: a full one, in nobody else's."""
    if any(name.casefold() in other.casefold() for other in others):
        return False
    if is_han(name):
        return is_name(name) and len(name) >= 2
    return len(name.split()) > 1 or len(name) >= _SHORTEST_LATIN


def _forms(name: str) -> tuple[str, ...]:
    """The name as it is typed and as it stands in a message with markup."""
    return name, html.escape(name, quote=False)


def _number(number: str) -> str:
    """A number in all the ways in which its digits are written, at home and from abroad."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return _apart(re.sub(r"\D", "", number))
    national = phonenumbers.national_significant_number(parsed)
    abroad = rf"(?:(?:\+|00)?{_BETWEEN}{_BETWEEN.join(str(parsed.country_code))}{_BETWEEN})?"
    return rf"(?<!\d){abroad}\(?0?{_BETWEEN}{_apart(national)}(?!\d)"


def _apart(digits: str) -> str:
    return _BETWEEN.join(digits)


def _name(name: str) -> str:
    start = r"(?<!\w)" if name[:1].isascii() and name[:1].isalnum() else ""
    end = r"(?!\w)" if name[-1:].isascii() and name[-1:].isalnum() else ""
    return f"{start}{re.escape(name)}{end}"
