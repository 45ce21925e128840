"""A day's figures of a team (E6)."""

from datetime import UTC, date, datetime, time

import pytest

from playbook.digest import (
    DayFigures,
    Outlook,
    RepDay,
    Tomorrow,
    compared_day,
    day_to_tell,
    digest,
    first_thing,
    in_roster_order,
    is_told,
    percent_change,
    tier_moves,
    told_before,
)
from playbook.history import Purchase


def test_a_wednesday_is_compared_with_the_wednesday_before() -> None:
    assert compared_day(date(2026, 11, 18)) == date(2026, 11, 11)


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        (8_600_000, 7_680_000, 12),
        (100, 100, 0),
        (50, 100, -50),
        (0, 100, -100),
        (1_005, 1_000, 1),
        (995, 1_000, -1),
        (1_004, 1_000, 0),
        (300, 0, None),
        (0, 0, None),
        (5, -10, None),
    ],
)
def test_the_change_in_per_cent(now: int, before: int, change: int | None) -> None:
    assert percent_change(now, before) == change


def test_the_weightiest_open_thing_comes_first_tomorrow() -> None:
    assert first_thing(Outlook(visits_without_step=3, overdue_follow_ups=5, open_lapses=9)) == (
        Tomorrow.VISITS_WITHOUT_STEP,
        3,
    )
    assert first_thing(Outlook(late_promises=1, promises_due=4)) == (Tomorrow.LATE_PROMISES, 1)
    assert first_thing(Outlook()) is None


@pytest.mark.parametrize("matter", list(Tomorrow))
def test_each_open_thing_can_be_the_one(matter: Tomorrow) -> None:
    assert first_thing(Outlook(**{matter.value: 2})) == (matter, 2)


def test_reps_stand_in_roster_order_whatever_they_did() -> None:
    first = RepDay(7, date(2025, 1, 1), done=1, due=9)
    second = RepDay(3, date(2026, 5, 1), done=8, due=8)
    same_day = RepDay(5, date(2026, 5, 1), done=0, due=2)
    off = RepDay(1, date(2024, 1, 1), done=0, due=0)
    assert in_roster_order([same_day, off, second, first]) == (first, second, same_day)


def test_a_day_put_together() -> None:
    figures = DayFigures(sales=8_600_000, promises_due=4, promises_kept=3)
    told = digest(figures, DayFigures(sales=7_680_000), Outlook(visits_without_step=3), [])
    assert told.figures is figures
    assert (told.sales_change, told.tomorrow, told.roster) == (12, (Tomorrow.VISITS_WITHOUT_STEP, 3), ())


def test_a_saturday_counts_only_if_somebody_worked() -> None:
    saturday, friday = date(2026, 11, 21), date(2026, 11, 20)
    assert not is_told(DayFigures(overdue=3, lapses=1, promises_due=2), saturday)
    assert is_told(DayFigures(contacts=1), saturday)
    assert is_told(DayFigures(), friday)


@pytest.mark.parametrize(
    ("now", "told", "due"),
    [
        ("2026-11-18 18:29", "2026-11-17", None),
        ("2026-11-18 18:30", "2026-11-17", "2026-11-18"),
        ("2026-11-18 18:30", None, "2026-11-18"),
        ("2026-11-18 18:30", "2026-11-18", None),
        ("2026-11-18 23:59", "2026-11-10", "2026-11-18"),
        ("2026-11-19 07:59", "2026-11-17", None),
        ("2026-11-19 08:00", "2026-11-17", "2026-11-18"),
        ("2026-11-19 11:59", "2026-11-17", "2026-11-18"),
        ("2026-11-19 12:00", "2026-11-17", None),
        ("2026-11-19 08:00", "2026-11-18", None),
        ("2026-11-19 08:00", "2026-11-10", None),
        ("2026-11-19 08:00", None, None),
    ],
)
def test_which_day_is_due(now: str, told: str | None, due: str | None) -> None:
    told_on = date.fromisoformat(told) if told else None
    found = day_to_tell(datetime.fromisoformat(now), time(18, 30), told_on)
    assert found == (date.fromisoformat(due) if due else None)


def test_what_is_switched_on_after_its_hour_begins_tomorrow() -> None:
    assert told_before(datetime(2026, 11, 18, 18, 30, tzinfo=UTC), time(18, 30)) == date(2026, 11, 18)
    assert told_before(datetime(2026, 11, 18, 18, 29, tzinfo=UTC), time(18, 30)) == date(2026, 11, 17)


def test_rises_and_falls_between_two_days() -> None:
    before, after = date(2026, 11, 8), date(2026, 11, 15)
    silver = [Purchase(date(2026, 9, 1), 60_000)]
    rises = [*silver, Purchase(date(2026, 11, 10), 200_000)]
    falls = [Purchase(date(2025, 11, 10), 200_000), Purchase(date(2026, 8, 1), 1_000)]
    new = [Purchase(date(2026, 11, 10), 500_000)]
    goes_dormant = [Purchase(date(2025, 11, 10), 500_000)]
    histories = dict(enumerate([silver, rises, falls, new, goes_dormant]))
    assert tier_moves(histories, before, after) == (1, 1)
