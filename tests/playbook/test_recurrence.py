"""What comes again: the next day of a rule."""

from datetime import date

import pytest

from playbook.recurrence import next_day

WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("rule", "first", "after", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=WE", WEDNESDAY, WEDNESDAY, date(2026, 11, 25)),
        ("FREQ=WEEKLY;BYDAY=WE", WEDNESDAY, date(2026, 11, 20), date(2026, 11, 25)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", WEDNESDAY, date(2026, 11, 25), date(2026, 12, 2)),
        ("FREQ=DAILY", WEDNESDAY, date(2026, 12, 31), date(2027, 1, 1)),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 11, 30), date(2027, 2, 1), date(2027, 2, 28)),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2024, 2, 29), WEDNESDAY, date(2028, 2, 29)),
        ("FREQ=DAILY;COUNT=2", WEDNESDAY, date(2026, 11, 19), None),
    ],
)
def test_the_next_day(rule: str, first: date, after: date, expected: date | None) -> None:
    assert next_day(rule, first, after) == expected


def test_a_rule_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="invalid"):
        next_day("FREQ=NEVER", WEDNESDAY, WEDNESDAY)
