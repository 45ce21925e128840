"""Days and weeks in English: tomorrow, next Wednesday, Monday after next, Friday week, early next week, weekend.

Next Friday is of the week after this one, Friday after next of the week after that. Early next week is its Monday,
mid its Wednesday, late its Friday. "This week" counts only as an answer: its Friday at the latest.
"""

import re
from dataclasses import replace
from datetime import timedelta

from playbook.dates.almanac import FRIDAY, SATURDAY, SUNDAY, coming_weekday, day_of_week, rest_of_week
from playbook.dates.en_words import NOT_AFTER, NOT_BEFORE, NUMBER, WEEKDAY, read_count, weekday_number
from playbook.dates.senses import Clock, Day, Frame, Part, Rule, cased, rule

SIGNS = re.compile("day|tom|tmr|night|mon|tue|wed|thu|fri|sat|sun|week|this|cob|eod|close of", re.IGNORECASE)
_TURN = {"last": -1, "this": 0, "next": 1}
_NAMED = {"today": 0, "tomorrow": 1, "yesterday": -1}
_WEDNESDAY = 2
_PART_OF_WEEK = {"early": 0, "beginning of": 0, "start of": 0, "mid": _WEDNESDAY, "middle of": _WEDNESDAY}
_PART = (
    r"(?:(?:the\s+)?(?P<part>early|mid|late|later|end\s+of|beginning\s+of|start\s+of|middle\s+of)[\s-]+"
    r"(?:in\s+)?(?:the\s+)?)"
)
# Sun and sat are words too: they count with a capital before a time or at an end, or after on, by, every.
_SHORT_DAY = r"(?:Sun|Sat)(?=\s*(?:$|[,.;!?]|[0-9]|at\b|or\b|morning|afternoon|evening|night|noon))|(?:Mon|Wed|Weds)"
_SAFE_DAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues?|thurs|thur|thu|fri)"


def _named(match: re.Match[str], frame: Frame) -> Day:
    word = match["named"].lower()
    days = _NAMED.get(word, 1)  # tmr, tmrw
    if match["beyond"]:
        days += 1 if days > 0 else -1
    return Day(frame.today + timedelta(days=days))


def _tonight(match: re.Match[str], frame: Frame) -> Day:
    days = -1 if match["last"] else 0
    return Day(frame.today + timedelta(days=days), clock=Clock(None, part=Part.EVENING))


def _this_part(match: re.Match[str], frame: Frame) -> Day:
    parts = {"morning": Part.MORNING, "afternoon": Part.AFTERNOON, "evening": Part.EVENING}
    return Day(frame.today, clock=Clock(None, part=parts[match["part"].lower()]))


