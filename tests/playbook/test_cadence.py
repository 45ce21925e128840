"""Rhythm of contacts (C7)."""

from datetime import date, timedelta

import pytest

from playbook.cadence import Intervals, Standing, interval_days, next_contact, touches_short
from playbook.rfm import NoScore, Tier
from playbook.stages import ProspectClass

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("standing", "days"),
    [
        (ProspectClass.HOT, 2),
        (ProspectClass.WARM, 7),
        (ProspectClass.COOL, 30),
        (ProspectClass.NONE, None),
        (NoScore.NEVER_BOUGHT, 30),
        (Tier.PLATINUM, 14),
        (Tier.GOLD, 30),
        (Tier.SILVER, 60),
        (Tier.BRONZE, 90),
        (NoScore.DORMANT, 90),
    ],
)
def test_each_class_and_tier_has_its_interval(standing: Standing, days: int | None) -> None:
    assert interval_days(standing) == days


def test_the_next_contact_is_counted_from_the_last_or_from_the_start() -> None:
    added = date(2026, 11, 1)
    assert next_contact(ProspectClass.WARM, TODAY, added) == date(2026, 11, 25)
    assert next_contact(ProspectClass.WARM, None, added) == date(2026, 11, 8)
    assert next_contact(ProspectClass.NONE, TODAY, added) is None
    assert next_contact(Tier.GOLD, TODAY, added, Intervals(gold=21)) == date(2026, 12, 9)


def test_an_interval_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        Intervals(hot=0)


def test_a_prospect_is_owed_twelve_light_touches_a_year() -> None:
    long_ago = date(2020, 1, 1)
    assert touches_short([], long_ago, TODAY) == 12
    monthly = [TODAY - timedelta(days=30 * back) for back in range(12)]
    assert touches_short(monthly, long_ago, TODAY) == 0
    assert touches_short(monthly[:5], long_ago, TODAY) == 7
    assert touches_short([TODAY] * 12, long_ago, TODAY) == 11
    assert touches_short([date(2024, 1, 1)] * 3, long_ago, TODAY) == 12


def test_a_new_prospect_is_owed_one_touch_a_full_month() -> None:
    assert touches_short([], TODAY, TODAY) == 0
    assert touches_short([], date(2026, 10, 19), TODAY) == 0
    assert touches_short([], date(2026, 10, 18), TODAY) == 1
    assert touches_short([date(2026, 9, 1)], date(2026, 8, 18), TODAY) == 2
    assert touches_short([], TODAY + timedelta(days=9), TODAY) == 0
