"""Days as spreadsheets write them. The style is a column's, not a cell's: 3/4/2024 alone says nothing."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from playbook.columns.model import DateStyle
from playbook.occasions import birthdays
from playbook.occasions.birthdays import Birthday
from playbook.writing import plain

_FIGURES: Final = re.compile(
    r"(?P<a>[0-9]{1,4})\s?(?P<sign>[-/.年])\s?(?P<b>[0-9]{1,2})\s?[-/.月]\s?(?P<c>[0-9]{1,4})日?(?:[T\s].*)?"
)
_COMPACT: Final = re.compile(r"(?P<a>(?:19|20)[0-9]{2})(?P<b>[0-9]{2})(?P<c>[0-9]{2})(?:[0-9]{4}|[0-9]{6})?(?:\.0)?")
_NAMED: Final = re.compile(
    r"(?:[a-z]{3,9},?\s)?(?:(?P<day>[0-9]{1,2})[-\s./](?P<month>[a-z]{3,9})\.?|"
    r"(?P<month2>[a-z]{3,9})\.?[-\s](?P<day2>[0-9]{1,2}))(?:,|[-\s./]),?\s?(?P<year>[0-9]{2}(?:[0-9]{2})?)(?:[T\s].*)?",
    re.IGNORECASE,
)
_HOUR: Final = re.compile(r"[T\s](?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])")
_NO_YEAR: Final = re.compile(r"(?:--)?(?P<month>[0-9]{1,2})\s?[-/.月]?\s?(?P<day>[0-9]{2}|(?<=\D)[0-9])[日号]?")
_LUNAR: Final = ("lunar:", "农历", "阴历")
_SERIAL: Final = re.compile(r"(?P<days>[0-9]{5})(?:\.[0-9]+)?")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EPOCH: Final = dt.date(1899, 12, 30)
_TAIWAN: Final = 1911  # the year before the first of Taiwan's calendar
_FIRST, _LAST = 1900, 2200
_MOST: Final = 0.7  # of the cells must be days in the same style
_LONGEST: Final = 40  # characters of a cell that can be a day


@lru_cache(maxsize=16_384)
def readings(text: str, this_year: int) -> dict[DateStyle, dt.date]:
    """Every day that a cell may mean; two figures of a year are of the hundred years up to next year."""
    written = plain(text[:_LONGEST]).strip()
    if found := _COMPACT.fullmatch(written) or _FIGURES.fullmatch(written):
        return _in_figures(found["a"], found["b"], found["c"], this_year)
    if found := _NAMED.fullmatch(written):
        month = (found["month"] or found["month2"])[:3].lower()
        number = _MONTHS.index(month) + 1 if month in _MONTHS else 0
        day = _day(_full_year(found["year"], this_year), number, int(found["day"] or found["day2"]))
        return {DateStyle.NAMED: day} if day else {}
    if found := _SERIAL.fullmatch(written):
        return {DateStyle.SERIAL: _EPOCH + dt.timedelta(days=int(found["days"]))}
    return {}


def _in_figures(first: str, second: str, third: str, this_year: int) -> dict[DateStyle, dt.date]:
    a, b, c = int(first), int(second), int(third)
    if len(first) > 2 or a > 31:
        year = a + _TAIWAN if len(first) == 3 else _full_year(first, this_year)
        tried = {DateStyle.YMD: _day(year, b, c)}
    else:
        year = _full_year(third, this_year)
        tried = {DateStyle.DMY: _day(year, b, a), DateStyle.MDY: _day(year, a, b)}
    return {style: day for style, day in tried.items() if day is not None}


def _full_year(figures: str, this_year: int) -> int:
    year = int(figures)
    if len(figures) > 2:
        return year
    century = this_year - this_year % 100
    return century + year if century + year <= this_year + 1 else century - 100 + year


def _day(year: int, month: int, day: int) -> dt.date | None:
    if not _FIRST <= year < _LAST:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def read_date(text: str, style: DateStyle, this_year: int) -> dt.date | None:
    """The day in a cell of a column in this style; a day that can only be meant one way is read in any column."""
    found = readings(text, this_year)
    return found.get(style) or found.get(DateStyle.YMD) or found.get(DateStyle.NAMED)


def read_hour(text: str) -> dt.time | None:
    """The hour in a cell of days, if it has one but midnight, which spreadsheets add to every day."""
    found = _HOUR.search(plain(text[:_LONGEST]))
    at = dt.time(int(found["hour"]), int(found["minute"])) if found else None
    return None if at == dt.time.min else at


@lru_cache(maxsize=4096)
def read_birthday(text: str, this_year: int) -> str:
    """A birthday as a client's file holds it, empty if it is none: 1990-01-05, 1月5日, --0105."""
    written = plain(text[:_LONGEST]).strip().lower()
    lunar = next((word for word in _LUNAR if written.startswith(word)), "")
    written = written.removeprefix(lunar).strip()
    if found := _NO_YEAR.fullmatch(written):
        born = Birthday(int(found["month"]), int(found["day"]), bool(lunar))
    else:
        days = readings(written, this_year)
        day = next((days[style] for style in (DateStyle.YMD, DateStyle.NAMED, DateStyle.DMY) if style in days), None)
        if day is None or len(set(days.values())) > 1:
            return ""
        born = Birthday(day.month, day.day, bool(lunar), day.year)
    return born.written() if birthdays.read(born.written()) else ""


def choose_style(cells: Sequence[str], this_year: int, *, serial: bool = True) -> tuple[DateStyle | None, str]:
    """The style that most cells fit, and a cell of which day and month may be either way round, if it is in doubt.

    None: no column of days.

    ``serial``: whether bare numbers may be days, as they may where the heading says so.
    """
    votes: Counter[DateStyle] = Counter()
    filled = [cell for cell in cells if cell.strip()]
    for cell in filled:
        votes.update(readings(cell, this_year).keys())
    if not serial:
        del votes[DateStyle.SERIAL]
    if not votes or max(votes.values()) < _MOST * len(filled):
        return None, ""
    style = max(votes, key=lambda each: (votes[each], each is not DateStyle.MDY))
    in_doubt = style is DateStyle.DMY and votes[DateStyle.MDY] == votes[style] and not all("." in c for c in filled)
    two_days = (cell for cell in filled if len(set(readings(cell, this_year).values())) > 1)  # 3/3/2024 is one day
    return style, next(two_days, "") if in_doubt else ""
