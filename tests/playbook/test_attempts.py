"""When to try again after nobody answered (F2)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from playbook.attempts import better_times
from playbook.quiet import DEFAULT_QUIET, QuietHours

SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (local(25, 8, 40), [local(25, 10), local(25, 18, 30)]),
        (local(25, 15, 5), [local(25, 18, 30), local(26, 10)]),
        (local(25, 17, 31), [local(26, 10), local(26, 18, 30)]),
    ],
)
def test_another_hour_is_offered(now: datetime, expected: list[datetime]) -> None:
    assert better_times(now, SHANGHAI, DEFAULT_QUIET) == expected


def test_quiet_hours_are_left_out() -> None:
    early = QuietHours(time(18), time(9))
    assert better_times(local(25, 15), SHANGHAI, early) == [local(26, 10), local(27, 10)]


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        better_times(datetime(2026, 11, 25, 15), SHANGHAI, DEFAULT_QUIET)  # noqa: DTZ001
