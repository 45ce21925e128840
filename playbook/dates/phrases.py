"""Puts parts beside each other together into phrases: a day and its time, by Friday, 11/25 周三, 周三或周四."""

import re
from dataclasses import replace
from datetime import timedelta

from playbook.dates.atoms import atoms_in
from playbook.dates.clock import narrowed
from playbook.dates.edges import closed
from playbook.dates.repeats import ending
from playbook.dates.senses import Atom, Clock, Day, Frame, Moment, Nothing, Phrase, Wrong

_GLUE = re.compile(
    r"[ \t,()]{0,3}(?:的|大概|大约|差不多|约|at|on|@|in the|around|about|from)?[ \t]{0,2}", re.IGNORECASE
)
_RANGE = re.compile(r"\s?(?:-|–|—|~|到|至|to|till|until|through)\s?", re.IGNORECASE)
_OR = re.compile(
    r"(?:[\s,]{0,2}(?:或者?是?|还是|要么)|/|[\s,]{0,2}\bor)\s?(?:else\s)?(?:on\s|at\s|maybe\s)?", re.IGNORECASE
)
_BY = re.compile(r"(?:\s(?:by|before|no later than)\s|\s?(?:最晚|最迟|不晚于|赶在)\s?)(?:the\s)?", re.IGNORECASE)
_AND = re.compile(r"\s?(?:[、,&]|和|与|及|跟|and)\s?", re.IGNORECASE)
# 每周一到12月底为止, every Monday until 31 Dec: how long it comes again.
_UNTIL = re.compile(
    r"[\s,]{0,2}(?:(?P<sure>一?直到|截止到?|截至|until|till|up to)|到|至|through|to|-|~)\s?", re.IGNORECASE
)


def phrases(text: str, frame: Frame) -> list[Phrase]:
    """All phrases of a text in plain writing, in order, those that count only as a whole text too."""
    found: list[Phrase] = []
    atoms = list(atoms_in(text, frame))
    while atoms:
        first = atoms.pop(0)
        phrase = _begin(first, found[-1] if found else None, text, frame)
        if phrase is None:
            continue
        while atoms and (longer := _joined(phrase, atoms[0], text[phrase.end : atoms[0].start])):
            phrase = longer
            atoms.pop(0)
        phrase = closed(phrase, text, found[-1].end if found else 0)
        while atoms and atoms[0].start < phrase.end:
            atoms.pop(0)
        found.append(phrase)
    return found


def _begin(atom: Atom, before: Phrase | None, text: str, frame: Frame) -> Phrase | None:
    match atom.sense:
        case Day() as day:
            beside = before is not None and _AND.fullmatch(text, before.end, atom.start)
            return Phrase(atom.start, atom.end, day=_next_after(before, day, frame) if before and beside else day)
        case Clock() as clock:
            return Phrase(atom.start, atom.end, clock=clock)
        case Moment() as moment:
            return Phrase(atom.start, atom.end, moment=moment)
        case Wrong():
            return Phrase(atom.start, atom.end, wrong=True)
        case Nothing():
            return None


def _next_after(before: Phrase, day: Day, frame: Frame) -> Day:
    """下周三和周四: a weekday beside a day is the next after it."""
    if not day.weekday or before.day is None or before.day.repeat:
        return day
    earlier = before.day.day
    if earlier == frame.today and not before.clock:
        earlier += timedelta(days=before.day.step)
    return replace(
        day, day=earlier + timedelta(days=(day.day.weekday() - earlier.weekday()) % 7), step=0, weekday=False
    )


def _joined(phrase: Phrase, atom: Atom, gap: str) -> Phrase | None:
    """The phrase with the next part taken in; None if they do not belong together."""
    if phrase.moment:
        return None
    if (until := _until(phrase, atom, gap)) is not None:
        return until
    if _RANGE.fullmatch(gap) or _OR.fullmatch(gap):
        return _with_another(phrase, atom)
    if _BY.fullmatch(gap) and phrase.day and not phrase.said_clock and isinstance(atom.sense, Clock):
        return replace(phrase, end=atom.end, clock=atom.sense, deadline=True)
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


def _with_another(phrase: Phrase, atom: Atom) -> Phrase | None:
    """The phrase with the end of a range or another choice behind it, of its own sort: 3点到5点, 周三或周四."""
    same = isinstance(atom.sense, Day) if phrase.day else False
    if phrase.said_clock:
        same = same or isinstance(atom.sense, Clock)
    if not same or phrase.wrong:
        return None
    return replace(phrase, end=atom.end, other=isinstance(atom.sense, Day))


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
    said = phrase.said_clock
    if said is None:
        return replace(phrase, end=end, clock=clock)
    if phrase.other:
        return replace(phrase, end=end)  # 周五3点或周六4点: the second choice's own time
    exact = narrowed(said, clock)
    return replace(phrase, end=end, clock=exact) if exact else None


def _with_day(phrase: Phrase, end: int, day: Day) -> Phrase | None:
    if phrase.day is None:
        return replace(phrase, end=end, day=day)
    if phrase.other or day.repeat:
        return None
    if phrase.day.weekday == day.weekday:
        same = phrase.day.day == day.day and not phrase.clock
        return replace(phrase, end=end, day=replace(phrase.day, tied=phrase.day.tied and day.tied)) if same else None
    agree = phrase.day.day.weekday() == day.day.weekday()
    if not agree and any(each.tied and not each.weekday for each in (phrase.day, day)):
        return None  # 降到12.3,周五签
    exact = replace(day if phrase.day.weekday else phrase.day, tied=False)
    return replace(phrase, end=end, day=exact, wrong=phrase.wrong or not agree)
