"""What a client wants to be called, and days in a note that can't be."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from playbook.dates import When
from playbook.names import address_words
from playbook.typed import unclear_days

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("叫王姐就行", "王姐"),
        ("以后叫她芳姐就好", "芳姐"),
        ("今天来电 让我们叫他老周", "老周"),
        ("直接喊陈总就行", "陈总"),
        ("叫我Sally就行", "Sally"),
        ("叫我阿May就可以", "阿May"),
        ("叫王姐就行了", "王姐"),
        ("she said call me Sally", "Sally"),
        ("goes by Mike", "Mike"),
        ("prefers to be called Ms Lee", "Ms Lee"),
        ("叫我明天去", ""),
        ("叫车就行", ""),
        ("让我叫人", ""),
        ("call her back tomorrow", ""),
        ("call her Monday", ""),
        ("prefers WhatsApp", ""),
        ("", ""),
    ],
)
def test_what_a_client_wants_to_be_called(said: str, words: str) -> None:
    assert address_words.read(said) == words


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("2月30号", [date(2027, 2, 28), date(2027, 3, 1)]),
        ("11月31号", [date(2026, 11, 30), date(2026, 12, 1)]),
        ("Feb 30", [date(2027, 2, 28), date(2027, 3, 1)]),
        ("11/31", [date(2026, 11, 30), date(2026, 12, 1)]),
        ("十一月三十一号", [date(2026, 11, 30), date(2026, 12, 1)]),
        ("25点", []),
        ("13/40", []),
    ],
)
def test_the_days_that_were_likely_meant(said: str, days: list[date]) -> None:
    assert unclear_days.likely(said, NOW.date()) == days


def test_a_day_that_is_over_comes_again() -> None:
    assert unclear_days.next_of(date(2026, 11, 10), NOW.date()) == [date(2026, 11, 24), date(2026, 12, 1)]
    assert unclear_days.next_of(date(2026, 11, 16), NOW.date())[0] == date(2026, 11, 23)


def test_the_right_day_stands_in_its_place_with_its_hour() -> None:
    assert unclear_days.hour_in("2月30号下午3点", NOW) == time(15)
    assert unclear_days.hour_in("2月30号", NOW) is None
    right = When(date(2027, 3, 1), time(15))
    words = unclear_days.put_right("2月30号下午3点回访", "2月30号下午3点", right, chinese=True)
    assert words == "2027年3月1号15:00回访"
    assert unclear_days.put_right("call on Feb 30", "Feb 30", right, chinese=False) == "call on 1 Mar 2027 15:00"
