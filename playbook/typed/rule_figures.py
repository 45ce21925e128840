"""Figures typed in a row: the limits of a team's tiers (D1)."""

import re

from playbook.money import parse_amount
from playbook.writing import plain

_SPACES = re.compile(r"[\s、;/·|]+")
_ANY = re.compile(r"[\s、;/·|,]+")


def amounts(text: str) -> list[int] | None:
    """Amounts in minor units, between spaces, or between commas where there are no spaces; None if one is none."""
    words = [word for each in _SPACES.split(plain(text)) if (word := each.strip(","))]
    if len(words) == 1:
        words = [word for word in _ANY.split(plain(text)) if word]
    found = [parse_amount(word) for word in words]
    return [each for each in found if each is not None] if words and None not in found else None


def numbers(text: str) -> list[int] | None:
    """Whole numbers between spaces or commas; None if there is anything else."""
    words = [word for word in _ANY.split(plain(text)) if word]
    if not words or not all(word.isascii() and word.isdigit() and len(word) < 7 for word in words):
        return None
    return [int(word) for word in words]
