"""A contract in one line (C10): what it is, and the day on which it ends."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.typed.contract_words import LONGEST, read

NOW = datetime(2026, 11, 18, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
MARCH = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("words", "what", "ends_on"),
    [
        ("服务协议 2027/3/1", "服务协议", MARCH),
        ("服务协议到2027年3月1日到期", "服务协议", MARCH),
        ("保险 明年3月1号截止", "保险", MARCH),
        ("保固 3/1 為止", "保固", MARCH),
        ("保修 2027/3/1到期 赠两次保养", "保修 赠两次保养", MARCH),
        ("2027/3/1", "", MARCH),
        ("service plan until 1 March 2027", "service plan", MARCH),
        ("AMC expires on 2027-03-01", "AMC", MARCH),
        ("服务协议", "服务协议", None),
        ("保修 2月30号", "保修 2月30号", None),
        ("", "", None),
    ],
)
def test_a_line_is_read(words: str, what: str, ends_on: date | None) -> None:
    line = read(words, NOW)
    assert (line.what, line.ends_on) == (what, ends_on)


@given(st.text(max_size=200))
def test_any_words_can_be_read(words: str) -> None:
    line = read(words, NOW)
    assert len(line.what) <= LONGEST
    assert line.what == line.what.strip()
