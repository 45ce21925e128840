"""How much of the revenue a few customers bring (D9): the fifth, or fewer, that bring four fifths of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

FOUR_FIFTHS, FIFTH = 80, 20  # per cent of the revenue, per cent of the customers
TOPS = (1, 5, 20)  # per cent of the customers whose share is told
ENOUGH = 20  # customers: of fewer, "the top 1 %" says nothing
STEPS = 20  # points of the curve


@dataclass(frozen=True, slots=True)
class Concentration:
    """Who brings the revenue of the last twelve months; amounts in minor units, shares in whole per cent.

    `key`: the fewest customers who bring 80 %, or the largest fifth of all (rounded up) if these bring less; `brought`
    is what they bring, `floor` what the least of them does. `tops`: the shares of the largest 1, 5 and 20 %, each
    rounded up to whole customers. Only who paid something counts; without one all is 0.
    """

    customers: int
    revenue: int
    key: int
    brought: int
    floor: int
    tops: tuple[int, ...]

    @property
    def share(self) -> int:
        """What the key customers bring of all, in whole per cent."""
        return percent(self.brought, self.revenue)

    @property
    def says_something(self) -> bool:
        """Whether there are enough customers to speak of the largest 1 % of them."""
        return self.customers >= ENOUGH


def concentration(largest: Iterable[int], customers: int, revenue: int) -> Concentration:
    """From how many paid, what all brought, and what the largest fifth of them did, the most first.

    `largest` may go on beyond the fifth; amounts not above 0 must be neither in it nor counted.
    """
    if customers <= 0 or revenue <= 0:
        return Concentration(0, 0, 0, 0, 0, (0,) * len(TOPS))
    amounts = list(islice(largest, top(customers, FIFTH)))
    sums = list(accumulate(amounts))
    enough = (at for at, brought in enumerate(sums, 1) if brought * 100 >= FOUR_FIFTHS * revenue)
    key = next(enough, len(sums))
    return Concentration(
        customers=customers,
        revenue=revenue,
        key=key,
        brought=sums[key - 1],
        floor=amounts[key - 1],
        tops=tuple(percent(sums[top(customers, share) - 1], revenue) for share in TOPS),
    )


def of_all(amounts: Iterable[int]) -> Concentration:
    """The same from what each customer brought, in any order; amounts not above 0 are left out."""
    paid = sorted((each for each in amounts if each > 0), reverse=True)
    return concentration(paid, len(paid), sum(paid))


def curve(amounts: Iterable[int]) -> list[tuple[float, float]]:
    """For the picture: which share of the customers, the largest first, brings which share of the revenue, 0 to 1.

    From (0, 0) to (1, 1), in twentieths of the customers or one by one if they are fewer; empty without revenue.
    """
    paid = sorted((each for each in amounts if each > 0), reverse=True)
    if not paid:
        return []
    sums: Sequence[int] = list(accumulate(paid, initial=0))
    places = sorted({len(paid) * step // STEPS for step in range(STEPS + 1)})
    return [(at / len(paid), sums[at] / sums[-1]) for at in places]


def top(customers: int, per_cent: int) -> int:
    """So many customers are the largest per cent of all, rounded up."""
    return -(-customers * per_cent // 100)


def percent(part: int, whole: int) -> int:
    """Whole per cent, rounded down, so that only all of it is 100; 0 of nothing."""
    return part * 100 // whole if whole > 0 else 0
