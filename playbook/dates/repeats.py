"""Rules for what comes again (RFC 5545), each with its first date."""

from collections.abc import Set
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from playbook.dates.almanac import SATURDAY, WEEKDAY_OF, day_of_week, month_and_day
from playbook.dates.senses import Day, Frame

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31


def _rule(frequency: str, every: int, rest: str = "") -> str:
    if every < 1:
        raise ValueError("nothing comes again every 0 days")
    interval = f";INTERVAL={every}" if every > 1 else ""
    return f"FREQ={frequency}{interval}{rest}"


def _from_today(frame: Frame, first: date, second: date, repeat: str) -> Day:
    """A first date that, if it is today and its time is over, gives way to the second."""
    return Day(first, step=(second - first).days, repeat=repeat)


def weekly_on(frame: Frame, weekdays: Set[int], every: int = 1, *, parity: int | None = None) -> Day:
    """On these weekdays (Monday 0) of every nth week, beginning with the next to come.

    ``parity``: beginning in a week of an even (0) or odd (1) number, ISO.
    """
    today = frame.today
    coming = sorted(
        day
        for week in range(4)  # an odd week may follow an odd one, at the end of a year of 53
        for weekday in weekdays
        if (day := day_of_week(today, week, weekday)) >= today and parity in (None, day.isocalendar().week % 2)
    )
    codes = ",".join(_CODES[weekday] for weekday in sorted(weekdays))
    second = coming[1] if len(coming) > 1 else coming[0] + timedelta(weeks=1)
    return _from_today(frame, coming[0], second, _rule("WEEKLY", every, f";BYDAY={codes}"))


def working_days(frame: Frame) -> Day:
    """Monday to Friday."""
    return weekly_on(frame, set(range(SATURDAY)))


def monthly_on(frame: Frame, *days: int) -> Day:
    """On a day, or some days, of every month; in a month too short for the 29th to 31st, on its last day."""
    if not days or not all(1 <= day <= _LONGEST_MONTH for day in days):
        raise ValueError(f"no days {days}")
    coming = sorted(
        found
        for months in (0, 1, 2)
        for day in days
        if (found := frame.today + relativedelta(months=months, day=day)) >= frame.today
    )
    only = days[0]
    rest = _several_days(sorted(days)) if len(days) > 1 else _late_day(only) or f";BYMONTHDAY={only}"
    return _from_today(frame, coming[0], coming[1], _rule("MONTHLY", 1, rest))


def _several_days(days: list[int]) -> str:
    """The 15th and the 30th, which in February is the 28th; of two such late days both stay as they are."""
    *early, latest = days
    if latest <= _SHORTEST_MONTH or early[-1] >= _SHORTEST_MONTH:
        return f";BYMONTHDAY={','.join(str(day) for day in days)}"
    if latest == _LONGEST_MONTH:
        return f";BYMONTHDAY={','.join(str(day) for day in early)},-1"
    named = [*early, *range(_SHORTEST_MONTH, latest + 1)]
    places = [*range(1, len(early) + 1), -1]
    return f";BYMONTHDAY={','.join(map(str, named))};BYSETPOS={','.join(map(str, places))}"


def _late_day(day: int) -> str:
    """The 29th to 31st, or the last day where a month has none."""
    if day <= _SHORTEST_MONTH:
        return ""
    if day == _LONGEST_MONTH:
        return ";BYMONTHDAY=-1"
    return f";BYMONTHDAY={','.join(str(each) for each in range(_SHORTEST_MONTH, day + 1))};BYSETPOS=-1"


def monthly_weekday(frame: Frame, nth: int, weekday: int) -> Day:
    """On the first to fourth of a weekday (Monday 0) in every month, or on its last one (-1)."""
    if nth not in (-1, 1, 2, 3, 4):
        raise ValueError(f"no {nth}th weekday in every month")
    starts = [frame.today + relativedelta(months=months, day=31 if nth < 0 else 1) for months in (0, 1, 2)]
    coming = [
        day for start in starts if (day := start + relativedelta(weekday=WEEKDAY_OF[weekday](nth))) >= frame.today
    ]
    return _from_today(frame, coming[0], coming[1], _rule("MONTHLY", 1, f";BYDAY={nth}{_CODES[weekday]}"))


