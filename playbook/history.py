"""What a client bought and when: the raw material of tiers (D1) and of rhythms (D3)."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Purchase:
    """One purchase (B3): its day, and its amount in minor units of the team's currency; below zero for a return."""

    day: date
    amount: int


Histories = Mapping[int, Sequence[Purchase]]
"""The purchases of many clients, by the client's number."""


def months_on(day: date, months: int) -> date:
    """The last day that lies within `months` calendar months of `day`.

    Where the month is too short its last day counts: a month from 31 January ends on 28 (29) February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_back(today: date, months: int) -> date:
    """The earliest day that has `today` within its `months` calendar months: the mirror of `months_on`.

    Seen from 31 March one month reaches back to 1 March, since a month from 28 February ends on 28 March.
    """
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    last = monthrange(year, month + 1)[1]
    if today.day <= last:
        return date(year, month + 1, today.day)
    return date(year, month + 1, last) + timedelta(days=1)


def kept(purchases: Iterable[Purchase], today: date) -> list[Purchase]:
    """What was bought up to today and not brought back, by day; nothing in it is below zero.

    A return goes off the newest purchase before it (or of its day) of just that amount, else off the newest ones until
    it is used up. A purchase that is wholly returned is none, on whatever day that was; a gift (amount 0) stays one.
    What is returned beyond all that was bought counts for nothing.
    """
    known = [each for each in purchases if each.day <= today]
    if all(each.amount >= 0 for each in known):
        return sorted(known, key=lambda each: each.day)
    books = _Returns()
    for each in sorted(known, key=lambda each: (each.day, each.amount < 0)):
        if each.amount >= 0:
            books.buy(each)
        else:
            books.bring_back(-each.amount)
    return books.kept()


def left_of(purchases: Sequence[Purchase], today: date) -> list[int]:
    """What is left of each up to today, in the order they are given, by the rule of `kept`; of a return nothing."""
    books, left = _Returns(), [0] * len(purchases)
    order = sorted(range(len(purchases)), key=lambda at: (purchases[at].day, purchases[at].amount < 0))
    known = [at for at in order if purchases[at].day <= today]
    for at in known:
        if purchases[at].amount >= 0:
            books.buy(purchases[at])
        else:
            books.bring_back(-purchases[at].amount)
    for at, amount in zip((at for at in known if purchases[at].amount >= 0), books.left, strict=True):
        left[at] = amount
    return left


class _Returns:
    """Purchases in order, and what is left of each."""

    def __init__(self) -> None:
        self._bought: list[Purchase] = []
        self.left: list[int] = []
        self._newest: list[int] = []  # places of purchases of which something is left, and of some that are used up
        self._of_amount: dict[int, list[int]] = defaultdict(list)

    def buy(self, purchase: Purchase) -> None:
        """One more purchase."""
        place = len(self._bought)
        self._bought.append(purchase)
        self.left.append(purchase.amount)
        if purchase.amount:
            self._newest.append(place)
            self._of_amount[purchase.amount].append(place)

    def bring_back(self, amount: int) -> None:
        """Take a return off what was bought before."""
        of_amount = self._of_amount[amount]
        while of_amount:
            place = of_amount.pop()
            if self.left[place] == amount:
                self.left[place] = 0
                return
        while amount and self._newest:
            place = self._newest[-1]
            taken = min(amount, self.left[place])
            self.left[place], amount = self.left[place] - taken, amount - taken
            if not self.left[place]:
                self._newest.pop()

    def kept(self) -> list[Purchase]:
        """The purchases with what is left of them; gifts as they were."""
        pairs = zip(self._bought, self.left, strict=True)
        return [Purchase(each.day, left) for each, left in pairs if left or not each.amount]
