"""The rules of care that begin with a purchase (C1, C2, C3, C5): when each fires, for whom, and when not."""

from typing import Any

import pytest

from playbook import care
from playbook.care import Kind, Referral, Settings
from tests.playbook.care_facts import TODAY, bought, client, day, found, kinds

KNOWN = Referral(client=2, owner=7)


# -- C1 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "yuan", "comes"),
    [
        ("11-18", 2_000, "11-25"),
        ("11-18", 1_999, None),
        ("11-11", 2_000, "11-18"),
        ("11-04", 2_000, "11-11"),  # missed by a week: it still comes up, with its true day
        ("11-03", 2_000, None),  # by more: never
        ("2020-11-18", 9_000, None),
    ],
)
def test_a_large_purchase_is_called_about_after_a_week(on: str, yuan: int, comes: str | None) -> None:
    calls = found("C1", client(purchases=(bought(on, yuan),)))
    assert [(each.kind, each.day) for each in calls] == ([(Kind.CALL, day(comes))] if comes else [])


def test_a_team_sets_the_amount_and_the_days() -> None:
    small = client(purchases=(bought("11-18", 500),))
    assert found("C1", small) == []
    assert found("C1", small, amount=50_000, days=3)[0].day == day("11-21")


def test_two_purchases_of_a_day_are_called_about_once() -> None:
    both = client(purchases=(bought("11-18", number=1), bought("11-18", number=2), bought("11-17", number=3)))
    assert [each.key for each in found("C1", both)] == ["bought:2026-11-18", "bought:2026-11-17"]


# -- C2 ---------------------------------------------------------------------------------------------------------------


def test_a_referred_clients_first_purchase_is_thanked_for_on_both_sides() -> None:
    thanks, welcome, call = found("C2", client(purchases=(bought("11-18", 100),), referral=KNOWN))
    assert (thanks.client, thanks.kind, thanks.day, thanks.facts) == (
        2,
        Kind.THANKS_REFERRER,
        TODAY,
        {"newcomer": 1, "name": "王芳"},
    )
    assert (welcome.client, welcome.kind, welcome.day) == (1, Kind.WELCOME, TODAY)
    assert (call.client, call.kind, call.day) == (1, Kind.CALL, day("11-23"))


def test_a_colleagues_client_is_not_named_to_whoever_thanks() -> None:
    thanks = found("C2", client(purchases=(bought("11-18"),), referral=Referral(2, owner=8)))[0]
    assert (thanks.owner, thanks.facts) == (8, {})


@pytest.mark.parametrize(
    "facts",
    [
        {"purchases": (bought("11-18"),)},  # nobody brought him
        {"referral": KNOWN},  # he has not bought
        {"purchases": (bought("11-18"),), "referral": KNOWN, "first_bought": day("10-01")},  # not the first
        {"purchases": (bought("11-01"),), "referral": KNOWN},  # long ago
    ],
)
def test_else_nobody_is_thanked(facts: dict[str, Any]) -> None:
    assert found("C2", client(**facts)) == []


def test_a_newcomer_who_is_called_anyway_is_not_called_twice() -> None:
    newcomer = client(purchases=(bought("11-18", 3_000),), referral=KNOWN)
    both = {row: Settings(care.RULES[row].values) for row in ("C1", "C2")}
    assert kinds(care.find([newcomer], both, TODAY)) == [Kind.CALL, Kind.THANKS_REFERRER, Kind.WELCOME]
    planned = client(purchases=(bought("11-18", 300),), referral=KNOWN, calls=(day("11-24"),))
    assert Kind.CALL not in kinds(found("C2", planned))


def test_a_call_that_comes_too_late_for_a_newcomer_is_none() -> None:
    newcomer = client(purchases=(bought("11-18", 3_000),), referral=KNOWN)
    book = {"C1": Settings(care.RULES["C1"].values, {"days": [30]}), "C2": Settings(care.RULES["C2"].values)}
    assert kinds(care.find([newcomer], book, TODAY)).count(Kind.CALL) == 2


# -- C3 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "passed"),
    [(9_000, 1_000, 10_000), (9_000, 999, None), (10_000, 500, None), (9_000, 45_000, 50_000), (0, 10_000, 10_000)],
)
def test_a_total_that_is_passed_is_thanked_for(before: int, now: int, passed: int | None) -> None:
    spent = client(purchases=(bought("11-18", now),), spent=(before + now) * 100)
    keys = [(each.key, each.facts["total"]) for each in found("C3", spent)]
    assert keys == ([(f"total:{passed * 100}", passed * 100)] if passed else [])


def test_a_total_passed_by_several_purchases_has_the_day_of_the_last_one_needed() -> None:
    spent = client(purchases=(bought("11-10", 6_000), bought("11-15", 5_000), bought("11-17", 100)))
    assert [each.day for each in found("C3", spent)] == [day("11-15")]


def test_a_total_reached_long_ago_is_not_thanked_for() -> None:
    assert found("C3", client(purchases=(bought("11-03", 60_000), bought("11-18", 10)))) == []
    assert found("C3", client(purchases=(bought("11-18", 800),)), amounts=[80_000])[0].facts["total"] == 80_000


# -- C5 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "lasts", "comes"),
    [
        ("11-18", 30, "12-15"),
        ("11-18", 2, "11-18"),
        ("10-19", 30, "11-15"),
        ("10-01", 30, None),
        ("11-18", None, None),
        ("11-18", 0, None),
        ("2025-11-20", 365, "11-17"),
    ],
)
def test_something_used_up_is_asked_about_before(on: str, lasts: int | None, comes: str | None) -> None:
    reminders = found("C5", client(purchases=(bought(on, 20, lasts=lasts),)))
    assert [(each.kind, each.day) for each in reminders] == ([(Kind.RUNS_OUT, day(comes))] if comes else [])


def test_things_that_end_together_are_asked_about_once() -> None:
    both = client(purchases=(bought("11-18", lasts=30, number=1), bought("11-16", lasts=32, number=2)))
    assert [each.key for each in found("C5", both)] == ["ends:2026-12-18"]
