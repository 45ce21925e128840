"""An amount typed as an answer: 25万, 3,280, about 2.5k."""

from playbook.currencies import fits
from playbook.money import find_amounts
from playbook.typed.answers import says_only

SMALL = 100 * 100  # minor units; a bare number below may leave its unit unsaid
_TEN_THOUSAND, _THOUSAND = 10_000, 1_000  # what a bare small number leaves unsaid, in Chinese and in English


def unsaid_unit(text: str, *, chinese: bool) -> tuple[int, int] | None:
    """What a bare small number may stand for, the likelier first: 25 is 250,000 or 25; None for any other text."""
    found = [each for each in find_amounts(text) if each.minor > 0]
    if len(found) != 1 or found[0].marked or found[0].minor >= SMALL:
        return None
    return found[0].minor * (_TEN_THOUSAND if chinese else _THOUSAND), found[0].minor


def amount_in(text: str, currency: str, *, alone: bool = False) -> int | None:
    """The one amount above 0 that a text names, in minor units of the team's currency (ISO 4217).

    None if it names none, several, or one in another currency; `alone`: also if it says anything else.
    """
    found = [each for each in find_amounts(text) if each.minor > 0]
    if len(found) != 1 or not fits(found[0].currency, currency):
        return None
    return found[0].minor if not alone or says_only(text, found[0].start, found[0].end) else None
