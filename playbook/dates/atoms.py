"""The parts of a text that may belong to a date or time: the leftmost, longest ones that do not overlap."""

import re
from collections.abc import Iterator, Sequence

from playbook.dates import (
    en_clock,
    en_days,
    en_months,
    en_relative,
    en_repeat,
    festive_days,
    lunar,
    not_dates,
    numeric,
    zh_clock,
    zh_days,
    zh_months,
    zh_relative,
    zh_repeat,
    zh_years,
)
from playbook.dates.senses import Atom, Frame, Rule, Sense, Wrong

GROUPS: tuple[tuple[re.Pattern[str], Sequence[Rule]], ...] = (
    *not_dates.GROUPS,
    (zh_repeat.SIGNS, zh_repeat.RULES),
    (zh_days.SIGNS, zh_days.RULES),
    (zh_months.SIGNS, zh_months.RULES),
    (zh_years.SIGNS, zh_years.RULES),
    (zh_relative.SIGNS, zh_relative.RULES),
    (zh_clock.SIGNS, zh_clock.RULES),
    *festive_days.GROUPS,
    (lunar.SIGNS, lunar.RULES),
    (numeric.SIGNS, numeric.RULES),
    (en_repeat.SIGNS, en_repeat.RULES),
    (en_days.SIGNS, en_days.RULES),
    (en_months.SIGNS, en_months.RULES),
    (en_relative.SIGNS, en_relative.RULES),
    (en_clock.SIGNS, en_clock.RULES),
)
"""Signs, and the rules none of which can match a text without one of them: most rules need not be tried at all."""


def atoms_in(text: str, frame: Frame) -> Iterator[Atom]:
    """The parts of a text in plain writing, in order."""
    candidates = [
        (match.start(), -match.end(), each, match)
        for signs, rules in GROUPS
        if signs.search(text)
        for each in rules
        for match in each.pattern.finditer(text)
        if match.end() > match.start()
    ]
    end = 0
    for start, minus_end, each, match in sorted(candidates, key=lambda found: found[:2]):
        if start >= end:
            end = -minus_end
            yield Atom(start, end, _read(each, match, frame))


def _read(each: Rule, match: re.Match[str], frame: Frame) -> Sense:
    try:
        return each.read(match, frame)
    except (ValueError, OverflowError):
        return Wrong()
