"""Who is in the demo: the team, its group, and its clients, in the demo's language."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.playground.demo import chinese, english

if TYPE_CHECKING:
    from opencc import OpenCC

REP_ID, LEAD_ID, COLLEAGUE_ID = 7001, 7002, 7003
GROUP_ID = -1007000000001


@dataclass(frozen=True)
class Names:
    """The team's names."""

    team: str
    group: str
    lead: str
    rep: str
    colleague: str
    bot: str


@dataclass(frozen=True)
class Rhythm:
    """How a customer buys: about every `days`, `times` in all, last `ago` days ago; each for about `amount` yuan."""

    days: int
    times: int
    ago: int
    amount: int
    product: str = ""


@dataclass(frozen=True)
class Deal:
    """A deal in the making: what, for how much (yuan), in how many months; which brand besides, and who decides."""

    what: str
    amount: int
    months: int = 0
    rival: str = ""
    decider: str = ""


@dataclass(frozen=True)
class Owed:
    """What a customer still has to pay: for what, yuan, what was paid down, days until it is due."""

    what: str
    amount: int
    paid: int
    ahead: int


@dataclass(frozen=True)
class Person:
    """A client of the demo."""

    name: str
    firm: str = ""
    job: str = ""
    address_as: str = ""
    birthday: tuple[int, bool] | None = None  # days ahead; whether it goes by the lunar calendar
    prospect_class: str | None = None
    stage: int = 0
    rhythm: Rhythm | None = None
    facts: tuple[tuple[str, str], ...] = ()  # kind, words
    notes: tuple[tuple[int, str, str, str], ...] = ()  # days ago, kind, mood, words
    plans: tuple[tuple[int, str, str, bool], ...] = ()  # days ahead, HH:MM or "", words, promise
    tags: tuple[str, ...] = ()
    deeds: tuple[tuple[int, str, int], ...] = ()  # days ago, deed (A4), +1 or -1
    contract: tuple[str, int] | None = None  # what, days until it ends (C10)
    brought_by: str = ""  # a client who stands before this one (E2)
    deal: Deal | None = None  # F3
    owed: Owed | None = None  # F4
    abroad: tuple[int, str, int] | None = None  # a purchase in dollars: how many, what, days ago
    brought_back: int = 0  # yuan of the last purchase
    heard: str = ""  # how he heard of the team (B3), a playbook.capture.Source
    for_whom: str = ""  # the last purchase
    answers: tuple[tuple[int, int, str], ...] = field(default=())  # question, strength, words (A1)


def demo_names(language: str) -> Names:
    """The team's names in a language."""
    if language == "en":
        return Names(*english.NAMES)
    names = Names(*chinese.NAMES)
    return Names(*(traditional(word) for word in vars(names).values())) if language == "zh_Hant" else names


@lru_cache(maxsize=1)
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("s2twp")


def traditional(text: str) -> str:
    """A text of the Chinese demo as it is written in Taiwan."""
    return str(_converter().convert(text))