def _end_of_day(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(18)


def _weekday_of_week(match: re.Match[str], frame: Frame) -> Day:
    return Day(day_of_week(frame.today, _TURN[match["turn"].lower()], weekday_number(match["weekday"])))


def _bare_weekday(match: re.Match[str], frame: Frame) -> Day:
    day = coming_weekday(frame, weekday_number(match["weekday"]))
    return Day(day, step=0 if frame.behind else 7, weekday=True)


def _weekday_and_week(match: re.Match[str], frame: Frame) -> Day:
    return Day(coming_weekday(frame, weekday_number(match["weekday"])) + timedelta(weeks=1))


def _uncertain_weekday(match: re.Match[str], frame: Frame) -> Day:
    return replace(_bare_weekday(match, frame), tied=True)


def _week(match: re.Match[str], frame: Frame) -> Day:
    turn, part = (match["turn"] or "this").lower(), " ".join((match["part"] or "early").lower().split())
    day = day_of_week(frame.today, _TURN[turn], _PART_OF_WEEK.get(part, FRIDAY))
    return Day(day if turn != "this" or day >= frame.today else day_of_week(frame.today, 0, SUNDAY))


def _this_week(match: re.Match[str], frame: Frame) -> Day:
    return Day(rest_of_week(frame.today), tied=True, deadline=True)


def _after_next(match: re.Match[str], frame: Frame) -> Day:
    named = (match["of_it"] or match["weekday"]).lower()
    weekday = 0 if named == "week" else SATURDAY if named == "weekend" else weekday_number(named)
    return Day(day_of_week(frame.today, 2, weekday))


def _counted_from(match: re.Match[str], frame: Frame) -> Day:
    """Two weeks from Friday, the week after next Monday, three days after tomorrow."""
    named, length = match["named"].lower(), 1 if match["unit"].lower() == "day" else 7
    away = timedelta(days=read_count(match["count"] or "a") * length)
    if named in _NAMED:
        return Day(frame.today + timedelta(days=_NAMED[named]) + away)
    if match["turn"]:
        return Day(day_of_week(frame.today, _TURN[match["turn"].lower()], weekday_number(named)) + away)
    return Day(coming_weekday(frame, weekday_number(named)) + away)


def _a_week_on(match: re.Match[str], frame: Frame) -> Day:
    """A week today, tomorrow week."""
    return Day(frame.today + timedelta(days=_NAMED[(match["named"] or match["first"]).lower()], weeks=1))


def _same_time_in_a_week(match: re.Match[str], frame: Frame) -> Day:
    return Day(frame.today + timedelta(weeks=1), clock=Clock(frame.now.hour, frame.now.minute, Part.EXACT))


def _weekend(match: re.Match[str], frame: Frame) -> Day:
    turn = (match["turn"] or "").lower()
    if turn in ("next", "last"):
        return Day(day_of_week(frame.today, _TURN[turn], SATURDAY))
    return Day(coming_weekday(frame, SATURDAY), step=0 if frame.behind else 7)


RULES: tuple[Rule, ...] = (
    rule(
        rf"{NOT_BEFORE}(?:the\s+)?(?P<beyond>day\s+after\s+(?=tom)|day\s+before\s+(?=yes))?(?:later\s+(?=today))?"
        rf"(?P<named>today|tomorrow|tomorow|tommorow|tmrw?|yesterday){NOT_AFTER}",
        _named,
    ),
    rule(rf"{NOT_BEFORE}(?:tonight|(?P<last>last)\s+night){NOT_AFTER}", _tonight),
    rule(rf"{NOT_BEFORE}this\s+(?P<part>morning|afternoon|evening){NOT_AFTER}", _this_part),
    rule(rf"{NOT_BEFORE}(?:eod|close of business|cob|(?:the\s+)?end\s+of\s+(?:the\s+)?day){NOT_AFTER}", _end_of_day),
    rule(rf"{NOT_BEFORE}(?P<turn>last|this|next)\s+(?P<weekday>{WEEKDAY}){NOT_AFTER}", _weekday_of_week),
    rule(
        rf"{NOT_BEFORE}(?P<weekday>{WEEKDAY})\s+(?:of\s+)?(?P<turn>last|this|next)\s+week{NOT_AFTER}", _weekday_of_week
    ),
    rule(
        rf"{NOT_BEFORE}(?P<turn>last|this|next)\s+week,?\s+(?:on\s+)?(?P<weekday>{WEEKDAY}){NOT_AFTER}",
        _weekday_of_week,
    ),
    rule(rf"{NOT_BEFORE}(?P<weekday>{WEEKDAY})\s+week{NOT_AFTER}", _weekday_and_week),
    rule(rf"{NOT_BEFORE}a\s+week\s+(?:on|from)\s+(?P<weekday>{WEEKDAY}){NOT_AFTER}", _weekday_and_week),
    rule(rf"{NOT_BEFORE}(?P<weekday>{_SAFE_DAY}){NOT_AFTER}", _bare_weekday),
    cased(rf"{NOT_BEFORE}(?P<weekday>{_SHORT_DAY}){NOT_AFTER}", _bare_weekday),
    rule(rf"{NOT_BEFORE}(?<=\b(?:on|by)\s)(?P<weekday>{WEEKDAY}){NOT_AFTER}", _bare_weekday),
    rule(rf"{NOT_BEFORE}(?P<weekday>mon|weds?|sat|sun){NOT_AFTER}", _uncertain_weekday),
    rule(rf"{NOT_BEFORE}{_PART}?(?P<turn>last|next)\s+week{NOT_AFTER}", _week),
    rule(rf"{NOT_BEFORE}{_PART}(?:(?P<turn>this)\s+)?week{NOT_AFTER}", _week),
    rule(rf"{NOT_BEFORE}this\s+week{NOT_AFTER}", _this_week),
    rule(
        rf"{NOT_BEFORE}(?:the\s+)?(?P<weekday>{WEEKDAY}|weekend|week)\s+after\s+next"
        rf"(?:,?\s+(?:on\s+)?(?P<of_it>{WEEKDAY}))?{NOT_AFTER}",
        _after_next,
    ),
    rule(
        rf"{NOT_BEFORE}(?P<weekday>{WEEKDAY})\s+(?:of\s+|in\s+)?(?:the\s+)?week\s+after\s+next(?P<of_it>){NOT_AFTER}",
        _after_next,
    ),
    rule(
        rf"{NOT_BEFORE}(?P<count>{NUMBER}\s+)(?P<unit>day|week)s?\s+(?:from|after)\s+"
        rf"(?:(?P<turn>this|next)\s+)?(?P<named>{WEEKDAY}|tomorrow|today){NOT_AFTER}",
        _counted_from,
    ),
    rule(
        rf"{NOT_BEFORE}the\s+(?P<count>)(?P<unit>week|day)\s+after\s+(?:(?P<turn>this)\s+)?(?P<named>{WEEKDAY}){NOT_AFTER}",
        _counted_from,
    ),
    rule(
        rf"{NOT_BEFORE}(?:a\s+week\s+(?P<named>today|tomorrow)|(?P<first>today|tomorrow)\s+week){NOT_AFTER}",
        _a_week_on,
    ),
    rule(rf"{NOT_BEFORE}(?:the\s+)?(?:this|same)\s+time\s+next\s+week{NOT_AFTER}", _same_time_in_a_week),
    rule(rf"{NOT_BEFORE}(?:(?P<turn>this|next|last|the)\s+)?weekend{NOT_AFTER}", _weekend),
)
