"""Care drafts (C6, C2, C3): which of the texts are shown, what of a client's file may go into one, how long one holds.

A care message never sells. What a client has told is used only where it is about everyday life and can be said back to
him as it was noted: nothing of faith, illness, quarrels, age or money.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from playbook.capture import FactKind
from playbook.writing import both_widths, plain

SHOWN = 3
LONGEST: Final = {"zh_Hans": 60, "zh_Hant": 60, "en": 160}
"""Letters of a draft."""
_LONGEST_TOPIC: Final = {"zh_Hans": 14, "zh_Hant": 14, "en": 40}

_A_WEEK, _A_MONTH = timedelta(days=7), timedelta(days=30)
_HOLDS: Final = {
    "birthday": timedelta(days=3),
    "thanks_referrer": _A_WEEK,
    "welcome": _A_WEEK,
    "thanks": _A_WEEK,
    "festival": timedelta(0),
    "season": timedelta(days=1),
    "silence": _A_MONTH,
}
KINDS = tuple(_HOLDS)
"""The kinds of occasion (playbook.care) that are drafts, in the order in which they are shown."""
LONGEST_HELD = max(_HOLDS.values())
_SPRING_VISITS = timedelta(days=4)  # New Year is wished for days


class Vein(StrEnum):
    """How something that a client has told can be taken up."""

    TOLD = "told"
    PASTIME = "pastime"
    HOME = "home"


@dataclass(frozen=True)
class Topic:
    """What a personal draft takes up, in the words in which it was noted."""

    vein: Vein
    words: str


_VEINS: Final = {
    FactKind.HOBBY: Vein.PASTIME,
    FactKind.CHILDREN: Vein.TOLD,
    FactKind.PET: Vein.TOLD,
    FactKind.HOME: Vein.TOLD,
    FactKind.WORK: Vein.TOLD,
    FactKind.FAMILY: Vein.TOLD,
    FactKind.HOME_TOWN: Vein.HOME,
}
_SELLING: Final = re.compile(
    "优惠|折扣|打折|特价|降价|新品|新款|新车|上市|到店|来店|进店|光临|活动|下单|订购|抢|限时|限量|礼品|赠品|赠送|促销|团购|福利|返利|价格|报价"
    r"|\b(?:sale|offers?|discount|deal|promo\w*|new (?:product|model|arrival)|visit (?:us|our)|gifts?|order now|limited"
    r"|voucher|coupon|free of charge|price|store|shop|showroom)\b",
    re.IGNORECASE,
)
# Words that would be about somebody else when said to the client, or that hurt.
_NOT_SAID_BACK: Final = re.compile(
    "[他她我你您]|客户|岁|病|院|手术|药|血压|糖尿|怀孕|流产|去世|过世|走了|离婚|分手|吵|官司|破产|裁员|失业|亏|欠|债|贷款|预算|[0-9]万|元"
    r"|\b(?:he|she|his|her|hers|him|i|me|my|you|your|client|years? old|ill|sick|hospital|surgery|pregnant|died|death"
    r"|divorc\w*|lawsuit|bankrupt\w*|laid off|fired|debts?|loan|budget)\b",
    re.IGNORECASE,
)
_END_MARKS: Final = both_widths(".!?") + "。 "
_HAN: Final = re.compile("[\u3400-\u9fff]")
_PLACE: Final = re.compile(
    r"(?:老家|家乡|籍贯|home ?town|comes from|is from|born in)\s*(?:是|在|:)?\s*(?P<place>[^,。;\s][^,。;]*)",
    re.IGNORECASE,
)


def sells(text: str) -> bool:
    """Whether a text offers or praises goods, which no care message does."""
    return _SELLING.search(plain(text)) is not None


def holds_until(kind: str, name: str, day: date) -> date:
    """The last day on which a draft for this day is still worth sending."""
    return day + (_SPRING_VISITS if name == "spring" else _HOLDS[kind])


def subject(kind: str, name: str, day: date, today: date) -> str:
    """What the texts are about: festival or solar term by name, else the kind; a birthday gone by is another matter."""
    if kind == "birthday" and day < today:
        return "birthday_late"
    return name if kind in ("festival", "season") else kind


def topics(facts: Iterable[tuple[str, str]], language: str) -> list[Topic]:
    """What of a client's facts (kind, words) can be taken up in a message in a language."""
    found = (_topic(kind, words.strip(), language) for kind, words in facts)
    return list(dict.fromkeys(topic for topic in found if topic is not None))


def _topic(kind: str, words: str, language: str) -> Topic | None:
    vein = next((vein for fact, vein in _VEINS.items() if fact.value == kind), None)
    if vein is None or bool(_HAN.search(words)) is (language == "en"):
        return None
    if vein is Vein.HOME:
        place = _PLACE.search(words)
        words = place["place"].strip() if place else ""
    words = words.rstrip(_END_MARKS)
    said = plain(words)
    fits = 0 < len(words) <= _LONGEST_TOPIC[language] and "\n" not in words
    return Topic(vein, words) if fits and not sells(said) and not _NOT_SAID_BACK.search(said) else None


def choose(texts: Sequence[str], personal: Sequence[str], round_: int, language: str) -> list[str]:
    """Three of the texts, the last of them personal if there is such a one; the next round shows others.

    Texts take turns, so that a set comes again only once all were seen. Too long ones are left out.
    """
    fitting = [text for text in texts if len(text) <= LONGEST[language]]
    own = [text for text in personal if len(text) <= LONGEST[language]]
    shown = [fitting[(SHOWN * round_ + place) % len(fitting)] for place in range(min(SHOWN, len(fitting)))]
    if own:
        shown[SHOWN - 1 :] = [own[round_ % len(own)]]
    return shown
