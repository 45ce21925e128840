"""Deals in the making (F3): which month a deal belongs to, what it may bring, and what a team's record teaches."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook import making
from playbook.making import BELIEF, ENOUGH, WEIGHTS, Chance, Forecast, Tally, forecast, grade_of, month_after, weights
from playbook.stages import ProspectClass

HOT, WARM, COOL, NONE = ProspectClass.HOT, ProspectClass.WARM, ProspectClass.COOL, ProspectClass.NONE
OCT, NOV, DEC = date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)


def test_a_month_sums_up_what_may_close_in_it() -> None:
    chances = [
        Chance(10_000_000, NOV, HOT),
        Chance(5_000_000, OCT, WARM),  # its month is over: it shows in the current one
        Chance(2_000_000, NOV, COOL, moved_from=OCT, has_next=False),
        Chance(9_000_000, DEC, HOT),
        Chance(1_000_000, None, HOT),
        Chance(7_000_000, NOV, NONE),  # refused plainly: nothing to count on
    ]
    assert forecast(chances, NOV, NOV, WEIGHTS) == Forecast(
        count=4, amount=24_000_000, weighted=7_000_000 + 2_000_000 + 200_000, slipped=2, slipped_amount=7_000_000,
        without_next=1,
    )  # fmt: skip
    assert forecast(chances, DEC, NOV, WEIGHTS) == Forecast(count=1, amount=9_000_000, weighted=6_300_000)
    assert forecast([], NOV, NOV, WEIGHTS) == Forecast()


def test_a_class_is_set_else_filed_else_warm() -> None:
    assert (grade_of(HOT, COOL), grade_of(None, COOL), grade_of(None, None)) == (HOT, COOL, WARM)


def test_the_convention_holds_until_enough_deals_have_ended() -> None:
    assert weights({}) == WEIGHTS
    assert weights({HOT: Tally(won=ENOUGH - 1, moved=50)}) == WEIGHTS


def test_the_own_record_counts_with_what_was_put_off() -> None:
    share = weights({HOT: Tally(won=20, lost=10, moved=10), COOL: Tally(lost=5)})
    assert share[HOT] == pytest.approx((20 + BELIEF * 0.7) / (40 + BELIEF))
    assert share[COOL] == pytest.approx((0 + BELIEF * 0.1) / (5 + BELIEF))
    assert share[WARM] == WEIGHTS[WARM]  # none of that class: as it was


@given(st.dictionaries(st.sampled_from(ProspectClass), st.builds(Tally, *[st.integers(0, 10_000)] * 3)))
def test_a_weight_is_a_share_whatever_the_record(record: dict[ProspectClass, Tally]) -> None:
    assert all(0 <= share <= 1 for share in weights(record).values())


@given(st.dates(), st.integers(-200_000, 200_000))
def test_months_stay_in_the_calendar(day: date, months: int) -> None:
    assert month_after(making.month_of(day), months).day == 1


def test_the_likeliest_months_go_over_the_year() -> None:
    assert making.likely_months(date(2026, 11, 30)) == [NOV, DEC, date(2027, 1, 1)]
