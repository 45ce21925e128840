"""Early warning from each client's own rhythm (D3), and that odd data never break it."""

import math
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.bgnbd import Model, Summary, fit
from playbook.history import Purchase
from playbook.lapse import (
    Assessment,
    Candidate,
    Rhythm,
    Standing,
    assess,
    is_lapsing,
    rank,
    rhythm,
    summary,
    tenths,
    worse,
)

TODAY = date(2026, 11, 18)
PRIOR = fit([])
HISTORIES = st.lists(
    st.builds(Purchase, st.dates(date(2000, 1, 1), date(2027, 6, 1)), st.integers(-10_000, 10**9)), max_size=30
)


def every(days: int, times: int, *, silent: int, amount: int = 10_000) -> list[Purchase]:
    """A client who bought `times` times, every so many days, and has been silent since."""
    last = TODAY - timedelta(days=silent)
    return [Purchase(last - timedelta(days=days * back), amount) for back in range(times)]


def seen(bought: list[Purchase], model: Model | None = None) -> Assessment:
    """The assessment of a client who has a rhythm."""
    found = assess(bought, model or fit([known for known in [summary(bought, TODAY)] if known]), TODAY)
    assert found is not None
    return found


def standing(client: Assessment) -> Standing:
    """What a case remembers of it."""
    return Standing(client.gap_days, client.p_buy, client.count)


def test_a_rhythm_is_the_median_gap_between_purchase_days() -> None:
    days = [date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 31), date(2026, 7, 1)]
    found = rhythm([Purchase(day, 100) for day in days], date(2026, 8, 1))
    assert found == Rhythm(20, 151, 31, 4, date(2026, 1, 1), date(2026, 7, 1))


def test_half_days_of_a_median_are_rounded_up() -> None:
    days = [date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 26)]
    found = rhythm([Purchase(day, 100) for day in days], TODAY)
    assert found is not None
    assert found.usual_days == 13


def test_refunds_and_days_to_come_are_no_visits_but_a_free_item_is() -> None:
    known = [Purchase(date(2026, 1, 1), 100), Purchase(date(2026, 1, 11), 0)]
    odd = [Purchase(date(2026, 1, 5), -99), Purchase(date(2027, 1, 1), 100)]
    assert rhythm([*known, *odd], TODAY) == rhythm(known, TODAY)


def test_what_was_brought_back_whole_was_no_visit_whenever_that_was() -> None:
    stays = [Purchase(date(2026, 1, 1), 100), Purchase(date(2026, 2, 1), 100)]
    returned = [Purchase(date(2026, 1, 20), 900), Purchase(date(2026, 5, 1), -900)]
    assert rhythm([*stays, *returned], TODAY) == rhythm(stays, TODAY)
    assert rhythm([*stays, *returned], date(2026, 4, 30)) != rhythm(stays, date(2026, 4, 30))
    assert seen([*stays, *returned], PRIOR) == seen(stays, PRIOR)


def test_one_purchase_has_no_rhythm_no_chance_and_no_alert() -> None:
    once = [Purchase(date(2024, 1, 1), 10**9), Purchase(date(2024, 1, 1), 5)]
    assert rhythm(once, TODAY) is None
    assert assess(once, PRIOR, TODAY) is None
    assert assess([], PRIOR, TODAY) is None
    assert summary([], TODAY) is None


def test_96_days_without_a_tyre_order_where_38_are_usual_is_an_alert() -> None:
    found = seen(every(38, 13, silent=96, amount=158_300))
    assert (found.usual_days, found.gap_days, found.count) == (38, 96, 13)
    assert found.p_buy < found.p_usual
    assert is_lapsing(found)
    assert found.few_data
    assert found.yearly_value == 10 * 158_300


@pytest.mark.parametrize(("days", "times"), [(1, 60), (7, 40), (30, 12), (90, 8), (365, 6)])
def test_any_shop_rhythm_is_judged_by_itself(days: int, times: int) -> None:
    fresh = seen(every(days, times, silent=days))
    late = seen(every(days, times, silent=12 * days))
    assert not is_lapsing(fresh)
    assert is_lapsing(late)
    assert late.p_buy < fresh.p_buy <= fresh.p_usual


def test_the_same_silence_is_an_alert_for_one_and_usual_for_another() -> None:
    weekly, yearly = every(7, 30, silent=100), every(350, 5, silent=100)
    model = fit([known for bought in (weekly, yearly) if (known := summary(bought, TODAY))])
    assert is_lapsing(seen(weekly, model))
    assert not is_lapsing(seen(yearly, model))


def test_a_client_used_to_long_breaks_is_left_in_peace() -> None:
    seasonal = [Purchase(TODAY - timedelta(days=back), 5_000) for back in (150, 157, 164, 364, 371, 378)]
    found = seen(seasonal)
    assert (found.usual_days, found.longest_days, found.gap_days) == (7, 200, 150)
    assert not is_lapsing(found)


def test_a_single_known_gap_must_be_doubled_before_it_says_anything() -> None:
    assert not is_lapsing(seen(every(30, 2, silent=59)))
    assert is_lapsing(seen(every(30, 2, silent=90)))


def test_a_chance_falls_with_silence_and_starts_at_the_usual_one() -> None:
    known = fit([summary(every(30, 8, silent=30), TODAY) or Summary(0, 0, 0)])
    chances = [seen(every(30, 8, silent=silent), known) for silent in (0, 20, 40, 80, 160, 320)]
    assert chances[0].p_buy == chances[0].p_usual
    assert all(later.p_buy < earlier.p_buy for earlier, later in pairwise(chances))


