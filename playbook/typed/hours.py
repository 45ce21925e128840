"""Hours of the day as they are typed into a setting: 8:30, 8点半, 晚上9点, 9pm, 22:00-8:00."""

import re
from datetime import time

from playbook.writing import ZH_NUMBER, plain, read_number

_NUMBER = rf"[0-9]{{1,2}}|[{ZH_NUMBER}]{{1,3}}"
_BEFORE = "早上|上午|早|中午|下午|傍晚|晚上|晚"
_HOUR = re.compile(
    rf"(?P<part>{_BEFORE})?(?:(?P<packed>[0-2][0-9][0-5][0-9])|(?P<hour>{_NUMBER})"
    rf"(?:[:.点时h](?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>{_NUMBER})分?)?)?(?:钟|整)?)(?P<half_day>am|pm)?"
)
_LATE = {"下午", "傍晚", "晚上", "晚", "pm"}
_BETWEEN = re.compile(r"-|–|—|~|到|至|to")


def read_hour(words: str) -> time | None:
    """The hour that the words name and nothing else; None if they do not."""
    match = _HOUR.fullmatch(_bare(words))
    if match is None:
        return None
    try:
        return _time(match)
    except ValueError:
        return None


def read_hours(words: str) -> tuple[time, time] | None:
    """From an hour to another; None if the words do not name two."""
    ends = [read_hour(part) for part in _BETWEEN.split(_bare(words).removeprefix("从"))]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return ends[0], ends[1]


def _bare(words: str) -> str:
    return "".join(plain(words).casefold().split())


def _time(match: re.Match[str]) -> time:
    if match["packed"]:
        hour, minute = int(match["packed"][:2]), int(match["packed"][2:])
    else:
        hour, minute = read_number(match["hour"]), _minute(match)
    if {match["part"], match["half_day"]} & _LATE and 1 <= hour < 12:
        hour += 12
    if match["half_day"] == "am" and hour == 12:
        hour = 0
    return time(0 if (hour, minute) == (24, 0) else hour, minute)


def _minute(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15 * read_number(match["quarter"])
    return read_number(match["minute"]) if match["minute"] else 0
