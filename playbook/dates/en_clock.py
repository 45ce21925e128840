"""Times of day in English: 3pm, at 3, half past three, noon, tomorrow morning."""

import re

from playbook.dates.en_words import HOUR, NOT_AFTER, NOT_BEFORE, read_count
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
_IN_THE = r"(?:\s+(?:in\s+the\s+(?P<part>morning|afternoon|evening)|at\s+(?P<at>night)))?"
# priced at 3, looking at 5: no hours; nor at 3%, at 5 stores, at 3 each.
_NO_PRICE = (
    r"(?<!priced )(?<!sold )(?<!valued )(?<!quoted )(?<!offered )(?<!sells )(?<!bought )(?<!looked )(?<!looking )"
    r"(?<!look )(?<!interest )(?<!rate )(?<!stands )(?<!aged )(?<!cost )(?<!costs )(?<!up )(?<!down )"
)
_NO_THINGS = (
    r"(?![\w%:/-]|[.,][0-9])(?!\s*(?:%|percent|per\b|k\b|usd\b|rmb\b|dollars?\b|yuan\b|each\b|apiece\b|points?\b"
    r"|x\b|(?!(?:as|is|was|this|unless|sales|thursdays?|tues|thurs|weds)\b)[a-z]+s\b))"
)
_RANGE = r"(?:(?:from\s+|between\s+)?(?P<from>[0-9]{1,2})\s*(?:-|–|to|(?<=[0-9]\s)and)\s*)?"


def _half_day(match: re.Match[str], frame: Frame) -> Clock:
    hour = int(match["from"] or match["hour"])
    minute = 0 if match["from"] else int(match["minute"] or 0)
    if not 1 <= int(match["hour"]) <= 12:
        raise ValueError(f"no hour {match['hour']}")
    part = Part.PM if match["half_day"].lower().startswith("p") else Part.AM
    if match["from"] and hour > int(match["hour"]):
        part = Part.AM  # 11-2pm
    return Clock(hour, minute, part)


def _at_hour(match: re.Match[str], frame: Frame) -> Clock:
    named = match["part"] or match["at"]
    return Clock(read_count(match["hour"]), int(match["minute"] or 0), _PARTS[named.lower()] if named else None)


def _past(match: re.Match[str], frame: Frame) -> Clock:
    hour, minutes = read_count(match["hour"]), {"half": 30, "quarter": 15}.get(match["minutes"].lower())
    minute = int(match["minutes"]) if minutes is None else minutes
    if match["side"].lower() == "past":
        return Clock(hour, minute, _named_part(match))
    if minute == 30:
        raise ValueError("half to")
    return Clock((hour - 2) % 12 + 1, 60 - minute, _named_part(match))


def _named_part(match: re.Match[str]) -> Part | None:
    named = match["part"] or match["at"]
    return _PARTS[named.lower()] if named else None


def _part(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(None, part=_PARTS[match["part"].lower()], tied=True)


def _free_part(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(None, part=_PARTS[match["part"].lower()])


def _midnight(match: re.Match[str], frame: Frame) -> Clock:
    return Clock(12, part=Part.EVENING)


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?<![A-Za-z0-9_.:$¥€£,/-]){_RANGE}(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-5][0-9]))?\s*"
        r"(?P<half_day>[ap]m|[ap]\.m\.?)(?![A-Za-z0-9_])",
        _half_day,
    ),
    rule(
        rf"{_NO_PRICE}{NOT_BEFORE}at\s+(?P<hour>{HOUR})(?<!1[3-9])(?<!2[0-9])(?P<minute>){_NO_THINGS}{_IN_THE}",
        _at_hour,
    ),
    rule(rf"{NOT_BEFORE}(?P<hour>{HOUR})\s*o'?clock\b(?P<minute>){_IN_THE}", _at_hour),
    rule(
        rf"{NOT_BEFORE}(?P<hour>{HOUR})(?::(?P<minute>[0-5][0-9]))?\s+(?:in\s+the\s+(?P<part>morning|afternoon|evening)"
        r"|at\s+(?P<at>night))\b",
        _at_hour,
    ),
    rule(
        rf"{NOT_BEFORE}(?P<minutes>half|quarter|[1-5]?[05])\s+(?:minutes\s+)?(?P<side>past|to)\s+(?P<hour>{HOUR})"
        rf"{NOT_AFTER}{_IN_THE}",
        _past,
    ),
    rule(rf"(?:(?<=\bat )|(?<=\bby )|(?<=\bbefore ))(?P<part>noon|midday|lunchtime){NOT_AFTER}", _free_part),
    rule(rf"{NOT_BEFORE}(?:in\s+the\s+)?(?P<part>{'|'.join(_PARTS)}){NOT_AFTER}", _part),
    rule(rf"{NOT_BEFORE}(?:at\s+)?midnight{NOT_AFTER}", _midnight),
)
