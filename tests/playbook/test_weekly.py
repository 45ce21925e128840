"""A week's figures of a team (E6), and what moved them (E3)."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.history import Purchase
from playbook.weekly import SHOWN, WEEK, Factor, WeekSales, mover, told_before, week_to_tell, weeks_up_to

MONDAY = date(2026, 11, 9)
AMOUNTS = st.integers(-5_000, 500_000)
DAYS = st.dates(date(2026, 8, 1), date(2026, 11, 30))
HISTORIES = st.dictionaries(
    st.integers(1, 9), st.lists(st.builds(Purchase, day=DAYS, amount=AMOUNTS), max_size=8), max_size=9
)


def week(sales: int, first: int, returning: int) -> WeekSales:
    """A week's sales."""
    return WeekSales(MONDAY, sales, first, returning)


def test_a_customer_returns_who_bought_before_the_week() -> None:
    regular = [Purchase(date(2026, 3, 1), 100), Purchase(MONDAY, 200), Purchase(date(2026, 11, 15), 300)]
    twice_new = [Purchase(MONDAY, 400), Purchase(date(2026, 11, 12), 500)]
    sunday_before = [Purchase(date(2026, 11, 8), 600)]
    refunded = [Purchase(date(2026, 3, 1), 900), Purchase(MONDAY, -50)]
    histories = dict(enumerate([regular, twice_new, sunday_before, refunded]))
    *_, before, now = weeks_up_to(histories, MONDAY)
    assert now == WeekSales(MONDAY, 1350, first_buyers=1, returning=1)
    assert before == WeekSales(MONDAY - WEEK, 600, first_buyers=1, returning=0)


@given(HISTORIES)
def test_eight_weeks_follow_each_other_and_lose_nothing(histories: dict[int, list[Purchase]]) -> None:
    found = weeks_up_to(histories, MONDAY)
    assert [each.monday for each in found] == [MONDAY - WEEK * back for back in range(SHOWN - 1, -1, -1)]
    start, end = found[0].monday, MONDAY + WEEK
    inside = [each.amount for bought in histories.values() for each in bought if start <= each.day < end]
    assert sum(each.sales for each in found) == sum(inside)
    assert all(each.buyers <= len(histories) for each in found)


@pytest.mark.parametrize(
    ("now", "before", "moved"),
    [
        (week(2_000, 1, 9), week(1_000, 1, 4), Factor.RETURNING),
        (week(2_000, 6, 4), week(1_000, 1, 4), Factor.FIRST_BUYERS),
        (week(2_000, 1, 4), week(1_000, 1, 4), Factor.PER_BUYER),
        (week(500, 1, 1), week(1_000, 1, 3), Factor.RETURNING),
        (week(1_000, 1, 4), week(1_000, 4, 1), None),
        (week(1_000, 1, 4), week(0, 0, 0), None),
        (week(0, 0, 0), week(1_000, 1, 4), None),
    ],
)
def test_what_moved_sales_most(now: WeekSales, before: WeekSales, moved: Factor | None) -> None:
    assert mover(now, before) is moved


@pytest.mark.parametrize(
    ("now", "told", "due"),
    [
        ("2026-11-16 08:59", "2026-11-09", None),
        ("2026-11-16 09:00", "2026-11-09", MONDAY),
        ("2026-11-16 09:00", None, MONDAY),
        ("2026-11-16 10:00", "2026-11-16", None),
        ("2026-11-17 02:00", "2026-11-09", None),
        ("2026-11-18 20:59", "2026-11-09", MONDAY),
        ("2026-11-18 21:00", "2026-11-09", None),
        ("2026-11-19 10:00", "2026-11-09", None),
    ],
)
def test_a_week_is_told_on_monday_or_soon_after(now: str, told: str | None, due: date | None) -> None:
    assert week_to_tell(datetime.fromisoformat(now), date.fromisoformat(told) if told else None) == due


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 18, 10, tzinfo=UTC),
        datetime(2026, 11, 16, 9, tzinfo=UTC),
        datetime(2026, 11, 22, 23, tzinfo=UTC),
    ],
)
def test_switched_on_in_the_week_it_begins_next_monday(moment: datetime) -> None:
    assert week_to_tell(moment, told_before(moment)) is None
    assert week_to_tell(datetime(2026, 11, 23, 9, tzinfo=UTC), told_before(moment)) == date(2026, 11, 16)


def test_switched_on_early_on_monday_it_begins_the_same_day() -> None:
    early = datetime(2026, 11, 16, 8, 59, tzinfo=UTC)
    assert week_to_tell(datetime(2026, 11, 16, 9, tzinfo=UTC), told_before(early)) == MONDAY
