"""Nothing is left without a next step (C11): what to propose after a follow-up (A8)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from playbook.cadence import DEFAULT_INTERVALS, Intervals, Standing, interval_days
from playbook.contact_rules import LOOK_AHEAD, Touch, allows
from playbook.workdays import WEEKEND, Workdays


class Topic(StrEnum):
    """What the next contact is about: the four topics of A8, a purchase in use (C1) or soon used up (C5), or amends."""

    OPEN_QUESTION = "open_question"
    HELP = "help"
    NEWS = "news"
    CARE = "care"
    IN_USE = "in_use"
    RUNS_OUT = "runs_out"
    MAKE_GOOD = "make_good"

    @property
    def touch(self) -> Touch:
        """What such a contact counts as (C8)."""
        selling = (Topic.OPEN_QUESTION, Topic.NEWS, Topic.RUNS_OUT)
        return Touch.COMMERCIAL if self in selling else Touch.CARE


@dataclass(frozen=True, slots=True)
class StepRules:
    """A team's days until the next step."""

    question_days: int = 5
    help_days: int = 3
    refused_days: int = 90


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """What the file offers for the next talk (A8): an open question, a thing to help with, news for this client."""

    question: bool = False
    help: bool = False
    news: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A proposed next contact: its topic, how many days ahead, and the day."""

    topic: Topic
    days: int
    day: date


DEFAULT_STEPS = StepRules()


def after_follow_up(
    standing: Standing,
    ends: OpenEnds,
    today: date,
    *,
    intervals: Intervals = DEFAULT_INTERVALS,
    rules: StepRules = DEFAULT_STEPS,
    workdays: Workdays = WEEKEND,
    commercial: Collection[date] = (),
) -> list[Step]:
    """The one or two steps to propose when a follow-up is done (C11), likeliest first, never two on one day.

    An open question and help have days of their own, since they wait for an answer; news and care follow the
    rhythm of class or tier (C7). One who refused plainly is left alone for a season, but not forgotten. What sells
    keeps its distance from other commercial contacts, `commercial` being the days of those, past and planned (C8).
    """
    usual = interval_days(standing, intervals) or rules.refused_days
    proposals = [
        (ends.question, Topic.OPEN_QUESTION, rules.question_days),
        (ends.help, Topic.HELP, rules.help_days),
        (ends.news, Topic.NEWS, usual),
        (True, Topic.CARE, usual),
    ]
    steps: dict[date, Step] = {}
    for offered, topic, days in proposals:
        if offered:
            step = _step(topic, today, days, workdays, commercial)
            steps.setdefault(step.day, step)
    return list(steps.values())[:2]


def next_free(commercial: Collection[date], wanted: date, workdays: Workdays) -> date:
    """The first working day from `wanted` on for a commercial contact (C8); the first one at all if none is free."""
    ahead = (wanted + timedelta(days=later) for later in range(LOOK_AHEAD))
    return next((day for day in ahead if workdays.works(day) and allows(commercial, day)), workdays.next(wanted))


def make_good(today: date, *, workdays: Workdays = WEEKEND) -> Step:
    """Amends to one who is not satisfied (C9), on the next working day."""
    return _step(Topic.MAKE_GOOD, today, 1, workdays)


def _step(topic: Topic, today: date, days: int, workdays: Workdays, commercial: Collection[date] = ()) -> Step:
    day = workdays.next(today + timedelta(days=days))
    if topic.touch is Touch.COMMERCIAL:
        day = next_free(commercial, day, workdays)
    return Step(topic, (day - today).days, day)
