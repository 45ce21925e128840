"""Deals in the making and money outstanding in one line (F3, F4): what is read, and what stays a note."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.making import Status
from playbook.stages import ProspectClass
from playbook.typed import deal_lines, owed_lines
from playbook.typed.amounts import amount_in
from playbook.typed.deal_lines import DealLine
from playbook.typed.months import find_month
from playbook.typed.owed_lines import OwedLine

NOW = datetime(2026, 11, 18, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
JUNE, MARCH, DECEMBER, NOVEMBER = date(2027, 6, 1), date(2027, 3, 1), date(2026, 12, 1), date(2026, 11, 1)
FRIDAY, FIRST = date(2026, 11, 20), date(2026, 12, 1)

PIECES = """商机 deal 尾款 欠款 定金 owes balance deposit 6月 明年3月 年底 March 12月1日 周五 25万 3280 12,000 by vs
    竞品: 老公拍板 预算 budget 热 hot 换车 SUV , : 。 paid 付清 收到 $ US$30 0 -5 2月30日 99999999999999999999万"""
words = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES.split()), max_size=9).map(" ".join))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("6月", JUNE), ("11月", NOVEMBER), ("12月1日", DECEMBER), ("六月份能定", JUNE), ("明年3月", MARCH),
        ("2027年3月", MARCH), ("2027-03", MARCH), ("下个月", DECEMBER), ("下月底", DECEMBER), ("月底", NOVEMBER),
        ("年底", DECEMBER), ("March", MARCH), ("by June", JUNE), ("next month", DECEMBER),
        ("end of the year", DECEMBER), ("Mar 2028", date(2028, 3, 1)), ("下周五", NOVEMBER),
        ("12/5", DECEMBER), ("上个月", date(2026, 10, 1)), ("去年3月", date(2025, 3, 1)), ("3-5月", date(2027, 5, 1)),
        ("明年上半年", JUNE), ("一季度", MARCH), ("明年一季度", MARCH), ("Q1", MARCH), ("下半年", DECEMBER),
        ("四季春", None), ("May 2027", date(2027, 5, 1)),
        ("she may buy", None), ("3个月", None), ("13月", None), ("", None),
    ],
)  # fmt: skip
def test_a_month_is_found(text: str, month: date | None) -> None:
    found = find_month(text, NOW)
    assert (found.month if found else None) == month


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("商机 USD 20000 设备", DealLine("设备", foreign=2_000_000, currency="USD")),
        ("商机 预算 2万美金 换设备 12月", DealLine("换设备", None, DECEMBER, foreign=2_000_000, currency="USD")),
        ("deal press US$1.2m March", DealLine("press", None, MARCH, foreign=120_000_000, currency="USD")),
        ("deal pump 30-40k euros", DealLine("pump", foreign=3_000_000, currency="EUR")),
        ("商机 设备 USD 20000 合14万", DealLine("设备", 14_000_000, foreign=2_000_000, currency="USD")),
        ("商机 设备 ¥20000", DealLine("设备", 2_000_000)),
    ],
)
def test_an_amount_in_another_currency_is_no_word(text: str, line: DealLine) -> None:
    assert deal_lines.read(text, NOW, "CNY") == line
    assert deal_lines.taken(text, NOW, "CNY") is not None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("商机 6月 换车 25万 竞品:比亚迪 老公拍板",
         DealLine("换车", 25_000_000, JUNE, rival="比亚迪", decider="老公")),
        ("商機 明年3月 換車 25萬 競品:比亞迪 老公拍板",
         DealLine("換車", 25_000_000, MARCH, rival="比亞迪", decider="老公")),
        ("deal SUV 250k March vs BYD, husband decides",
         DealLine("SUV", 25_000_000, MARCH, rival="BYD", decider="husband")),
        ("商机 想换Model Y 预算30万 下个月 还在看蔚来 热",
         DealLine("换Model Y", 30_000_000, DECEMBER, budget=30_000_000, rival="蔚来", grade=ProspectClass.HOT)),
        ("商机 换车 25万 预算30万", DealLine("换车", 25_000_000, budget=30_000_000)),
        ("deal fleet of 3 vans 120,000 by end of the year, boss decides",
         DealLine("fleet of 3 vans", 12_000_000, DECEMBER, decider="boss")),
        ("商机:年底 服务器20台 80万,对手:华为,李总说了算",
         DealLine("服务器20台", 80_000_000, DECEMBER, rival="华为", decider="李总")),
        ("商机 配件 US$30k 12月", DealLine("配件", None, DECEMBER, foreign=3_000_000, currency="USD")),
    ],
)  # fmt: skip
def test_a_deal_is_read_in_any_order(text: str, line: DealLine) -> None:
    assert deal_lines.taken(text, NOW, "CNY") is not None
    assert deal_lines.read(text, NOW, "CNY") == line


@pytest.mark.parametrize(
    "text",
    ["商机没了", "商机 没了", "商机成了 25万", "deal closed 5000", "deal with it tomorrow", "deal", "商机",
     "想换车 25万 6月", "大商机 25万", "deal is off, March maybe"],
)  # fmt: skip
def test_a_tale_of_a_deal_stays_a_note(text: str) -> None:
    assert deal_lines.taken(text, NOW, "CNY") is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("定金5000 尾款2万 周五付", OwedLine(2_000_000, 500_000, FRIDAY)),
        ("欠款 12000 12月1日", OwedLine(1_200_000, 0, FIRST)),
        ("尾款 1.2萬 12/1前結清", OwedLine(1_200_000, 0, FIRST)),
        ("owes 12,000 by 1 Dec", OwedLine(1_200_000, 0, FIRST)),
        ("deposit 5,000 balance 20,000 due Friday", OwedLine(2_000_000, 500_000, FRIDAY)),
        ("5000 deposit paid, 20k balance by 1 Dec", OwedLine(2_000_000, 500_000, FIRST)),
        ("定金5000 周五付", OwedLine(500_000, 0, FRIDAY, deposit=True)),
        ("还欠3000 月底前付清", OwedLine(300_000, 0, date(2026, 11, 30))),
        ("欠我2万", OwedLine(2_000_000)),
        ("尾款 3000 11月10日", OwedLine(300_000, 0, date(2026, 11, 10))),  # late already
        ("尾款 还有3000 12/1", OwedLine(300_000, 0, FIRST)),
        ("定金5000 总价2万 周五付", OwedLine(1_500_000, 500_000, FRIDAY, total=2_000_000)),
        ("總價2萬 已付5000", OwedLine(1_500_000, 500_000, total=2_000_000)),
        ("total 20,000, deposit 5,000", OwedLine(1_500_000, 500_000, total=2_000_000)),
        ("总价2.5万 定金5000 尾款2万 周五付", OwedLine(2_000_000, 500_000, FRIDAY, total=2_500_000)),
    ],
)  # fmt: skip
def test_what_is_owed_is_read(text: str, line: OwedLine) -> None:
    assert owed_lines.direct(text, NOW, "CNY") == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("今天成交 3万 先付5000 剩下的下月5号", OwedLine(2_500_000, 500_000, date(2026, 12, 5), total=3_000_000)),
        ("bought tyres 3,280, paid 2,000, rest on Friday", OwedLine(128_000, 200_000, FRIDAY, total=328_000)),
        ("訂了設備3萬,已付5000,其餘月底前付清", OwedLine(2_500_000, 500_000, date(2026, 11, 30), total=3_000_000)),
    ],
)  # fmt: skip
def test_the_rest_of_a_price_is_what_is_still_to_come(text: str, line: OwedLine) -> None:
    assert owed_lines.is_hinted(text)
    assert replace(owed_lines.read(text, NOW, "CNY"), what="") == line


@pytest.mark.parametrize("text", ["付了定金,剩下的资料下周补", "先付5000 再说", "买了3万的车 剩下的下周再聊"])
def test_the_rest_of_something_else_is_no_money(text: str) -> None:
    assert not owed_lines.is_hinted(text)


@pytest.mark.parametrize(
    "text",
    ["他说尾款下周给", "尾款2万已经收到了", "尾款2万付清", "尾款 2万 昨天付了", "尾款2万 今天付清",
     "paid the balance 20,000", "owes me a favour", "欠款 12月1日", "定金5000", "尾款12000轮胎 12月1日",
     "2万 周五", "owes US$500", "谈了尾款 2万 的事"],
)  # fmt: skip
def test_any_other_talk_of_money_stays_a_note(text: str) -> None:
    assert owed_lines.direct(text, NOW, "CNY") is None


@pytest.mark.parametrize(
    "text", ["他说尾款下周给", "尾款2万已经收到了", "还欠3000", "says the balance comes next week"]
)
def test_a_note_that_speaks_of_money_is_offered_to_be_kept(text: str) -> None:
    assert owed_lines.is_hinted(text)


def test_more_paid_down_than_the_price_is_no_debt() -> None:
    line = owed_lines.read("定金3万 总价2万", NOW, "CNY")
    assert line.overpaid and line.owed is None
    assert owed_lines.direct("定金3万 总价2万", NOW, "CNY") is None


@pytest.mark.parametrize(
    ("text", "paid"),
    [("今天付了5000", 500_000), ("到账2万", 2_000_000), ("昨天轉了5000", 500_000), ("paid 5,000 today", 500_000),
     ("尾款 收到5000", 500_000), ("周五打款2万", None), ("付了5000 很爽快", 500_000), ("买了滤芯 付了300", None),
     ("到账2万,客户很高兴", 2_000_000), ("转了8000,说下周再来看车", 800_000), ("paid 5,000, very happy", 500_000),
     ("paid 5,000, the rest next week", 500_000), ("付了3280 轮胎", None), ("付了5000 说再要两条 820", None),
     ("很爽快", None),
     ("刚付清了", None), ("收到US$500", None), ("", None)],
)  # fmt: skip
def test_a_payment_names_nothing_that_was_bought(text: str, paid: int | None) -> None:
    assert owed_lines.payment(text, NOW, "CNY") == paid


@pytest.mark.parametrize(
    ("text", "amount"),
    [("换车 25-30万", 25_000_000), ("换车 25万到30万", 25_000_000), ("SUV 250-300k", 25_000_000),
     ("truck 1.2m", 120_000_000), ("house 1.5 million", 150_000_000), ("换车 0-5万", None)],
)  # fmt: skip
def test_a_span_counts_by_its_lower_end(text: str, amount: int | None) -> None:
    assert deal_lines.read(text, NOW, "CNY").amount == amount


@pytest.mark.parametrize(
    ("text", "end"),
    [("成了", Status.WON), ("成交了", Status.WON), ("今天签了", Status.WON), ("signed today", Status.WON),
     ("没成", Status.LOST), ("換車的事黃了", Status.LOST), ("选了别家", Status.LOST), ("it fell through", Status.LOST),
     ("成了吗", None), ("等他签了再说", None), ("还没定", None), ("if he signed", None), ("定了周五见", None),
     ("", None)],
)  # fmt: skip
def test_an_end_is_told(text: str, end: Status | None) -> None:
    assert deal_lines.end_told(text) == end


def test_a_price_word_is_no_thing() -> None:
    assert deal_lines.read("预算30万 报价28万 热", NOW).what == ""
    assert deal_lines.read("换车 25万 报价单已发", NOW).what == "换车 报价单已发"


def test_a_comma_parts_a_deal_whatever_its_width() -> None:
    for text in ("换车，换SUV，25万，6月", "换车,换SUV,25万,6月"):
        assert deal_lines.read(text, NOW, "CNY") == DealLine("换车 换SUV", 25_000_000, JUNE)
    assert deal_lines.read("换车 250,000", NOW, "CNY").amount == 25_000_000


def test_another_thing_is_another_deal() -> None:
    assert deal_lines.is_another("换车", "保险")
    assert not any(deal_lines.is_another(*pair) for pair in (("换车", "换SUV"), ("", "保险"), ("SUV", "suv black")))


def test_a_note_that_speaks_of_a_wish_and_its_price_may_be_a_deal() -> None:
    assert deal_lines.is_hinted("想换车 25万左右", NOW)
    assert deal_lines.is_hinted("wants an SUV, budget 250k", NOW)
    assert not deal_lines.is_hinted("想换车", NOW)
    assert not deal_lines.is_hinted("孩子上学 3280", NOW)


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("25万", 25_000_000),
        ("about 2.5k", 250_000),
        ("3,280", 328_000),
        ("US$300", None),
        ("0", None),
        ("3 or 5", None),
    ],
)
def test_an_amount_is_one_or_none(text: str, minor: int | None) -> None:
    assert amount_in(text, "CNY") == minor


def test_an_answer_may_be_wanted_alone() -> None:
    assert amount_in("大概25万吧", "CNY", alone=True) == 25_000_000
    assert amount_in("赵六 尾款 2万", "CNY", alone=True) is None


@given(words)
def test_any_words_can_be_read(text: str) -> None:
    deal, owed = deal_lines.read(text, NOW, "CNY"), owed_lines.read(text, NOW, "CNY")
    for amount in (deal.amount, deal.budget, owed.owed):
        assert amount is None or amount > 0
    assert owed.paid >= 0
    assert deal.month is None or deal.month.day == 1
    assert max(len(deal.what), len(deal.rival), len(deal.decider)) <= deal_lines.LONGEST
    assert len(owed.what) <= owed_lines.LONGEST
    deal_lines.taken(text, NOW, "CNY")
    deal_lines.is_hinted(text, NOW, "CNY")
    direct = owed_lines.direct(text, NOW, "CNY")
    assert direct is None or (direct.owed is not None and not direct.what)
