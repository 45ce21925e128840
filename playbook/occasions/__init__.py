"""The days on which a client is greeted (C6): birthday, festivals of his culture, turns of the season."""

from datetime import date

from playbook.occasions import birthdays, calendar
from playbook.occasions.model import Culture, Day, DayKind, culture_of

__all__ = ["Culture", "Day", "DayKind", "between", "birthdays", "culture_of", "greeted_days"]


def between(birthday: str, culture: Culture, first: date, last: date, *, job: str = "") -> list[Day]:
    """A client's days from `first` to `last`, both included, earliest first.

    `birthday` as the file holds it (see `birthdays`), empty or unreadable for none; `job` in the client's own words:
    Teachers' Day is for teachers.
    """
    days = [*birthdays.between(birthday, first, last), *greeted_days(culture, first, last, job=job)]
    return sorted(days, key=lambda each: (each.day, each.key))


def greeted_days(culture: Culture, first: date, last: date, *, job: str = "") -> list[Day]:
    """The festivals and turns of the season alone, which are the same for all clients of a culture."""
    return [day for day in calendar.between(culture, first, last) if calendar.concerns(day, job)]
