"""The report's spans, shares and course (E3, E6)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.report import Days, Month, Period, Sales, compared, course, days, months_up_to, percent, period_named
from playbook.stages import Trend

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("today", "period", "own", "before"),
    [
        ("2026-11-18", Period.THIS_MONTH, "2026-11-01 2026-11-18", "2026-10-01 2026-10-18"),
        ("2026-11-01", Period.THIS_MONTH, "2026-11-01 2026-11-01", "2026-10-01 2026-10-01"),
        ("2026-03-31", Period.THIS_MONTH, "2026-03-01 2026-03-31", "2026-02-01 2026-02-28"),
        ("2026-01-15", Period.THIS_MONTH, "2026-01-01 2026-01-15", "2025-12-01 2025-12-15"),
        ("2026-11-18", Period.LAST_MONTH, "2026-10-01 2026-10-31", "2026-09-01 2026-09-30"),
        ("2026-01-31", Period.LAST_MONTH, "2025-12-01 2025-12-31", "2025-11-01 2025-11-30"),
        ("2026-11-18", Period.YEAR, "2025-11-18 2026-11-18", "2024-11-17 2025-11-17"),
        ("2024-02-29", Period.YEAR, "2023-03-01 2024-02-29", "2022-02-28 2023-02-28"),
    ],
)
def test_the_days_of_a_period_and_those_before(today: str, period: Period, own: str, before: str) -> None:
    day = date.fromisoformat(today)
    for found, wanted in ((days(period, day), own), (compared(period, day), before)):
        assert found == Days(*map(date.fromisoformat, wanted.split()))


@given(DAYS, st.sampled_from(Period))
def test_no_day_is_counted_twice_and_none_before_the_other(today: date, period: Period) -> None:
    own, before = days(period, today), compared(period, today)
    assert before.first <= before.last < own.first <= own.last <= today


def test_the_twelve_months_of_a_picture_end_with_this_one() -> None:
    months = months_up_to(date(2026, 1, 31))
    assert (len(months), months[0], months[-2], months[-1]) == (
        12, date(2025, 2, 1), date(2025, 12, 1), date(2026, 1, 1),
    )  # fmt: skip


def test_shares_of_nothing_are_none() -> None:
    assert [percent(0, 0), percent(1, 0), percent(1, 8), percent(1, 200), percent(-1, 4)] == [None, None, 13, 1, -25]
    nothing, refunds = Sales(), Sales(revenue=-500, orders=1, buyers=1)
    assert (nothing.average, nothing.returning_share, nothing.margin_share) == (None, None, None)
    assert (refunds.average, refunds.returning_share) == (None, 0)
    sold = Sales(revenue=100_000, orders=3, buyers=3, returning=2, margin=25_000, margin_of=50_000)
    assert (sold.average, sold.first_buyers, sold.returning_share, sold.margin_share) == (33_333, 1, 67, 50)


def told(*returning: int) -> list[Month]:
    """Months with so many who came back and one who is new; the last one still runs."""
    return [Month(month, count, 1) for month, count in zip(months_up_to(date(2026, 11, 18)), returning, strict=False)]


@pytest.mark.parametrize(
    ("returning", "usual", "trend"),
    [
        ((9, 10, 10, 10, 12, 0), 10, Trend.UP),
        ((9, 10, 10, 10, 11, 99), 10, Trend.LEVEL),
        ((9, 10, 10, 10, 8, 0), 10, Trend.DOWN),
        ((9, 10, 10, 10, 9, 0), 10, Trend.LEVEL),
        ((0, 0, 1, 0), 0, Trend.UP),
        ((4, 0, 0), 4, Trend.DOWN),
    ],
)
def test_where_returning_customers_are_heading(returning: tuple[int, ...], usual: int, trend: Trend) -> None:
    found = course(told(*returning))
    assert found is not None
    assert (found.returning, found.usual, found.trend) == (returning[-2], usual, trend)


def test_there_is_no_course_too_early_or_where_nobody_came_back() -> None:
    assert course([]) is None
    assert course(told(5)) is None
    assert course(told(5, 5)) is None
    assert course(told(0, 0, 0, 0)) is None
    months = told(7, 0, 0, 0, 0, 0)
    empty = [Month(month.first_day) for month in months[:4]]
    assert course([*empty, *months[4:]]) is None, "months before the first sale say nothing"


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=14))
def test_any_months_have_a_course_or_none(counts: list[tuple[int, int]]) -> None:
    start = date(2025, 1, 1)
    found = course([Month(start + timedelta(days=31 * at), *count) for at, count in enumerate(counts)])
    assert found is None or found.usual >= 0


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("本月", Period.THIS_MONTH), ("11月", Period.THIS_MONTH), ("this month", Period.THIS_MONTH),
        ("上个月", Period.LAST_MONTH), ("上月", Period.LAST_MONTH), ("10月", Period.LAST_MONTH),
        ("October", Period.LAST_MONTH), ("last month", Period.LAST_MONTH), ("12个月", Period.YEAR),
        ("近一年", Period.YEAR), ("12 months", Period.YEAR),
        ("去年10月", None), ("3月", None), ("2025", None), ("去年", None), ("11月 不好", None), ("", None),
    ],
)  # fmt: skip
def test_a_period_is_named(text: str, period: Period | None) -> None:
    assert period_named(text, datetime(2026, 11, 18, 10, tzinfo=UTC)) == period
