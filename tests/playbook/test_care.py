"""The rules of care that go by rhythm and calendar (C4, C6, C7, C10), and how rules are set."""

from datetime import date, timedelta

import pytest

from playbook import care
from playbook.cadence import Standing
from playbook.care import Ending, Kind, Settings, Unit
from playbook.occasions import Culture
from playbook.rfm import NoScore, Tier
from playbook.stages import ProspectClass
from tests.playbook.care_facts import TODAY, client, day, found, kinds

# -- C4 ---------------------------------------------------------------------------------------------------------------


def test_the_best_of_the_year_are_visited_in_december() -> None:
    rich = [client(number, this_year=number * 100) for number in range(1, 6)]
    assert found("C4", *rich, today=day("11-30")) == []
    visits = found("C4", *rich, client(9), client(8, owner=6, this_year=1), today=day("12-01"))
    shortlist = care.Shortlist({})
    shortlist.add(visits)
    assert [(each.owner, each.client) for each in shortlist.all()] == [(7, 5), (7, 4), (7, 3), (6, 8)]
    assert {each.latest for each in visits} == {day("12-31")}
    assert found("C4", *rich, today=day("2027-01-01")) == []


def test_who_had_his_visits_gets_no_more_of_them() -> None:
    rich = [client(number, this_year=number * 100) for number in range(1, 6)]
    shortlist = care.Shortlist({(7, "year:2026"): 2})
    shortlist.add(found("C4", *rich, today=day("12-09")))
    assert [each.client for each in shortlist.all()] == [5]


# -- C6 ---------------------------------------------------------------------------------------------------------------


def test_a_birthday_comes_up_a_week_ahead() -> None:
    assert [(each.key, each.day) for each in found("C6", client(birthday="1980-11-25"))] == [
        ("birthday:2026", day("11-25"))
    ]
    assert found("C6", client(birthday="11-26")) == []
    assert found("C6", client(birthday="11-25"), birthdays=0) == []
    assert kinds(found("C6", client(birthday="lunar:10-10"))) == [Kind.BIRTHDAY]


def test_a_festival_is_for_the_best_of_those_in_touch() -> None:
    christmas = day("12-20")
    near = [
        client(number, culture=Culture.WESTERN, last_contact=day("10-01"), standing=tier)
        for number, tier in enumerate((Tier.BRONZE, Tier.GOLD, ProspectClass.HOT, ProspectClass.COOL), start=1)
    ]
    far = [
        client(5, culture=Culture.WESTERN, last_contact=day("2025-10-01")),
        client(6, culture=Culture.MAINLAND, last_contact=day("10-01")),
        client(7, culture=Culture.WESTERN, last_contact=day("10-01"), standing=ProspectClass.NONE),
    ]
    greeted = [each for each in found("C6", *near, *far, today=christmas, people=2) if each.kind is Kind.FESTIVAL]
    at_christmas = [each for each in greeted if each.facts["name"] == "christmas"]
    assert {each.client for each in at_christmas} == {1, 2, 3, 4}
    shortlist = care.Shortlist({})
    shortlist.add(at_christmas)
    assert [each.client for each in shortlist.all()] == [3, 2]


def test_a_long_silence_is_greeted_once_it_is_long_enough() -> None:
    silent = client(last_contact=TODAY - timedelta(days=120))
    assert [(each.kind, each.facts["since"]) for each in found("C6", silent)] == [(Kind.SILENCE, "2026-07-21")]
    assert found("C6", client(last_contact=TODAY - timedelta(days=112))) == []
    assert found("C6", client(last_contact=TODAY - timedelta(days=200))) == []
    assert found("C6", client(last_contact=TODAY - timedelta(days=120), planned=True)) == []
    assert found("C6", client()) == []


