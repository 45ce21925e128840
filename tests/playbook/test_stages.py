"""Stage (A2), values (A3) and the emotional account (A4)."""

from datetime import date, timedelta

import pytest

from playbook.stages import (
    Account,
    Deed,
    Entry,
    Stage,
    StageChange,
    Trend,
    Value,
    account,
    change_stage,
    legal_stages,
    promise_entry,
    strongest,
)

TODAY = date(2026, 11, 18)


def test_closeness_grows_step_by_step_and_can_be_lost_at_once() -> None:
    assert legal_stages(Stage.LIKES) == (Stage.STRANGER, Stage.ACCEPTS, Stage.TRUSTS)
    assert legal_stages(Stage.STRANGER) == (Stage.ACCEPTS,)
    assert legal_stages(Stage.RELIES) == (Stage.STRANGER, Stage.ACCEPTS, Stage.LIKES, Stage.TRUSTS)
    assert legal_stages(None) == tuple(Stage)


def test_a_move_is_dated_and_has_its_reason() -> None:
    moved = change_stage(Stage.ACCEPTS, Stage.LIKES, TODAY, "  一起打了球 ")
    assert moved == StageChange(TODAY, Stage.ACCEPTS, Stage.LIKES, "一起打了球")
    assert change_stage(None, Stage.TRUSTS, TODAY, "old friend").before is None


@pytest.mark.parametrize(
    ("now", "to", "reason"),
    [
        (Stage.STRANGER, Stage.TRUSTS, "too fast"),
        (Stage.LIKES, Stage.LIKES, "no move"),
        (Stage.LIKES, Stage.TRUSTS, "  "),
    ],
)
def test_a_leap_or_a_move_without_reason_is_refused(now: Stage, to: Stage, reason: str) -> None:
    with pytest.raises(ValueError, match=r"no way|reason"):
        change_stage(now, to, TODAY, reason)


def test_shared_ideals_are_the_strongest_value() -> None:
    assert strongest([Value.GET_ON, Value.WANT_THE_SAME, Value.USEFUL]) is Value.WANT_THE_SAME
    assert strongest([]) is None


def test_deposits_and_withdrawals_make_balance_and_trend() -> None:
    old = [Entry(TODAY - timedelta(days=60), Deed.INTEREST, deposit=True)] * 3
    assert account(old, TODAY) == Account(3, Trend.LEVEL)
    broken = promise_entry(TODAY, kept=False)
    assert account([*old, broken], TODAY) == Account(2, Trend.DOWN)
    mended = [Entry(TODAY, Deed.FAULT_ADMITTED, deposit=True), promise_entry(TODAY, kept=True)]
    assert account([*old, broken, *mended], TODAY) == Account(4, Trend.UP)
    assert account([], TODAY) == Account(0, Trend.LEVEL)


def test_the_trend_looks_thirty_days_back_and_not_ahead() -> None:
    within, before, ahead = (promise_entry(TODAY - timedelta(days=days), kept=True) for days in (29, 30, -1))
    assert account([within], TODAY).trend is Trend.UP
    assert account([before], TODAY).trend is Trend.LEVEL
    assert account([ahead], TODAY) == Account(0, Trend.LEVEL)


def test_there_are_seven_ways_to_pay_in() -> None:
    assert len(Deed) == 7
