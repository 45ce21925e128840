"""The early warning (D3) on a real purchase log, against the figures published for it."""

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from playbook.bgnbd import Model, Summary, fit
from playbook.history import Purchase
from playbook.lapse import Assessment, Log, assess, at_risk, figures, is_lapsing, judge, purchase_days, summary

LOG = Path(__file__).parent.parent / "data" / "cdnow_sample.csv"
CUT = date(1997, 9, 30)
HOLD_OUT_END = CUT + timedelta(days=273)
Histories = dict[int, list[Purchase]]


@pytest.fixture(scope="module")
def histories() -> Histories:
    """The whole log by customer, amounts in cents."""
    found: Histories = defaultdict(list)
    with LOG.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            amount = round(float(row["amount"]) * 100)
            found[int(row["customer_id"])].append(Purchase(date.fromisoformat(row["date"]), amount))
    return dict(found)


@pytest.fixture(scope="module")
def summaries(histories: Histories) -> list[Summary]:
    """Every customer as the model sees them at the cut."""
    return [seen for bought in histories.values() if (seen := summary(bought, CUT)) is not None]


@pytest.fixture(scope="module")
def model(summaries: list[Summary]) -> Model:
    """The model fitted to the first 39 weeks."""
    return fit(summaries)


@pytest.fixture(scope="module")
def repeaters(histories: Histories, model: Model) -> dict[int, Assessment]:
    """Everyone who has a rhythm at the cut."""
    return {client: seen for client, bought in histories.items() if (seen := assess(bought, model, CUT)) is not None}


def bought_later(bought: list[Purchase]) -> bool:
    """Whether a customer bought in the hold-out period."""
    return any(CUT < each.day <= HOLD_OUT_END for each in bought)


def test_the_log_is_counted_as_published(histories: Histories, summaries: list[Summary]) -> None:
    assert (len(histories), sum(len(bought) for bought in histories.values())) == (2_357, 6_919)
    assert sum(len(purchase_days(bought, HOLD_OUT_END)) for bought in histories.values()) == 6_696
    assert len(summaries) == 2_357
    assert sum(seen.repeats > 0 for seen in summaries) == 946
    assert sum(seen.repeats for seen in summaries) == 2_457


def test_the_published_parameters_are_found(model: Model, summaries: list[Summary]) -> None:
    found = (model.r, model.alpha, model.a, model.b)
    assert found == pytest.approx((0.243, 4.414, 0.793, 2.426), abs=5e-4)
    assert model.log_likelihood(summaries) == pytest.approx(-9582.4, abs=0.1)
    assert not model.few_data


@pytest.mark.parametrize(
    ("client", "p_alive", "p_buy"),
    [
        (Summary(2, 30.43, 38.86), 0.72661, 0.55461),
        (Summary(0, 0.0, 38.86), 1.00000, 0.14433),
        (Summary(7, 29.43, 38.86), 0.64180, 0.63569),
    ],
)
def test_the_worked_values_come_out(client: Summary, p_alive: float, p_buy: float) -> None:
    published = Model(r=0.2426, alpha=4.4136, a=0.7929, b=2.4259, few_data=False)
    assert published.p_alive(client) == pytest.approx(p_alive, abs=1e-4)
    assert published.p_buy(client, weeks=39) == pytest.approx(p_buy, abs=1e-4)


def test_those_named_as_lapsing_stay_away_far_more_often(
    histories: Histories, repeaters: dict[int, Assessment]
) -> None:
    gone = {client: not bought_later(histories[client]) for client in repeaters}
    assert (len(gone), sum(gone.values())) == (946, 455)
    lapsing = [gone[client] for client, seen in repeaters.items() if is_lapsing(seen)]
    others = [gone[client] for client, seen in repeaters.items() if not is_lapsing(seen)]
    assert len(lapsing) >= 200
    assert sum(lapsing) / len(lapsing) > 0.6
    assert sum(others) / len(others) < 0.42


def test_the_likelier_to_buy_do_buy_more_often(histories: Histories, repeaters: dict[int, Assessment]) -> None:
    by_chance = sorted(repeaters, key=lambda client: repeaters[client].p_buy)
    third = len(by_chance) // 3
    parts = (by_chance[:third], by_chance[third : 2 * third], by_chance[2 * third :])
    least, middle, most = (sum(bought_later(histories[client]) for client in part) / len(part) for part in parts)
    assert least + 0.1 < middle < most - 0.1


def test_the_order_of_risk_is_as_good_as_it_should_be(histories: Histories, model: Model) -> None:
    judged = judge(figures(Log.of(histories), CUT), model, CUT, weeks=39)
    again = judged.figures.days > 1
    gone = np.array([not bought_later(histories[int(client)]) for client in judged.figures.client[again]])
    ordered = gone[np.argsort(-judged.risk[again], kind="stable")]
    assert ordered[:95].mean() >= 0.78
    assert ordered[:189].mean() >= 0.74
    assert ((1 - judged.p_buy[again] - gone) ** 2).mean() <= 0.226
    beaten = np.cumsum(~ordered)[ordered]  # customers who came back, ranked before one who did not
    assert 1 - beaten.mean() / (~gone).sum() >= 0.73


def test_alerts_are_far_more_often_right_than_the_rhythm_alone(
    histories: Histories, model: Model, repeaters: dict[int, Assessment]
) -> None:
    def right(clients: list[int]) -> float:
        return sum(not bought_later(histories[client]) for client in clients) / len(clients)

    alone = [client for client, seen in repeaters.items() if seen.gap_days > seen.longest_days]
    alerted = [each.client for each in at_risk(histories, model, CUT)]
    assert set(alerted) == {client for client, seen in repeaters.items() if is_lapsing(seen)} < set(alone)
    assert len(alerted) > 200
    assert right(alerted) > right(alone) + 0.05


def test_a_team_with_a_few_of_these_customers_gets_sensible_chances(
    histories: Histories, repeaters: dict[int, Assessment]
) -> None:
    few = fit(known for client in range(1, 61) if (known := summary(histories[client], CUT)) is not None)
    assert few.few_data
    differences = []
    for client, whole in repeaters.items():
        seen = assess(histories[client], few, CUT)
        assert seen is not None
        assert seen.few_data
        differences.append(abs(seen.p_buy - whole.p_buy))
    assert sum(differences) / len(differences) < 0.15
