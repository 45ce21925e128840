"""Limits and hours of contact (C8): what counts as commercial, how soon again, and at what hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.attempts import better_times
from playbook.contact_hours import ContactHours, fitting, read, usual
from playbook.contact_rules import Limits, Touch, allows, free_day, in_window, touch_of
from playbook.quiet import DEFAULT_QUIET
from playbook.stages import ProspectClass
from playbook.steps import OpenEnds, Topic, after_follow_up, make_good

COMMERCIAL, CARE = Touch.COMMERCIAL, Touch.CARE
WEDNESDAY = date(2026, 11, 18)
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    "text",
    [
        "报价发了", "想要 Model 3", "试驾", "快用完了,问要不要补", "催尾款", "續約",
        "問候一聲,順便報價",
        "sent the quote", "wants a discount", "test drive", "renewal of the contract", "asked about the price",
    ],
)  # fmt: skip
def test_money_and_goods_are_commercial(text: str) -> None:
    assert touch_of(text) is COMMERCIAL
    assert touch_of(text, meant=CARE) is COMMERCIAL, "whatever it was meant as"


@pytest.mark.parametrize(
    "text",
    ["生日快乐", "问候一声", "问用得怎样", "孩子生病了", "感谢介绍", "聊两句", "說聲謝謝", "happy birthday",
     "said hello", "how it works for her", "thanked him"],
)  # fmt: skip
def test_kindness_and_service_are_care(text: str) -> None:
    assert touch_of(text) is CARE


def test_without_words_it_is_as_meant_or_by_its_kind() -> None:
    assert touch_of("回访", meant=COMMERCIAL) is COMMERCIAL
    assert touch_of("", kind="visit") is COMMERCIAL
    assert touch_of("", kind="call") is CARE
    assert COMMERCIAL.other is CARE


def test_one_in_seven_days() -> None:
    talked = [WEDNESDAY]
    assert allows(talked, WEDNESDAY), "what is said twice on one day is one contact"
    assert not allows(talked, date(2026, 11, 24))
    assert allows(talked, date(2026, 11, 25))
    assert free_day(talked, date(2026, 11, 20)) == date(2026, 11, 25)
    assert not allows([date(2026, 11, 30)], date(2026, 11, 25)), "what is planned counts too"


def test_ten_in_forty_days() -> None:
    limits = Limits(apart=1)
    talked = [WEDNESDAY - timedelta(days=3 * n) for n in range(10)]
    assert not allows(talked, date(2026, 11, 20), limits)
    assert free_day(talked, date(2026, 11, 20), limits) == talked[-1] + timedelta(days=40)
    assert in_window(talked, WEDNESDAY, 7) == 3


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(talked=st.lists(days, max_size=30), wanted=days)
def test_a_free_day_breaks_neither_limit(talked: list[date], wanted: date) -> None:
    free = free_day(talked, wanted)
    assert free >= wanted
    if free != wanted:
        assert allows(talked, free)
        assert not allows(talked, wanted)


def test_what_sells_keeps_its_distance_and_care_does_not() -> None:
    ends = OpenEnds(question=True)
    steps = after_follow_up(ProspectClass.HOT, ends, date(2026, 11, 25), commercial=[date(2026, 11, 25)])
    assert [(step.topic, step.day) for step in steps] == [
        (Topic.OPEN_QUESTION, date(2026, 12, 2)),
        (Topic.CARE, date(2026, 11, 27)),
    ]
    assert make_good(date(2026, 11, 20)).day == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("下午3点后方便", time(15), time(21)),
        ("别早上打", time(12), time(21)),
        ("早上别打电话", time(12), time(21)),
        ("晚上8点以后别打", time(9), time(20)),
        ("晚上八点以后方便打电话", time(20), time(21)),
        ("下午方便", time(13), time(18)),
        ("上午10点前不方便接电话", time(10), time(21)),
        ("下午2点到5点有空", time(14), time(17)),
        ("下班後聯繫", time(18), time(21)),
        ("don't call before 10", time(10), time(21)),
        ("only free after 3pm", time(15), time(21)),
        ("free between 2pm and 5pm", time(14), time(17)),
        ("not in the morning", time(12), time(21)),
    ],
)
def test_hours_in_words(words: str, start: time, end: time) -> None:
    assert read(words) == ContactHours(start, end)


@pytest.mark.parametrize("words", ["想换车", "下午3点见", "中午12点到1点别打", "3点", "called at 3pm", "方便面"])
def test_words_that_name_no_hours(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize("words", ["15-20点", "15:00-20:00", "15到20点", "3pm to 8pm"])
def test_hours_that_were_asked_for(words: str) -> None:
    assert read(words, asked=True) == ContactHours(time(15), time(20))


@given(st.text(max_size=60))
def test_any_words_can_be_read(words: str) -> None:
    hours = read(words, asked=True)
    assert hours is None or hours.start < hours.end


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def test_hours_that_the_client_named_bind() -> None:
    afternoon = ContactHours(time(15), time(21))
    assert fitting(local(18, 10), SHANGHAI, afternoon) == local(18, 15)
    assert fitting(local(18, 16), SHANGHAI, afternoon) == local(18, 16)
    assert fitting(local(18, 21, 30), SHANGHAI, afternoon) == local(19, 15)
    assert fitting(local(18, 10), SHANGHAI, usual(local(17, 15, 20), SHANGHAI)) == local(18, 10)
    assert better_times(local(18, 8), SHANGHAI, DEFAULT_QUIET, hours=afternoon) == [local(18, 15), local(18, 18, 30)]


def test_of_usual_hours_the_next_one_is_offered() -> None:
    hours = usual(local(17, 15, 20), SHANGHAI)
    assert (hours.start, hours.end) == (time(15), time(17))
    assert better_times(local(18, 16), SHANGHAI, DEFAULT_QUIET, hours=hours) == [local(18, 18, 30), local(19, 15)]
    assert usual(datetime(2026, 11, 17, 15, 59, tzinfo=UTC), SHANGHAI).end == time(23)
