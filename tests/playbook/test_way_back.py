"""Where a case of winning back goes on (D4), and what is to be done before there is one."""

from datetime import date, timedelta

import pytest

from playbook.premortem import Move, Relation, doubt, move
from playbook.winback import Cause, Deed, Reason, Stage, causes, stage

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("deeds", "reason", "amends", "expected"),
    [
        ([], None, False, Stage.REACH),
        ([Deed.OPENED, Deed.MISSED], None, False, Stage.REACH),
        ([Deed.MISSED, Deed.TALKED], None, False, Stage.REASON),
        ([Deed.TALKED, Deed.MISSED], None, False, Stage.REACH),
        ([Deed.TALKED, Deed.REASON], Reason.SLOW, False, Stage.AMENDS),
        ([Deed.TALKED, Deed.REASON, Deed.NO_AMENDS], Reason.SLOW, False, Stage.OUTCOME),
        ([Deed.TALKED, Deed.REASON, Deed.AMENDS], Reason.SLOW, True, Stage.OUTCOME),
        ([Deed.TALKED, Deed.REASON], Reason.UNCLEAR, False, Stage.AMENDS),
        ([Deed.TALKED, Deed.REASON, Deed.TALKED], Reason.UNCLEAR, False, Stage.REASON),
        ([Deed.TALKED, Deed.REASON, Deed.TALKED], Reason.SLOW, True, Stage.OUTCOME),
        ([Deed.TALKED, Deed.NO_AMENDS, Deed.LOST, Deed.OPENED_AGAIN], None, False, Stage.REACH),
        ([Deed.NO_AMENDS, Deed.OPENED_AGAIN, Deed.TALKED, Deed.REASON], Reason.SLOW, False, Stage.AMENDS),
        ([], Reason.SLOW, True, Stage.OUTCOME),  # a case from before there was a history
    ],
)
def test_no_question_is_asked_twice(deeds: list[Deed], reason: Reason | None, amends: bool, expected: Stage) -> None:
    assert stage(deeds, reason=reason, has_amends=amends) is expected


@pytest.mark.parametrize("reason", [*Reason, None])
def test_all_three_causes_are_offered_once_each(reason: Reason | None) -> None:
    assert sorted(causes(reason)) == sorted(Cause)


def test_the_dearer_and_the_less_likely_come_first() -> None:
    assert doubt(0.2, 1_000) > doubt(0.9, 1_000) > doubt(1.0, 10**9) == 0
    assert doubt(0.5, 3_000) > doubt(0.2, 1_000)


@pytest.mark.parametrize(
    ("bought", "contact", "promised", "planned", "expected"),
    [
        (40, 3, 2, 2, Move.KEEP_WORD),
        (40, None, None, 5, Move.PLANNED),
        (14, None, None, None, Move.ASK_IN_USE),
        (14, 14, None, None, Move.ASK_IN_USE),  # the talk was the sale
        (14, 13, None, None, Move.REASON),
        (15, None, None, None, Move.CALL),
        (40, 31, None, None, Move.CALL),
        (40, 30, None, None, Move.REASON),
    ],
)
def test_one_thing_to_do(
    bought: int, contact: int | None, promised: int | None, planned: int | None, expected: Move
) -> None:
    def ago(days: int | None) -> date | None:
        return None if days is None else TODAY - timedelta(days=days)

    seen = Relation(TODAY - timedelta(days=bought), ago(contact), ago(promised), ago(planned))
    assert move(seen, TODAY) is expected
