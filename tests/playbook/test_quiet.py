"""Quiet hours on any clock, over midnight and over changes to summer time."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.quiet import DEFAULT_QUIET, QuietHours, before_quiet, is_quiet, next_allowed

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(
    ["Asia/Shanghai", "Asia/Kathmandu", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]
).map(ZoneInfo)
MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def shanghai(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in November 2026 on a clock in Shanghai."""
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def test_the_evening_waits_for_the_morning() -> None:
    assert is_quiet(shanghai(18, 21, 30), SHANGHAI)
    assert next_allowed(shanghai(18, 23), SHANGHAI) == shanghai(19, 8, 30)
    assert next_allowed(shanghai(19, 3), SHANGHAI) == shanghai(19, 8, 30)


def test_the_day_is_free_up_to_the_first_quiet_minute_and_from_the_last() -> None:
    for free in (shanghai(18, 8, 30), shanghai(18, 15), shanghai(18, 21, 29)):
        assert not is_quiet(free, SHANGHAI)
        assert next_allowed(free, SHANGHAI) == free


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    noon = QuietHours(time(12), time(14))
    assert next_allowed(shanghai(18, 12, 30), SHANGHAI, noon) == shanghai(18, 14)
    assert not is_quiet(shanghai(18, 23), SHANGHAI, noon)
    never = QuietHours(time(9), time(9))
    assert not is_quiet(shanghai(18, 9), SHANGHAI, never)


def test_the_members_own_clock_counts_and_the_answer_is_utc() -> None:
    instant = datetime(2026, 11, 18, 14, 0, tzinfo=UTC)
    assert is_quiet(instant, SHANGHAI)
    assert not is_quiet(instant, BERLIN)
    allowed = next_allowed(instant, SHANGHAI)
    assert (allowed, allowed.tzinfo) == (datetime(2026, 11, 19, 0, 30, tzinfo=UTC), UTC)


def test_an_end_that_the_clock_skips_waits_as_much_longer() -> None:
    night = QuietHours(time(22), time(2, 30))
    late = datetime(2026, 3, 28, 23, 0, tzinfo=BERLIN)
    assert next_allowed(late, BERLIN, night) == datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)


def test_an_end_that_the_clock_shows_twice_counts_from_the_first_still_ahead() -> None:
    night = QuietHours(time(22), time(2, 30))
    before = datetime(2026, 10, 24, 23, 0, tzinfo=BERLIN)
    assert next_allowed(before, BERLIN, night) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second_pass = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1).astimezone(UTC)
    assert next_allowed(second_pass, BERLIN, night) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        next_allowed(datetime(2026, 11, 18, 12), SHANGHAI)  # noqa: DTZ001


@given(
    instant=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=ZONES),  # noqa: DTZ001
    zone=ZONES,
    start=MINUTES,
    end=MINUTES,
)
def test_what_is_allowed_is_never_quiet_never_earlier_and_soon_enough(
    instant: datetime, zone: ZoneInfo, start: time, end: time
) -> None:
    quiet = QuietHours(start, end)
    allowed = next_allowed(instant, zone, quiet)
    assert not is_quiet(allowed, zone, quiet)
    assert timedelta(0) <= allowed - instant.astimezone(UTC) <= timedelta(hours=50)
    assert next_allowed(allowed, zone, quiet) == allowed
    if not is_quiet(instant, zone, quiet):
        assert allowed == instant.astimezone(UTC)


def test_the_default_night_is_from_half_past_nine_to_half_past_eight() -> None:
    assert QuietHours(time(21, 30), time(8, 30)) == DEFAULT_QUIET


def test_an_evening_message_comes_before_the_quiet_hours() -> None:
    assert before_quiet(time(18, 30), QuietHours(time(21, 30), time(8, 30))) == time(18, 30)
    assert before_quiet(time(18, 30), QuietHours(time(18), time(8, 30))) == time(17, 30)
    assert before_quiet(time(18, 30), QuietHours(time(0), time(0))) == time(18, 30)
