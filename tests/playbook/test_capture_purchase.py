"""A purchase from words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.capture import Doubt, ReadPurchase, read_purchase

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Wednesday
TODAY, YESTERDAY = date(2026, 11, 18), date(2026, 11, 17)


@pytest.mark.parametrize(
    ("text", "purchase"),
    [
        ("轮胎4条 3280", ReadPurchase(328000, "轮胎", 4, TODAY)),
        ("2.5万 SUV 昨天", ReadPurchase(2500000, "SUV", 1, YESTERDAY)),
        ("1,280 x2 filters lasts 30 days", ReadPurchase(128000, "filters", 2, TODAY, 30)),
        ("3万", ReadPurchase(3000000, "", 1, TODAY)),
        ("¥3,280", ReadPurchase(328000, "", 1, TODAY, currency="¥")),
        ("Model 3 2.5万", ReadPurchase(2500000, "Model 3", 1, TODAY)),
        ("iPhone 15 5999", ReadPurchase(599900, "iPhone 15", 1, TODAY)),
        ("195/65R15 轮胎四条 2,400元", ReadPurchase(240000, "195/65R15 轮胎", 4, TODAY, currency="元")),
        ("机油 2桶 每桶280", ReadPurchase(56000, "机油", 2, TODAY)),
        ("filters x2 each 640", ReadPurchase(128000, "filters", 2, TODAY)),
        ("滤芯 3个 能用3个月 280", ReadPurchase(28000, "滤芯", 3, TODAY, 90)),
        ("3280 2 boxes of tea", ReadPurchase(328000, "tea", 2, TODAY)),
        ("1萬2 沙發 兩張", ReadPurchase(1200000, "沙發", 2, TODAY)),
        ("上周三 3280", ReadPurchase(328000, "", 1, date(2026, 11, 11))),
        ("6月3号 2.5万", ReadPurchase(2500000, "", 1, date(2026, 6, 3))),
        ("3280.50 filters, yesterday", ReadPurchase(328050, "filters", 1, YESTERDAY)),
        ("3280 明天", ReadPurchase(328000, "", 1, date(2026, 11, 19))),
        ("轮胎", ReadPurchase(None, "轮胎", 1, TODAY)),
        ("", ReadPurchase(None, "", 1, TODAY)),
    ],
)
def test_amount_product_quantity_day_and_how_long_it_lasts(text: str, purchase: ReadPurchase) -> None:
    assert read_purchase(text, NOW) == purchase


@pytest.mark.parametrize("text", ["25", "SUV 25", "3280 1280", "0"])
def test_a_lone_small_number_or_two_large_ones_are_asked_about(text: str) -> None:
    assert read_purchase(text, NOW).ambiguous


@pytest.mark.parametrize(
    ("text", "doubt", "choices"),
    [
        ("越野车 25", Doubt.SMALL, (25000000, 2500)),
        ("filters 25", Doubt.SMALL, (2500000, 2500)),
        ("机油640 轮胎2400", Doubt.SEVERAL, (64000, 240000, 304000)),
        ("2 filters at 640", Doubt.EACH, (128000, 64000)),
    ],
)
def test_what_a_doubtful_amount_may_be(text: str, doubt: Doubt, choices: tuple[int, ...]) -> None:
    read = read_purchase(text, NOW)
    assert (read.doubt, read.choices) == (doubt, choices)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("轮胎20条 每条320", 640000),
        ("320/条 20条", 640000),
        ("2 filters @ 640", 128000),
        ("2台 每台19.8万 共39.6万", 39600000),
        ("26.8万 定金5000", 26800000),
        ("原价30万 26.8万", 26800000),
        ("X5 60万", 60000000),
        ("3,600元/年", 360000),
    ],
)
def test_the_whole_price_is_told_from_its_parts(text: str, amount: int) -> None:
    read = read_purchase(text, NOW)
    assert (read.amount, read.ambiguous) == (amount, False)


def test_a_currency_without_cents() -> None:
    assert read_purchase("NT$12,000 沙發", NOW, digits=0).amount == 12000


_WORDS = st.sampled_from(
    ["轮胎", "4条", "3280", "2.5万", "昨天", "x2", "lasts 30 days", "每条", "Model 3", "¥", "0", "用半年", "🛞"]
)


@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=8).map(" ".join)))
def test_any_words_are_read_without_harm(text: str) -> None:
    purchase = read_purchase(text, NOW)
    assert purchase.quantity >= 1
    assert purchase.amount is None or purchase.amount >= 0
    assert len(purchase.product) <= len(text)
