"""Currencies as people name them beside an amount: 块, $, NT$, 港币, euros."""

from typing import Final

from playbook.writing import plain

_CODES: Final = {
    "CNY": "cny rmb 人民币 yuan",
    "HKD": "hkd hk$ 港币 港元 港纸",
    "TWD": "twd ntd nt$ nt 台币 新台币",
    "USD": "usd us$ 美元 美金",
    "SGD": "sgd s$ 新币 新元",
    "MOP": "mop mop$ 澳门币 葡币",
    "MYR": "myr rm 马币 令吉",
    "EUR": "eur € 欧元 euro euros",
    "GBP": "gbp £ 英镑 pounds",
    "JPY": "jpy 日元 日币 yen",
    "AUD": "aud a$ 澳元 澳币",
    "CAD": "cad c$ 加元 加币",
}
_SHARED: Final = {"$": "$ 刀 dollar dollars bucks", "¥": "¥", "元": "元 块 块钱 圆 蚊"}
_BY_WORD: Final = {word: name for table in (_CODES, _SHARED) for name, words in table.items() for word in words.split()}
_WHOSE: Final = {
    "$": frozenset(("USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD", "MOP", "BND")),
    "¥": frozenset(("CNY", "JPY")),
    "元": frozenset(("CNY", "HKD", "TWD", "SGD", "MOP")),
}
"""Signs and words that several currencies share."""

_MEANT: Final = {"$": "USD", "¥": "CNY", "元": "CNY"}


def currency_named(word: str) -> str:
    """The currency a sign or word stands for: an ISO 4217 code, or $, ¥, 元 where several share it; "" for none."""
    return _BY_WORD.get(plain(word).strip().lower(), "")


def fits(named: str, currency: str) -> bool:
    """Whether what was named beside an amount, if anything, may be the currency (ISO 4217) the team counts in."""
    return not named or named == currency or currency in _WHOSE.get(named, ())


def foreign(named: str, currency: str) -> str:
    """The ISO 4217 code of what was named beside an amount, where that is another currency than the team's; else "".

    A sign that several share stands for the one that most people mean by it.
    """
    return "" if fits(named, currency) else _MEANT.get(named, named)
