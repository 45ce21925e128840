"""The six questions (A1): coverage, what comes next, and when the bot may ask of its own accord."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from playbook.stages import ProspectClass
from playbook.trust import (
    Answers,
    Moment,
    Occasion,
    Question,
    Strength,
    coverage,
    following,
    gives_up,
    next_question,
    previous_question,
    question_to_ask,
    to_bring,
    weakest,
)

TODAY = date(2026, 11, 18)
ALL_TOLD: Answers = dict.fromkeys(Question, Strength.TOLD)
ALL_PROVEN: Answers = dict.fromkeys(Question, Strength.PROVEN)
VISIT = Moment(Occasion.VISIT_LOGGED, ProspectClass.HOT, TODAY)


def test_told_and_proven_count_as_answered_but_a_shaky_one_does_not() -> None:
    answers = {
        Question.WHO_ARE_YOU: Strength.PROVEN,
        Question.WHAT_DO_YOU_WANT: Strength.WEAK,
        Question.WHY_BELIEVE: Strength.TOLD,
    }
    assert coverage(answers) == (2, 6)
    assert coverage({}) == (0, 6)
    assert coverage(ALL_TOLD) == (6, 6)


def test_the_next_prompt_is_the_earliest_that_is_not_told() -> None:
    assert next_question({}) is Question.WHO_ARE_YOU
    shaky = {**ALL_TOLD, Question.WHY_ME: Strength.WEAK, Question.WHY_NOW: Strength.EMPTY}
    assert next_question(shaky) is Question.WHY_ME
    assert next_question(ALL_TOLD) is None


def test_skipping_and_stepping_back() -> None:
    gaps = {**ALL_TOLD, Question.WHY_ME: Strength.WEAK, Question.WHY_NOW: Strength.EMPTY}
    assert next_question(gaps, after=Question.WHY_ME) is Question.WHY_NOW
    assert next_question(gaps, after=Question.WHY_NOW) is None
    assert previous_question(Question.WHY_ME) is Question.WHAT_DO_YOU_WANT
    assert previous_question(Question.WHO_ARE_YOU) is None


def test_going_on_from_a_question_that_is_left_as_it_is() -> None:
    answers = {Question.WHO_ARE_YOU: Strength.TOLD, Question.WHY_ME: Strength.TOLD}
    assert following(answers, Question.WHO_ARE_YOU) is Question.WHAT_DO_YOU_WANT, "reading on, the next in order"
    assert following(answers, Question.WHAT_DO_YOU_WANT) is Question.WHY_BELIEVE, "filling in, the next not told"
    assert following(answers, Question.WHY_NOW) is None
    assert following(ALL_TOLD, Question.WHY_YOU) is Question.WHY_NOW
    assert following(ALL_TOLD, Question.WHY_NOW) is None


def test_a_shaky_answer_is_brought_along_before_one_that_is_only_told() -> None:
    assert to_bring({}) is None
    assert to_bring(ALL_PROVEN) is None
    assert to_bring({**ALL_PROVEN, Question.WHY_BELIEVE: Strength.TOLD}) is Question.WHY_BELIEVE
    assert to_bring({**ALL_TOLD, Question.WHY_NOW: Strength.WEAK}) is Question.WHY_NOW


def test_the_weakest_question_of_one_client_and_of_many() -> None:
    one = {**ALL_TOLD, Question.WHAT_DO_YOU_WANT: Strength.WEAK, Question.WHY_BELIEVE: Strength.EMPTY}
    assert weakest([one]) is Question.WHY_BELIEVE
    others = [{**ALL_TOLD, Question.WHY_NOW: Strength.EMPTY}] * 2
    assert weakest([one, *others]) is Question.WHY_NOW
    assert weakest([ALL_TOLD]) is Question.WHO_ARE_YOU
    assert weakest([ALL_PROVEN]) is None
    assert weakest([]) is None


def test_four_questions_have_the_teams_words_to_start_from() -> None:
    assert [int(question) for question in Question if question.has_team_default] == [1, 2, 4, 5]


def test_it_asks_under_the_visit_of_a_hot_or_warm_client_and_before_any_visit() -> None:
    assert question_to_ask({}, VISIT) is Question.WHO_ARE_YOU
    assert question_to_ask({}, replace(VISIT, prospect_class=ProspectClass.WARM)) is Question.WHO_ARE_YOU
    for other in (ProspectClass.COOL, ProspectClass.NONE, None):
        assert question_to_ask({}, replace(VISIT, prospect_class=other)) is None
    before = replace(VISIT, occasion=Occasion.BEFORE_VISIT, prospect_class=None)
    assert question_to_ask({}, before) is Question.WHO_ARE_YOU
    assert question_to_ask({}, replace(before, prospect_class=ProspectClass.NONE)) is None


def test_it_has_nothing_to_ask_once_all_is_told() -> None:
    assert question_to_ask(ALL_TOLD, VISIT) is None


@pytest.mark.parametrize(
    "busy",
    [
        replace(VISIT, in_form=True),
        replace(VISIT, quiet_hours=True),
        replace(VISIT, day_off=True),
        replace(VISIT, open_complaint=True),
        replace(VISIT, last_asked=TODAY),
        replace(VISIT, times_ignored=3),
    ],
)
def test_it_keeps_silent_when_it_would_disturb(busy: Moment) -> None:
    assert question_to_ask({}, busy) is None


def test_it_asks_again_the_next_day_until_ignored_three_times() -> None:
    next_day = replace(VISIT, last_asked=TODAY - timedelta(days=1), times_ignored=2)
    assert question_to_ask({}, next_day) is Question.WHO_ARE_YOU
    assert [gives_up(times) for times in range(5)] == [False, False, False, True, True]
