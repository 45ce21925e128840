"""Where a snooze lands."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from playbook.quiet import QuietHours
from playbook.snooze import Snooze, lands_at, wants_another_way
from playbook.workdays import WEEKEND

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
QUIET = QuietHours(time(21, 30), time(8, 30))
AGENDA = time(8, 30)
WEDNESDAY_THREE = datetime(2026, 11, 25, 15, 0, 42, tzinfo=SHANGHAI)


def landing(choice: Snooze, now: datetime = WEDNESDAY_THREE, due_hour: time | None = time(15)) -> str:
    """Where a choice lands, as a clock in Shanghai shows it."""
    instant = lands_at(choice, now, SHANGHAI, due_hour=due_hour, agenda_hour=AGENDA, quiet=QUIET)
    return f"{instant.astimezone(SHANGHAI):%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        (Snooze.HOUR, "11-25 16:00:00"),
        (Snooze.TOMORROW, "11-26 15:00:00"),
        (Snooze.NEXT_WEEK, "12-02 15:00:00"),
    ],
)
def test_a_timed_follow_up_keeps_its_hour(choice: Snooze, shown: str) -> None:
    assert landing(choice) == shown


def test_a_whole_day_one_comes_back_with_the_agenda() -> None:
    assert landing(Snooze.TOMORROW, due_hour=None) == "11-26 08:30:00"
    assert landing(Snooze.NEXT_WEEK, due_hour=None) == "12-02 08:30:00"


def test_days_off_are_passed_over_but_not_by_an_hour() -> None:
    friday = datetime(2026, 11, 27, 15, tzinfo=SHANGHAI)
    hours = {"due_hour": time(15), "agenda_hour": AGENDA}
    landings = [lands_at(each, friday, SHANGHAI, **hours, quiet=QUIET, workdays=WEEKEND) for each in Snooze]
    shown = [f"{each.astimezone(SHANGHAI):%m-%d %H:%M}" for each in landings]
    assert shown == ["11-27 16:00", "11-30 15:00", "12-04 15:00"]


def test_an_hour_into_the_night_becomes_the_morning() -> None:
    evening = datetime(2026, 11, 25, 20, 45, tzinfo=SHANGHAI)
    assert landing(Snooze.HOUR, evening) == "11-26 08:30:00"
    assert landing(Snooze.TOMORROW, evening, time(22)) == "11-27 08:30:00"


def test_tomorrow_is_tomorrow_on_the_members_own_clock() -> None:
    past_midnight_there = datetime(2026, 11, 25, 18, 0, tzinfo=BERLIN)
    assert landing(Snooze.TOMORROW, past_midnight_there) == "11-27 15:00:00"


def test_the_same_hour_tomorrow_holds_over_a_change_of_the_clocks() -> None:
    before = datetime(2026, 3, 28, 15, 0, tzinfo=BERLIN)
    instant = lands_at(Snooze.TOMORROW, before, BERLIN, due_hour=time(15), agenda_hour=AGENDA, quiet=QUIET)
    assert instant == datetime(2026, 3, 29, 15, 0, tzinfo=BERLIN)
    night_owl = QuietHours(time(9), time(17))
    skipped = lands_at(Snooze.TOMORROW, before, BERLIN, due_hour=time(2, 30), agenda_hour=AGENDA, quiet=night_owl)
    assert skipped == datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)


def test_the_third_time_another_way_is_offered() -> None:
    assert [wants_another_way(times) for times in (1, 2, 3, 4)] == [False, False, True, True]


def test_a_now_without_zone_is_refused() -> None:
    for choice in Snooze:
        with pytest.raises(ValueError, match="time zone"):
            landing(choice, datetime(2026, 11, 25, 15, 0))  # noqa: DTZ001
