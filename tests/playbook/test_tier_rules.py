"""A team's own limits and weights (D1): kept, read again, and refused with a reason."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.rfm import DEFAULT_RULES, BadRules, Flaw, RfmRules, rules_of
from playbook.typed.rule_figures import amounts, numbers

OWN = RfmRules(recency_months=(2, 4, 6, 9, 24), money_floors=(2_000_000, 900_000, 500_000, 200_000, 1), gold=25)


def test_only_what_differs_is_kept_and_read_again() -> None:
    assert DEFAULT_RULES.as_json() == {}
    assert set(OWN.as_json()) == {"recency_months", "money_floors", "gold"}
    assert rules_of(OWN.as_json()) == OWN
    as_the_database_has_it = {name: list(value) if isinstance(value, tuple) else value
                              for name, value in OWN.as_json().items()}  # fmt: skip
    assert rules_of(as_the_database_has_it) == OWN


@pytest.mark.parametrize("kept", [None, {}, {"gold": 99}, {"colour": 1}, {"money_floors": [1, 2]}, {"gold": "x"}])
def test_what_can_be_no_rules_is_the_standard_table(kept: dict[str, Any] | None) -> None:
    assert rules_of(kept) == DEFAULT_RULES


@pytest.mark.parametrize(
    ("wrong", "flaw"),
    [
        ({"frequency_floors": (6, 4, 3)}, Flaw.FIGURES),
        ({"money_floors": (100, 200, 50, 30, 1)}, Flaw.ORDER),
        ({"recency_months": (1, 3, 3, 7, 12)}, Flaw.ORDER),
        ({"recency_months": (0, 3, 4, 7, 12)}, Flaw.LEAST),
        ({"recency_months": (1, 3, 4, 7, 61)}, Flaw.RANGE),
        ({"frequency_floors": (1_001, 4, 3, 2, 1)}, Flaw.RANGE),
        ({"money_weight": 101}, Flaw.RANGE),
        ({"recency_weight": -1}, Flaw.RANGE),
        ({"recency_weight": 0, "frequency_weight": 0, "money_weight": 0}, Flaw.WEIGHTS),
        ({"money_weight": 1}, Flaw.OUT_OF_REACH),
        ({"platinum": 41}, Flaw.OUT_OF_REACH),
    ],
)
def test_a_table_that_can_not_be_is_refused_with_its_reason(wrong: dict[str, Any], flaw: Flaw) -> None:
    with pytest.raises(BadRules) as refused:
        RfmRules(**wrong)
    assert refused.value.flaw is flaw


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("20000 10000 5000 3000", [2_000_000, 1_000_000, 500_000, 300_000]),
        ("2万、1万、5000、3000", [2_000_000, 1_000_000, 500_000, 300_000]),
        ("2,000 1,000 500 300", [200_000, 100_000, 50_000, 30_000]),
        ("2000,1000,500,300", [200_000, 100_000, 50_000, 30_000]),
        ("2萬, 1萬, 5000, 3000元", [2_000_000, 1_000_000, 500_000, 300_000]),
        ("¥29.50", [2_950]),
        ("two thousand", None),
        ("2000 一些", None),
        ("", None),
    ],
)
def test_amounts_in_a_row(typed: str, minor: list[int] | None) -> None:
    assert amounts(typed) == minor


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1 3 4 7 12", [1, 3, 4, 7, 12]),
        ("6,4、3/2", [6, 4, 3, 2]),
        ("1.5 3", None),
        ("-1 3", None),
        ("abc", None),
        ("", None),
    ],
)
def test_numbers_in_a_row(typed: str, found: list[int] | None) -> None:
    assert numbers(typed) == found


@given(st.text(max_size=40))
def test_any_text_is_a_row_of_figures_or_none(typed: str) -> None:
    for read in (amounts, numbers):
        found = read(typed)
        assert found is None or all(isinstance(each, int) for each in found)
