"""Tiers (D1) at every edge of the table, and what is missing for the next one (D2)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.history import Purchase
from playbook.rfm import (
    DEFAULT_RULES,
    Activity,
    Edge,
    NoScore,
    Rfm,
    RfmRules,
    Tier,
    activity,
    edge,
    reached,
    score,
    score_activity,
    window_start,
)

TODAY = date(2026, 11, 18)
HISTORIES = st.lists(
    st.builds(Purchase, st.dates(date(2025, 6, 1), date(2027, 3, 1)), st.integers(-50_000, 400_000)), max_size=12
)


def scored(last: date = TODAY, count: int = 1, amount: int = 100, rules: RfmRules = DEFAULT_RULES) -> Rfm:
    """The score of a client summed up like this, who must have one."""
    result = score_activity(Activity(last, count, amount), TODAY, rules)
    assert isinstance(result, Rfm)
    return result


@pytest.mark.parametrize(
    ("last", "recency"),
    [
        (date(2026, 11, 18), 5),
        (date(2026, 10, 18), 5),
        (date(2026, 10, 17), 4),
        (date(2026, 8, 18), 4),
        (date(2026, 8, 17), 3),
        (date(2026, 7, 18), 3),
        (date(2026, 7, 17), 2),
        (date(2026, 4, 18), 2),
        (date(2026, 4, 17), 1),
        (date(2025, 11, 18), 1),
    ],
)
def test_recency_by_calendar_months(last: date, recency: int) -> None:
    assert scored(last=last).recency == recency


@pytest.mark.parametrize(("count", "frequency"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 4), (6, 5), (200, 5)])
def test_frequency_by_purchases(count: int, frequency: int) -> None:
    assert scored(count=count).frequency == frequency


@pytest.mark.parametrize(
    ("amount", "money"),
    [
        (1, 1),
        (29_999, 1),
        (30_000, 2),
        (49_999, 2),
        (50_000, 3),
        (99_999, 3),
        (100_000, 4),
        (199_999, 4),
        (200_000, 5),
        (10**12, 5),
    ],
)
def test_money_by_amount(amount: int, money: int) -> None:
    assert scored(amount=amount).money == money


@pytest.mark.parametrize(
    ("points", "tier"),
    [
        (40, Tier.PLATINUM),
        (36, Tier.PLATINUM),
        (35, Tier.GOLD),
        (26, Tier.GOLD),
        (25, Tier.SILVER),
        (17, Tier.SILVER),
        (16, Tier.BRONZE),
        (8, Tier.BRONZE),
        (1, Tier.BRONZE),
    ],
)
def test_tier_floors(points: int, tier: Tier) -> None:
    assert DEFAULT_RULES.tier_of(points) is tier


def test_points_are_one_three_and_four_times_the_levels() -> None:
    best = scored(count=6, amount=200_000)
    assert (best.points, best.tier) == (40, Tier.PLATINUM)
    least = scored(last=date(2025, 12, 1))
    assert (least.points, least.tier) == (8, Tier.BRONZE)
    mixed = scored(last=date(2026, 9, 1), count=3, amount=120_000)
    assert (mixed.recency, mixed.frequency, mixed.money, mixed.points) == (4, 3, 4, 29)


def test_nothing_in_twelve_months_is_dormant_and_never_bought_is_something_else() -> None:
    assert score([Purchase(date(2025, 11, 17), 5_000)], TODAY) is NoScore.DORMANT
    assert isinstance(score([Purchase(date(2025, 11, 18), 5_000)], TODAY), Rfm)
    assert score([], TODAY) is NoScore.NEVER_BOUGHT


def test_gifts_refunds_and_days_to_come_do_not_count() -> None:
    real = Purchase(date(2026, 11, 1), 40_000)
    noise = [
        Purchase(TODAY, 0),
        Purchase(date(2026, 10, 31), -900_000),
        Purchase(TODAY + timedelta(days=1), 900_000),
        Purchase(date.max, 1),
    ]
    assert score([real, *noise], TODAY) == score([real], TODAY)
    assert score(noise, TODAY) is NoScore.NEVER_BOUGHT


def test_only_the_window_is_summed_up_but_the_last_day_may_be_older() -> None:
    old, new = Purchase(date(2024, 1, 1), 70_000), Purchase(date(2026, 1, 1), 30_000)
    assert activity([old, new], TODAY) == Activity(date(2026, 1, 1), 1, 30_000)
    assert activity([old], TODAY) == Activity(date(2024, 1, 1), 0, 0)
    assert window_start(TODAY) == date(2025, 11, 18)


def test_a_team_may_change_limits_and_weights() -> None:
    cars = RfmRules(money_floors=(50_000_000, 20_000_000, 10_000_000, 5_000_000, 1))
    assert scored(amount=20_000_000, rules=cars).money == 4
    only_money = RfmRules(recency_weight=0, frequency_weight=0, money_weight=8)
    assert scored(amount=200_000, rules=only_money).tier is Tier.PLATINUM


@pytest.mark.parametrize(
    "wrong",
    [
        {"recency_months": (1, 3, 3, 7, 12)},
        {"recency_months": (0, 3, 4, 7, 12)},
        {"frequency_floors": (6, 4, 3, 2)},
        {"frequency_floors": (6, 4, 3, 2, 0)},
        {"money_floors": (1, 2, 3, 4, 5)},
        {"gold": 36},
        {"money_weight": -1},
        {"bronze": 9},
    ],
)
def test_a_table_that_contradicts_itself_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"limits|months|weights"):
        RfmRules(**wrong)


def test_one_more_purchase_of_120_makes_platinum_until_the_oldest_leaves_the_window() -> None:
    days = [date(2025, 12, 9), date(2026, 3, 1), date(2026, 7, 1), date(2026, 10, 30)]
    bought = [Purchase(day, 47_000) for day in days]
    assert edge(bought, TODAY) == Edge(Tier.PLATINUM, 12_000, date(2026, 12, 9))


def test_one_more_purchase_of_any_amount_may_be_enough() -> None:
    bought = [Purchase(date(2026, 10, 1), 30_000), Purchase(date(2026, 9, 1), 30_000)]
    assert edge(bought, TODAY) == Edge(Tier.GOLD, 0, date(2027, 9, 1))


def test_no_edge_two_steps_away_nor_at_the_top_nor_while_dormant() -> None:
    three_small = [Purchase(date(2026, 10, 1), 18_000)] * 3
    assert score(three_small, TODAY) == Rfm(4, 3, 3, 25, Tier.SILVER)
    assert edge(three_small, TODAY) == Edge(Tier.GOLD, 0, date(2027, 10, 1))
    four_small = [Purchase(date(2026, 10, 1), 15_000)] * 4
    assert score(four_small, TODAY) == Rfm(4, 4, 3, 28, Tier.GOLD)
    assert edge(four_small, TODAY) is None
    assert edge([Purchase(date(2026, 10, 1), 50_000)] * 6, TODAY) is None
    assert edge([Purchase(date(2024, 10, 1), 900_000)], TODAY) is None
    assert edge([], TODAY) is None


@given(history=HISTORIES)
def test_an_edge_keeps_its_word_up_to_its_last_day(history: list[Purchase]) -> None:
    found, present = edge(history, TODAY), score(history, TODAY)
    if found is None:
        return
    known = [each for each in history if each.day <= TODAY]
    bought = max(found.amount, 1)
    for day in (TODAY, found.until):
        after = score([*known, Purchase(day, bought)], day)
        assert reached(present, after) is not None
        assert isinstance(after, Rfm)
        assert after.tier >= found.tier
    if found.amount:
        less = score([*known, Purchase(TODAY, found.amount - 1)], TODAY)
        assert isinstance(less, Rfm)
        assert less.tier < found.tier


def test_a_tier_just_reached_is_named_once() -> None:
    silver, gold = scored(count=2, amount=60_000), scored(count=4, amount=100_000)
    assert (silver.tier, gold.tier) == (Tier.SILVER, Tier.GOLD)
    assert reached(silver, gold) is Tier.GOLD
    assert reached(gold, gold) is None
    assert reached(gold, silver) is None
    assert reached(NoScore.DORMANT, gold) is None


@given(
    last=st.dates(date(2025, 11, 18), TODAY),
    later=st.integers(0, 400),
    count=st.integers(1, 9),
    more=st.integers(0, 5),
    amount=st.integers(1, 300_000),
    extra=st.integers(0, 300_000),
)
def test_more_recent_more_often_and_more_money_never_lower_a_score(
    last: date, later: int, count: int, more: int, amount: int, extra: int
) -> None:
    base = scored(last, count, amount)
    assert scored(min(last + timedelta(days=later), TODAY), count, amount).points >= base.points
    assert scored(last, count + more, amount).points >= base.points
    assert scored(last, count, amount + extra).points >= base.points


@given(history=HISTORIES)
def test_any_history_has_a_score_in_range_or_a_reason_for_none(history: list[Purchase]) -> None:
    result = score(history, TODAY)
    if isinstance(result, Rfm):
        assert 8 <= result.points <= 40
        assert result.tier is DEFAULT_RULES.tier_of(result.points)
    else:
        assert not activity(history, TODAY).count
