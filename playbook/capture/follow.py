"""A follow-up in words, without the client: 下周三下午3点 回访."""

import re
from datetime import datetime
from typing import NamedTuple

from playbook.dates import Impossible, When, find, find_impossible, parse
from playbook.writing import both_widths

_EDGES = both_widths(" \t\n,;:.-") + "。、的"
_WORD = re.compile(r"\S+")


class FollowUpWords(NamedTuple):
    """When, and what: the words left. ``when`` is None if no date was said."""

    when: When | Impossible | None
    what: str


def split_follow_up(text: str, now: datetime) -> FollowUpWords:
    """Splits when from what. The first date that is not past counts; a part of the day (傍晚) as a word by itself."""
    found = find(text, now)
    ahead = [each for each in found if not each.when.past] or found
    if ahead:
        first = ahead[0]
        return FollowUpWords(first.when, _rest(text, first.start, first.end))
    impossible = find_impossible(text, now)
    if impossible:
        start = text.index(impossible[0].text)
        return FollowUpWords(impossible[0], _rest(text, start, start + len(impossible[0].text)))
    return _by_a_word(text, now)


def _by_a_word(text: str, now: datetime) -> FollowUpWords:
    words = list(_WORD.finditer(text))
    for word in (*words[:1], *words[-1:]):
        when = parse(word.group(), now)
        if when:
            return FollowUpWords(when, _rest(text, word.start(), word.end()))
    return FollowUpWords(None, text.strip())


def _rest(text: str, start: int, end: int) -> str:
    before, after = text[:start].strip(), text[end:].strip()
    glue = " " if before and after else ""
    return f"{before}{glue}{after}".strip(_EDGES)
