"""Working days: a member's days off, public holidays, and the weekend days that are worked to make up for them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

LONGEST_BREAK = 31  # days looked ahead for a working day
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Year:
    """A country's year: days on which nobody works, and weekend days on which everybody does."""

    holidays: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()


@cache
def year_of(region: str, year: int) -> Year:
    """The public holidays of a country (ISO 3166); a year without any for a country that is not known.

    China's make-up working days are known once the State Council has announced the year, in the autumn before.
    """
    import holidays

    try:
        found = holidays.country_holidays(region, years=[year])
    except NotImplementedError:
        return Year()
    made_up = frozenset(day for day in found.weekend_workdays if day.year == year)
    return Year(frozenset(found) - made_up, made_up)


@dataclass(frozen=True, slots=True)
class Workdays:
    """When a member works: `days_off` (0 is Monday), and the `region` whose public holidays he keeps, if any."""

    days_off: frozenset[int] = field(default_factory=frozenset)
    region: str | None = None

    def works(self, day: date) -> bool:
        """Whether this is a working day: a make-up day is one whatever its weekday, a public holiday is none."""
        year = year_of(self.region, day.year) if self.region else Year()
        if day in year.made_up:
            return True
        return day not in year.holidays and day.weekday() not in self.days_off

    def next(self, day: date) -> date:
        """This day, or the first working day after it; the day itself where there is none within a month."""
        ahead = (day + timedelta(days=days) for days in range(LONGEST_BREAK))
        return next((later for later in ahead if self.works(later)), day)

    def last_before(self, day: date) -> date:
        """The last working day before this one; the day before where there is none within a month."""
        behind = (day - timedelta(days=days) for days in range(1, LONGEST_BREAK))
        return next((earlier for earlier in behind if self.works(earlier)), day - ONE_DAY)

    def back(self, day: date, count: int) -> date:
        """The latest day since which `count` working days have begun, this one included: due then, late by as many."""
        for _ in range(count):
            day = self.last_before(day + ONE_DAY) - ONE_DAY
        return day


def every_day_but(days_off: Collection[int]) -> Workdays:
    """A week without holidays."""
    return Workdays(frozenset(days_off))


WEEKEND = every_day_but({5, 6})
EVERY_DAY = Workdays()
