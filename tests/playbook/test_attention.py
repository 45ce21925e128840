"""Attention (F8): three unasked messages a day, and no two messages within ten minutes."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from playbook.attention import APART, free_slot, is_free, make_room, may_tell, together

NINE = datetime(2026, 11, 18, 9, tzinfo=UTC)
MINUTES = 8 * 60  # the length of a day of work


@dataclass(frozen=True)
class Thing:
    """Something to tell; `made`: when it was set."""

    at: datetime
    exact: bool = True
    made: datetime = NINE - timedelta(days=1)


def minute(number: int) -> datetime:
    return NINE + timedelta(minutes=number)


def test_what_comes_within_ten_minutes_is_one_message() -> None:
    things = [Thing(minute(0)), Thing(minute(8)), Thing(minute(5), exact=False), Thing(minute(11))]
    assert together(things, minute(-1), []) == []
    assert together(things, minute(0), []) == [things[0], things[2], things[1]]


def test_a_question_waits_for_its_turn_and_a_timed_item_does_not() -> None:
    question, meeting = Thing(minute(0), exact=False), Thing(minute(4))
    assert together([question], minute(4), [minute(0)]) == []
    assert together([question], minute(4), [minute(9)]) == [], "what is planned counts as well"
    assert together([question, meeting], minute(4), [minute(0)]) == [question, meeting]
    assert together([question], minute(10), [minute(0)]) == [question]


def test_an_unasked_message_finds_the_first_free_place() -> None:
    assert free_slot(minute(0), []) == minute(0)
    assert free_slot(minute(0), [minute(-10), minute(10)]) == minute(0)
    assert free_slot(minute(0), [minute(5), minute(20), minute(-3)]) == minute(30)
    assert make_room(minute(0), [minute(5), minute(15), minute(40)]) == [minute(10), minute(20), minute(40)]
    assert make_room(minute(0), [minute(5)], [minute(15), minute(22)]) == [minute(32)]


def test_three_a_day_and_places_kept_for_what_is_weightier() -> None:
    assert [may_tell(told) for told in range(4)] == [True, True, True, False]
    assert [may_tell(told, leave=1) for told in range(4)] == [True, True, False, False]


things_of_a_day = st.lists(
    st.builds(
        lambda at, exact, before: Thing(minute(at), exact, minute(at - before)),
        st.integers(0, MINUTES),
        st.booleans(),
        st.integers(0, 90),
    ),
    max_size=25,
)
wishes = st.lists(st.integers(0, MINUTES), max_size=5)


@dataclass(frozen=True)
class Message:
    """A message of the day, sent or planned; `newest`: when the newest of the timed items it tells of was set."""

    at: datetime
    placed: datetime
    newest: datetime | None = None


@dataclass
class Day:
    """A member's day as the ticks make it, minute by minute."""

    things: list[Thing]
    told: dict[int, datetime] = field(default_factory=dict)
    sent: list[Message] = field(default_factory=list)
    planned: list[Message] = field(default_factory=list)

    def waiting(self, now: datetime) -> list[Thing]:
        """What is set by now and was not told."""
        return [each for each in self.things if each.made <= now and id(each) not in self.told]

    def ahead(self, now: datetime) -> list[datetime]:
        """The minutes of timed items to come."""
        return [each.at for each in self.waiting(now) if each.exact]

    def taken(self) -> list[datetime]:
        """When the last message was sent, and those to come are planned."""
        return [each.at for each in (*self.sent[-1:], *self.planned)]

    def plan(self, now: datetime) -> None:
        """An unasked message wants to come."""
        at = free_slot(now, [*self.taken(), *self.ahead(now)])
        self.planned = sorted([*self.planned, Message(at, now)], key=lambda each: each.at)

    def send_planned(self, now: datetime) -> None:
        """What has come to its place goes out."""
        self.sent += [each for each in self.planned if each.at <= now]
        self.planned = [each for each in self.planned if each.at > now]

    def tell(self, now: datetime) -> None:
        """One message on all that is due; what is planned makes room."""
        batch = together(self.waiting(now), now, self.taken())
        if not batch:
            return
        self.told |= {id(each): now for each in batch}
        self.sent.append(Message(now, now, max((each.made for each in batch if each.exact), default=None)))
        moved = make_room(now, [each.at for each in self.planned], self.ahead(now))
        self.planned = [replace(each, at=at) for each, at in zip(self.planned, moved, strict=True)]


@given(things_of_a_day, wishes)
def test_over_any_day_nothing_is_lost_or_told_twice_and_ten_minutes_lie_between(
    things: list[Thing], unasked: list[int]
) -> None:
    day = Day(things)
    for number in range(MINUTES + 90):
        now = minute(number)
        if number in unasked:
            day.plan(now)
        day.send_planned(now)
        day.tell(now)
    assert day.planned == []
    assert set(day.told) == {id(each) for each in things}
    for each in things:
        assert day.told[id(each)] <= max(each.at, each.made) or not each.exact, "a timed item is never late"
    for first, second in pairwise(day.sent):
        set_later = second.newest is not None and second.newest >= min(first.at, first.placed)
        assert second.at - first.at >= APART or set_later


@given(st.integers(-60, 60), st.lists(st.integers(-60, 60), max_size=8))
def test_a_free_place_is_free_and_not_before_it_is_wanted(wanted: int, taken: list[int]) -> None:
    others = [minute(each) for each in taken]
    at = free_slot(minute(wanted), others)
    assert at >= minute(wanted) and is_free(at, others)
