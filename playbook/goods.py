"""What is sold (B3): one form for all ways to write a product, slips that may mean a known one, rates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from rapidfuzz import fuzz

from playbook.folding import HAN, simplified, words
from playbook.money import LARGEST
from playbook.names.nearness import spoken_alike
from playbook.writing import plain

LONGEST: Final = 40
"""Characters of a product's name; longer words tell a story."""

_MOST_WORDS = 6
_NEAR = 80  # per cent of the letters of a Latin name that must be the same
_NOT_FAR = 50  # per cent: below it two names need not be compared by their sound
_SHORTEST_NEAR = 4  # letters; in a shorter name one letter makes another thing
_SENTENCE = re.compile(r"[,;!?。]|\. ")
_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_RUN = re.compile(rf"[{HAN}]+|[^{HAN}]+")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<!s)s\b")
_UNITS: Final = (
    (re.compile(r"(?<=[0-9])\s?(?:公升|升|l(?:it(?:er|re)s?)?)(?![a-z])"), "l"),
    (re.compile(r"(?<=[0-9])\s?(?:毫升|ml)(?![a-z])"), "ml"),
    (re.compile(r"(?<=[0-9])\s?(?:公斤|千克|kgs?|kilos?)(?![a-z])"), "kg"),
    (re.compile(r"(?<=[0-9])\s?(?:克|g(?:rams?)?)(?![a-z])"), "g"),
    (re.compile(r"(?<=[0-9])\s?(?:英寸|寸|吋|inch(?:es)?|[\"″])(?![a-z])"), "inch"),
    (re.compile(r"(?<=[0-9])\s?(?:厘米|公分|cm)(?![a-z])"), "cm"),
    (re.compile(r"(?<=[0-9])\s?(?:毫米|mm)(?![a-z])"), "mm"),
)


@dataclass(frozen=True)
class Named:
    """A name that a product goes by, folded as `key` does."""

    product: int
    key: str


def key(name: str) -> str:
    """One form for all ways to write a product: case, width, spaces, 輪胎 and 轮胎, 4L and 4升, tyre and tyres.

    Empty where the words can't be the name of a product: no letter in them, a sentence, or far too long.
    """
    if len(name) > LONGEST or len(name.split()) > _MOST_WORDS or _SENTENCE.search(plain(name).strip()):
        return ""
    written = _PLURAL.sub("", plain(name).casefold())
    for unit, short in _UNITS:
        written = unit.sub(short, written)
    folded = "".join(simplified(word) for word in words(_POINT.sub("p", written)))
    return folded if any(sign.isalpha() for sign in folded) else ""


def slip_of(typed: str, known: Iterable[Named]) -> int | None:
    """The known product that a folded name was most likely meant for (轮台: 轮胎, fliter: filter); None if for none.

    Names that differ in a figure are two models; one character of another sound makes another thing (红茶, 绿茶).
    """
    near = [
        (fuzz.ratio(typed, each.key), -at, each.product) for at, each in enumerate(known) if _alike(typed, each.key)
    ]
    return max(near)[2] if near else None


def _alike(typed: str, name: str) -> bool:
    if typed == name or _figures(typed) != _figures(name):
        return False
    ratio = fuzz.ratio(typed, name)
    if ratio < _NOT_FAR:
        return False
    if _sounds_alike(typed, name):
        return True
    return min(len(typed), len(name)) >= _SHORTEST_NEAR and ratio >= _NEAR and not _is_other_character(typed, name)


def _figures(name: str) -> str:
    return "".join(sign for sign in name if sign.isdecimal())


def _is_other_character(typed: str, name: str) -> bool:
    """Whether they are of one length and differ in a Chinese character."""
    if len(typed) != len(name):
        return False
    return any(one != other and "一" <= other <= "鿿" for one, other in zip(typed, name, strict=True))


def _sounds_alike(typed: str, name: str) -> bool:
    """Whether both are read the same, run by run."""
    ours, theirs = _RUN.findall(typed), _RUN.findall(name)
    if len(ours) != len(theirs):
        return False
    return all(_is_read_alike(one, other) for one, other in zip(ours, theirs, strict=True))


def _is_read_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) != len(other) or not ("一" <= one[0] <= "鿿" and "一" <= other[0] <= "鿿"):
        return False
    return not set(spoken_alike(one)).isdisjoint(spoken_alike(other))


_RATE: Final = re.compile(
    r"^(?:汇率|按|@|[×x*]|rate\s?(?:of|is|:)?)\s?:?\s?([0-9]{1,6}(?:\.[0-9]{1,6})?)$", re.IGNORECASE
)


_BARE_RATE: Final = re.compile(r"^(?:[0-9]|1[0-9])\.[0-9]{1,6}$")
_FAR_APART: Final = 10  # so many times less than the foreign amount is no amount of its own


def converted(amount: int, known: tuple[int, int] | None) -> int | None:
    """A foreign amount in the team's currency, by (foreign, own) of a purchase before; minor units of both."""
    if known is None or known[0] <= 0 or known[1] <= 0:
        return None
    own = round(Fraction(amount * known[1], known[0]))
    return own if 0 < abs(own) <= LARGEST else None


def by_rate(amount: int, typed: str) -> int | None:
    """A foreign amount by a rate that was typed (汇率7.2, rate 7.2, @7.2, of US$20,000 also 7.2); None for no rate."""
    said = plain(typed).strip()
    if _BARE_RATE.match(said) and Fraction(said) * 100 * _FAR_APART < amount:
        return round(amount * Fraction(said)) or None
    found = _RATE.match(said)
    own = round(amount * Fraction(found[1])) if found else 0
    return own if 0 < own <= LARGEST else None
