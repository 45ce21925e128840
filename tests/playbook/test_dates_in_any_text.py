"""Whatever is typed: the search for dates never fails, and never points outside the text."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from playbook.dates import Found, Impossible, Lean, When, find, find_impossible, parse
from playbook.dates.atoms import GROUPS
from playbook.writing import plain

HERE = Path(__file__).parent
SHANGHAI = ZoneInfo("Asia/Shanghai")

with (HERE / "date_phrases.csv").open(encoding="utf-8", newline="") as table:
    PHRASES = [row["phrase"] for row in csv.DictReader(table)]
NO_DATES = (HERE / "texts_without_dates.txt").read_text(encoding="utf-8").splitlines()
LETTERS = sorted({char for phrase in (*PHRASES, *NO_DATES) for char in phrase})

_PIECES = st.sampled_from(
    [
        *PHRASES,
        *NO_DATES,
        "前",
        "后",
        "内",
        "到",
        "或",
        " ",
        ",",
        "\n",
        "每",
        "(",
        ")",
        "9999",
        "农历",
    ]
)
_NOWS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(SHANGHAI))  # noqa: DTZ001


def _holds(text: str, found: list[Found]) -> None:
    end = 0
    for each in found:
        assert end <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
        end = each.end


@given(st.text(max_size=200), _NOWS)
def test_any_text_is_read_without_harm(text: str, now: datetime) -> None:
    _holds(text, find(text, now))
    assert isinstance(parse(text, now), When | Impossible | None)


@given(st.text(alphabet=LETTERS, max_size=40), _NOWS)
def test_any_heap_of_letters_is_read_without_harm(text: str, now: datetime) -> None:
    _holds(text, find(text, now))
    assert isinstance(parse(text, now), When | Impossible | None)


@given(st.lists(_PIECES, max_size=8).map("".join), _NOWS)
def test_any_heap_of_phrases_is_read_without_harm(text: str, now: datetime) -> None:
    _holds(text, find(text, now, lean=Lean.BEHIND))
    _holds(text, find(text, now))
    assert all(each.text in text for each in find_impossible(text, now))


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.times(), _NOWS)
def test_a_full_date_with_a_time_is_read_as_it_stands(day: date, at: time, now: datetime) -> None:
    at = at.replace(second=0, microsecond=0)
    when = parse(f"{day.isoformat()} {at:%H:%M}", now)
    assert isinstance(when, When)
    assert (when.day, when.time) == (day, at)


_HOURS = st.sampled_from(["", "9点", "下午三点半", "晚上8点", " 3pm", " at 9:15", "早上", "傍晚", "前"])
_OPEN_DAYS = st.one_of(
    st.sampled_from("一二三四五六日").flatmap(
        lambda day: st.sampled_from([f"周{day}", f"下周{day}", f"每週{day}", f"逢周{day}"])
    ),
    st.integers(1, 28).flatmap(
        lambda day: st.sampled_from([f"{day}号", f"the {day}th", f"下个月{day}号", f"每月{day}號"])
    ),
    st.integers(0, 40).flatmap(lambda days: st.sampled_from([f"{days}天后", f"{days}个工作日后", f"in {days} weeks"])),
    st.sampled_from(
        ["Mon", "Friday", "next Tue", "every Wed", "月底", "月中", "季度末", "年底", "周末", "weekend", "年后"]
    ),
    st.sampled_from(["春节", "中秋前", "清明", "圣诞后", "before CNY", "Easter", "每年端午前", "每年母亲节", "九月九"]),
    st.sampled_from(["Q1末", "next quarter", "mid next month", "明年初", "第四季度末", "下个月第二个周五", "两周一次"]),
)


@given(_OPEN_DAYS, _HOURS, _NOWS)
def test_a_plan_without_its_year_or_week_never_lies_in_the_past(day: str, hour: str, now: datetime) -> None:
    when = parse(day + hour, now)
    if isinstance(when, When):  # else there is no such date, or a part of the day that does not go with it
        assert when.day >= now.date()
        assert not when.past or (when.day == now.date() and when.time is not None)  # 18号9点 said on the 18th at ten


@given(
    st.sampled_from(["3点", "9点半", "下午", "晚上", "中午12点", "at 3", "7pm", "8:00", "半小时后", "in a bit"]), _NOWS
)
def test_a_time_by_itself_is_the_next_on_which_it_comes(text: str, now: datetime) -> None:
    when = parse(text, now)
    assert isinstance(when, When)
    assert not when.past
    assert now.date() <= when.day <= now.date() + timedelta(days=1)


@given(st.one_of(st.text(alphabet=LETTERS, max_size=30), st.lists(_PIECES, max_size=4).map("".join)), _NOWS)
def test_what_is_not_marked_as_past_lies_ahead(text: str, now: datetime) -> None:
    for found in find(text, now):
        if not found.when.past:
            assert found.when.day >= now.date()


@given(st.one_of(st.text(alphabet=LETTERS, max_size=30), _PIECES))
def test_no_rule_is_missed_for_want_of_its_sign(text: str) -> None:
    written = plain(text)
    idle = [each for signs, rules in GROUPS if not signs.search(written) for each in rules]
    assert [each.pattern.pattern for each in idle if each.pattern.search(written)] == []
