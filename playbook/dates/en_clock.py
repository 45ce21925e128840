"""Times of day in English: 3pm, at 3, half past three, noon, tomorrow morning, 4ish, late afternoon, after lunch.

A time by itself is the next on which it comes; without am or pm 1 to 6:59 are in the afternoon. "In the morning",
"around 4", "after lunch" and a part of the day count only beside a day or as an answer.
"""

import re

from playbook.dates.en_words import BARE_END, HOUR, NOT_AFTER, NOT_BEFORE, read_count
from playbook.dates.senses import Clock, Frame, Part, Rule, rule

_PARTS = {
    "morning": Part.MORNING,
    "noon": Part.NOON,
    "midday": Part.NOON,
    "lunchtime": Part.NOON,
    "afternoon": Part.AFTERNOON,
    "evening": Part.EVENING,
    "night": Part.EVENING,
}
SIGNS = re.compile(
    "[0-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|morning|noon|midday|lunch|evening|night|time|thing"
    "|after work",
    re.IGNORECASE,
)
_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty-five": 25, "twenty": 20}
_PRECISE = {
    "early morning": 8, "mid morning": 10, "late morning": 11, "early afternoon": 14, "mid afternoon": 15,
    "late afternoon": 17, "early evening": 18, "mid evening": 20, "late evening": 21,
}  # fmt: skip
_IN_THE = r"(?:\s+(?:in\s+the\s+(?P<part>morning|afternoon|evening)|at\s+(?P<at>night)))?"
# priced at 3, looking at 5: no hours; nor at 3%, at 5 stores, at 3 each.
_NO_PRICE = (
    r"(?<!priced )(?<!sold )(?<!valued )(?<!quoted )(?<!offered )(?<!sells )(?<!bought )(?<!looked )(?<!looking )"
    r"(?<!look )(?<!interest )(?<!rate )(?<!stands )(?<!aged )(?<!cost )(?<!costs )(?<!up )(?<!down )"
)
_NO_THINGS = (
    r"(?![\w%:/-]|[.,][0-9])(?!\s*(?:%|percent|people\b|persons\b|per\b|k\b|usd\b|rmb\b|dollars?\b|yuan\b|each\b|apiece\b|points?\b"
    r"|x\b|(?!(?:as|is|was|this|unless|sales|thursdays?|tues|thurs|weds)\b)[a-z]+s\b))"
)
_RANGE = (
    r"(?:(?:from\s+|between\s+)?(?P<from>[0-9]{1,2})(?:[:.](?P<from_minute>[0-5][0-9]))?\s*(?P<from_half>[ap]m)?"
    r"\s*(?:-|–|to|(?<=[0-9]\s)and)\s*)?"
)


def _half_day(match: re.Match[str], frame: Frame) -> Clock:
    hour = int(match["from"] or match["hour"])
    minute = int((match["from_minute"] if match["from"] else match["minute"]) or 0)
    if not 1 <= int(match["hour"]) <= 12:
        raise ValueError(f"no hour {match['hour']}")
    half_day = match["from_half"] or match["half_day"]
    part = Part.PM if half_day.lower().startswith("p") else Part.AM
    if match["from"] and not match["from_half"] and hour > int(match["hour"]):
        part = Part.AM  # 11-2pm
    return Clock(hour, minute, part)


def _at_hour(match: re.Match[str], frame: Frame) -> Clock:
    named = match["part"] or match["at"]
    return Clock(read_count(match["hour"]), int(match["minute"] or 0), _PARTS[named.lower()] if named else None)


def _past(match: re.Match[str], frame: Frame) -> Clock:
    hour, minutes = read_count(match["hour"]), _MINUTES.get(match["minutes"].lower())
    minute = int(match["minutes"]) if minutes is None else minutes
    if match["side"].lower() == "past":
        return Clock(hour, minute, _named_part(match))
    if minute == 30:
        raise ValueError("half to")
    ranges = match["minutes"].lower() != "quarter" and match["at_hour"] is None  # 10 to 12 may be a range
    return Clock((hour - 2) % 12 + 1, 60 - minute, _named_part(match), tied=ranges)


def _named_part(match: re.Match[str]) -> Part | None:
    named = match["part"] or match["at"]
    return _PARTS[named.lower()] if named else None


