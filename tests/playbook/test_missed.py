"""Trades with a long cycle (F7): what is due, and when it counts as missed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.lapse import Cycle, Due, DueKind, Ending, LastPurchase, dues, is_long_overdue, missed

TODAY = date(2026, 11, 18)
CAR = Cycle(DueKind.SERVICE, days=180, grace=30)
INSURANCE = Cycle(DueKind.POLICY, days=365, grace=15)
BUSINESS = Cycle(DueKind.CONTRACT, days=None, grace=15)


def ago(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


def test_a_service_is_missed_after_its_days_of_grace() -> None:
    assert missed(LastPurchase(ago(209)), [], CAR, TODAY) is None
    assert missed(LastPurchase(ago(210)), [], CAR, TODAY) == Due(DueKind.SERVICE, ago(30), 180)


def test_what_a_purchase_says_of_how_long_it_lasts_goes_before_what_is_usual() -> None:
    assert missed(LastPurchase(ago(210), 365), [], CAR, TODAY) is None
    found = missed(LastPurchase(ago(130), 90), [], CAR, TODAY)
    assert found == Due(DueKind.SERVICE, ago(40), 90)
    assert missed(LastPurchase(ago(130), 0), [], CAR, TODAY) is None, "0 days say nothing"


def test_a_contract_is_missed_when_it_ended_and_nothing_was_bought_since() -> None:
    ended = Ending(4, ago(45), "车险")
    assert missed(None, [ended], INSURANCE, TODAY) == Due(DueKind.POLICY, ago(45), 365, 4, "车险")
    assert missed(LastPurchase(ago(45)), [ended], INSURANCE, TODAY) is not None, "on the very day"
    assert missed(LastPurchase(ago(44)), [ended], INSURANCE, TODAY) is None
    assert missed(None, [Ending(4, ago(14))], INSURANCE, TODAY) is None


def test_where_a_policy_is_written_down_the_usual_year_says_nothing() -> None:
    runs_on = Ending(4, TODAY + timedelta(days=700))
    assert missed(LastPurchase(ago(400)), [runs_on], INSURANCE, TODAY) is None
    assert missed(LastPurchase(ago(400)), [], INSURANCE, TODAY) == Due(DueKind.POLICY, ago(35), 365)
    assert missed(LastPurchase(ago(400)), [runs_on], CAR, TODAY) == Due(DueKind.SERVICE, ago(220), 180)


def test_a_business_customer_without_a_contract_has_missed_nothing() -> None:
    assert missed(LastPurchase(ago(900)), [], BUSINESS, TODAY) is None
    assert missed(LastPurchase(ago(130), 90), [], BUSINESS, TODAY) is not None


def test_of_several_the_oldest_is_told() -> None:
    both = [Ending(5, ago(40), "b"), Ending(4, ago(60), "a")]
    found = missed(None, both, BUSINESS, TODAY)
    assert found is not None
    assert (found.contract, found.what) == (4, "a")


def test_nothing_known_nothing_missed() -> None:
    assert missed(None, [], CAR, TODAY) is None
    assert dues(None, [], CAR) == []


@pytest.mark.parametrize(("days", "long"), [(365, False), (366, True)])
def test_after_a_year_nobody_is_woken_for_it(days: int, long: bool) -> None:
    assert is_long_overdue(Due(DueKind.SERVICE, ago(days), 180), TODAY) is long


@given(
    st.none() | st.builds(LastPurchase, st.dates(date(2000, 1, 1), TODAY), st.none() | st.integers(-5, 4000)),
    st.lists(st.builds(Ending, st.integers(1, 9), st.dates(date(2000, 1, 1), date(2040, 1, 1))), max_size=4),
    st.sampled_from([CAR, INSURANCE, BUSINESS]),
)
def test_what_is_missed_is_due_and_unanswered(last: LastPurchase | None, contracts: list[Ending], cycle: Cycle) -> None:
    found = missed(last, contracts, cycle, TODAY)
    if found is not None:
        assert found in dues(last, contracts, cycle)
        assert (TODAY - found.on).days >= cycle.grace
        assert last is None or last.day <= found.on