def test_a_year_at_stake_is_what_was_spent_up_to_the_last_purchase() -> None:
    bought = [
        Purchase(date(2024, 3, 1), 7_000),
        Purchase(date(2024, 3, 2), 500),
        Purchase(date(2025, 3, 1), 300),
        Purchase(date(2025, 3, 1), -100),
    ]
    assert seen(bought, PRIOR).yearly_value == 7_700
    assert seen([*bought, Purchase(date(2025, 3, 2), 1)], PRIOR).yearly_value == 701


def test_an_open_case_is_told_again_only_when_clearly_worse() -> None:
    model = fit([known for known in [summary(every(38, 13, silent=96), TODAY)] if known])
    opened = seen(every(38, 13, silent=96), model)
    assert not worse(standing(opened), standing(opened), 38)
    assert not worse(standing(opened), standing(seen(every(38, 13, silent=110), model)), 38)
    assert worse(standing(opened), standing(seen(every(38, 13, silent=200), model)), 38)
    bought_again = seen(every(38, 14, silent=300), model)
    assert not worse(standing(opened), standing(bought_again), 38)


def stake(client: int, *, p_buy: float, points: int, value: int) -> Candidate:
    """A candidate with these figures and an ordinary rhythm."""
    known = Assessment(38, 60, 96, 13, p_buy, 0.9, p_buy, value, few_data=False)
    return Candidate(client, known, points, risk=1 - p_buy)


def test_the_greater_loss_comes_first() -> None:
    small = stake(1, p_buy=0.1, points=12, value=1_000)
    great = stake(2, p_buy=0.1, points=12, value=90_000)
    sure = stake(3, p_buy=0.7, points=38, value=90_000)
    assert [each.client for each in rank([small, sure, great])] == [2, 3, 1]
    assert rank([]) == []


def test_equals_keep_a_settled_order() -> None:
    alike = [stake(client, p_buy=0.3, points=20, value=500) for client in (5, 2, 9)]
    assert [each.client for each in rank(alike)] == [2, 5, 9]
    worthless = [stake(1, p_buy=0.9, points=0, value=0), stake(2, p_buy=0.2, points=0, value=0)]
    assert [each.client for each in rank(worthless)] == [2, 1]


@pytest.mark.parametrize(
    ("chance", "told"), [(0.0, 1), (0.04, 1), (0.149, 1), (0.15, 2), (0.5, 5), (0.94, 9), (0.99, 9), (1.0, 9)]
)
def test_a_chance_is_told_in_tenths_and_never_as_certain(chance: float, told: int) -> None:
    assert tenths(chance) == told


def test_without_any_repeat_buyer_the_model_is_the_stated_prior() -> None:
    one_day = fit([Summary(0, 0.0, 0.0)] * 40)
    assert (one_day.r, one_day.a, one_day.b, one_day.few_data) == (1.0, 0.75, 2.25, True)
    assert one_day == PRIOR


def test_equal_clients_and_young_teams_are_still_few_data() -> None:
    assert fit([Summary(3, 9.0, 10.0)] * 5_000).few_data
    assert fit([Summary(3, 9.0, 80.0)] * 299).few_data
    assert not fit([Summary(3, 9.0, 80.0)] * 300).few_data


def test_the_prior_has_the_scale_of_the_team() -> None:
    daily, yearly = fit([Summary(5, 5 / 7, 1.0)]), fit([Summary(5, 260.0, 364.0)])
    assert daily.r == pytest.approx(yearly.r, rel=1e-3)
    assert yearly.alpha / daily.alpha == pytest.approx(364.0, rel=1e-3)


def test_two_hundred_thousand_purchases_of_one_client() -> None:
    start = TODAY - timedelta(days=5_000)
    bought = [Purchase(start + timedelta(days=number % 4_900), 100) for number in range(200_000)]
    found = seen(bought)
    assert (found.usual_days, found.gap_days, found.count) == (1, 101, 4_900)
    assert is_lapsing(found)
    assert tenths(found.p_buy) == 1


@settings(max_examples=40)
@given(team=st.lists(HISTORIES, min_size=1, max_size=6))
def test_whatever_the_team_chances_are_chances(team: list[list[Purchase]]) -> None:
    model = fit([known for bought in team if (known := summary(bought, TODAY))])
    assert all(math.isfinite(value) and value > 0 for value in (model.r, model.alpha, model.a, model.b))
    for bought in team:
        found = assess(bought, model, TODAY)
        if found is not None:
            assert 0 <= found.p_buy <= found.p_alive <= 1
            assert 0 <= found.p_usual <= 1
            assert found.yearly_value >= 0
            assert 1 <= tenths(found.p_buy) <= 9
            assert found.gap_days >= 0
            assert is_lapsing(found) in {True, False}
            assert not worse(standing(found), standing(found), found.usual_days)


@settings(max_examples=25)
@given(repeats=st.integers(0, 100_000), gap=st.floats(0.001, 500), silence=st.floats(0, 5_000), many=st.booleans())
def test_a_fit_to_the_oddest_team_stays_finite(repeats: int, gap: float, silence: float, many: bool) -> None:
    client = Summary(repeats, repeats * gap, repeats * gap + silence)
    model = fit([client] * (400 if many else 1))
    assert 0 <= model.p_buy(client, 13) <= model.p_alive(client) <= 1
    assert math.isfinite(model.log_likelihood([client]))
