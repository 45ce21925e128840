"""Tiers of a whole team at once: the same as one by one, with any rules; who would move under other ones (D1, D2)."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook import lapse, rfm
from playbook.history import Purchase, kept
from playbook.lapse import Log
from playbook.rfm import DEFAULT_RULES, Edge, Leaving, Rfm, RfmRules, Tier
from playbook.tier_columns import Edges, edges, tiers
from playbook.tier_moves import Move, Moves, moves_of

TODAY = date(2028, 2, 29)  # the end of a February, where calendar months are hardest
DAYS = st.sampled_from([0, 1, 28, 29, 30, 31, 90, 91, 121, 122, 212, 213, 364, 365, 366, 367, 400, -1])
AMOUNTS = st.sampled_from([0, 1, 9_999, 29_999, 30_000, 47_000, 99_999, 100_000, 200_000, -9_999, -30_000])
PURCHASES = st.builds(lambda back, paid: Purchase(TODAY - timedelta(days=back), paid), DAYS, AMOUNTS)
TEAMS = st.dictionaries(st.integers(1, 40), st.lists(PURCHASES, min_size=1, max_size=9), max_size=5)
RULES = st.sampled_from(
    [
        DEFAULT_RULES,
        RfmRules(recency_months=(1, 2, 3, 5, 6)),
        RfmRules(recency_months=(3, 6, 12, 18, 24), money_floors=(500_000, 90_000, 40_000, 20_000, 1)),
        RfmRules(recency_weight=0, frequency_weight=5, money_weight=1, platinum=25, gold=15, silver=8),
    ]
)


def told(seen: Edges, at: int) -> Edge | None:
    """The edge of one of them."""
    if not seen.tier[at]:
        return None
    return Edge(Tier(int(seen.tier[at])), int(seen.amount[at]), lapse.EPOCH + timedelta(days=int(seen.until[at])))


@settings(max_examples=60)
@given(team=TEAMS, rules=RULES)
def test_edges_of_all_are_those_of_each(team: dict[int, list[Purchase]], rules: RfmRules) -> None:
    log = lapse.settled(Log.of(team), TODAY)
    found = lapse.figures(log, TODAY, rules)
    seen = edges(log, found, TODAY, rules)
    for at, client in enumerate(found.client.tolist()):
        assert told(seen, at) == rfm.edge(team[client], TODAY, rules)


@settings(max_examples=60)
@given(team=TEAMS, rules=RULES)
def test_tiers_of_all_are_those_of_each(team: dict[int, list[Purchase]], rules: RfmRules) -> None:
    found = lapse.figures(Log.of(team), TODAY, rules)
    standing = tiers(lapse.points(found, TODAY, rules)[-1], rules).tolist()
    for client, tier in zip(found.client.tolist(), standing, strict=True):
        scored = rfm.score(team[client], TODAY, rules)
        assert tier == (scored.tier if isinstance(scored, Rfm) else 0)


@settings(max_examples=60)
@given(history=st.lists(PURCHASES, max_size=9), rules=RULES)
def test_an_edge_from_days_is_that_from_purchases(history: list[Purchase], rules: RfmRules) -> None:
    counted = [each for each in paid_for(history) if each.day >= rfm.window_start(TODAY, rules)]
    days = sorted({each.day for each in counted})
    of_day = {day: [each.amount for each in counted if each.day == day] for day in days}
    window = [Leaving(day, len(paid), sum(paid)) for day, paid in of_day.items()]
    assert rfm.edge_of(window, TODAY, rules) == rfm.edge(history, TODAY, rules)


def paid_for(history: list[Purchase]) -> list[Purchase]:
    """What was paid for and kept."""
    return [each for each in kept(history, TODAY) if each.amount > 0]


def test_a_team_of_nobody_has_no_edges() -> None:
    nobody = Log.of({})
    found = lapse.figures(nobody, TODAY)
    assert not len(edges(nobody, found, TODAY, DEFAULT_RULES).tier)
    assert not len(Edges.together([]).tier)
    nobody_moves = moves_of({}, TODAY, DEFAULT_RULES, RfmRules(platinum=30))
    assert (nobody_moves.customers, nobody_moves.count, list(nobody_moves.first)) == (0, 0, [])


def test_two_hundred_thousand_purchases_of_one_customer_and_all_on_one_day() -> None:
    days = np.concatenate((lapse.day_number(TODAY) - np.arange(200_000) % 300, [lapse.day_number(TODAY)] * 5))
    clients, paid = np.repeat([1, 2], [200_000, 5]), np.repeat([1, 100], [200_000, 5])
    log = lapse.settled(Log(clients, days, paid), TODAY)
    found = edges(log, lapse.figures(log, TODAY), TODAY, DEFAULT_RULES)
    assert told(found, 0) is None, "200,000 times 0.01 is 2,000: Platinum"
    assert told(found, 1) == rfm.edge([Purchase(TODAY, 100)] * 5, TODAY)


def test_who_would_move_is_told_by_way_and_by_weight() -> None:
    days = [TODAY - timedelta(days=30 * at) for at in range(4)]
    team = {
        1: [Purchase(day, 60_000) for day in days],  # 5·1 + 4·3 + 5·4 = 37, Platinum
        2: [Purchase(day, 70_000) for day in days],
        3: [Purchase(day, 1_000) for day in days[:2]],  # 5 + 6 + 4 = 15, Bronze
        4: [Purchase(TODAY - timedelta(days=500), 900_000)],  # dormant
    }
    stricter = RfmRules(money_floors=(2_000_000, 1_000_000, 500_000, 250_000, 1))
    found = moves_of(team, TODAY, DEFAULT_RULES, stricter)
    assert (found.customers, found.count) == (4, 2)
    assert found.ways == {(4, 2): 2}
    assert found.first == [Move(2, 4, 2, 280_000), Move(1, 4, 2, 240_000)]
    assert Moves.from_json(found.as_json()) == found
    longer = moves_of(team, TODAY, DEFAULT_RULES, RfmRules(recency_months=(1, 3, 6, 12, 24)))
    assert longer.ways == {(0, 2): 1}, "in two years he bought once for 9,000"
    assert moves_of(team, TODAY, DEFAULT_RULES, DEFAULT_RULES).count == 0
    assert list(Moves.together([found, longer, found]).ways) == [(0, 2), (4, 2)], "rises first"
