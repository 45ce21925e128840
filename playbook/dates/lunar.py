"""Days of the lunar calendar: 农历八月十五, 腊月廿三, 大年初五."""

import re
from datetime import date

from borax.calendars.lunardate import LCalendars, LunarDate

from playbook.dates.senses import Day, Frame, Rule, rule
from playbook.writing import read_number

_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_LAST = 30
_YEAR = "(?:(?P<this>[今明后]年)的?)?"
_YEARS = {"今年": 0, "明年": 1, "后年": 2}
_MONTH = "(?P<month>正|冬|腊|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])"
_OWN = "初[一二三四五六七八九十]|廿[一二三四五六七八九]?"
_OWN_DAY = f"(?P<day>{_OWN})"  # no solar date is said this way
_DAY = f"(?P<day>{_OWN}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|[0-9]{{1,2}})"


def solar_day(year: int, month: int, day: int, *, leap: bool = False) -> date:
    """The day of a lunar date; the 30th of a month of 29 days is its last; ValueError if there is none.

    A leap month that the year does not have stands for the plain month.
    """
    leaps = int(leap and LCalendars.leap_month(year) == month)
    if day == _LAST:
        day = LCalendars.ndays(year, month, leaps)
    found: date = LunarDate(year, month, day, leaps).to_solar_date()
    return found


def next_solar_day(frame: Frame, month: int, day: int, *, leap: bool = False) -> date:
    """The next time a lunar date comes, today included; the last time if the frame leans behind."""
    year = frame.today.year
    days = [solar_day(each, month, day, leap=leap) for each in (year - 2, year - 1, year, year + 1)]
    if frame.behind:
        return max(each for each in days if each <= frame.today)
    return min(each for each in days if each >= frame.today)


def _lunar_day(match: re.Match[str], frame: Frame) -> Day:
    month = _MONTHS.get(match["month"]) or read_number(match["month"])
    day = read_number(match["day"].removeprefix("初"))
    this = match.groupdict().get("this")
    leap = bool(match.groupdict().get("leap"))
    if this:
        return Day(solar_day(frame.today.year + _YEARS[this], month, day, leap=leap))
    return Day(next_solar_day(frame, month, day, leap=leap))


def _new_year_day(match: re.Match[str], frame: Frame) -> Day:
    return Day(next_solar_day(frame, 1, read_number(match["day"].removeprefix("初"))))


RULES: tuple[Rule, ...] = (
    rule(rf"(?:农历|阴历|旧历)的?\s*{_YEAR}(?P<leap>闰)?{_MONTH}月{_DAY}[日号]?", _lunar_day),
    rule(rf"{_YEAR}(?P<month>正|腊)月{_DAY}[日号]?", _lunar_day),
    rule(rf"(?<![0-9一二三四五六七八九十]){_YEAR}(?P<leap>闰)?{_MONTH}月{_OWN_DAY}", _lunar_day),
    rule(r"(?:大年|年)(?P<day>初[一二三四五六七八九十])", _new_year_day),
)
