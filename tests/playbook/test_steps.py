"""The next step after a follow-up (C11, A8)."""

from datetime import date

from playbook.rfm import Tier
from playbook.stages import ProspectClass
from playbook.steps import OpenEnds, Step, Topic, after_follow_up
from playbook.workdays import EVERY_DAY

WEDNESDAY = date(2026, 11, 25)


def test_a_hot_client_with_an_open_quote_is_asked_on_monday_or_greeted_on_friday() -> None:
    assert after_follow_up(ProspectClass.HOT, OpenEnds(question=True), WEDNESDAY) == [
        Step(Topic.OPEN_QUESTION, 5, date(2026, 11, 30)),
        Step(Topic.CARE, 2, date(2026, 11, 27)),
    ]


def test_with_nothing_open_there_is_always_everyday_care() -> None:
    assert after_follow_up(Tier.PLATINUM, OpenEnds(), WEDNESDAY) == [Step(Topic.CARE, 14, date(2026, 12, 9))]
    assert after_follow_up(ProspectClass.NONE, OpenEnds(), WEDNESDAY) == [Step(Topic.CARE, 90, date(2027, 2, 23))]


def test_two_at_most_and_never_both_on_one_day() -> None:
    steps = after_follow_up(ProspectClass.WARM, OpenEnds(question=True, help=True, news=True), WEDNESDAY)
    assert [(step.topic, step.day) for step in steps] == [
        (Topic.OPEN_QUESTION, date(2026, 11, 30)),
        (Topic.NEWS, date(2026, 12, 2)),
    ]


def test_help_that_was_mentioned_comes_soon() -> None:
    steps = after_follow_up(ProspectClass.COOL, OpenEnds(help=True), WEDNESDAY, workdays=EVERY_DAY)
    assert [(step.topic, step.days) for step in steps] == [(Topic.HELP, 3), (Topic.CARE, 30)]


def test_weekends_are_skipped_unless_worked() -> None:
    friday = date(2026, 11, 20)
    assert after_follow_up(ProspectClass.HOT, OpenEnds(), friday) == [Step(Topic.CARE, 3, date(2026, 11, 23))]
    assert after_follow_up(ProspectClass.HOT, OpenEnds(), friday, workdays=EVERY_DAY) == [
        Step(Topic.CARE, 2, date(2026, 11, 22))
    ]
