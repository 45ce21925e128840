"""Sums with days, weeks and months. Weeks begin on Monday."""

from datetime import UTC, date, datetime, timedelta

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from playbook.dates.senses import Frame

NEAR_PAST = timedelta(days=31)
"""A month and day without a year, gone no longer than this, means the one just gone: 11/17 said on 11/18."""

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
WEEKDAY_OF = (MO, TU, WE, TH, FR, SA, SU)
"""Monday 0 → what counts them in a month."""


def day_of_week(today: date, weeks: int, weekday: int) -> date:
    """A weekday (Monday 0) of the week ``weeks`` after this one."""
    return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks, days=weekday)


def rest_of_week(today: date) -> date:
    """Until when something is to be done this week: its Friday, at the weekend its Sunday."""
    return day_of_week(today, 0, FRIDAY if today.weekday() <= FRIDAY else SUNDAY)


def coming_weekday(frame: Frame, weekday: int) -> date:
    """The next such weekday, today included; the last one if the frame leans behind."""
    today = frame.today
    if frame.behind:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def month_and_day(frame: Frame, month: int, day: int) -> date:
    """The year that a month and day without a year mean; ValueError if it has no such day."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    today = frame.today
    bound = today if frame.behind else today - NEAR_PAST
    year = today.year - 1
    while (year, month, day) < (bound.year, bound.month, bound.day):
        year += 1
    if frame.behind and (year, month, day) != (today.year, today.month, today.day):
        year -= 1
    return date(year, month, day)


def day_of_month(frame: Frame, day: int) -> date:
    """The next such day of a month, today included (the last one if the frame leans behind)."""
    if not 1 <= day <= 31:
        raise ValueError(f"no day {day}")
    first = frame.today.replace(day=1)
    for months in range(4):
        month = first + relativedelta(months=-months if frame.behind else months)
        if day > last_of_month(month).day:
            continue
        found = month.replace(day=day)
        if found <= frame.today if frame.behind else found >= frame.today:
            return found
    raise ValueError(f"no day {day}")


def month_from(today: date, months: int) -> date:
    """The first day of the month ``months`` after this one."""
    return today.replace(day=1) + relativedelta(months=months)


def last_of_month(day: date) -> date:
    """The last day of that day's month."""
    return day + relativedelta(day=31)


def shifted(now: datetime, delta: timedelta) -> datetime:
    """An instant away from now by the clock (not the calendar), to the minute, in the same zone."""
    return (now.astimezone(UTC) + delta).astimezone(now.tzinfo).replace(second=0, microsecond=0)


def working_day_from(day: date) -> date:
    """That day, or the Monday after it on a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


def working_days_on(day: date, count: int) -> date:
    """So many days further on, Saturdays and Sundays not counted."""
    for _ in range(min(count, 1000)):
        day = working_day_from(day + timedelta(days=1))
    return day
