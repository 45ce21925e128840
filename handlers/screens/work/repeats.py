"""What comes again, shown back in words: 每两周周三, every other Wednesday."""

from datetime import date

from babel.dates import get_day_names, get_month_names

from handlers.screens.caring.greetings import lunar_day
from handlers.screens.format import full_day, listed
from handlers.texts import Texts
from playbook.occasions.birthdays import Birthday
from playbook.recurrence import LAST, Repeat, Unit, read

WORKING_DAYS = (0, 1, 2, 3, 4)
QUARTERS = (3, 6, 9, 12)
NUMBERS = {"zh_Hans": "零一两三四五六七八九十", "zh_Hant": "零一兩三四五六七八九十"}
ZH_WEEKDAYS = "一二三四五六日"
LAST_LUNAR_MONTH, LONGEST_LUNAR_MONTH = 12, 30


def in_words(t: Texts, rule: str, first: date, today: date) -> str:
    """A rule that began on `first`, with its end if it has one."""
    repeat = read(rule)
    said = _often(t, repeat, first)
    if repeat.times is not None:
        return t.plain("{often}, {n} times", often=said, n=repeat.times)
    if repeat.until is not None:
        return t.plain("{often} until {day}", often=said, day=full_day(t, repeat.until, today))
    return said


def _often(t: Texts, repeat: Repeat, first: date) -> str:
    if repeat.unit is Unit.DAY:
        return t.plain("every day") if repeat.every == 1 else t.plain("every {n} days", n=_count(t, repeat.every))
    if repeat.unit is Unit.WEEK:
        return _weekly(t, repeat, first)
    return _monthly(t, repeat, first) if repeat.unit is Unit.MONTH else _yearly(t, repeat, first)


def _weekly(t: Texts, repeat: Repeat, first: date) -> str:
    if repeat.weekdays == WORKING_DAYS and repeat.every == 1:
        return t.plain("every working day")
    days = _weekdays(t, repeat.weekdays or (first.weekday(),))
    if repeat.every == 1:
        return t.plain("every {weekdays}", weekdays=days)
    if repeat.every == 2:
        return t.plain("every other {weekdays}", weekdays=days)
    return t.plain("every {n} weeks on {weekdays}", n=_count(t, repeat.every), weekdays=days)


def _monthly(t: Texts, repeat: Repeat, first: date) -> str:
    if repeat.nth is not None:
        weekday = _weekdays(t, repeat.weekdays)
        if repeat.nth == LAST:
            return t.plain("the last {weekday} of each month", weekday=weekday)
        return t.plain("{nth} {weekday} of each month", nth=_nth(t, repeat.nth), weekday=weekday)
    if repeat.months == QUARTERS:
        return t.plain("the last day of each quarter")
    if repeat.every > 1:
        return _every_months(t, repeat, first)
    if repeat.month_days == (LAST,):
        return t.plain("the last day of each month")
    return t.plain("each month on {days}", days=_month_days(t, repeat.month_days or (first.day,)))


def _every_months(t: Texts, repeat: Repeat, first: date) -> str:
    day = _month_days(t, repeat.month_days or (first.day,))
    names = {3: t.plain("every quarter"), 6: t.plain("every half year")}
    often = names.get(repeat.every) or t.plain("every {n} months", n=_count(t, repeat.every))
    return t.plain("{often} on {days}", often=often, days=day)


def _yearly(t: Texts, repeat: Repeat, first: date) -> str:
    if repeat.lunar:
        return _lunar(t, repeat)
    if repeat.nth is not None:
        weekday, named = _weekdays(t, repeat.weekdays), _month(t, repeat.months[0])
        return t.plain(
            "every year on {nth} {weekday} of {month}", nth=_nth(t, repeat.nth), weekday=weekday, month=named
        )
    month, day = (repeat.months or (first.month,))[0], (repeat.month_days or (first.day,))[0]
    if day == LAST:
        return t.plain("every year on the last day of {month}", month=_month(t, month))
    return t.plain("every year on {day} {month}", day=day, month=_month(t, month))


def _lunar(t: Texts, repeat: Repeat) -> str:
    """By the Chinese calendar; the last days of its last month are counted to the New Year."""
    month, day = repeat.months[0], repeat.month_days[0]
    if day > 0 or month != LAST_LUNAR_MONTH:
        born = Birthday(month, day if day > 0 else LONGEST_LUNAR_MONTH, lunar=True)
        return t.plain("every year on lunar {day}", day=lunar_day(t, born))
    if day == LAST:
        return t.plain("every year on the eve of Lunar New Year")
    return t.plain("every year {n} days before Lunar New Year", n=_count(t, -day))


def _weekdays(t: Texts, days: tuple[int, ...]) -> str:
    if not t.chinese:
        names = get_day_names(locale=t.locale)
        return listed(t, [str(names[day]) for day in days])
    return t.plain("week {days}", days="".join(ZH_WEEKDAYS[day] for day in days))


def _month_days(t: Texts, days: tuple[int, ...]) -> str:
    return listed(t, [t.plain("the last day") if day == LAST else _day_of_month(t, day) for day in days])


def _day_of_month(t: Texts, day: int) -> str:
    return t.plain("day {n}", n=day) if t.chinese else f"the {_ordinal(day)}"


def _month(t: Texts, month: int) -> str:
    return str(month) if t.chinese else str(get_month_names(locale=t.locale)[month])


def _count(t: Texts, number: int) -> str:
    """两, 三 up to ten; figures above and in English."""
    words = NUMBERS.get(t.language, "")
    return words[number] if number < len(words) else str(number)


def _nth(t: Texts, number: int) -> str:
    return ZH_WEEKDAYS[number - 1] if t.chinese else f"the {_ordinal(number)}"


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
