"""The morning list and its order."""

from datetime import date, time

from playbook.agenda import Agenda, Item, Matter, arrange, days_late
from playbook.rfm import Tier

TODAY = date(2026, 11, 20)
EARLIER = date(2026, 11, 18)


def ids(agenda: Agenda) -> list[int]:
    """The order of the whole list."""
    return [item.id for item in agenda.first + agenda.rest]


def test_a_day_as_a_rep_would_do_it() -> None:
    quote = Item(1, Matter.PROMISE, TODAY)
    test_drive = Item(2, Matter.FOLLOW_UP, TODAY, at=time(14, 0))
    late_call = Item(3, Matter.FOLLOW_UP, EARLIER)
    lapse = Item(4, Matter.LAPSE, TODAY, tier=Tier.PLATINUM, stake=1_900_000)
    question = Item(5, Matter.QUESTION, TODAY)
    agenda = arrange([question, lapse, late_call, test_drive, quote], TODAY)
    assert ids(agenda) == [1, 2, 3, 4, 5]
    assert (agenda.total, agenda.carried, days_late(late_call, TODAY)) == (5, 1, 2)


def test_five_are_shown_and_the_rest_waits() -> None:
    agenda = arrange([Item(number, Matter.FOLLOW_UP, TODAY) for number in range(8)], TODAY)
    assert [item.id for item in agenda.first] == [0, 1, 2, 3, 4]
    assert [item.id for item in agenda.rest] == [5, 6, 7]
    assert arrange([], TODAY) == Agenda((), (), 0)


def test_among_follow_ups_the_latest_then_tier_then_stake() -> None:
    items = [
        Item(1, Matter.FOLLOW_UP, TODAY, tier=Tier.GOLD, stake=5),
        Item(2, Matter.FOLLOW_UP, TODAY, tier=Tier.GOLD, stake=9),
        Item(3, Matter.FOLLOW_UP, TODAY, tier=Tier.PLATINUM),
        Item(4, Matter.FOLLOW_UP, EARLIER),
        Item(5, Matter.FOLLOW_UP, TODAY, stake=10**9),
    ]
    assert ids(arrange(items, TODAY)) == [4, 3, 2, 1, 5]


def test_hours_go_by_the_clock_and_a_missed_hour_is_simply_late() -> None:
    items = [
        Item(1, Matter.FOLLOW_UP, TODAY, at=time(16, 0)),
        Item(2, Matter.FOLLOW_UP, TODAY, at=time(9, 0), stake=1),
        Item(3, Matter.FOLLOW_UP, EARLIER, at=time(8, 0)),
    ]
    assert ids(arrange(items, TODAY)) == [2, 1, 3]


def test_a_late_promise_comes_before_all() -> None:
    items = [
        Item(1, Matter.FOLLOW_UP, TODAY, at=time(9, 0)),
        Item(2, Matter.PROMISE, TODAY),
        Item(3, Matter.PROMISE, EARLIER),
    ]
    assert ids(arrange(items, TODAY)) == [3, 2, 1]


def test_what_is_due_later_is_left_out() -> None:
    agenda = arrange([Item(1, Matter.PROMISE, date(2026, 11, 21))], TODAY)
    assert agenda.total == 0
    assert days_late(Item(1, Matter.PROMISE, date(2026, 11, 21)), TODAY) == 0
