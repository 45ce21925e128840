"""A contract in one line (C10): what it is and the day on which it ends. 服务协议 2027/3/1到期, plan until 1 March."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from playbook import dates
from playbook.dates import Kind

LONGEST = 60  # letters of what a contract is called
_MARKS = " ,,。.::、;;·-"
_BEFORE_DAY = re.compile(
    r"(?:到期日?|截止|有效期|有效|终止|結束|结束|[到至]|\b(?:until|till|ends?|ending|expires?|expiring|due|on))+$",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(r"^(?:到期|截止|为止|為止|结束|結束|终止|終止)+|^(?:expiry|is the end)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """What was said: the contract's name, "" if it has none, and its last day, None if there is none."""

    what: str
    ends_on: date | None


def read(words: str, now: datetime) -> Line:
    """The last day that the words name, and what they say besides."""
    days = [each for each in dates.find(words, now) if each.kind is Kind.DAY]
    if not days:
        return Line(_tidy(words), None)
    last = days[-1]
    before = _BEFORE_DAY.sub("", _tidy(words[: last.start]))
    after = _AFTER_DAY.sub("", words[last.end :].strip(_MARKS))
    return Line(_tidy(f"{before} {after}"), last.when.day)


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(_MARKS)[:LONGEST].rstrip()
