"""Who brought whom, over generations, and what each branch brought (E2)."""

from hypothesis import given
from hypothesis import strategies as st

from playbook.referral_tree import Branch, Referred, tree


def shown(root: int, *people: Referred) -> list[tuple[int, int, int]]:
    """(client, generation, how many more came through him) from top to bottom."""
    return [(row.referred.client, row.level, row.through.people) for row in tree(root, people).rows]


def test_the_branch_that_brought_most_comes_first() -> None:
    found = tree(
        1, [Referred(2, 1), Referred(3, 1, 500, bought=True), Referred(4, 2, 900, bought=True), Referred(5, 1)]
    )
    assert found.whole == Branch(people=4, bought=2, spent=1400)
    rows = [(row.referred.client, row.level, row.through.spent) for row in found.rows]
    assert rows == [(2, 1, 900), (4, 2, 0), (3, 1, 0), (5, 1, 0)]


def test_three_generations_are_shown_and_deeper_ones_counted() -> None:
    chain = [Referred(number + 1, number, 10, bought=True) for number in range(1, 7)]
    assert shown(1, *chain) == [(2, 1, 5), (3, 2, 4), (4, 3, 3)]
    found = tree(1, chain)
    assert found.whole == Branch(6, 6, 60)
    assert [row.unfolded for row in found.rows] == [True, True, False]
    assert shown(4, *chain) == [(5, 1, 2), (6, 2, 1), (7, 3, 0)]


def test_a_colleagues_client_counts_but_nothing_is_told_of_him() -> None:
    found = tree(1, [Referred(2, 1, 900, bought=True, seen=False), Referred(3, 2, 100, bought=True)])
    assert found.whole == Branch(people=2, bought=1, spent=100)


def test_circles_and_strangers_do_no_harm() -> None:
    assert shown(1, Referred(2, 1), Referred(1, 2), Referred(3, 3), Referred(9, 8)) == [(2, 1, 0)]
    assert shown(1) == []


def test_a_chain_of_thousands_is_summed_up() -> None:
    chain = [Referred(number + 1, number, 1, bought=True) for number in range(5_000)]
    assert tree(0, chain).whole == Branch(5_000, 5_000, 5_000)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 99)), max_size=20))
def test_any_ties_give_a_tree(ties: list[tuple[int, int, int]]) -> None:
    people = {client: Referred(client, by, spent, bought=spent > 0) for client, by, spent in ties}
    found = tree(0, people.values(), levels=99)
    numbers = [row.referred.client for row in found.rows]
    assert len(numbers) == len(set(numbers)) == found.whole.people
    assert found.whole.spent == sum(people[number].spent for number in numbers)
