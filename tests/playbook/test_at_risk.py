"""Who of many is at risk (D3), who is beyond an alert, and what a loss is put down to (D4)."""

from datetime import date, timedelta

import pytest

from playbook.history import Purchase
from playbook.lapse import assess, at_risk, fit_team, is_long_gone
from playbook.winback import Cause, Reason, causes

TODAY = date(2026, 11, 18)


def every(days: int, times: int, *, silent: int, amount: int = 10_000) -> list[Purchase]:
    """A client who bought `times` times, every so many days, and has been silent since."""
    last = TODAY - timedelta(days=silent)
    return [Purchase(last - timedelta(days=days * back), amount) for back in range(times)]


def test_those_out_of_their_rhythm_are_named_the_most_at_stake_first() -> None:
    histories = {
        1: every(30, 8, silent=20),
        2: every(30, 8, silent=120),
        3: every(30, 8, silent=120, amount=90_000),
        4: every(90, 8, silent=100),
        5: every(30, 1, silent=400),
    }
    model = fit_team(histories.values(), TODAY)
    assert [each.client for each in at_risk(histories, model, TODAY)] == [3, 2]


def test_as_of_a_day_what_came_later_is_not_known() -> None:
    histories = {1: [*every(30, 8, silent=120), Purchase(TODAY - timedelta(days=1), 5_000)]}
    before = TODAY - timedelta(days=2)
    model = fit_team(histories.values(), before)
    assert [each.client for each in at_risk(histories, model, before)] == [1]
    assert at_risk(histories, model, TODAY) == []


def test_nobody_at_all_is_at_risk_in_an_empty_team() -> None:
    assert at_risk({}, fit_team([], TODAY), TODAY) == []


@pytest.mark.parametrize(("silent", "gone"), [(365, False), (455, False), (456, True)])
def test_beyond_a_year_and_three_gaps_nobody_is_woken(silent: int, gone: bool) -> None:
    seen = assess(every(30, 5, silent=silent), fit_team([], TODAY), TODAY)
    assert seen is not None
    assert is_long_gone(seen) is gone


@pytest.mark.parametrize(
    ("reason", "first"),
    [(Reason.PRICE, Cause.PRODUCT), (Reason.UNFRIENDLY, Cause.SELLING), (Reason.BROKEN_PROMISE, Cause.SERVICE)],
)
def test_the_likeliest_cause_comes_first_and_none_is_missing(reason: Reason, first: Cause) -> None:
    assert causes(reason)[0] is first
    assert set(causes(reason)) == set(Cause)


@pytest.mark.parametrize("reason", [Reason.UNCLEAR, None])
def test_without_a_clear_reason_the_causes_stand_in_their_own_order(reason: Reason | None) -> None:
    assert causes(reason) == list(Cause)
