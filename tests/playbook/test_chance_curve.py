"""The curve of one customer's chances (D3): it leaps with each purchase, falls with silence, and ends as alerts do."""

import random
from datetime import date, timedelta

import pytest

from playbook import bgnbd
from playbook.chance_curve import STEPS, chance_curve
from playbook.history import Purchase
from playbook.lapse import assess

TODAY = date(2026, 11, 18)
MODEL = bgnbd.fit([])


def bought(*days_ago: int, amount: int = 10_000) -> list[Purchase]:
    return [Purchase(TODAY - timedelta(days=ago), amount) for ago in days_ago]


def test_it_ends_with_what_the_alert_says() -> None:
    history = bought(*range(95, 95 + 38 * 13, 38))
    curve, alert = chance_curve(history, MODEL, TODAY), assess(history, MODEL, TODAY)
    assert curve is not None
    assert alert is not None
    assert curve.now == pytest.approx(alert.p_buy)
    assert (curve.today, curve.ahead[0]) == (TODAY, curve.past[-1])
    assert curve.ahead[-1].day == TODAY + timedelta(weeks=13)
    assert curve.usual_until == TODAY - timedelta(days=95 - 38)
    chances = [point.chance for point in curve.ahead]
    assert chances == sorted(chances, reverse=True)


def test_it_leaps_on_the_days_of_purchases_and_falls_between_them() -> None:
    curve = chance_curve(bought(200, 160, 120, 10), MODEL, TODAY)
    assert curve is not None
    by_day = {point.day: point.chance for point in curve.past}
    assert curve.bought == tuple(TODAY - timedelta(days=ago) for ago in (200, 160, 120, 10))
    assert curve.past[0].day == curve.bought[1], "after a single purchase there is no chance to be told of"
    for day in curve.bought[2:]:
        assert by_day[day] > by_day[day - timedelta(days=1)]


def test_a_single_day_has_no_curve() -> None:
    assert chance_curve([], MODEL, TODAY) is None
    assert chance_curve(bought(5, 5, 5), MODEL, TODAY) is None
    assert chance_curve(bought(5, -3), MODEL, TODAY) is None, "a day to come is none"
    assert chance_curve([*bought(20, 5), *bought(4, amount=-10_000)], MODEL, TODAY) is None, "brought back"


def test_many_purchases_and_long_silences_stay_drawable() -> None:
    often = chance_curve(bought(*range(3_000)), MODEL, TODAY)
    rare = chance_curve(bought(9_000, 8_000, 7_000), MODEL, TODAY)
    both = chance_curve(bought(1, 0), MODEL, TODAY)
    for curve in (often, rare, both):
        assert curve is not None
        assert len(curve.past) <= 3 * STEPS
        assert all(0 <= point.chance <= 1 for point in (*curve.past, *curve.ahead))
        days = [point.day for point in curve.past]
        assert days == sorted(set(days))


def test_any_history_is_drawn() -> None:
    chance = random.Random(7)
    for _ in range(60):
        days = [chance.randint(-5, 900) for _ in range(chance.randint(2, 12))]
        curve = chance_curve(bought(*days, amount=chance.choice((-500, 0, 500))), MODEL, TODAY)
        assert curve is None or (curve.bought[-1] <= curve.today and curve.usual_until > curve.bought[-1])
