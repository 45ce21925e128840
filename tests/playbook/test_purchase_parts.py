"""What a line tells of a purchase besides goods and price."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.capture import ReadPurchase, Source, as_return, read_note, read_purchase, read_return, source_named

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def parts(read: ReadPurchase | None) -> tuple[object, ...]:
    """What stands beside goods and price."""
    assert read is not None
    earned = read.margin.of(read.amount or 0) if read.margin else None
    return read.amount, read.product, earned, read.for_whom, read.source


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("轮胎4条 3280 毛利800 给女儿 抖音来的", (328_000, "轮胎", 80_000, "女儿", Source.VIDEO)),
        ("輪胎 3280 給女兒買的 毛利20%", (328_000, "輪胎", 65_600, "女兒", "")),
        ("tyres 3280 margin 25% for his wife via google", (328_000, "tyres", 82_000, "his wife", Source.SEARCH)),
        ("3280 成本2480 来源:广告", (328_000, "", 80_000, "", Source.AD)),
        ("广告牌 3280", (328_000, "广告牌", None, "", "")),
        ("活动 3280", (328_000, "活动", None, "", "")),
        ("3280 朋友介绍 SUV", (328_000, "SUV", None, "", Source.FRIEND)),
        ("3280 filters walk-in", (328_000, "filters", None, "", Source.WALK_IN)),
        ("滤芯 280 for 30 days", (28_000, "滤芯", None, "", "")),
    ],
)
def test_margin_for_whom_and_source(text: str, told: tuple[object, ...]) -> None:
    assert parts(read_purchase(text, NOW)) == told


@pytest.mark.parametrize(
    ("text", "amount", "product"),
    [
        ("退 轮胎 3280", -328_000, "轮胎"),
        ("轮胎 退货 3280", -328_000, "轮胎"),
        ("退貨 輪胎2條 1640", -164_000, "輪胎"),
        ("returned 2 tyres 1640", -164_000, "tyres"),
        ("tyres returned 1640 yesterday", -164_000, "tyres"),
    ],
)
def test_what_came_back(text: str, amount: int, product: str) -> None:
    read = read_return(text, NOW)
    assert read is not None
    assert (read.amount, read.product) == (amount, product)


@pytest.mark.parametrize("text", ["退休金 3280", "轮胎 3280", "returning customer 3280", "退烧药 30"])
def test_what_is_no_return(text: str) -> None:
    assert read_return(text, NOW) is None


def test_words_after_the_command_are_a_return_whether_they_say_so_or_not() -> None:
    for text in ("轮胎 3280", "退 轮胎 3280"):
        read = read_return(as_return(text), NOW)
        assert read is not None
        assert (read.amount, read.product, read.day) == (-328_000, "轮胎", date(2026, 11, 18))


def test_in_a_note_the_margin_belongs_to_the_sale() -> None:
    read = read_note("今天来电 买了轮胎 3280,毛利800,下周五回访", now=NOW)
    assert parts(read.purchase) == (328_000, "轮胎", 80_000, "", "")
    assert len(read.follow_ups) == 1


@pytest.mark.parametrize(
    ("typed", "source"), [("抖音", "video"), ("朋友介紹", "friend"), ("an ad", "ad"), ("老邻居", "老邻居")]
)
def test_an_answer_of_ones_own(typed: str, source: str) -> None:
    assert source_named(typed) == source


@pytest.mark.parametrize(
    ("text", "amount", "product"),
    [
        ("退货 轮胎 3280", -328_000, "轮胎"),
        ("成交 轮胎 3280", 328_000, "轮胎"),
        ("退了 轮胎2条 1640", -164_000, "轮胎"),
    ],
)
def test_goods_that_stand_alone_between_verb_and_amount(text: str, amount: int, product: str) -> None:
    read = read_note(text, now=NOW).purchase
    assert read is not None
    assert (read.amount, read.product) == (amount, product)


_WORDS = st.sampled_from(
    [
        "退货",
        "毛利",
        "20%",
        "800",
        "给女儿",
        "来源",
        "抖音",
        "return",
        "USD",
        "3280",
        "成本",
        "for",
        "his wife",
        "-",
        "轮胎",
    ]
)


@given(st.one_of(st.text(max_size=120), st.lists(_WORDS, max_size=9).map(" ".join)))
def test_any_words_are_read_without_harm(text: str) -> None:
    for read in (read_purchase(text, NOW), read_return(text, NOW)):
        if read is not None and read.margin is not None:
            assert isinstance(read.margin.of(abs(read.amount or 0)), int)
        assert read is None or read.for_whom in text
