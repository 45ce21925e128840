"""How clients buy and stop buying: the BG/NBD model (D3).

Fader, P.S., Hardie, B.G.S., Lee, K.L. (2005), "Counting Your Customers" the Easy Way: An Alternative to the
Pareto/NBD Model, Marketing Science 24(2). While active a client buys at random at his own rate (a gamma
distribution r, alpha over clients); after each purchase he may stop for good with his own chance (a beta
distribution a, b over clients). All times are in weeks.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

DAYS_A_WEEK = 7
ENOUGH_REPEAT_BUYERS = 300
ENOUGH_WEEKS = 26.0

# Before it has data of its own a team is taken to be made of clients whose rates differ widely (r = 1) around
# the pooled gap of its own purchases, one in four of whom does not return after a purchase, some far likelier
# than others. Only the gap carries a scale, so the prior fits a daily café as well as a yearly service.
PRIOR_R, PRIOR_A, PRIOR_B = 1.0, 0.75, 2.25
PRIOR_SPREAD = 0.5  # standard deviation of each logarithm: outweighed by a few dozen repeat buyers
WEEKS_UNKNOWN = 8.0  # the gap assumed where nobody has bought twice
LOG_REACH = 10.0  # the search stays within e^±10 of the prior, so that odd data cannot run to infinity


def load() -> None:
    """Load the optimiser, which takes half a second the first time and would take it from whoever needs it first."""
    import scipy.optimize
    import scipy.special  # noqa: F401


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


@dataclass(frozen=True, slots=True)
class Model:
    """A fitted model; `few_data` says that the stated prior still speaks in it."""

    r: float
    alpha: float
    a: float
    b: float
    few_data: bool

    def p_alive(self, client: Summary) -> float:
        """The chance, 0 to 1, that the client has not stopped buying for good."""
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

    def log_likelihood(self, clients: Iterable[Summary]) -> float:
        """The natural logarithm of the likelihood of these clients under the model."""
        return _likelihood(Counter(clients))(self.r, self.alpha, self.a, self.b)


def fit(clients: Iterable[Summary]) -> Model:
    """Fit a team's model by maximum likelihood (D3), clients with one purchase included.

    Under 300 repeat buyers or 26 weeks the prior stated above is weighed in (each logarithm of a parameter
    normal around it) and the model is marked `few_data`; without any repeat buyer it is the prior itself.
    """
    counted = Counter(clients)
    repeat_buyers = sum(number for client, number in counted.items() if client.repeats)
    longest = max((client.age for client in counted), default=0.0)
    few_data = repeat_buyers < ENOUGH_REPEAT_BUYERS or longest < ENOUGH_WEEKS
    prior = (PRIOR_R, PRIOR_R * _pooled_gap(counted), PRIOR_A, PRIOR_B)
    if not repeat_buyers:
        return Model(*prior, few_data=True)
    return Model(*_most_likely(counted, prior, weigh_prior=few_data), few_data=few_data)


def _most_likely(
    counted: Counter[Summary], prior: tuple[float, ...], *, weigh_prior: bool
) -> tuple[float, float, float, float]:
    """The likeliest r, alpha, a, b, searched in logarithms relative to the prior."""
    import numpy as np
    from scipy.optimize import minimize

    likelihood, clients = _likelihood(counted), counted.total()
    weight = 0.5 / PRIOR_SPREAD**2 if weigh_prior else 0.0

    def unlikelihood(shift: "NDArray[float64]") -> float:
        r, alpha, a, b = np.asarray(prior) * np.exp(shift)
        return (weight * float(shift @ shift) - likelihood(r, alpha, a, b)) / clients

    found = minimize(
        unlikelihood,
        np.zeros(len(prior)),
        method="L-BFGS-B",
        bounds=[(-LOG_REACH, LOG_REACH)] * len(prior),
        options={"ftol": 1e-13, "gtol": 1e-7},
    )
    r, alpha, a, b = (float(value) for value in np.asarray(prior) * np.exp(found.x))
    return r, alpha, a, b


def _likelihood(counted: Counter[Summary]) -> Callable[[float, float, float, float], float]:
    """The log-likelihood as a function of r, alpha, a, b; equal clients are worked out once."""
    import numpy as np
    from scipy.special import gammaln

    rows = [(client.repeats, client.recency, client.age, number) for client, number in counted.items()]
    x, recency, age, number = np.array(rows, dtype=np.float64).reshape(-1, 4).T
    bought_again = x > 0

    def log_likelihood(r: float, alpha: float, a: float, b: float) -> float:
        rates = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
        stays = gammaln(b + x) - gammaln(b) + gammaln(a + b) - gammaln(a + b + x)
        active = -(r + x) * np.log(alpha + age)
        stopped = np.log(a) - np.log(b + np.maximum(x, 1.0) - 1.0) - (r + x) * np.log(alpha + recency)
        ends = np.where(bought_again, np.logaddexp(active, stopped), active)
        return float(number @ (rates + stays + ends))

    return log_likelihood


def _pooled_gap(counted: Counter[Summary]) -> float:
    """The mean gap in weeks over all gaps between purchase days of the team: the scale of its business."""
    gaps = sum(client.repeats * number for client, number in counted.items())
    weeks = sum(client.recency * number for client, number in counted.items())
    return weeks / gaps if gaps and weeks > 0 else WEEKS_UNKNOWN


def _logistic(value: float) -> float:
    """1 / (1 + e^-value), without overflow at either end."""
    if value >= 0:
        return 1.0 / (1.0 + math.exp(-value))
    return math.exp(value) / (1.0 + math.exp(value))
