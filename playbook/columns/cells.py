"""Amounts, quantities and phones as spreadsheets write them."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from playbook.capture.contact_words import KINDS
from playbook.capture.model import ContactKind
from playbook.money import LARGEST, parse_amount
from playbook.writing import plain

_CURRENCY: Final = re.compile(
    r"rmb|cny|hkd|twd|usd|eur|gbp|人民币|港币|台币|(?:hk|nt|us)?\$|[¥€£]|元|\s|'", re.IGNORECASE
)
_WITH_POINT: Final = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]*)?")
_WITH_COMMA: Final = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)?(?:,[0-9]*)?")
_CENTS: Final = re.compile(r"[0-9](?P<sign>[.,])[0-9]{1,2}(?![0-9.,])")
_QUANTITY: Final = re.compile(r"(?P<minus>-?)\s*(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<unit>[^\W\d]{0,8}\.?)")
_PHONES: Final = re.compile(r"[/、,;|\n]+")
_WORDS: Final = re.compile(r"[/、,;|\n，；]+")
_LONGEST: Final = 40  # characters of a cell that can be a number
_LONGEST_WORD, _MOST_WORDS = 30, 20  # of a cell of tags
_MOST_PHONES: Final = 4
_MOST_PIECES: Final = 10**9  # of one purchase


@lru_cache(maxsize=16_384)  # prices come again and again
def read_amount(text: str, decimal: str = ".") -> int | None:
    """An amount in minor units, below zero for money back: 1,234.50, ¥29.33, (12.00), -5, 2.5万; None if it is none."""
    written = plain(text).replace("−", "-").strip()
    if not written or len(written) > _LONGEST:
        return None
    bare = _CURRENCY.sub("", written)
    minus = bare.startswith("-") or bare.endswith("-") or (bare.startswith("(") and bare.endswith(")"))
    bare = bare.strip("-()+")
    pattern = _WITH_COMMA if decimal == "," else _WITH_POINT
    if pattern.fullmatch(bare) and any(sign.isdigit() for sign in bare):
        grouping = "." if decimal == "," else ","
        units = Decimal(bare.replace(grouping, "").replace(",", "."))
        minor = int((units * 100).to_integral_value(ROUND_HALF_UP))
    else:
        minor = parse_amount(bare) or -1
    return None if not 0 <= minor <= LARGEST else -minor if minus else minor


def decimal_sign(cells: Iterable[str]) -> str:
    """Whether a column writes 12.50 or 12,50."""
    signs = [found["sign"] for cell in cells if (found := _CENTS.search(plain(cell[:_LONGEST])))]
    return "," if signs.count(",") > signs.count(".") else "."


@lru_cache(maxsize=1024)
def read_quantity(text: str) -> int | None:
    """A whole quantity, rounded, with or without its unit: 2, 2.0, 3件; an empty cell is one; None if it is none."""
    written = plain(text).strip()
    if not written:
        return 1
    found = _QUANTITY.fullmatch(written)
    if found is None or len(found["number"]) > 12:
        return None
    number = int(Decimal(found["number"].replace(",", "")).to_integral_value(ROUND_HALF_UP))
    if number > _MOST_PIECES:
        return None
    return -number if found["minus"] else number


def read_phones(text: str, region: str) -> tuple[str, ...]:
    """The numbers in a cell, in E.164, read as in a region; what is none is left out."""
    found = (_phone(part, region) for part in _PHONES.split(plain(text))[:_MOST_PHONES])
    return tuple(dict.fromkeys(number for number in found if number))


def _phone(text: str, region: str) -> str | None:
    written = text.strip().removesuffix(".0")
    if sum(sign.isdigit() for sign in written) < 7 or len(written) > _LONGEST:
        return None
    try:
        number = phonenumbers.parse(written, region)
    except NumberParseException:
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if phonenumbers.is_valid_number(number) else None


@lru_cache(maxsize=4096)  # tags come again and again
def read_words(text: str) -> tuple[str, ...]:
    """The words in a cell of tags or other names, in their order and once each: VIP、老客户, 王姐 / Wang Fang."""
    found = (part.strip().lstrip("#")[:_LONGEST_WORD] for part in _WORDS.split(text))
    return tuple(dict.fromkeys(word for word in found if word))[:_MOST_WORDS]


def read_kind(written: str, words: str) -> str:
    """How the two talked, by what a column says of it, else by the words noted; a plain note if neither tells."""
    for text in (plain(written), plain(words)):
        for kind, pattern in KINDS:
            if pattern.search(text):
                return kind.value
    return ContactKind.NOTE.value
