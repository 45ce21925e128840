"""Finds dates in words, and resolves them against the member's now."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from playbook.dates.clock import days_late, over_at, settle
from playbook.dates.model import Found, Impossible, Kind, Lean, Order, When
from playbook.dates.phrases import phrases
from playbook.dates.senses import Clock, Day, Frame, Part, Phrase
from playbook.writing import plain

_FILLERS = re.compile(
    r"(?:[\s,.。!?;、~]|吧|呢|啊|的|好|就|那|定|约|在|到|改|at\b|on\b|to\b|for\b|the\b|please\b|ok\b)*", re.IGNORECASE
)


def find(text: str, now: datetime, *, order: Order = Order.MONTH_FIRST, lean: Lean = Lean.AHEAD) -> list[Found]:
    """All dates and times in a text, in order, resolved in the zone of ``now`` (aware).

    Weeks begin on Monday. 这周五, 下周三, last Friday are of this week, the next, the one before. A bare
    weekday is the next to come; today counts only with a time that is still ahead. A month and day without
    a year, gone at most 31 days, is the one just gone (past), else the next to come; 8号 is the next to
    come. X前 is X at the latest (a festival: its eve), X后 the first day after (a festival: after its days off).

    A bare 三点 or "at 3" is the next time it comes, 1 to 6:59 in the afternoon (see `playbook.dates.clock`). A bare
    下午 or "morning" is none, for it may tell a habit: it counts beside a day, before a verb of planning (下午回访:
    today's if that is not over, else tomorrow's) and for `parse`. So do 每天, weekly, 12.3, 25th, 这周, next year.
    Of a range or a choice (3点到5点, 周三或周四) the first counts and the phrase is whole. 过几天 and "a few days"
    are three, 等会儿 and "in a bit" an hour; 改天, 晚点, 最近, soon and some day stay without a date. What repeats
    carries its rule (RFC 5545; by the Chinese calendar RFC 7529). Dates that do not exist are left out.
    """
    frame = _frame(now, order, lean)
    found = []
    for phrase in _phrases(text, now, now.tzinfo, order, lean):
        when = None if phrase.tied else _resolve(phrase, frame)
        if when is not None:
            words = text[phrase.start : phrase.end]
            found.append(Found(phrase.start, phrase.end, words, when, _kind(phrase)))
    return found


def find_impossible(text: str, now: datetime, *, order: Order = Order.MONTH_FIRST) -> list[Impossible]:
    """What reads like a date but does not exist: 2月30号, 25点."""
    frame = _frame(now, order, Lean.AHEAD)
    return [
        Impossible(text[phrase.start : phrase.end])
        for phrase in _phrases(text, now, now.tzinfo, order, Lean.AHEAD)
        if not phrase.tied and _resolve(phrase, frame) is None
    ]


@lru_cache(maxsize=64)
def _phrases(text: str, now: datetime, _zone: tzinfo | None, order: Order, lean: Lean) -> tuple[Phrase, ...]:
    """A line is looked through for plans, for dates, for such as do not exist: it is taken apart once.

    The zone is part of the key because one instant in two zones, which are two days perhaps, counts as equal.
    """
    return tuple(phrases(plain(text), _frame(now, order, lean)))


def parse(
    text: str, now: datetime, *, order: Order = Order.MONTH_FIRST, lean: Lean = Lean.AHEAD
) -> When | Impossible | None:
    """A text that is nothing but one date, as ``find`` reads it; None if it is anything else."""
    frame = _frame(now, order, lean)
    written = plain(text)
    all_phrases = phrases(written, frame)
    if len(all_phrases) != 1:
        return None
    phrase = all_phrases[0]
    if not (_FILLERS.fullmatch(written[: phrase.start]) and _FILLERS.fullmatch(written[phrase.end :])):
        return None
    return _resolve(phrase, frame) or Impossible(text.strip())


def _frame(now: datetime, order: Order, lean: Lean) -> Frame:
    if now.tzinfo is None:
        raise ValueError("now must know its zone")
    return Frame(now, order, lean)


def _kind(phrase: Phrase) -> Kind:
    if phrase.moment:
        return Kind.MOMENT
    if phrase.day is None:
        return Kind.TIME
    return Kind.REPEAT if phrase.day.repeat else Kind.DAY


def _resolve(phrase: Phrase, frame: Frame) -> When | None:
    """None if there is no such date or time."""
    if phrase.wrong:
        return None
    try:
        return _moment(phrase, frame) if phrase.moment else _day_and_time(phrase, frame)
    except (ValueError, OverflowError):
        return None


def _moment(phrase: Phrase, frame: Frame) -> When:
    assert phrase.moment is not None
    at = phrase.moment.at
    past = at.astimezone(UTC) < frame.now.replace(second=0, microsecond=0).astimezone(UTC)
    return When(at.date(), at.time(), deadline=phrase.deadline or phrase.moment.deadline, past=past)


def _day_and_time(phrase: Phrase, frame: Frame) -> When:
    clock = phrase.said_clock
    late, at = _settled(clock)
    day = (phrase.day.day if phrase.day else frame.today) + timedelta(days=late)
    ahead = at is not None and _instant(day, at, frame) > frame.now.astimezone(UTC)
    if not ahead and not _is_on(phrase, frame):
        day += _way_on(phrase.day, frame)
    if phrase.after and at is None:
        day += timedelta(days=1)
    if clock and clock.hour is None and clock.part and day == frame.today and at and not ahead:
        # 今天下午 said at four: the rest of the afternoon, no minute of it.
        over = frame.now.hour >= over_at(clock.part)
        return When(day, at if over else None, deadline=_deadline(phrase), past=over)
    past = _instant(day, at, frame) < frame.now.astimezone(UTC) if at else day < frame.today
    return When(day, at, deadline=_deadline(phrase), repeat=phrase.day.repeat if phrase.day else None, past=past)


def _instant(day: date, at: time, frame: Frame) -> datetime:
    """In UTC: two times of one zone would be compared by the wall clock, which is set back once a year."""
    return datetime.combine(day, at, frame.now.tzinfo).astimezone(UTC)


def _settled(clock: Clock | None) -> tuple[int, time | None]:
    if clock is None:
        return 0, None
    late, at = settle(clock)
    return late + days_late(clock), at


def _is_on(phrase: Phrase, frame: Frame) -> bool:
    """Whether a part of the day by itself goes on still: 下午 said at four is the rest of it; 早上 at ten is not."""
    clock = phrase.clock
    if phrase.day or clock is None or clock.hour is not None or clock.part in (None, Part.MORNING):
        return False
    return frame.now.hour < over_at(clock.part)


def _way_on(day: Day | None, frame: Frame) -> timedelta:
    """How far on a phrase goes whose time today is over (or that named none)."""
    if day is None:
        return timedelta(days=0 if frame.behind else 1)
    return timedelta(days=day.step if day.day == frame.today else 0)


def _deadline(phrase: Phrase) -> bool:
    return phrase.deadline or bool(phrase.day and phrase.day.deadline)
