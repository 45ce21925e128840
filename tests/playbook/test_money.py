"""Amounts of money as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.money import LARGEST, find_amounts, parse_amount


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("3280", 328000),
        ("3,280.50", 328050),
        ("3280.5", 328050),
        ("3万", 3000000),
        ("2.5万", 2500000),
        ("1萬2", 1200000),
        ("1万2千", 1200000),
        ("22k", 2200000),
        ("22.5K", 2250000),
        ("2.5w", 2500000),
        ("¥3,280", 328000),
        ("\uffe53,280", 328000),
        ("3280元", 328000),
        ("50块钱", 5000),
        ("RMB 3280", 328000),
        ("HK$3,280", 328000),
        ("三万", 3000000),
        ("三万五", 3500000),
        ("3万5000", 3500000),
        ("3千8", 380000),
        ("三千八", 380000),
        ("一千零五", 100500),
        ("一百二", 12000),
        ("十二万", 12000000),
        ("12万8", 12800000),
        ("1.5亿", 15000000000),
        ("两万八", 2800000),
        ("兩萬八", 2800000),
        ("\uff13\uff12\uff18\uff10", 328000),
        ("0", 0),
    ],
)
def test_an_amount_comes_to_whole_cents(text: str, minor: int) -> None:
    assert parse_amount(text) == minor


@pytest.mark.parametrize(
    "text", ["", "abc", "-5", "1,28", "3.280,50", "3280 yuan each", "9" * 30, "万", "12/3", "1..2"]
)
def test_anything_else_is_no_amount(text: str) -> None:
    assert parse_amount(text) is None


def test_a_currency_without_cents_counts_in_wholes() -> None:
    assert parse_amount("NT$12,000", digits=0) == 12000
    assert parse_amount("1.2万", digits=0) == 12000


def test_amounts_within_a_line_tell_whether_they_were_marked() -> None:
    line = "Model 3 195/65R15 820 三个 ¥3,280 2.5万"
    assert [(line[each.start : each.end], each.minor, each.marked) for each in find_amounts(line)] == [
        ("3", 300, False),
        ("820", 82000, False),
        ("¥3,280", 328000, True),
        ("2.5万", 2500000, True),
    ]


@given(st.integers(0, LARGEST // 1000))
def test_whole_amounts_are_read_back(amount: int) -> None:
    assert parse_amount(f"{amount:,}") == parse_amount(str(amount)) == amount * 100


@given(st.text(alphabet="0123456789.,万千百十亿三五零两kw元块¥ 条-", max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    for each in find_amounts(text):
        assert 0 <= each.start < each.end <= len(text)
        assert 0 <= each.minor <= LARGEST
