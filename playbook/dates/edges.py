"""The words around a date that belong to it: by Friday, 周五前, 周五左右, Tues 10, 共10次."""

import re
from dataclasses import replace

from playbook.dates.en_words import BARE_END
from playbook.dates.repeats import counted
from playbook.dates.senses import Clock, Day, Phrase
from playbook.writing import ZH_NUMBER, read_number

_LONGEST_LEAD = 20
_LEAD = re.compile(
    r"(?:(?P<deadline>最晚|最迟|不晚于|不迟于|截止到?|截至|赶在"
    r"|\b(?:by|(?:on or )?(?<!not )before|no later than|not later than|due(?: by| on)?))"
    r"|(?<!\w)@|\bon|\bat)\s{0,2}(?:the\s)?$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\s?(?:[之以]?前(?![后台面任端辈往景锋缀提去排列夕天三两一二四五六七八九十半0-9])|[之以]?内(?![容部衣存科外饰]))"
)
_AFTER = re.compile(r"(?:[之以过]后|后(?![台面续备期勤悔排院卫天]))")
_ROUGHLY = re.compile(
    r"\s?(?:左右|前后|上下(?=$|[\s,。;])|当天|当日|那一?天|(?<=点)来钟|(?<=点)多钟?(?=$|[\s,。;]|[见到来去回打给开]))"
)
_ENDED = re.compile(r"\s?(?:为止|止|结束)")
_TIMES = re.compile(
    rf"[\s,]{{0,2}}(?:(?:一共|总共|共|重复|连续)(?P<zh>[0-9]{{1,3}}|[{ZH_NUMBER}]{{1,3}})[次回趟遍]"
    r"|(?:for\s+)?(?P<en>[0-9]{1,3})\s+times(?![A-Za-z]))",
    re.IGNORECASE,
)
# Tues 10, tomorrow 3: an hour only right after the word for a day, and where nothing is counted by it.
_DAY_WORD = re.compile(r"(?:day|tom+or+ow|tmrw?|mon|tues?|weds?|thu|thurs?|fri|sat|sun)$", re.IGNORECASE)
_BARE_HOUR = re.compile(
    rf"\s(?P<by>by\s)?(?P<hour>1[0-2]|[1-9])(?:\s?[-–]\s?(?:1[0-2]|[1-9]))?{BARE_END}", re.IGNORECASE
)


def closed(phrase: Phrase, text: str, bound: int) -> Phrase:
    """The phrase with the words around it, from `bound` on, that turn it into a deadline, or past it."""
    if text[phrase.end : phrase.end + 1] == ")" and "(" in text[phrase.start : phrase.end]:
        phrase = replace(phrase, end=phrase.end + 1)
    if phrase.day is not None and phrase.day.repeat:
        phrase = _counted(phrase, phrase.day, text)
    phrase = _with_bare_hour(phrase, text)
    lead = _LEAD.search(text, max(bound, phrase.start - _LONGEST_LEAD), phrase.start)
    if lead:
        phrase = replace(phrase, start=lead.start(), deadline=phrase.deadline or bool(lead["deadline"]))
    if roughly := _ROUGHLY.match(text, phrase.end):
        return replace(phrase, end=roughly.end())
    if deadline := _DEADLINE.match(text, phrase.end):
        return replace(phrase, end=deadline.end(), deadline=True)
    if after := _AFTER.match(text, phrase.end):
        return replace(phrase, end=after.end(), after=True)
    return phrase


def _with_bare_hour(phrase: Phrase, text: str) -> Phrase:
    if phrase.day is None or phrase.said_clock or phrase.other or not _DAY_WORD.search(text, phrase.start, phrase.end):
        return phrase
    hour = _BARE_HOUR.match(text, phrase.end)
    if hour is None:
        return phrase
    clock = Clock(int(hour["hour"]))
    return replace(phrase, end=hour.end(), clock=clock, deadline=phrase.deadline or bool(hour["by"]))


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
