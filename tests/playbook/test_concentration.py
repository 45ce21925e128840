"""Who brings the revenue (D9): the fewest who bring four fifths of it, but never more than a fifth of all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.concentration import Concentration, concentration, curve, of_all, percent, top


def test_the_fewest_who_bring_four_fifths() -> None:
    found = of_all([800, *[20] * 10])
    assert (found.customers, found.revenue, found.key, found.brought, found.floor) == (11, 1_000, 1, 800, 800)
    assert found.share == 80
    assert of_all([799, 201, *[0] * 9, -50]).key == 1, "a fifth of two customers, rounded up"


def test_where_all_are_alike_the_largest_fifth_brings_a_fifth() -> None:
    found = of_all([10] * 100)
    assert (found.key, found.share, found.tops) == (20, 20, (1, 5, 20))


def test_shares_of_the_largest_are_told_from_twenty_customers_on() -> None:
    assert not of_all([5] * 19).says_something
    assert of_all([5] * 20).says_something


@pytest.mark.parametrize("amounts", [[], [0, 0], [-5]])
def test_nobody_brings_nothing(amounts: list[int]) -> None:
    assert of_all(amounts) == Concentration(0, 0, 0, 0, 0, (0, 0, 0))
    assert curve(amounts) == []
    assert percent(1, 0) == 0


def test_one_customer_brings_all() -> None:
    assert of_all([1]) == Concentration(1, 1, 1, 1, 1, (100, 100, 100))
    assert curve([7]) == [(0, 0), (1, 1)]


@given(st.lists(st.integers(-5, 10**12), max_size=60))
def test_whatever_they_brought_it_adds_up(amounts: list[int]) -> None:
    found, paid = of_all(amounts), [each for each in amounts if each > 0]
    assert found.key <= top(len(paid), 20)
    assert found.brought <= found.revenue == sum(paid)
    assert list(found.tops) == sorted(found.tops)
    if found.key > 1:
        assert (found.brought - found.floor) * 100 < 80 * found.revenue
    line = curve(amounts)
    assert line == sorted(line)
    assert found == concentration(sorted(paid, reverse=True), len(paid), sum(paid))
