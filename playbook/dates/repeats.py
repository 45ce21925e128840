"""Rules for what comes again (RFC 5545), each with its first date."""

from collections.abc import Set
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from playbook.dates.almanac import SATURDAY, day_of_month, day_of_week, month_and_day
from playbook.dates.senses import Day, Frame

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORTEST_MONTH = 28


def _rule(frequency: str, every: int, rest: str = "") -> str:
    if every < 1:
        raise ValueError("nothing comes again every 0 days")
    interval = f";INTERVAL={every}" if every > 1 else ""
    return f"FREQ={frequency}{interval}{rest}"


def _from_today(frame: Frame, first: date, second: date, repeat: str) -> Day:
    """A first date that, if it is today and its time is over, gives way to the second."""
    return Day(first, step=(second - first).days, repeat=repeat)


def weekly_on(frame: Frame, weekdays: Set[int], every: int = 1) -> Day:
    """On these weekdays (Monday 0) of every nth week, beginning with the next to come."""
    today = frame.today
    coming = sorted(
        day for week in (0, 1) for weekday in weekdays if (day := day_of_week(today, week, weekday)) >= today
    )
    codes = ",".join(_CODES[weekday] for weekday in sorted(weekdays))
    second = coming[1] if len(coming) > 1 else coming[0] + timedelta(weeks=1)
    return _from_today(frame, coming[0], second, _rule("WEEKLY", every, f";BYDAY={codes}"))


def working_days(frame: Frame) -> Day:
    """Monday to Friday."""
    return weekly_on(frame, set(range(SATURDAY)))


def monthly_on(frame: Frame, day: int) -> Day:
    """On a day of every month; in a month too short for it, on its last day."""
    if not 1 <= day <= 31:
        raise ValueError(f"no day {day}")
    if day <= _SHORTEST_MONTH:
        first = day_of_month(frame, day)
        return _from_today(frame, first, first + relativedelta(months=1), _rule("MONTHLY", 1, f";BYMONTHDAY={day}"))
    first = frame.today + relativedelta(day=day)
    if first < frame.today:
        first = frame.today + relativedelta(months=1, day=day)
    return _from_today(frame, first, first + relativedelta(months=1, day=day), _rule("MONTHLY", 1, _late_day(day)))


def _late_day(day: int) -> str:
    """The 29th to 31st, or the last day where a month has none."""
    if day <= _SHORTEST_MONTH:
        return ""
    if day == 31:
        return ";BYMONTHDAY=-1"
    return f";BYMONTHDAY={','.join(str(each) for each in range(_SHORTEST_MONTH, day + 1))};BYSETPOS=-1"


def years_on(frame: Frame, day: relativedelta) -> Day:
    """On a month and day of every year."""
    first = month_and_day(frame, day.month or 1, day.day or 1)
    if first < frame.today:
        first += relativedelta(years=1)
    rest = f";BYMONTH={first.month};BYMONTHDAY={first.day}"
    return _from_today(frame, first, first + relativedelta(years=1), _rule("YEARLY", 1, rest))


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
