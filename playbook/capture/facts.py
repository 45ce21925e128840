"""What a clause tells that is worth keeping of the client (B2, A6, F3)."""

import re

from playbook.capture.clauses import Clause
from playbook.capture.model import Fact, FactKind
from playbook.capture.topic_words import LONGEST_FACT, TOLD, TOPICS
from playbook.dates import Kind
from playbook.writing import plain

_BESIDE_LATIN = re.compile(r"(?<=[一-鿿])(?=[A-Za-z])|(?<=[A-Za-z])(?=[一-鿿])")
_ONE_DAY = re.compile(
    r"^(?:[今明聽听后]|大?后)[天日晚]|(?:周|星期|礼拜)[一二三四五六日天]$|^(?:today|tonight|tomorrow|.*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)$",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^(?:her|his|their|the|my|[她他佢]的?)\s*", re.IGNORECASE)
_MOST_LEADS = 4
_OTHERS = (FactKind.CHILDREN, FactKind.FAMILY)
_FOR_ONCE = (FactKind.CONTACT_WAY, FactKind.HOURS)  # said of one day they tell nothing of the others
_MORE_THAN_A_WORD = (*_OTHERS, FactKind.BUDGET, FactKind.BIRTHDAY, FactKind.WORK, FactKind.GOAL, FactKind.HOME)


def read_fact(clause: Clause) -> Fact | None:
    """The fact a clause holds, in the words typed without 她说 and the like; None if it holds none."""
    written = plain(clause.words)
    kind = next((kind for kind, words in TOPICS.items() if words.search(written)), None)
    if kind is None or (kind in _FOR_ONCE and clause.found is not None and clause.found.kind is Kind.DAY):
        return None
    words = without_told(_dated(clause) if kind is FactKind.BIRTHDAY else spaced(clause.said))
    if kind in _MORE_THAN_A_WORD and TOPICS[kind].fullmatch(_WHOSE.sub("", plain(words))):
        return None
    return Fact(kind, words) if 0 < len(words) <= LONGEST_FACT else None


def without_told(words: str) -> str:
    """The words without those that say that they were told."""
    for _ in range(_MOST_LEADS):
        told = TOLD.match(plain(words))
        if told is None or not words[told.end() :].strip():
            break
        words = words[told.end() :].strip()
    return words


def spaced(words: str) -> str:
    """A space between Chinese and Latin letters, as screens set it: 想要 Model 3."""
    return _BESIDE_LATIN.sub(" ", words)


def _dated(clause: Clause) -> str:
    """A birthday with its day: 明天生日 tells nothing tomorrow, 11月19日生日 does."""
    found, written = clause.found, plain(clause.words)
    if found is None or found.when.repeat or not _ONE_DAY.search(plain(found.text)):
        return spaced(clause.said)
    if any(TOPICS[kind].search(written) for kind in _OTHERS):
        return spaced(clause.said)
    day = found.when.day
    if re.search("[一-鿿]", clause.words):
        return f"{day.month}月{day.day}日{without_told(clause.words)}"
    return f"{clause.words} {day.day} {day.ctime()[4:7]}"
