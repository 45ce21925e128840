"""Working days: days off, public holidays, and the weekends worked to make up for them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.workdays import EVERY_DAY, WEEKEND, Workdays, every_day_but, year_of

CHINA = Workdays(frozenset({5, 6}), "CN")
SHOP = Workdays(frozenset({0}), "CN")  # open at the weekend, closed on Mondays


@pytest.mark.parametrize(
    ("workdays", "day", "works"),
    [
        (CHINA, date(2026, 11, 18), True),
        (CHINA, date(2026, 11, 21), False),
        (CHINA, date(2026, 10, 1), False),  # National Day
        (CHINA, date(2026, 10, 7), False),  # a Wednesday swapped for a Saturday
        (CHINA, date(2026, 10, 10), True),  # that Saturday
        (CHINA, date(2026, 2, 14), True),  # Saturday before Spring Festival
        (CHINA, date(2026, 2, 17), False),
        (SHOP, date(2026, 10, 10), True),
        (SHOP, date(2026, 10, 2), False),
        (SHOP, date(2026, 11, 16), False),
        (WEEKEND, date(2026, 10, 1), True),
        (WEEKEND, date(2026, 10, 10), False),
        (EVERY_DAY, date(2026, 1, 1), True),
        (Workdays(frozenset({5, 6}), "HK"), date(2026, 7, 1), False),
        (Workdays(frozenset({5, 6}), "TW"), date(2026, 10, 9), False),  # observed for Saturday the tenth
        (Workdays(frozenset(), "GB"), date(2026, 12, 25), False),
        (Workdays(frozenset(), "XX"), date(2026, 12, 25), True),  # a country that is not known
    ],
)
def test_who_works_when(workdays: Workdays, day: date, works: bool) -> None:
    assert workdays.works(day) is works


def test_the_next_and_the_last_working_day() -> None:
    assert CHINA.next(date(2026, 10, 1)) == date(2026, 10, 8)
    assert CHINA.next(date(2026, 10, 8)) == date(2026, 10, 8)
    assert CHINA.last_before(date(2026, 10, 8)) == date(2026, 9, 30)
    assert WEEKEND.next(date(2026, 11, 21)) == date(2026, 11, 23)
    never = every_day_but(range(7))
    assert never.next(date(2026, 11, 18)) == date(2026, 11, 18)
    assert never.last_before(date(2026, 11, 18)) == date(2026, 11, 17)


def test_days_late_are_counted_in_working_days() -> None:
    monday = date(2026, 11, 23)
    assert [WEEKEND.back(monday, days) for days in (1, 2, 3)] == [date(2026, 11, day) for day in (22, 19, 18)]
    assert EVERY_DAY.back(monday, 3) == date(2026, 11, 20)
    assert CHINA.back(date(2026, 10, 8), 1) == date(2026, 10, 7), "nothing is late by a holiday"


def test_a_year_is_read_once() -> None:
    assert year_of("CN", 2026) is year_of("CN", 2026)
    assert date(2026, 1, 4) in year_of("CN", 2026).made_up


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.frozensets(st.integers(0, 6), max_size=6))
def test_there_is_always_a_working_day_and_it_is_the_first(day: date, days_off: frozenset[int]) -> None:
    workdays = Workdays(days_off, "CN")
    found = workdays.next(day)
    assert workdays.works(found)
    assert not any(workdays.works(day + timedelta(days=ahead)) for ahead in range((found - day).days))