def _part(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(None, part=_PARTS[match["part"].lower()], tied=True)


def _free_part(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(None, part=_PARTS[match["part"].lower()])


def _midnight(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(12, part=Part.EVENING)


def _precise_part(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(_PRECISE[f"{match['which']} {match['part']}".lower()], part=Part.EXACT, tied=True)


def _vague_hour(match: re.Match[str], frame: Frame) -> Clock:
    """Around 4 counts beside a day; 4ish by itself."""
    return Clock(read_count(match["hour"]), int(match["minute"] or 0), tied=not match.groupdict().get("ish"))


def _first_thing(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(9, part=Part.MORNING, tied=True)


def _after_lunch(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(13, tied=True)


def _after_work(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(18, tied=True)


def _same_time(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(frame.now.hour, frame.now.minute, Part.EXACT, tied=True)


def _with_point(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(int(match["hour"]), int(match["minute"]))


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?<![A-Za-z0-9_.:$¥€£,/-]){_RANGE}(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-5][0-9]))?\s*"
        r"(?P<half_day>[ap]m|[ap]\.m\.?)(?![A-Za-z0-9_])",
        _half_day,
    ),
    rule(
        rf"(?=at\s){_NO_PRICE}{NOT_BEFORE}at\s+(?P<hour>{HOUR})(?<!1[3-9])(?<!2[0-9])(?P<minute>){_NO_THINGS}{_IN_THE}",
        _at_hour,
    ),
    rule(rf"{NOT_BEFORE}(?P<hour>{HOUR})\s*o'?clock\b(?P<minute>){_IN_THE}", _at_hour),
    rule(
        rf"{NOT_BEFORE}(?P<hour>{HOUR})(?::(?P<minute>[0-5][0-9]))?\s+(?:in\s+the\s+(?P<part>morning|afternoon|evening)"
        r"|at\s+(?P<at>night))\b",
        _at_hour,
    ),
    rule(
        rf"{NOT_BEFORE}(?P<at_hour>at\s+)?(?P<minutes>{'|'.join(_MINUTES)}|[1-5]?[05])\s+(?:minutes\s+)?(?P<side>past|to)\s+(?P<hour>{HOUR})"
        rf"{NOT_AFTER}{_NO_THINGS}{_IN_THE}",
        _past,
    ),
    rule(rf"(?:(?<=\bat )|(?<=\bby )|(?<=\bbefore ))(?P<part>noon|midday|lunchtime){NOT_AFTER}", _free_part),
    rule(rf"{NOT_BEFORE}(?:in\s+the\s+)?(?P<part>{'|'.join(_PARTS)}){NOT_AFTER}", _part),
    rule(rf"{NOT_BEFORE}(?:at\s+)?midnight{NOT_AFTER}", _midnight),
    rule(rf"{NOT_BEFORE}(?P<which>early|mid|late)[\s-](?P<part>morning|afternoon|evening){NOT_AFTER}", _precise_part),
    rule(
        rf"{NOT_BEFORE}(?:around|about|approx\.?|roughly|~)\s?(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5][0-9]))?{BARE_END}",
        _vague_hour,
    ),
    rule(
        rf"{NOT_BEFORE}(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5][0-9]))?\s?-?(?P<ish>ish){BARE_END}",
        _vague_hour,
    ),
    rule(rf"{NOT_BEFORE}first\s+thing(?:\s+in\s+the\s+morning)?{NOT_AFTER}", _first_thing),
    rule(rf"{NOT_BEFORE}after\s+lunch{NOT_AFTER}", _after_lunch),
    rule(rf"{NOT_BEFORE}after\s+(?:work|hours){NOT_AFTER}", _after_work),
    rule(rf"{NOT_BEFORE}(?:the\s+|at\s+)?(?:the\s+)?same\s+time{NOT_AFTER}", _same_time),
    rule(rf"{NOT_BEFORE}this\s+time(?=\s+(?:tom|on\s|mon|tue|wed|thu|fri|sat|sun)){NOT_AFTER}", _same_time),
    # at 3.30, Fri 15.30; by itself it could be a price
    rule(
        rf"(?=at\s|[0-9]){_NO_PRICE}{NOT_BEFORE}(?:at\s+|(?<=day\s)|(?<=(?:mon|tue|wed|thu|fri|sat|sun)\s)|(?<=tomorrow\s))"
        rf"(?P<hour>[01]?[0-9]|2[0-3])\.(?P<minute>[0-5][05]){BARE_END}",
        _with_point,
    ),
)
