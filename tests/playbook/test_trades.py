"""Trade presets (F7): the standard tables untouched, and every figure one that its rule allows."""

import pytest

from playbook import care, trades
from playbook.places import CURRENCIES
from playbook.rfm import RfmRules

ROWS = [(name, currency) for name in trades.TRADES for currency in CURRENCIES]


def test_general_and_an_unknown_trade_change_nothing() -> None:
    assert trades.rules("general", "CNY") == {} == trades.rules("no such", "CNY")
    assert trades.money_floors("general", "CNY") is None
    assert trades.of("general").cycle is None and not trades.of("general").tasks


@pytest.mark.parametrize(("name", "currency"), ROWS)
def test_every_figure_is_one_that_its_rule_allows(name: str, currency: str) -> None:
    for row, values in trades.rules(name, currency).items():
        for key, figures in values.items():
            value = care.RULES[row].value(key)
            assert value.allows(figures) and value.sorted(figures) == figures, (row, key, figures)


@pytest.mark.parametrize(("name", "currency"), ROWS)
def test_floors_make_a_table_of_tiers(name: str, currency: str) -> None:
    floors = trades.money_floors(name, currency)
    assert floors is None or RfmRules(money_floors=floors).money_floors[-1] == 1


def test_amounts_are_of_about_the_same_worth_in_other_currencies() -> None:
    assert trades.rules("business", "CNY")["C1"]["amount"] == (1_000_000,)
    assert trades.rules("business", "TWD")["C1"]["amount"] == (5_000_000,)
    assert trades.rules("business", "USD")["C1"]["amount"] == (200_000,)
    assert trades.rules("car", "USD")["C1"]["days"] == (3,)


@pytest.mark.parametrize("name", ["car", "insurance", "business"])
def test_long_cycles_lapse_by_what_was_due(name: str) -> None:
    cycle = trades.of(name).cycle
    assert cycle is not None
    assert cycle.grace > 0 and (cycle.days is None or cycle.days > 90)
