"""The BG/NBD model: its parameters, and what they say of a client.

Fader, P.S., Hardie, B.G.S., Lee, K.L. (2005), "Counting Your Customers" the Easy Way: An Alternative to the
Pareto/NBD Model, Marketing Science 24(2). While active a client buys at random at his own rate (a gamma
distribution r, alpha over clients); after each purchase he may stop for good with his own chance (a beta
distribution a, b over clients). All times are in weeks.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Summary:
    """All the model needs of one client: repeat purchase days, weeks from the first to the last, weeks observed."""

    repeats: int
    recency: float
    age: float

    @classmethod
    def of(cls, first: date, last: date, days: int, today: date) -> Self:
        """From the first and last purchase day and the number of distinct purchase days, none after today."""
        return cls(days - 1, (last - first).days / DAYS_A_WEEK, (today - first).days / DAYS_A_WEEK)


@dataclass(frozen=True, slots=True, eq=False)
class Summaries:
    """The same of many clients, in columns of equal length; `number`: how many clients a row stands for."""

    repeats: "NDArray[int64]"
    recency: "NDArray[float64]"
    age: "NDArray[float64]"
    number: "NDArray[int64]"

    @classmethod
    def of(cls, clients: Iterable[Summary]) -> Self:
        """From one by one."""
        import numpy as np

        rows = [(client.repeats, client.recency, client.age) for client in clients]
        repeats, recency, age = np.array(rows, dtype=np.float64).reshape(-1, 3).T
        return cls(repeats.astype(np.int64), recency, age, np.ones(len(rows), dtype=np.int64))

    def collapsed(self) -> Self:
        """Equal clients as one row: all that likelihood needs, and far less to reckon (D3)."""
        import numpy as np

        rows = np.column_stack((self.repeats.astype(np.float64), self.recency, self.age))
        order = np.lexsort(rows.T)
        rows, number = rows[order], self.number[order]
        starts = np.flatnonzero(np.concatenate(([True], np.any(rows[1:] != rows[:-1], axis=1)))[: len(rows)])
        repeats, recency, age = rows[starts].T
        return type(self)(repeats.astype(np.int64), recency, age, np.add.reduceat(number, starts))


@dataclass(frozen=True, slots=True)
class Model:
    """A fitted model; `few_data` says that the stated prior still speaks in it."""

    r: float
    alpha: float
    a: float
    b: float
    few_data: bool

    def p_alive(self, client: Summary) -> float:
        """The chance, 0 to 1, that the client has not stopped buying for good: 1 for every one-time buyer."""
        if client.repeats == 0:
            return 1.0
        odds = math.log(self.a / (self.b + client.repeats - 1))
        silence = math.log((self.alpha + client.age) / (self.alpha + client.recency))
        return _logistic(-odds - (self.r + client.repeats) * silence)

    def p_buy(self, client: Summary, weeks: float) -> float:
        """The chance, 0 to 1, of at least one purchase in the coming weeks."""
        known = self.alpha + client.age
        none_if_alive = (self.r + client.repeats) * math.log(known / (known + weeks))
        return self.p_alive(client) * -math.expm1(none_if_alive)

    def chances(self, clients: Summaries, weeks: float) -> "tuple[NDArray[float64], NDArray[float64]]":
        """`p_buy` and `p_alive` of many clients at once."""
        import numpy as np

        power, known = self.r + clients.repeats, self.alpha + clients.age
        silence = power * np.log(known / (self.alpha + clients.recency))
        odds = np.log(self.a / (self.b + np.maximum(clients.repeats, 1) - 1))
        gone = np.clip(odds + silence, -700.0, 700.0)  # e^700 is still a number
        alive = np.where(clients.repeats > 0, 1 / (1 + np.exp(gone)), 1.0)
        return alive * -np.expm1(power * np.log(known / (known + weeks))), alive

    def log_likelihood(self, clients: Iterable[Summary]) -> float:
        """The natural logarithm of the likelihood of these clients under the model."""
        from playbook.bgnbd.fitting import likelihood

        return likelihood(Summaries.of(clients).collapsed())(self.r, self.alpha, self.a, self.b)[0]


def _logistic(value: float) -> float:
    """1 / (1 + e^-value), without overflow at either end."""
    if value >= 0:
        return 1.0 / (1.0 + math.exp(-value))
    return math.exp(value) / (1.0 + math.exp(value))
