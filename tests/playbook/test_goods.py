"""What is sold: one form for all ways to write it, slips, margins, rates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.capture import Margin, read_margin
from playbook.capture.model import Told
from playbook.currencies import foreign
from playbook.goods import LONGEST, Named, by_rate, converted, key, slip_of

KNOWN = [
    Named(at, key(name)) for at, name in enumerate(["轮胎", "红茶", "filter", "米其林轮胎", "iPhone 15", "机油4L"])
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("轮胎", "輪胎"),
        ("机油4L", "機油 4升"),
        ("Tyres", "tyre"),
        ("ＳＵＶ", "suv"),
        ("滤芯(大)", "滤芯 大"),
        ("10寸屏", "10 inch 屏"),
    ],
)
def test_ways_to_write_the_same(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("3.5寸屏", "35寸屏"), ("机油4L", "机油5L"), ("红茶", "绿茶"), ("glass", "gla")]
)
def test_things_that_differ(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("words", ["", "!!!", "3280", "他说好的,下次再来", "长" * (LONGEST + 1), "a b c d e f g"])
def test_what_is_no_name_of_a_product(words: str) -> None:
    assert key(words) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("轮台", 0), ("绿茶", None), ("fliter", 2), ("米其轮胎", 3), ("米其林论胎", 3), ("iPhone 16", None),
     ("iPhne 15", 4), ("机油5L", None), ("轮胎", None), ("滤芯", None)],
)  # fmt: skip
def test_slips(typed: str, meant: int | None) -> None:
    assert slip_of(key(typed), [each for each in KNOWN if each.key != key(typed)]) == meant


@given(st.text(max_size=60))
def test_any_words_have_a_form_and_no_harm_in_it(text: str) -> None:
    folded = key(text)
    assert len(folded) <= 12 * LONGEST
    assert slip_of(folded, KNOWN) in (None, *range(len(KNOWN)))
    assert read_margin(text) is None or isinstance(read_margin(text), Margin)


@pytest.mark.parametrize(
    ("text", "earned"),
    [("800", 80_000), ("20%", 65_600), ("毛利 12.5%", 41_000), ("成本2480", 80_000), ("-200", -20_000),
     ("our cost 3500", -22_000), ("不少", None), ("800 轮胎", None)],
)  # fmt: skip
def test_what_was_earned_by_3280(text: str, earned: int | None) -> None:
    margin = read_margin(text)
    assert (margin.of(328_000) if margin else None) == earned


def test_a_share_is_rounded_to_the_minor_unit() -> None:
    assert Margin(Told.PER_CENT, 3_333).of(100) == 33


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("汇率7.2", 216_000),
        ("rate 7.2", 216_000),
        ("@7.2", 216_000),
        ("7.2", 216_000),
        ("0.93", 27_900),
        ("2160", None),
        ("72.5", None),
        ("9", None),
        ("rate 0", None),
    ],
)
def test_a_rate_that_was_typed(text: str, own: int | None) -> None:
    assert by_rate(30_000, text) == own


def test_what_may_be_an_amount_is_no_rate_unless_it_says_so() -> None:
    assert by_rate(5_000, "7.2") is None  # of US$50
    assert by_rate(5_000, "rate 7.2") == 36_000


def test_as_last_time() -> None:
    assert converted(30_000, (10_000, 72_000)) == 216_000
    assert converted(-30_000, (10_000, 72_000)) == -216_000
    assert converted(30_000, None) is None
    assert converted(30_000, (0, 1)) is None
    assert converted(10**15, (1, 10**9)) is None, "no amount is as large as that"


@pytest.mark.parametrize(
    ("named", "ours", "other"),
    [
        ("", "CNY", ""),
        ("$", "CNY", "USD"),
        ("$", "HKD", ""),
        ("¥", "USD", "CNY"),
        ("元", "TWD", ""),
        ("EUR", "CNY", "EUR"),
    ],
)
def test_which_currency_is_another(named: str, ours: str, other: str) -> None:
    assert foreign(named, ours) == other
