"""The yearly loss (D4): who was a customer a year ago, and who is none any more."""

from datetime import date, timedelta

import numpy as np
import pytest

from playbook.churn import FEW, Loss, losses, total, year_before
from playbook.history import Purchase
from playbook.lapse import Log, figures

TODAY = date(2026, 11, 18)
YEAR_AGO = date(2025, 11, 18)
ONE, TWO = 7, 8  # owners


def of(histories: dict[int, list[Purchase]], owners: dict[int, int], **more: object) -> dict[int, Loss]:
    """The losses of a team whose clients have these histories and owners."""
    found = figures(Log.of(histories), TODAY)
    mine = np.array([owners[int(client)] for client in found.client], dtype=np.int64)
    return losses(found, mine, more.pop("given_up", ()), TODAY, **more)  # type: ignore[arg-type]


def on(*days: date, amount: int = 1_000) -> list[Purchase]:
    """A purchase on each day."""
    return [Purchase(day, amount) for day in days]


def test_the_year_begins_on_this_day_a_year_ago() -> None:
    assert year_before(TODAY) == YEAR_AGO
    assert year_before(date(2028, 2, 29)) == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("bought", "counted"),
    [
        (on(YEAR_AGO - timedelta(days=1)), Loss(1, 1, 1_000)),  # the last day on which he could become one
        (on(YEAR_AGO), Loss()),  # new in the year
        (on(date(2024, 11, 18)), Loss(1, 1, 1_000)),  # the first day
        (on(date(2024, 11, 17)), Loss()),  # was lost a year ago already
        (on(YEAR_AGO - timedelta(days=1), YEAR_AGO), Loss(1, 0, 0)),  # stayed
        (on(date(2025, 3, 1), date(2025, 6, 1)), Loss(1, 1, 2_000)),
        (on(date(2025, 3, 1), amount=0), Loss(1, 1, 0)),  # a gift: he was here
        (on(date(2025, 3, 1), date(2027, 1, 1)), Loss(1, 1, 1_000)),  # what is still to come counts for nothing
        ([*on(date(2025, 3, 1)), Purchase(date(2025, 4, 1), -1_000)], None),  # brought back: never was one
        ([*on(date(2025, 3, 1), TODAY), Purchase(TODAY, -1_000)], Loss(1, 1, 1_000)),  # the second was brought back
    ],
)
def test_who_counts_as_a_customer_then_and_as_lost(bought: list[Purchase], counted: Loss | None) -> None:
    found = of({1: bought}, {1: ONE})
    assert found.get(ONE, Loss()) == (counted or Loss())


def test_one_who_was_given_up_is_lost_though_he_bought_in_the_year() -> None:
    bought = on(date(2025, 3, 1), date(2026, 2, 1))
    assert of({1: bought}, {1: ONE}, given_up={1})[ONE] == Loss(1, 1, 2_000)
    assert of({1: on(date(2026, 2, 1))}, {1: ONE}, given_up={1}) == {}


def test_each_owner_has_his_own_and_together_they_are_the_team_s() -> None:
    lost, kept = on(date(2025, 3, 1)), on(date(2025, 3, 1), TODAY)
    found = of({1: lost, 2: kept, 3: lost}, {1: ONE, 2: ONE, 3: TWO})
    assert found == {ONE: Loss(2, 1, 1_000), TWO: Loss(1, 1, 1_000)}
    assert total(found.values()) == Loss(3, 2, 2_000)


def test_with_a_long_cycle_lost_is_who_missed_his_service_or_was_given_up() -> None:
    bought = on(date(2025, 1, 1))
    five = dict.fromkeys(range(1, 6), bought)
    missed = {1: date(2026, 6, 30), 2: date(2025, 7, 1)}  # the second had missed it a year ago already
    found = of(five, dict.fromkeys(range(1, 6), ONE), given_up={3}, missed=missed)
    assert found[ONE] == Loss(4, 2, 2_000)


@pytest.mark.parametrize(
    ("loss", "rate", "high"),
    [
        (Loss(), None, False),
        (Loss(FEW - 1, FEW - 1), None, False),
        (Loss(5, 1), 0.2, False),
        (Loss(100, 21), 0.21, True),
        (Loss(5, 5), 1.0, True),
    ],
)
def test_of_few_no_share_is_spoken_of_and_above_a_fifth_it_is_high(loss: Loss, rate: float | None, high: bool) -> None:
    assert (loss.rate, loss.is_high) == (rate, high)


def test_a_team_without_any_purchase_has_no_loss() -> None:
    assert of({}, {}) == {}
    assert total([]) == Loss()
