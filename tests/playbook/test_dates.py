"""Dates in words: the day and time that each comes to."""

import csv
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from playbook.dates import Impossible, Lean, Order, When, find, find_impossible, parse
from playbook.recurrence import next_day, read

HERE = Path(__file__).parent
SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=SHANGHAI)  # a Wednesday

with (HERE / "date_phrases.csv").open(encoding="utf-8", newline="") as table:
    PHRASES = list(csv.DictReader(table))


def _at(year: int, month: int, day: int, hour: int = 10, minute: int = 0, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=zone)


def _day(text: str, now: datetime = NOW) -> date:
    when = parse(text, now)
    assert isinstance(when, When), f"{text}: {when}"
    return when.day


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row["phrase"])
def test_a_phrase_means_the_day_and_time_of_the_table(row: dict[str, str]) -> None:
    when = parse(row["phrase"], NOW)
    assert when == When(
        date.fromisoformat(row["day"]),
        time.fromisoformat(row["time"]) if row["time"] else None,
        deadline=row["mark"] == "deadline",
        repeat=row["repeat"] or None,
        past=row["mark"] == "past",
    )


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(PHRASES) >= 900
    assert len({row["phrase"] for row in PHRASES}) == len(PHRASES)


@pytest.mark.parametrize(
    "text",
    ["2月30号", "25点", "25:00", "24:30", "26点", "13pm", "13月1号", "31/11", "2/29", "11/25 周四", "周四 11/25",
     "2027-02-30", "农历八月三十一"],
)  # fmt: skip
def test_a_date_that_does_not_exist_is_named_so(text: str) -> None:
    assert parse(text, NOW) == Impossible(text)
    assert find(text, NOW) == []
    assert find_impossible(f"回访 {text}", NOW) == [Impossible(text)]


@pytest.mark.parametrize("text", ["", "   ", "回访", "周五发报价", "😀", "<b>", "好的", "13800138000"])
def test_what_is_more_or_less_than_one_date_is_none(text: str) -> None:
    assert parse(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "now", "day"),
    [
        ("这周末", _at(2026, 11, 22), date(2026, 11, 22)),  # on Sunday the weekend is today
        ("下周一", _at(2026, 11, 22), date(2026, 11, 23)),  # weeks begin on Monday
        ("下周日", _at(2026, 11, 22), date(2026, 11, 29)),
        ("周日", _at(2026, 11, 22), date(2026, 11, 29)),
        ("本周内", _at(2026, 11, 21), date(2026, 11, 22)),
        ("end of the week", _at(2026, 11, 21), date(2026, 11, 22)),
        ("月底", _at(2028, 2, 10), date(2028, 2, 29)),
        ("下个月5号", _at(2026, 12, 31), date(2027, 1, 5)),
        ("一个月后", _at(2027, 1, 31), date(2027, 2, 28)),
        ("12/28", _at(2027, 1, 5), date(2026, 12, 28)),  # just gone
        ("2月29号", _at(2028, 1, 5), date(2028, 2, 29)),
        ("30号", _at(2027, 2, 5), date(2027, 3, 30)),  # February has none
        ("国庆后", _at(2026, 10, 3), date(2026, 10, 8)),
        ("春节", _at(2027, 2, 6), date(2027, 2, 6)),
        ("除夕", _at(2027, 2, 6), date(2028, 1, 25)),
        ("农历腊月三十", _at(2026, 11, 18), date(2027, 2, 5)),  # of 29 days that year: the last
        ("元旦后", _at(2026, 12, 1), date(2027, 1, 4)),  # the 2nd is a Saturday
        ("双十节", _at(2026, 9, 1, zone=ZoneInfo("Asia/Taipei")), date(2026, 10, 10)),
        ("國慶", _at(2026, 9, 1, zone=ZoneInfo("Asia/Taipei")), date(2026, 10, 10)),
        ("國慶", _at(2026, 9, 1, zone=ZoneInfo("Asia/Hong_Kong")), date(2026, 10, 1)),
        ("父親節", _at(2026, 7, 1, zone=ZoneInfo("Asia/Taipei")), date(2026, 8, 8)),
    ],
)
def test_the_edges_of_weeks_months_and_years(text: str, now: datetime, day: date) -> None:
    assert _day(text, now) == day


