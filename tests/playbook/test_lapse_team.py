"""A whole team judged at once (D3): the same as one by one, the order of risk, and the prior that fades."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook import rfm
from playbook.bgnbd import Summaries, Summary, fit, prior_weight
from playbook.history import Purchase, kept
from playbook.lapse import (
    NEVER,
    Log,
    assess,
    at_risk,
    day_number,
    figures,
    fit_team,
    is_lapsing,
    judge,
    lapsing,
    long_gone,
    points,
    purchase_days,
    risk,
)
from playbook.lapse.rhythm import is_long_gone

TODAY = date(2026, 11, 18)
DAYS = st.dates(date(2023, 11, 1), date(2026, 12, 1))
BOUGHT = st.builds(Purchase, DAYS, st.integers(-30_000, 90_000))
TEAMS = st.lists(st.lists(BOUGHT, max_size=12), max_size=8).map(lambda team: dict(enumerate(team)))


def every(days: int, times: int, *, silent: int, amount: int = 10_000) -> list[Purchase]:
    """A client who bought `times` times, every so many days, and has been silent since."""
    last = TODAY - timedelta(days=silent)
    return [Purchase(last - timedelta(days=days * back), amount) for back in range(times)]


def parts(scored: rfm.Rfm | rfm.NoScore) -> tuple[int, int, int, int]:
    """R, F, M and the score; nothing without a tier."""
    if isinstance(scored, rfm.Rfm):
        return scored.recency, scored.frequency, scored.money, scored.points
    return 0, 0, 0, 0


@settings(max_examples=30)
@given(team=TEAMS)
def test_all_at_once_is_what_it_is_one_by_one(team: dict[int, list[Purchase]]) -> None:
    model = fit_team(team.values(), TODAY)
    found = figures(Log.of(team), TODAY)
    judged, scores = judge(found, model, TODAY), points(found, TODAY)
    assert set(found.client.tolist()) == {client for client, bought in team.items() if purchase_days(bought, TODAY)}
    mine = lapsing(judged, model, TODAY)
    for at, client in enumerate(found.client.tolist()):
        days = purchase_days(team[client], TODAY)
        assert (found.first[at], found.last[at]) == (day_number(days[0]), day_number(days[-1]))
        scored = rfm.score(team[client], TODAY)
        assert tuple(scores[:, at]) == parts(scored)
        assert (found.last_paid[at] == NEVER) == (scored is rfm.NoScore.NEVER_BOUGHT)
        seen = assess(team[client], model, TODAY)
        assert (seen is None) == (found.days[at] == 1)
        if seen is not None:
            assert (found.days[at], found.longest[at]) == (seen.count, seen.longest_days)
            assert found.yearly_value[at] == seen.yearly_value
            assert judged.p_buy[at] == pytest.approx(seen.p_buy)
            assert judged.p_alive[at] == pytest.approx(seen.p_alive)
            assert mine[at] == is_lapsing(seen)
            if mine[at]:
                assert found.usual[at] == seen.usual_days
                assert long_gone(found, TODAY)[at] == is_long_gone(seen)


@settings(max_examples=100)
@given(bought=st.lists(BOUGHT, max_size=10))
def test_what_is_kept_is_never_negative_and_adds_up(bought: list[Purchase]) -> None:
    left = kept(bought, TODAY)
    assert all(each.amount >= 0 for each in left)
    assert [each.day for each in left] == sorted(each.day for each in left)
    known = [each for each in bought if each.day <= TODAY]
    net = sum(each.amount for each in known)
    paid = sum(each.amount for each in known if each.amount > 0)
    assert max(net, 0) <= sum(each.amount for each in left) <= paid


@pytest.mark.parametrize(
    ("amounts", "left"),
    [
        ((3_280, -3_280), ()),
        ((500, 3_280, 500, -3_280), (500, 500)),
        ((500, 700, -600), (500, 100)),
        ((500, 700, -800), (400,)),
        ((500, -900, 700), (700,)),
        ((-500, 700), (700,)),
        ((0, 500, -500), (0,)),
        ((500, 500, -500, -500), ()),
    ],
)
def test_a_return_goes_off_what_it_returns(amounts: tuple[int, ...], left: tuple[int, ...]) -> None:
    bought = [Purchase(date(2026, 1, 1 + at), amount) for at, amount in enumerate(amounts)]
    assert tuple(each.amount for each in kept(bought, TODAY)) == left


def test_a_return_of_the_same_day_counts_in_either_order() -> None:
    assert kept([Purchase(TODAY, -300), Purchase(TODAY, 300)], TODAY) == []
    assert kept([Purchase(TODAY, 300), Purchase(TODAY + timedelta(days=1), -300)], TODAY) == [Purchase(TODAY, 300)]


def test_a_hundred_thousand_purchases_brought_back_are_settled_at_once() -> None:
    bought = [Purchase(TODAY, 1 + number) for number in range(50_000)]
    back = [Purchase(TODAY, -each.amount) for each in bought]
    assert kept([*bought, *back, Purchase(TODAY, 7)], TODAY) == [Purchase(TODAY, 7)]


def test_risk_is_the_mean_of_two_ranks_among_the_repeat_buyers() -> None:
    p_buy, score = np.array([0.9, 0.5, 0.1, 0.1]), np.array([30, 10, 20, 20])
    found = risk(p_buy, score, np.array([1, 2, 3, 4]))
    assert found.tolist() == pytest.approx([(1 + 1) / 8, (2 + 4) / 8, (3.5 + 2.5) / 8, (3.5 + 2.5) / 8])


def test_one_time_buyers_take_their_place_and_move_nobody() -> None:
    p_buy, score = np.array([0.9, 0.5, 0.1]), np.array([30, 20, 10])
    alone = risk(p_buy, score, np.array([1, 1, 1]))
    more = risk(np.append(p_buy, [0.3, 0.0, 1.0]), np.append(score, [15, 0, 40]), np.array([1, 1, 1, 0, 0, 0]))
    assert more[:3].tolist() == alone.tolist()
    assert alone[1] < more[3] < alone[2]
    assert (more > 0).all()
    assert (more <= 1).all()


def test_nobody_and_one_customer_alone() -> None:
    nobody = judge(figures(Log.of({}), TODAY), fit([]), TODAY)
    assert len(nobody.risk) == 0
    team = {7: every(30, 8, silent=150)}
    assert [each.client for each in at_risk(team, fit_team(team.values(), TODAY), TODAY)] == [7]
    once = {7: [Purchase(TODAY, 5)], 8: [Purchase(TODAY, 9)]}
    assert at_risk(once, fit_team(once.values(), TODAY), TODAY) == []


def test_a_customer_s_risk_is_the_same_whoever_is_asked_for() -> None:
    team = {client: every(20 + client, 6, silent=10 * client) for client in range(1, 30)}
    model = fit_team(team.values(), TODAY)
    first = at_risk(team, model, TODAY)
    assert first == sorted(first, key=lambda each: -each.stake)
    mixed = dict(sorted(team.items(), reverse=True))
    assert at_risk(mixed, model, TODAY) == first


def test_an_alert_needs_odds_of_two_to_one_whatever_the_client_is_worth() -> None:
    team = {client: every(30, 6, silent=client // 4, amount=50_000 * client) for client in range(1, 801)}
    model = fit_team(team.values(), TODAY)
    judged = judge(figures(Log.of(team), TODAY), model, TODAY)
    named = lapsing(judged, model, TODAY)
    assert 0 < named.sum() < 700
    assert judged.p_alive[named].max() <= 1 / 3
    assert at_risk(team, model, TODAY)[0].client == 800, "one of the best customers, who scores high still"


def test_a_long_record_of_his_own_speaks_for_itself() -> None:
    known, new = {1: every(38, 7, silent=96)}, {1: every(38, 6, silent=96)}
    assert [each.client for each in at_risk(known, fit_team(known.values(), TODAY), TODAY)] == [1]
    assert at_risk(new, fit_team(new.values(), TODAY), TODAY) == []


@pytest.mark.parametrize("clients", [Summary(3, 20.0, 80.0), Summary(1, 10.0, 30.0)])
def test_the_prior_fades_without_a_step(clients: Summary) -> None:
    weights = [prior_weight(Summaries.of([clients] * number)) for number in range(0, 320, 10)]
    assert weights[0] == 1
    assert weights[-1] == 0
    assert all(0 <= earlier - later < 0.04 for earlier, later in pairwise(weights))


def test_the_model_does_not_jump_where_the_prior_ends() -> None:
    mixed = [Summary(number % 7 + 1, 3.0 + number % 23, 28.0 + number % 5) for number in range(301)]
    once = [Summary(0, 0.0, 27.0 + number % 9) for number in range(200)]
    models = [fit([*once, *mixed[:number]]) for number in (299, 300, 301)]
    assert [model.few_data for model in models] == [True, False, False]
    chances = [model.chances(Summaries.of([*mixed, *once]), 13)[0] for model in models]
    assert all(abs(one - other).max() < 0.01 for one, other in pairwise(chances))


def test_one_old_client_does_not_make_a_new_team_an_old_one() -> None:
    young = [Summary(3, 5.0, 8.0)] * 400
    assert fit([*young, Summary(3, 5.0, 300.0)]).few_data
    assert prior_weight(Summaries.of([*young, Summary(3, 5.0, 300.0)])) == prior_weight(Summaries.of(young))
    assert not fit([*young, *[Summary(3, 5.0, 30.0)] * 100]).few_data
