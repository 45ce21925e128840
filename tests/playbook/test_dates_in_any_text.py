"""Whatever is typed: the search for dates never fails, and never points outside the text."""

import csv
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from playbook.dates import (
    Found,
    Impossible,
    Lean,
    When,
    en_clock,
    en_days,
    en_relative,
    en_repeat,
    find,
    find_impossible,
    parse,
)

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


NOT_LATIN = [char for char in LETTERS if not ("a" <= char.casefold() <= "z")]


@given(st.text(st.sampled_from(NOT_LATIN), max_size=30))
def test_no_english_rule_is_missed_where_there_is_no_latin_letter(text: str) -> None:
    rules = [each for module in (en_clock, en_days, en_relative, en_repeat) for each in module.RULES]
    assert [each.pattern.pattern for each in rules if each.pattern.search(text)] == []
