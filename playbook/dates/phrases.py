"""Puts parts beside each other together into phrases: a day and its time, by Friday, 11/25 周三."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from playbook.dates import (
    en_clock,
    en_days,
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
)
from playbook.dates.clock import narrowed
from playbook.dates.repeats import counted, ending
from playbook.dates.senses import Atom, Clock, Day, Frame, Moment, Nothing, Rule, Sense, Wrong
from playbook.writing import ZH_NUMBER, read_number

_CHINESE = (zh_repeat, zh_days, zh_months, zh_relative, zh_clock)
_ENGLISH = (en_repeat, en_days, en_relative, en_clock)
_NOT_ENGLISH = tuple(each for module in (not_dates, *_CHINESE, festive_days, lunar, numeric) for each in module.RULES)
_RULES: tuple[Rule, ...] = (*_NOT_ENGLISH, *(each for module in _ENGLISH for each in module.RULES))
_LETTER = re.compile("[A-Za-z]")  # without one nothing is English: half of the rules need not be tried
_GLUE = re.compile(
    r"[ \t,()]{0,3}(?:的|大概|大约|差不多|约|at|on|@|in the|around|about|from)?[ \t]{0,2}", re.IGNORECASE
)
_RANGE = re.compile(r"\s?(?:-|–|—|~|到|至|to|till|until)\s?", re.IGNORECASE)
# 每周一到12月底为止, every Monday until 31 Dec, 共10次, 10 times: how long it comes again.
_UNTIL = re.compile(
    r"[\s,]{0,2}(?:(?P<sure>一?直到|截止到?|截至|until|till|up to)|到|至|through|to|-|~)\s?", re.IGNORECASE
)
_ENDED = re.compile(r"\s?(?:为止|止|结束)")
_TIMES = re.compile(
    rf"[\s,]{{0,2}}(?:(?:一共|总共|共|重复|连续)(?P<zh>[0-9]{{1,3}}|[{ZH_NUMBER}]{{1,3}})[次回趟遍]"
    r"|(?:for\s+)?(?P<en>[0-9]{1,3})\s+times(?![A-Za-z]))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?P<deadline>最晚|最迟|不晚于|不迟于|截止到?|截至|赶在"
    r"|\b(?:by|(?<!not )before|no later than|not later than|due(?: by| on)?))"
    r"|(?<!\w)@|\bon|\bat)\s{0,2}(?:the\s)?$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\s?(?:[之以]?前(?![后台面任端辈往景锋缀提去排列夕天三两一二四五六七八九十半0-9])|[之以]?内(?![容部衣存科外饰]))"
)
_AFTER = re.compile(r"(?:[之以过]后|后(?![台面续备期勤悔排院卫天]))")


@dataclass(frozen=True)
class Phrase:
    """A date as put together; ``after``: the day after it is meant."""

    start: int
    end: int
    day: Day | None = None
    clock: Clock | None = None
    moment: Moment | None = None
    deadline: bool = False
    after: bool = False
    wrong: bool = False

    @property
    def tied(self) -> bool:
        """Whether it has nothing in it that is a date by itself."""
        if self.moment or self.wrong or self.deadline:
            return False
        if self.day and self.clock:
            return False
        return (self.day or self.clock or Clock(None, tied=True)).tied


def phrases(text: str, frame: Frame) -> list[Phrase]:
    """All phrases of a text in plain writing, in order, those that count only as a whole text too."""
    found: list[Phrase] = []
    atoms = list(_atoms(text, frame))
    while atoms:
        first = atoms.pop(0)
        phrase = _begin(first)
        if phrase is None:
            continue
        while atoms and (longer := _joined(phrase, atoms[0], text[phrase.end : atoms[0].start])):
            phrase = longer
            atoms.pop(0)
        phrase = _closed(phrase, text, found[-1].end if found else 0)
        while atoms and atoms[0].start < phrase.end:
            atoms.pop(0)
        found.append(phrase)
    return found


def _atoms(text: str, frame: Frame) -> Iterator[Atom]:
    """The leftmost, longest parts that do not overlap."""
    candidates = [
        Atom(match.start(), match.end(), _read(each, match, frame))
        for each in (_RULES if _LETTER.search(text) else _NOT_ENGLISH)
        for match in each.pattern.finditer(text)
        if match.end() > match.start()
    ]
    end = 0
    for atom in sorted(candidates, key=lambda each: (each.start, -each.end)):
        if atom.start >= end:
            yield atom
            end = atom.end


def _read(each: Rule, match: re.Match[str], frame: Frame) -> Sense:
    try:
        return each.read(match, frame)
    except (ValueError, OverflowError):
        return Wrong()


def _begin(atom: Atom) -> Phrase | None:
    match atom.sense:
        case Day() as day:
            return Phrase(atom.start, atom.end, day=day)
        case Clock() as clock:
            return Phrase(atom.start, atom.end, clock=clock)
        case Moment() as moment:
            return Phrase(atom.start, atom.end, moment=moment)
        case Wrong():
            return Phrase(atom.start, atom.end, wrong=True)
        case Nothing():
            return None


def _joined(phrase: Phrase, atom: Atom, gap: str) -> Phrase | None:
    """The phrase with the next part taken in; None if they do not belong together."""
    if phrase.moment:
        return None
    if (until := _until(phrase, atom, gap)) is not None:
        return until
    if _RANGE.fullmatch(gap):
        same = isinstance(atom.sense, Clock) if phrase.clock else isinstance(atom.sense, Day)
        return replace(phrase, end=atom.end) if same and not phrase.wrong else None
    if not _GLUE.fullmatch(gap):
        return None
    match atom.sense:
        case Wrong():
            return replace(phrase, end=atom.end, wrong=True)
        case Clock() as clock:
            return _with_clock(phrase, atom.end, clock)
        case Day() as day:
            return _with_day(phrase, atom.end, day)
        case _:
            return None


def _until(phrase: Phrase, atom: Atom, gap: str) -> Phrase | None:
    """What comes again, with the day on which it ends."""
    words, last = _UNTIL.fullmatch(gap), atom.sense
    if words is None or phrase.day is None or phrase.day.repeat is None or not isinstance(last, Day) or last.repeat:
        return None
    if last.weekday and not words["sure"]:
        return None
    try:
        return replace(phrase, end=atom.end, day=ending(phrase.day, last.day))
    except ValueError:
        return replace(phrase, end=atom.end, wrong=True)


def _with_clock(phrase: Phrase, end: int, clock: Clock) -> Phrase | None:
    said = phrase.clock or (phrase.day.clock if phrase.day else None)
    if said is None:
        return replace(phrase, end=end, clock=clock)
    exact = narrowed(said, clock)
    return replace(phrase, end=end, clock=exact) if exact else None


def _with_day(phrase: Phrase, end: int, day: Day) -> Phrase | None:
    if phrase.day is None:
        return replace(phrase, end=end, day=day)
    if phrase.day.weekday == day.weekday:
        return replace(phrase, end=end) if phrase.day.day == day.day and not phrase.clock else None
    agree = phrase.day.day.weekday() == day.day.weekday()
    return replace(phrase, end=end, day=day if phrase.day.weekday else phrase.day, wrong=phrase.wrong or not agree)


def _closed(phrase: Phrase, text: str, bound: int) -> Phrase:
    """The phrase with the words around it that turn it into a deadline, or past it."""
    if text[phrase.end : phrase.end + 1] == ")" and "(" in text[phrase.start : phrase.end]:
        phrase = replace(phrase, end=phrase.end + 1)
    if phrase.day is not None and phrase.day.repeat:
        phrase = _counted(phrase, phrase.day, text)
    lead = _LEAD.search(text, max(bound, phrase.start - 20), phrase.start)
    if lead:
        phrase = replace(phrase, start=lead.start(), deadline=bool(lead["deadline"]))
    if deadline := _DEADLINE.match(text, phrase.end):
        return replace(phrase, end=deadline.end(), deadline=True)
    if after := _AFTER.match(text, phrase.end):
        return replace(phrase, end=after.end(), after=True)
    return phrase


def _counted(phrase: Phrase, day: Day, text: str) -> Phrase:
    """What comes again, with how often, and without the words that close its end."""
    if "UNTIL" in (day.repeat or ""):
        ended = _ENDED.match(text, phrase.end)
        return replace(phrase, end=ended.end()) if ended else phrase
    times = _TIMES.match(text, phrase.end)
    if times is None:
        return phrase
    try:
        return replace(phrase, end=times.end(), day=counted(day, read_number(times["zh"] or times["en"])))
    except ValueError:
        return replace(phrase, end=times.end(), wrong=True)
