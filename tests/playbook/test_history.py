"""Calendar months, seen forwards and backwards."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.history import Purchase, kept, left_of, months_back, months_on

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 28), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last_of_a_short_one(day: date, months: int, last: date) -> None:
    assert months_on(day, months) == last


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 2, 28), 1, date(2026, 1, 28)),
        (date(2026, 3, 31), 1, date(2026, 3, 1)),
        (date(2028, 2, 29), 12, date(2027, 3, 1)),
        (date(2026, 1, 1), 1, date(2025, 12, 1)),
    ],
)
def test_a_month_back_begins_where_a_month_on_still_reaches_today(today: date, months: int, first: date) -> None:
    assert months_back(today, months) == first


@given(day=DAYS, today=DAYS, months=st.integers(0, 24))
def test_both_views_of_a_month_agree(day: date, today: date, months: int) -> None:
    assert (day >= months_back(today, months)) == (months_on(day, months) >= today)


LOGS = st.lists(st.builds(Purchase, st.dates(date(2026, 1, 1), date(2026, 1, 9)), st.integers(-5, 5)), max_size=12)


@given(bought=LOGS, today=st.dates(date(2026, 1, 1), date(2026, 1, 9)))
def test_what_is_left_of_each_is_what_is_kept_of_all(bought: list[Purchase], today: date) -> None:
    left = left_of(bought, today)
    pairs = [(each, amount) for each, amount in zip(bought, left, strict=True) if each.day <= today]
    whole = [Purchase(each.day, amount) for each, amount in pairs if each.amount >= 0 and (amount or not each.amount)]
    assert sorted(whole, key=lambda each: each.day) == kept(bought, today)
    assert all(amount == 0 for each, amount in zip(bought, left, strict=True) if each.day > today or each.amount < 0)