@pytest.mark.parametrize(
    ("text", "hour", "expected"),
    [
        ("今天下午", 16, When(date(2026, 11, 18))),  # the rest of the afternoon
        ("今天下午", 19, When(date(2026, 11, 18), time(15), past=True)),
        ("下午3点", 16, When(date(2026, 11, 19), time(15))),
        ("今天下午3点", 16, When(date(2026, 11, 18), time(15), past=True)),
        ("周三 15:00", 16, When(date(2026, 11, 25), time(15))),
        ("半小时后", 23, When(date(2026, 11, 18), time(23, 30))),
        ("2小时后", 23, When(date(2026, 11, 19), time(1))),
        ("9点", 8, When(date(2026, 11, 18), time(9))),
        ("下午", 16, When(date(2026, 11, 18))),
        ("下午", 19, When(date(2026, 11, 19), time(15))),
        ("明天这个时候", 9, When(date(2026, 11, 19), time(9))),
        ("same time tomorrow", 3, When(date(2026, 11, 19), time(3))),
        ("3个工作日后", 9, When(date(2026, 11, 23))),
    ],
)
def test_the_hour_of_the_day_counts(text: str, hour: int, expected: When) -> None:
    assert parse(text, _at(2026, 11, 18, hour)) == expected


def test_half_an_hour_is_half_an_hour_when_the_clocks_change() -> None:
    before = datetime(2026, 10, 25, 2, 45, fold=0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert parse("in 30 min", before) == When(date(2026, 10, 25), time(2, 15))


def test_slashes_follow_the_order_of_the_place() -> None:
    assert _day("12/3") == date(2026, 12, 3)
    assert parse("3/12", NOW, order=Order.DAY_FIRST) == When(date(2026, 12, 3))
    assert parse("25/12", NOW) == parse("12/25", NOW, order=Order.DAY_FIRST) == When(date(2026, 12, 25))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("周一", date(2026, 11, 16)),
        ("周三", date(2026, 11, 18)),
        ("6月3号", date(2026, 6, 3)),
        ("12/3", date(2025, 12, 3)),
        ("20号", date(2026, 10, 20)),
        ("国庆", date(2026, 10, 1)),
        ("农历八月十五", date(2026, 9, 25)),
        ("Friday", date(2026, 11, 13)),
    ],
)
def test_purchases_lie_behind(text: str, day: date) -> None:
    when = parse(text, NOW, lean=Lean.BEHIND)
    assert isinstance(when, When)
    assert when.day == day


@pytest.mark.parametrize("row", [row for row in PHRASES if row["repeat"]], ids=lambda row: row["phrase"])
def test_a_rule_comes_first_on_its_first_day(row: dict[str, str]) -> None:
    first = date.fromisoformat(row["day"])
    assert next_day(row["repeat"], first, first - timedelta(days=1)) == first
    assert read(row["repeat"])  # so that it can be put into words again


def test_the_last_day_stands_in_for_the_31st() -> None:
    when = parse("每月30号", NOW)
    assert isinstance(when, When)
    assert when.repeat is not None
    dates = rrulestr(when.repeat, dtstart=datetime(2026, 11, 30))  # noqa: DTZ001
    assert [day.date() for day in islice(iter(dates), 4)] == [
        date(2026, 11, 30),
        date(2026, 12, 30),
        date(2027, 1, 30),
        date(2027, 2, 28),
    ]


def test_of_two_days_of_a_month_the_late_one_is_kept_in_short_months() -> None:
    when = parse("每月15日和30日", NOW)
    assert isinstance(when, When)
    assert when.repeat is not None
    assert [next_day(when.repeat, when.day, day) for day in (when.day, date(2027, 2, 1), date(2027, 2, 15))] == [
        date(2026, 12, 15),
        date(2027, 2, 15),
        date(2027, 2, 28),
    ]


def test_now_must_know_its_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        find("明天", datetime(2026, 11, 18, 10))  # noqa: DTZ001
