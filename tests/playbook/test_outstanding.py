"""Money outstanding (F4): what is left, and the sums by when it is due."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from playbook.outstanding import Owed, Sum, ages, left

WEDNESDAY = date(2026, 11, 18)


def test_sums_by_day_on_each_edge() -> None:
    owed = [
        Owed(100, date(2026, 11, 17)), Owed(200, WEDNESDAY), Owed(300, date(2026, 11, 22)),
        Owed(400, date(2026, 11, 23)), Owed(500, None),
    ]  # fmt: skip
    found = ages(owed, WEDNESDAY)
    assert (found.late, found.week, found.later, found.undated) == (Sum(1, 100), Sum(2, 500), Sum(1, 400), Sum(1, 500))
    assert found.all == Sum(5, 1500)
    assert ages([], WEDNESDAY).all == Sum()


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_what_is_left_is_never_below_nothing(amount: int, paid: int) -> None:
    assert left(amount, paid) == max(amount - paid, 0)
