"""Currencies named beside an amount."""

import pytest

from playbook.currencies import currency_named, fits


@pytest.mark.parametrize(
    ("word", "named"),
    [("块", "元"), ("塊", "元"), ("蚊", "元"), ("NT$", "TWD"), ("港幣", "HKD"), ("US$", "USD"), ("$", "$"), ("x", "")],
)
def test_a_word_names_a_currency_or_those_that_share_it(word: str, named: str) -> None:
    assert currency_named(word) == named


@pytest.mark.parametrize(
    ("named", "currency", "right"),
    [
        ("", "CNY", True),
        ("元", "CNY", True),
        ("元", "TWD", True),
        ("$", "HKD", True),
        ("$", "CNY", False),
        ("¥", "CNY", True),
        ("USD", "CNY", False),
        ("USD", "USD", True),
        ("元", "USD", False),
    ],
)
def test_what_was_named_fits_the_teams_currency_or_is_another(named: str, currency: str, *, right: bool) -> None:
    assert fits(named, currency) is right