# -- C7 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("standing", "days"),
    [
        (ProspectClass.HOT, 2),
        (ProspectClass.WARM, 7),
        (ProspectClass.COOL, 30),
        (NoScore.NEVER_BOUGHT, 30),
        (Tier.PLATINUM, 14),
        (Tier.GOLD, 30),
        (Tier.SILVER, 60),
        (Tier.BRONZE, 90),
        (NoScore.DORMANT, 90),
    ],
)
def test_each_standing_has_its_rhythm(standing: Standing, days: int) -> None:
    for since, comes in ((days - 1, []), (days, [Kind.CONTACT]), (days + 30, [Kind.CONTACT]), (days + 31, [])):
        silent = client(standing=standing, last_contact=TODAY - timedelta(days=since))
        assert kinds(found("C7", silent)) == comes


def test_a_purchase_resets_the_rhythm_as_a_talk_does() -> None:
    talked = client(standing=Tier.GOLD, last_contact=day("10-01"), last_bought=day("10-19"))
    assert [each.key for each in found("C7", talked)] == ["since:2026-10-19"]
    assert found("C7", client(standing=Tier.GOLD, last_contact=day("10-01"), last_bought=day("10-20"))) == []


def test_whoever_was_never_spoken_to_is_counted_from_the_day_he_came() -> None:
    [contact] = found("C7", client(added=day("10-19")))
    assert (contact.key, contact.facts) == ("since:2026-10-19", {})


def test_nobody_is_pressed_who_refused_or_has_something_planned() -> None:
    assert found("C7", client(standing=ProspectClass.NONE, last_contact=day("10-19"))) == []
    assert found("C7", client(planned=True, last_contact=day("10-19"))) == []


def test_a_prospect_is_touched_twelve_times_a_year() -> None:
    added, touched, today = date(2026, 1, 1), None, date(2026, 1, 1)
    touches = 0
    while today <= date(2027, 1, 1):
        if found("C7", client(added=added, last_contact=touched), today=today):
            touched, touches = today, touches + 1
        today += timedelta(days=1)
    assert touches == 12


def test_a_team_sets_its_rhythms_but_not_beyond_twelve_touches() -> None:
    gold = client(standing=Tier.GOLD, last_contact=TODAY - timedelta(days=21))
    assert kinds(found("C7", gold, gold=21)) == [Kind.CONTACT]
    assert not care.RULES["C7"].value("prospect").allows((31,))


# -- C10 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends", "before"),
    [("2027-01-17", 60), ("12-18", 30), ("11-25", 7), ("11-20", 7), ("2027-01-18", None), ("12-01", None)],
)
def test_a_contract_comes_up_before_it_ends(ends: str, before: int | None) -> None:
    found_here = found("C10", client(contracts=(Ending(4, day(ends), "服务协议"),)))
    keys = [each.key for each in found_here]
    assert keys == ([f"contract:4:{day(ends).isoformat()}:{before}"] if before else [])


# -- settings ---------------------------------------------------------------------------------------------------------


def test_a_value_out_of_its_limits_stands_as_declared() -> None:
    rule = care.RULES["C1"]
    assert Settings(rule.values, {"days": [0]}).one("days") == 7
    assert Settings(rule.values, {"days": "soon"}).one("days") == 7
    assert Settings(rule.values, {"days": [3]}).one("days") == 3
    with pytest.raises(KeyError):
        Settings(rule.values).one("hours")


def test_figures_are_kept_as_the_default_runs() -> None:
    assert care.RULES["C10"].value("days").sorted([7, 90, 30, 7]) == (90, 30, 7)
    assert care.RULES["C3"].value("amounts").sorted([900, 100]) == (100, 900)
    assert not care.RULES["C3"].value("amounts").allows(())
    assert care.RULES["C6"].value("birthdays").unit is Unit.SWITCH


def test_every_rule_is_there_and_says_what_it_does() -> None:
    assert list(care.RULES) == ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C10"]
    for row, rule in care.RULES.items():
        assert (rule.look.__doc__ or "").startswith(f"{row}: ")
