"""What a client bought and when: the raw material of tiers (D1) and of rhythms (D3)."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Purchase:
    """One purchase (B3): its day, and its amount in minor units of the team's currency."""

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
