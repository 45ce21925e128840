"""Telegram's limits are kept from our side, with given times."""

import itertools
from collections import deque

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pacing import Bucket, Pacing

CHAT, GROUP = 101, -1001


def sent_between(pacing: Pacing, chats: list[int], until: float) -> list[tuple[float, int]]:
    """(second, chat) of all that goes out when every chat always has something waiting."""
    now, gone = 0.0, []
    while now < until:
        for chat in chats:
            while pacing.free_at(now) <= now and pacing.chat_free_at(chat, now) <= now:
                pacing.take(chat, now)
                gone.append((now, chat))
        now = round(now + 0.01, 2)
    return gone


def most_within(seconds: list[float], span: float) -> int:
    """The most that fall into any span."""
    return max(sum(1 for other in seconds if one <= other < one + span) for one in seconds)


def test_a_bucket_tells_when_its_next_place_is_free() -> None:
    bucket = Bucket(rate=2.0, size=3.0, level=3.0)
    for _ in range(3):
        assert bucket.free_at(10.0) == 10.0
        bucket.take(10.0)
    assert bucket.free_at(10.0) == pytest.approx(10.5)
    assert bucket.free_at(10.4) == pytest.approx(10.5)
    assert bucket.free_at(10.5) == 10.5
    assert not bucket.is_full(11.4)
    assert bucket.is_full(11.6)


def test_a_clock_that_steps_back_gives_nothing_for_free() -> None:
    bucket = Bucket(rate=1.0, size=1.0, level=1.0)
    bucket.take(10.0)
    assert bucket.free_at(9.0) == 10.0


def test_a_chat_gets_a_burst_and_then_one_a_second() -> None:
    gone = [second for second, _ in sent_between(Pacing(burst=3.0), [CHAT], 5.5)]
    assert gone[:3] == [0.0, 0.0, 0.0]
    assert gone[3:] == pytest.approx([1.0, 2.0, 3.0, 4.0, 5.0], abs=0.02)


def test_a_group_never_gets_more_than_twenty_in_a_minute() -> None:
    gone = [second for second, _ in sent_between(Pacing(), [GROUP], 180.0)]
    assert most_within(gone, 60.0) <= 20
    assert len(gone) > 3 * 10


@given(st.lists(st.tuples(st.floats(0.0, 0.2), st.floats(0.0, 0.2)), min_size=40, max_size=80))
@settings(max_examples=40)
def test_no_second_sees_more_than_thirty_wherever_on_the_way_telegram_counts(ways: list[tuple[float, float]]) -> None:
    pacing, now, counted = Pacing(burst=1e6), 0.0, []
    pacing.take(0, -1.0)
    pacing.arrived(0, -1.0)  # the quickest way there is
    for number, (there, back) in enumerate(ways):
        now = max(now, pacing.free_at(now))
        pacing.take(number, now)
        counted.append(now + there)
        now += there + back
        pacing.arrived(number, now)
    assert most_within(counted, 1.0 - 1e-6) <= 30


def test_a_long_way_to_telegram_costs_nothing_of_the_rate() -> None:
    pacing, now, gone = Pacing(burst=1e6), 0.0, []
    going: deque[tuple[float, int]] = deque()
    for number in range(300):
        while (free := pacing.free_at(now, push=True)) > now:
            now = min(free, going[0][0]) if going else free
            while going and going[0][0] <= now:
                pacing.arrived(going.popleft()[1], now)
        pacing.take(number, now, push=True)
        going.append((now + 0.05, number))
        gone.append(now)
    assert len(gone) / (gone[-1] - gone[0]) == pytest.approx(30, rel=0.02)


def test_a_message_without_an_answer_keeps_its_place_for_two_seconds() -> None:
    pacing = Pacing(overall=1.0, burst=1e6)
    pacing.take(1, 0.0)
    assert pacing.free_at(0.5) == pytest.approx(2.0)
    assert pacing.free_at(2.0) == 2.0


def test_pushes_go_at_an_even_step_and_one_that_is_late_does_not_delay_the_rest() -> None:
    pacing, gone, now = Pacing(burst=1e6), [], 0.0
    for number in range(60):
        now = pacing.free_at(now, push=True) + 0.004  # the loop was busy
        pacing.take(number, now, push=True)
        pacing.arrived(number, now)
        gone.append(now)
    assert gone[-1] == pytest.approx(59 / 30, abs=0.06)
    assert min(after - before for before, after in itertools.pairwise(gone)) > 0.02


def test_a_reply_finds_room_between_pushes() -> None:
    pacing = Pacing()
    pacing.take(1, 5.0, push=True)
    assert pacing.free_at(5.0, push=True) > 5.0
    assert pacing.free_at(5.0) == 5.0


def test_two_processes_share_the_limit() -> None:
    pacing = Pacing(burst=1e6)
    pacing.share_with(2)
    for number in range(15):
        pacing.take(number, 0.0)
        pacing.arrived(number, 0.1)
    assert pacing.free_at(0.2) == pytest.approx(1.0)


def test_what_one_chat_waits_for_takes_no_place_from_others() -> None:
    pacing = Pacing(burst=1.0)
    pacing.take(CHAT, 0.0)
    assert pacing.chat_free_at(CHAT, 0.0) == pytest.approx(1.0)
    assert pacing.free_at(0.0) == 0.0
    assert pacing.chat_free_at(102, 0.0) == 0.0


def test_idle_chats_are_forgotten_once_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.pacing.MANY", 3)
    pacing = Pacing(burst=1.0)
    for chat in (1, 2, 3):
        pacing.take(chat, 0.0)
    pacing.take(1, 5.0)
    pacing.take(4, 5.5)
    assert pacing.chat_free_at(1, 5.5) == pytest.approx(6.0)
    assert pacing.chat_free_at(4, 5.5) == pytest.approx(6.5)
    assert len(pacing._chats) == 2
