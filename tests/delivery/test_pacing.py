"""Telegram's limits are kept from our side, with given times."""

import pytest

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


def test_all_chats_together_get_28_a_second_after_a_burst_of_a_third_of_it() -> None:
    gone = [second for second, _ in sent_between(Pacing(), list(range(1, 101)), 4.0)]
    assert gone.count(0.0) == 9
    assert most_within(gone, 1.0) <= 28 + 10
    assert len(gone) == pytest.approx(28 * 4 + 9, abs=2)


def test_what_one_chat_waits_for_takes_no_place_from_others() -> None:
    pacing = Pacing(overall=6.0, burst=1.0)
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
