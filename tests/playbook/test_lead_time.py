"""Lead time (F6): meetings are told of before their minute, as long as that is still ahead."""

from datetime import UTC, datetime, timedelta

import pytest

from playbook.lead_time import is_meeting, tell_at

THREE = datetime(2026, 11, 18, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("拜访", "见面", "试驾", "见王芳", "去她公司谈合同", "带她看房", "跟王芳、李敏吃饭", "約她看車", "上門拜訪"),
        *("visit", "lunch with Li", "Test drive", "meet at the showroom", "coffee"),
    ],
)
def test_a_meeting(text: str) -> None:
    assert is_meeting(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "回访",
        "打电话",
        "发报价",
        "问她哪天见面",
        "约试驾时间",
        "视频会议",
        "意见整理",
        "call about the visit",
        "send quote",
    ],
)
def test_no_meeting(text: str) -> None:
    assert not is_meeting(text)


def test_what_has_a_place_is_a_meeting() -> None:
    assert is_meeting("聊聊", "星巴克人民广场店")


@pytest.mark.parametrize(
    ("minutes", "hours_before", "told"),
    [(0, 5, 0), (15, 5, 15), (30, 5, 30), (60, 5, 60), (60, 0.9, 30), (60, 0.4, 15), (30, 0.1, 0), (60, -1, 0)],
)
def test_as_long_before_as_is_wanted_or_left(minutes: int, hours_before: float, told: int) -> None:
    now = THREE - timedelta(hours=hours_before)
    assert tell_at(THREE, minutes, now) == THREE - timedelta(minutes=told)
