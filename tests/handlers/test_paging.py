"""The pages of a long list, whatever number an old or forged button carries."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.paging import in_reach, page_from, page_of


def test_a_page_holds_its_part_of_the_list() -> None:
    page = page_of(12, 1, 5)
    assert page.of("abcdefghijkl") == "fghij"
    assert page.numbered("abcdefghijkl")[0] == (6, "f")
    assert (page.first, page.left, page.onward) == (5, 2, 2)


def test_after_the_last_page_comes_the_first() -> None:
    assert page_of(12, 2, 5).onward == 0
    assert page_of(5, 0, 5).is_only


def test_a_list_that_nobody_counts_goes_on_while_more_is_found() -> None:
    assert [page_from(10, seen, 5).left for seen in (6, 5, 0)] == [1, 0, 0]
    assert page_from(10, 6, 5).number == 2
    assert [in_reach(wanted) for wanted in (-1, 3)] == [0, 3]
    assert in_reach(10**30) < 2**31


@given(st.integers(0, 60), st.integers(), st.integers(1, 7))
def test_any_number_leads_to_a_page_that_is_there(count: int, wanted: int, size: int) -> None:
    page = page_of(count, wanted, size)
    assert bool(page.of(range(count))) == bool(count)
    assert page.first + len(page.of(range(count))) + page.left == count
