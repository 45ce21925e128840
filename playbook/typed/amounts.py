"""Amounts typed as an answer, or beside other words: 25万, 3,280, about 2.5k."""

from playbook.currencies import fits
from playbook.money import Amount, find_amounts
from playbook.typed.answers import says_only

SMALL = 100 * 100  # minor units; a bare number below may leave its unit unsaid
_LONGEST_BARE = 10**7 * 100  # minor units; a longer bare number is that of a phone
_TEN_THOUSAND, _THOUSAND = 10_000, 1_000  # what a bare small number leaves unsaid, in Chinese and in English


def unsaid_unit(text: str, *, chinese: bool) -> tuple[int, int] | None:
    """What a bare small number may stand for, the likelier first: 25 is 250,000 or 25; None for any other text."""
    found = [each for each in find_amounts(text) if each.minor > 0]
    if len(found) != 1 or found[0].marked or found[0].minor >= SMALL:
        return None
    return either_unit(found[0].minor, chinese=chinese)


def either_unit(minor: int, *, chinese: bool) -> tuple[int, int]:
    """What a bare small amount may stand for, the likelier first: so many ten thousands, or what it says."""
    return minor * (_TEN_THOUSAND if chinese else _THOUSAND), minor


def amounts_in(text: str, currency: str, *, least: int = 1) -> list[Amount]:
    """The amounts that a text may name in the team's currency (ISO 4217; "": in any), in the order of the text.

    A bare number below `least` (minor units), or as long as that of a phone, is none.
    """
    return [
        each
        for each in find_amounts(text)
        if each.minor > 0
        and (each.marked or least <= each.minor < _LONGEST_BARE)
        and (not currency or fits(each.currency, currency))
    ]


def amount_in(text: str, currency: str, *, alone: bool = False) -> int | None:
    """The one amount above 0 that a text names, in minor units of the team's currency (ISO 4217).

    None if it names none, several, or one in another currency; `alone`: also if it says anything else.
    """
    found = [each for each in find_amounts(text) if each.minor > 0]
    if len(found) != 1 or not fits(found[0].currency, currency):
        return None
    return found[0].minor if not alone or says_only(text, found[0].start, found[0].end) else None
