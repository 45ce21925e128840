"""Which message goes next: order in a chat, replies before pushes, nobody kept waiting by another's rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pacing import Pacing
from bot.waiting import Waiting
from storage.queries.delivery.outbox import PUSH, REPLY, Sending


def row(
    number: int, chat: int = 1, *, push: bool = False, edits: int | None = None, team: int | None = None
) -> Sending:
    """An outbox row."""
    method = "sendMessage" if edits is None else "editMessageText"
    return Sending(number, chat, method, "{}", PUSH if push else REPLY, edits_id=edits, team_id=team)


def waiting(*rows: Sending, pacing: Pacing | None = None) -> Waiting:
    """Rows that wait, without limits unless some are given."""
    made = Waiting(pacing or Pacing(overall=1e9, burst=1e9))
    for each in rows:
        made.add(each)
    return made


def through(lines: Waiting, chat: int, now: float) -> None:
    """The message of a chat has arrived, and that is written down."""
    lines.arrived(chat, now)
    lines.done(chat)


def all_of(lines: Waiting, now: float = 0.0) -> list[int]:
    """The ids of what goes out, each call through before the next begins."""
    gone = []
    while (each := lines.next(now)) is not None:
        gone.append(each.id)
        through(lines, each.chat_id, now)
    return gone


def test_a_chat_has_one_message_on_its_way_and_keeps_its_order() -> None:
    lines = waiting(row(1), row(2), row(3, chat=2))
    first, second = lines.next(0.0), lines.next(0.0)
    assert [first and first.id, second and second.id] == [1, 3]
    assert lines.next(0.0) is None
    through(lines, 1, 0.0)
    assert all_of(lines) == [2]


def test_replies_go_before_pushes_also_in_their_own_chat() -> None:
    lines = waiting(row(1, push=True), row(2, push=True), row(3, chat=2, push=True), row(4), row(5, chat=3))
    assert all_of(lines) == [4, 5, 1, 2, 3]


def test_an_edit_waits_for_the_message_that_it_changes() -> None:
    lines = waiting(row(1, push=True), row(2, push=True), row(3, edits=2), row(4))
    assert all_of(lines) == [4, 1, 2, 3]


def test_an_edit_waits_also_for_a_message_on_its_way_that_must_be_sent_again() -> None:
    lines = waiting(row(1, push=True))
    going = lines.next(0.0)
    assert going is not None
    lines.add(row(2, edits=1))
    lines.later(going, 0.0, 5.0)
    assert all_of(lines, 6.0) == [1, 2]


def test_a_newer_edit_of_the_same_message_takes_the_place_of_an_older_one() -> None:
    lines = waiting(row(2, edits=1), row(3))
    overtaken = lines.add(row(4, edits=1))
    assert overtaken is not None
    assert overtaken.id == 2
    assert all_of(lines) == [3, 4]


def test_an_edit_on_its_way_is_not_taken_back() -> None:
    lines = waiting(row(2, edits=1))
    assert lines.next(0.0) is not None
    assert lines.add(row(3, edits=1)) is None


def test_a_message_that_must_go_again_goes_before_those_after_it_but_not_before_its_time() -> None:
    lines = waiting(row(1), row(2), row(3, chat=2))
    going = lines.next(0.0)
    assert going is not None
    lines.later(going, 0.0, 5.0)
    assert all_of(lines, 1.0) == [3]
    assert lines.next_at(1.0) == 5.0
    assert all_of(lines, 5.0) == [1, 2]


def test_a_reply_steps_before_a_push_that_must_go_again() -> None:
    lines = waiting(row(1, push=True))
    going = lines.next(0.0)
    assert going is not None
    lines.later(going, 0.0, 5.0)
    lines.add(row(2))
    assert all_of(lines, 5.0) == [2, 1]


def test_a_chat_at_its_limit_keeps_no_other_one_waiting() -> None:
    lines = waiting(*(row(number) for number in range(1, 6)), row(6, chat=2), pacing=Pacing(overall=28.0, burst=2.0))
    assert all_of(lines) == [1, 2, 6]
    assert lines.next_at(0.0) == pytest.approx(1.0)
    assert all_of(lines, 1.0) == [3]


def test_the_overall_limit_says_when_to_come_back_and_the_reply_is_first_then() -> None:
    pacing = Pacing(overall=4.0, burst=10.0)
    lines = waiting(*(row(number, chat=number, push=True) for number in range(1, 5)), pacing=pacing)
    assert all_of(lines) == [1]
    assert lines.next_at(0.0) == pytest.approx(1 / 4)
    lines.add(row(9, chat=9))
    assert all_of(lines, 0.3) == [9, 2]


def test_teams_take_turns_with_their_pushes() -> None:
    many = [row(number, chat=number, push=True, team=1) for number in range(1, 5)]
    lines = waiting(*many, row(8, chat=8, push=True, team=2), row(9, chat=9, push=True))
    assert all_of(lines) == [1, 8, 9, 2, 3, 4]


def test_a_chats_places_fill_again_from_when_a_message_has_arrived() -> None:
    lines = waiting(row(1), row(2), pacing=Pacing(overall=28.0, burst=1.0))
    assert lines.next(0.0) is not None
    through(lines, 1, 0.8)
    assert lines.next(0.8) is None
    assert lines.next_at(0.8) == pytest.approx(1.8)


def test_an_empty_place_waits_for_nothing() -> None:
    lines = waiting()
    assert lines.next(0.0) is None
    assert lines.next_at(0.0) is None
    assert len(lines) == 0


@given(
    st.lists(st.tuples(st.integers(1, 4), st.booleans(), st.integers(0, 2)), max_size=40),
    st.integers(1, 5),
)
def test_everything_goes_out_once_whatever_happens_on_the_way(acts: list[tuple[int, bool, int]], burst: int) -> None:
    """Chats with messages that come in while others are on their way, fail at first, or must rest."""
    lines, now, gone = Waiting(Pacing(overall=5.0, burst=float(burst))), 0.0, []
    failures = {number: fails for number, (_, _, fails) in enumerate(acts, 1)}
    left = [row(number, chat, push=push) for number, (chat, push, _) in enumerate(acts, 1)]
    for _ in range(3000):
        if left:
            lines.add(left.pop(0))
        each = lines.next(now)
        if each is not None and failures[each.id]:
            failures[each.id] -= 1
            lines.later(each, now, 0.7)
        elif each is not None:
            gone.append(each)
            through(lines, each.chat_id, now)
        now += 0.05
    assert sorted(each.id for each in gone) == list(range(1, len(acts) + 1))
    for chat in range(1, 5):
        for priority in (REPLY, PUSH):
            ids = [each.id for each in gone if (each.chat_id, each.priority) == (chat, priority)]
            assert ids == sorted(ids)
