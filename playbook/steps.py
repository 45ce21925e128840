"""Nothing is left without a next step (C11): what to propose after a follow-up (A8) and a purchase (C1, C5)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from playbook.cadence import DEFAULT_INTERVALS, Intervals, Standing, interval_days

WEEKEND = frozenset({5, 6})
DAYS_OF_A_WEEK = 7


class Topic(StrEnum):
    """What the next contact is about: the four topics of A8, a purchase in use (C1) or soon used up (C5)."""

    OPEN_QUESTION = "open_question"
    HELP = "help"
    NEWS = "news"
    CARE = "care"
    IN_USE = "in_use"
    RUNS_OUT = "runs_out"


@dataclass(frozen=True, slots=True)
class StepRules:
    """A team's days until the next step, and the amount (minor units) from which a purchase is called about (C1)."""

    question_days: int = 5
    help_days: int = 3
    refused_days: int = 90
    care_call_days: int = 7
    care_call_amount: int = 200_000
    runs_out_days: int = 3


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
    days_off: Collection[int] = WEEKEND,
) -> list[Step]:
    """The one or two steps to propose when a follow-up is done (C11), likeliest first, never two on one day.

    An open question and help have days of their own, since they wait for an answer; news and care follow the
    rhythm of class or tier (C7). One who refused plainly is left alone for a season, but not forgotten.
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
            step = _step(topic, today, days, days_off)
            steps.setdefault(step.day, step)
    return list(steps.values())[:2]


def after_purchase(
    day: date, amount: int, *, rules: StepRules = DEFAULT_STEPS, days_off: Collection[int] = ()
) -> Step | None:
    """The care call after a purchase at or above the team's amount in minor units (C1), else None."""
    if amount < rules.care_call_amount:
        return None
    return _step(Topic.IN_USE, day, rules.care_call_days, days_off)


def before_it_runs_out(
    day: date, lasts_days: int, *, rules: StepRules = DEFAULT_STEPS, days_off: Collection[int] = ()
) -> Step:
    """The reminder before something bought on `day` is used up (C5); no later than it is."""
    return _step(Topic.RUNS_OUT, day, max(0, lasts_days - rules.runs_out_days), days_off)


def working_day(day: date, days_off: Collection[int] = WEEKEND) -> date:
    """This day, or the first after it that is no day off (0 is Monday); a week of days off moves nothing."""
    ahead = (day + timedelta(days=days) for days in range(DAYS_OF_A_WEEK))
    return next((later for later in ahead if later.weekday() not in days_off), day)


def _step(topic: Topic, today: date, days: int, days_off: Collection[int]) -> Step:
    day = working_day(today + timedelta(days=days), days_off)
    return Step(topic, (day - today).days, day)
