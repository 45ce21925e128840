"""Days of the lunar calendar: 农历八月十五, 八月十五, 腊月廿三, 大年初五, 每年正月初五."""

import re
from datetime import date, timedelta

from borax.calendars.lunardate import LCalendars, LunarDate

from playbook.dates.senses import Day, Frame, Rule, rule
from playbook.writing import read_number

_MONTHS = {"正": 1, "冬": 11, "腊": 12}
SIGNS = re.compile("[农阴旧正腊初廿]|八月十五|七月半|九月九")
_LAST = 30
_LAST_MONTH = 12
_YEAR = "(?:(?P<every>每)年的?|(?P<this>[今明后]年)的?)?"
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


def every_year(day: date, month: int, number: int) -> Day:
    """That day, and every year's day of the same lunar date (RFC 7529); ``number`` as in `next_lunar_day`."""
    if number == _LAST:
        number = -1
    rule = f"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={number}"
    return Day(day, step=(next_lunar_day(day, month, number) - day).days, repeat=rule)


def yearly(first: date, later: list[date]) -> Day | None:
    """The lunar date that a day and the days of later years share, counted from the end of the month if need be."""
    lunar = LunarDate.from_solar_date(first.year, first.month, first.day)
    from_end = lunar.day - LCalendars.ndays(lunar.year, lunar.month, lunar.leap) - 1
    for number in (lunar.day, from_end):
        if all(next_lunar_day(day - timedelta(days=1), lunar.month, number) == day for day in later):
            return every_year(first, lunar.month, number)
    return None


def next_lunar_day(after: date, month: int, number: int) -> date:
    """The first day after ``after`` that is a lunar date.

    ``number``: the day of the lunar month, or counted from its end (-1 the last).
    """
    for each in range(after.year - 1, after.year + 2):
        day = (
            solar_day(each, month, number) if number > 0 else solar_day(each, month, _LAST) + timedelta(days=number + 1)
        )
        if day > after:
            return day
    raise ValueError("no such day")


def _lunar_day(match: re.Match[str], frame: Frame) -> Day:
    month = _MONTHS.get(match["month"]) or read_number(match["month"])
    day = read_number(match["day"].removeprefix("初"))
    this = match.groupdict().get("this")
    leap = bool(match.groupdict().get("leap"))
    if this:
        return Day(solar_day(frame.today.year + _YEARS[this], month, day, leap=leap))
    first = next_solar_day(frame, month, day, leap=leap)
    return every_year(first, month, day) if match.groupdict().get("every") else Day(first)


def _known_day(match: re.Match[str], frame: Frame) -> Day:
    """八月十五 and 九月九 are said of the lunar calendar even without 农历."""
    month, day = {"八": (8, 15), "七": (7, 15), "九": (9, 9)}[match["month"] or match["month_2"] or match["month_3"]]
    this = match["this"]
    if this:
        return Day(solar_day(frame.today.year + _YEARS[this], month, day))
    first = next_solar_day(frame, month, day)
    return every_year(first, month, day) if match["every"] else Day(first)


def _new_year_day(match: re.Match[str], frame: Frame) -> Day:
    return Day(next_solar_day(frame, 1, read_number(match["day"].removeprefix("初"))))


def _before_new_year(match: re.Match[str], frame: Frame) -> Day:
    """年廿八, of the last month, as it is said in Hong Kong."""
    return Day(next_solar_day(frame, _LAST_MONTH, read_number(match["day"])))


RULES: tuple[Rule, ...] = (
    rule(rf"(?:农历|阴历|旧历)的?\s*{_YEAR}(?P<leap>闰)?{_MONTH}月{_DAY}[日号]?", _lunar_day),
    rule(rf"{_YEAR}(?:农历|阴历|旧历)的?\s*(?P<leap>闰)?{_MONTH}月{_DAY}[日号]?", _lunar_day),
    rule(rf"{_YEAR}(?P<month>正|腊)月{_DAY}[日号]?", _lunar_day),
    rule(rf"(?<![0-9一二三四五六七八九十]){_YEAR}(?P<leap>闰)?{_MONTH}月{_OWN_DAY}", _lunar_day),
    rule(
        rf"(?<![0-9一二三四五六七八九十农阴旧历]){_YEAR}(?:(?P<month>八)月十五|(?P<month_2>七)月半|(?P<month_3>九)月九)"
        r"(?![0-9号日万元块台个一二三四五六七八九十点])",
        _known_day,
    ),
    rule(r"(?:大年|年)(?P<day>初[一二三四五六七八九十])", _new_year_day),
    rule(r"(?<![一二三四五六七八九十0-9两几])年(?P<day>廿[一二三四五六七八九])", _before_new_year),
)
