"""Amounts of money as people type them, in whole minor units: 3,280.50, ¥3,280, 2.5万, 1万2, 22k, 三万."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from playbook.currencies import currency_named
from playbook.writing import plain

LARGEST: Final = 10**15
"""Amounts above are no amounts (minor units)."""

_ZH: Final = "零〇一二两三四五六七八九"
_VALUES: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000, "k": 1000, "w": 10_000, "万": 10_000, "亿": 100_000_000}
_MEASURES: Final = "条台辆个件盒箱只套瓶袋包张份桶支双片组罐本卷人年月日号天点"
_FIGURES: Final = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_CODES: Final = "rmb|cny|hkd|twd|ntd|usd|sgd|myr|rm|eur|gbp|jpy|aud|cad|mop"
_NAMES: Final = "人民币|港币|港元|港纸|新台币|台币|美元|美金|新币|澳门币|马币|欧元|英镑|日元|日币|澳元|加元"
_SIGN: Final = rf"(?:¥|(?<![a-z])(?:{_CODES}|(?:hk|nt|us|mop|[sac])?\$)|{_NAMES}|€|£)"
_UNIT: Final = rf"(?:{_NAMES}|元|块钱?|圆|蚊|刀|(?:{_CODES}|yuan|dollars?|bucks|euros?|pounds|yen)\b)"
_AMOUNT: Final = re.compile(
    rf"(?:(?P<sign>{_SIGN})\s*|(?<![0-9a-z_.,/#-]))(?P<number>(?:{_FIGURES}|[{_ZH}十][{_ZH}十百千]*)"
    rf"(?:\s?[亿万千百](?:[0-9]{{1,4}}(?![0-9.{_MEASURES}])|[{_ZH}十百千](?![{_MEASURES}]))*|\s?[kw](?![a-z0-9]))*)"
    rf"(?P<unit>\s?{_UNIT})?(?![0-9a-z_/亿万千百]|[.,-][0-9])",
    re.IGNORECASE,
)
_PIECE: Final = re.compile(rf"(?P<figures>[0-9]+(?:\.[0-9]+)?)|(?P<digit>[{_ZH}])|(?P<unit>[十百千万亿kw])")


@dataclass(frozen=True)
class Amount:
    """An amount at ``start:end`` of a text. ``marked``: a currency or a unit (万, k, 元) was said with it.

    ``currency``: which one, as playbook.currencies names it; "" if none was said.
    """

    start: int
    end: int
    minor: int
    marked: bool
    currency: str = ""


def parse_amount(text: str, *, digits: int = 2) -> int | None:
    """A text that is nothing but an amount, in minor units (``digits`` decimals); None if it is not."""
    found = _AMOUNT.fullmatch(plain(text).strip())
    return _minor(found["number"], digits) if found else None


def find_amounts(text: str, *, digits: int = 2) -> list[Amount]:
    """Every number that may be an amount; numbers in words only with a unit."""
    found = []
    for match in _AMOUNT.finditer(plain(text)):
        number = match["number"].lower()
        marked = bool(match["sign"] or match["unit"] or any(unit in number for unit in "百千万亿kw"))
        minor = _minor(number, digits)
        if minor is not None and (marked or number[0].isdigit()):
            currency = currency_named(match["sign"] or match["unit"] or "")
            found.append(Amount(match.start(), match.end(), minor, marked, currency))
    return found


def _minor(number: str, digits: int) -> int | None:
    value = _value(number.lower().replace(",", "").replace(" ", ""))
    if value is None:
        return None
    minor = int((value * 10**digits).to_integral_value(ROUND_HALF_UP))
    return minor if minor <= LARGEST else None


def _value(number: str) -> Decimal | None:
    """Reads 1万2 as 12,000 and 三千八 as 3,800: a last single figure takes the unit below."""
    if len(number) > 24:
        return None
    total, section, last = Decimal(0), Decimal(0), Decimal(0)
    below, waiting = 1, False
    for piece in _PIECE.finditer(number):
        if piece["unit"]:
            unit = _UNITS[piece["unit"]]
            if unit >= 10_000:
                total = (total + section + last) * unit if unit > 10_000 else total + (section + last) * unit
                section = Decimal(0)
            else:
                section += (last if waiting else Decimal(1)) * unit
            last, waiting, below = Decimal(0), False, unit // 10
            continue
        spoken = piece["digit"] or piece["figures"]
        figure = Decimal(_VALUES[spoken]) if piece["digit"] else Decimal(spoken)
        if figure == 0 or len(spoken) > 1:
            below = 1
        last, waiting = (last * 10 + figure if waiting and piece["digit"] else figure), True
    return total + section + last * below
