"""Birthdays: written in the file as MM-DD or YYYY-MM-DD, with "lunar:" before it if they go by the lunar calendar.

In a year without that day it is kept on the day nearest to it: 29 February on the 28th, the 三十 of a lunar month of
29 days on its last. A birthday in a leap month is kept in the ordinary month of that number, which every year has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from borax.calendars.lunardate import LCalendars, LunarDate

from playbook.dates.lunar import solar_day
from playbook.occasions.model import Day, DayKind

_WRITTEN = re.compile(r"(?P<lunar>lunar:)?(?:(?P<year>[0-9]{4})-)?(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_LEAP_YEAR = 2000
_LONGEST_LUNAR_MONTH = 30
LONGEST_YEAR = 385  # days, of a lunar year with a leap month
FIRST_YEAR, LAST_YEAR = 1901, 2099  # of the lunar calendar's tables


@dataclass(frozen=True)
class Birthday:
    """A day of birth; the year only if it is known."""

    month: int
    day: int
    lunar: bool = False
    year: int | None = None

    def written(self) -> str:
        """As the file holds it."""
        year = f"{self.year:04d}-" if self.year else ""
        return f"{'lunar:' if self.lunar else ''}{year}{self.month:02d}-{self.day:02d}"

    def kept_in(self, year: int) -> date:
        """The day on which it is kept in a year, of the lunar calendar if it goes by that (to 2099)."""
        if self.lunar:
            return solar_day(year, self.month, self.day)
        if (self.month, self.day) == (2, 29):
            return date(year, 3, 1) - timedelta(days=1)
        return date(year, self.month, self.day)


def read(written: str) -> Birthday | None:
    """What the file says; None if it is empty or no day."""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else None
    born = Birthday(int(match["month"]), int(match["day"]), bool(match["lunar"]), year)
    return born if _exists(born) else None


def _exists(born: Birthday) -> bool:
    if born.lunar:
        return 1 <= born.month <= 12 and 1 <= born.day <= _LONGEST_LUNAR_MONTH
    try:
        date(_LEAP_YEAR, born.month, born.day)
    except ValueError:
        return False
    return True


def between(written: str, first: date, last: date) -> list[Day]:
    """The times a birthday comes from `first` to `last`; the year of its key is the one it is kept in."""
    born = read(written)
    if born is None:
        return []
    # The twelfth lunar month reaches into the next solar year.
    years = range(max(first.year - 1, FIRST_YEAR), min(last.year, LAST_YEAR) + 1)
    kept = ((year, born.kept_in(year)) for year in years)
    return [Day(f"birthday:{year}", DayKind.BIRTHDAY, day, "birthday") for year, day in kept if first <= day <= last]


def next_day(born: Birthday, today: date) -> date | None:
    """When it is kept next, today included; None once the lunar calendar's tables end."""
    days = between(born.written(), today, today + timedelta(days=LONGEST_YEAR))
    return days[0].day if days else None


def endings(day: date) -> list[str]:
    """How the birthdays kept on a day end in the file: ["02-28", "02-29"] – by this many are found at once.

    Each is to be looked for behind "" or a year, and those of the lunar calendar behind "lunar:".
    """
    return sorted({born.written() for born in _kept_on(day)})


def _kept_on(day: date) -> Iterator[Birthday]:
    yield Birthday(day.month, day.day)
    if (day + timedelta(days=1)).day == 1 and (day.month, day.day) == (2, 28):
        yield Birthday(2, 29)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return
    lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
    if lunar.leap:
        return
    yield Birthday(lunar.month, lunar.day, lunar=True)
    if lunar.day + 1 == _LONGEST_LUNAR_MONTH == LCalendars.ndays(lunar.year, lunar.month) + 1:
        yield Birthday(lunar.month, _LONGEST_LUNAR_MONTH, lunar=True)
