"""Birthdays as people say them: 5月6日, 88年腊月廿三, 农历八月十五, 6 May 1988, 1988/5/6; and lunar ones said back."""

import re
from typing import Final

from playbook.capture import FactKind
from playbook.capture.topic_words import TOPICS
from playbook.occasions.birthdays import Birthday, read
from playbook.writing import plain, read_number, word_list

_LUNAR_MONTHS: Final = {"正": 1, "冬": 11, "腊": 12}
_ENGLISH_MONTHS: Final = word_list("jan feb mar apr may jun jul aug sep oct nov dec")
_CENTURY_TURNS = 30  # 88 is 1988, 05 is 2005

_NUMBER = "[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_YEAR = r"(?:(?P<year>[0-9]{4}|[0-9]{2})\s*[年/.-]\s*)?"
_CHINESE = re.compile(
    rf"(?P<lunar>农历|阴历|旧历)?的?\s*(?:(?P<year>[0-9]{{4}}|[0-9]{{2}})年)?(?P<leap>闰)?"
    rf"(?P<month>正|冬|腊|{_NUMBER})月(?P<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]?|{_NUMBER})"
)
_FIGURES = re.compile(
    rf"(?P<lunar>农历|阴历|旧历|lunar)?\s*(?<![0-9]){_YEAR}(?P<month>[0-9]{{1,2}})[/.-](?P<day>[0-9]{{1,2}})(?![0-9])"
)
_LUNAR: Final = re.compile(r"农历|阴历|旧历|\blunar\b", re.IGNORECASE)
_SOLAR: Final = re.compile(r"公历|阳历|新历|\bsolar\b", re.IGNORECASE)
_MONTH_NAME = rf"(?P<month>{'|'.join(_ENGLISH_MONTHS)})[a-z]*\.?"
_DAY_OF = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_ENGLISH = (
    re.compile(rf"\b{_DAY_OF}\s*(?:of\s+)?{_MONTH_NAME}(?:,?\s+(?P<year>[0-9]{{4}}))?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH_NAME}\s*{_DAY_OF}(?:,?\s+(?P<year>[0-9]{{4}}))?", re.IGNORECASE),
)

_TENS = ("初", "十", "廿", "三")
_UNITS = "十一二三四五六七八九"
_MONTH_WORDS = ("正", *"二三四五六七八九十", "冬", "腊")
_TRADITIONAL_MONTHS = ("正", *"二三四五六七八九十", "十一", "十二")


def of_client(text: str) -> Birthday | None:
    """The birthday in a note, unless it is that of somebody in the family."""
    said = plain(text)
    is_other = any(TOPICS[kind].search(said) for kind in (FactKind.CHILDREN, FactKind.FAMILY))
    return None if is_other else find(text)


def find(text: str) -> Birthday | None:
    """The birthday named in a text; None if there is none, or no such day."""
    said = plain(text)
    lunar = bool(_LUNAR.search(said)) and not _SOLAR.search(said)  # before the day, or after it: 8月15 农历
    for pattern in (_CHINESE, _FIGURES, *_ENGLISH):
        match = pattern.search(said)
        born = _born(match.groupdict(), lunar=lunar) if match else None
        if born is not None:
            return born
    return None


def _born(parts: dict[str, str | None], *, lunar: bool) -> Birthday | None:
    month, day = parts["month"] or "", parts["day"] or ""
    lunar = lunar or bool(parts.get("lunar") or parts.get("leap")) or month in _LUNAR_MONTHS or day[0] in "初廿"
    born = Birthday(_month(month), read_number(day.removeprefix("初")), lunar, _year(parts.get("year")))
    return read(born.written())  # a day that does not exist is none


def _month(word: str) -> int:
    if word[:3].lower() in _ENGLISH_MONTHS:
        return _ENGLISH_MONTHS.index(word[:3].lower()) + 1
    return _LUNAR_MONTHS.get(word) or read_number(word)


def _year(word: str | None) -> int | None:
    if not word or len(word) == 4:
        return int(word) if word else None
    return int(word) + (1900 if int(word) > _CENTURY_TURNS else 2000)


def in_lunar_words(born: Birthday, *, traditional: bool = False) -> str:
    """A day of the lunar calendar as it is said: 十月十八, 腊月廿三, 正月初一."""
    months = _TRADITIONAL_MONTHS if traditional else _MONTH_WORDS
    return f"{months[born.month - 1]}月{_day_word(born.day)}"


def _day_word(day: int) -> str:
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    return _TENS[day // 10] + _UNITS[day % 10]
