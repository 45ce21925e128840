"""Days in a note that can't be: which were likely meant, and how the right one is written in their place."""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import Final

from playbook import dates
from playbook.dates import Kind, When
from playbook.writing import plain, read_number

WEEK: Final = timedelta(days=7)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = re.compile(
    rf"(?P<zh>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月|(?<![0-9])(?P<figures>[0-9]{{1,2}})[/.-][0-9]"
    rf"|(?P<en>{'|'.join(_MONTHS)})",
    re.IGNORECASE,
)


def likely(said: str, today: date) -> list[date]:
    """The days that were likely meant by one that does not exist (2月30号): the month's last, and the one after it."""
    month = _month(plain(said))
    if month is None:
        return []
    year = today.year
    last = date(year, month, monthrange(year, month)[1])
    if last < today:
        last = date(year + 1, month, monthrange(year + 1, month)[1])
    return [last, last + timedelta(days=1)]


def _month(said: str) -> int | None:
    found = _MONTH.search(said)
    if found is None:
        return None
    if found["en"]:
        return _MONTHS.index(found["en"].lower()) + 1
    number = read_number(found["zh"] or found["figures"])
    return number if 1 <= number <= 12 else None


def next_of(gone: date, today: date) -> list[date]:
    """Days to come that a day gone by may have meant: the same weekday, and a week later."""
    weeks = (today - gone) // WEEK + 1
    return [gone + weeks * WEEK, gone + (weeks + 1) * WEEK]


def hour_in(said: str, now: datetime) -> time | None:
    """The hour that a day which does not exist was told with: three in 2月30号下午3点."""
    for start in range(1, len(said)):
        found = dates.find(said[start:], now)
        if len(found) == 1 and found[0].kind is Kind.TIME and found[0].end == len(said) - start:
            return found[0].when.time
    return None


def put_right(words: str, said: str, when: When, *, chinese: bool) -> str:
    """The words with the right day in place of the one that can't be, so that reading them anew gives just that."""
    clock = f" {when.time:%H:%M}" if when.time else ""
    day = when.day
    in_chinese = f"{day.year}年{day.month}月{day.day}号{clock.strip()}"
    written = in_chinese if chinese else f"{day:%d %b %Y}{clock}".lstrip("0")
    return words.replace(said, written, 1) if said in words else f"{words} {written}"