def quarter_ends(frame: Frame) -> Day:
    """On the last day of March, June, September and December."""
    ends = [frame.today + relativedelta(months=months, day=31) for months in range(6)]
    coming = [day for day in ends if day.month % 3 == 0]
    return _from_today(frame, coming[0], coming[1], _rule("MONTHLY", 1, ";BYMONTH=3,6,9,12;BYMONTHDAY=-1"))


def quarter_starts(frame: Frame) -> Day:
    """On the first day of January, April, July and October."""
    starts = [frame.today + relativedelta(months=months, day=1) for months in range(8)]
    coming = [day for day in starts if day.month % 3 == 1 and day >= frame.today]
    return _from_today(frame, coming[0], coming[1], _rule("MONTHLY", 3, ";BYMONTHDAY=1"))


def month_ends(frame: Frame, month: int) -> Day:
    """On the last day of a month, every year."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    ends = [frame.today + relativedelta(years=years, month=month, day=31) for years in (0, 1, 2)]
    coming = [day for day in ends if day >= frame.today]
    return _from_today(frame, coming[0], coming[1], _rule("YEARLY", 1, f";BYMONTH={month};BYMONTHDAY=-1"))


def years_on(frame: Frame, day: relativedelta) -> Day:
    """On a month and day of every year; what is on 29 February comes on the last day of that month."""
    month, number = day.month or 1, day.day or 1
    if (month, number) == (2, 29):
        first = frame.today + relativedelta(month=2, day=29)
        rest = ";BYMONTH=2;BYMONTHDAY=-1"
    else:
        first, rest = month_and_day(frame, month, number), f";BYMONTH={month};BYMONTHDAY={number}"
    if first < frame.today:
        first += relativedelta(years=1, month=month, day=number)
    return _from_today(frame, first, first + relativedelta(years=1), _rule("YEARLY", 1, rest))


def years_on_weekday(first: date) -> Day:
    """On the weekday of that month by its number, every year: the second Sunday of May."""
    nth, code = (first.day - 1) // 7 + 1, _CODES[first.weekday()]
    return Day(first, repeat=_rule("YEARLY", 1, f";BYMONTH={first.month};BYDAY={nth}{code}"))


def is_on_same_weekday(first: date, day: date) -> bool:
    """Whether two days are the same weekday of the same month by its number."""
    return (first.month, first.weekday(), (first.day - 1) // 7) == (day.month, day.weekday(), (day.day - 1) // 7)


def years(frame: Frame, *, tied: bool = False) -> Day:
    """Every year, first in a year."""
    return Day(frame.today + relativedelta(years=1), repeat=_rule("YEARLY", 1), tied=tied)


def days(frame: Frame, every: int, *, tied: bool = False) -> Day:
    """Every nth day: daily from today, else from n days on."""
    first = frame.today + timedelta(days=every if every > 1 else 0)
    return Day(first, step=1, repeat=_rule("DAILY", every), tied=tied)


def weeks(frame: Frame, every: int, *, tied: bool = False) -> Day:
    """Every nth week, first in n weeks."""
    return Day(frame.today + timedelta(weeks=every), repeat=_rule("WEEKLY", every), tied=tied)


def months(frame: Frame, every: int, *, tied: bool = False) -> Day:
    """Every nth month, first in n months; today's day of the month is kept."""
    repeat = _rule("MONTHLY", every, _late_day(frame.today.day))
    return Day(frame.today + relativedelta(months=every), repeat=repeat, tied=tied)


def ending(day: Day, last: date) -> Day:
    """The same, for the last time on or before a day; ValueError if that is before the first."""
    if day.repeat is None or last < day.day:
        raise ValueError(f"nothing comes until {last}")
    return replace(day, repeat=f"{day.repeat};UNTIL={last:%Y%m%d}")


def counted(day: Day, times: int) -> Day:
    """The same, so many times in all; ValueError for none."""
    if day.repeat is None or times < 1:
        raise ValueError(f"nothing comes {times} times")
    return replace(day, repeat=f"{day.repeat};COUNT={times}")
