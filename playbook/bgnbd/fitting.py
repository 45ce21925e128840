"""Fitting the BG/NBD model to a team (D3): maximum likelihood, with a stated prior while there are few data.

The prior. A team without data of its own is taken to be made of clients whose rates differ widely (r = 1) around
the pooled gap of its own purchases (alpha = r × gap), one in four of whom does not return after a purchase
(a / (a + b) = 0.75 / 3), some far likelier than others. Only the gap carries a scale, so the prior fits a daily café
as well as a yearly service. Each logarithm of a parameter is normal around it with a standard deviation of 0.5: two
times out of three a team lies within a factor of 1.65.

It fades. Its weight is 1 - (repeat buyers / 300) × (weeks / 26), each share at most 1: no more than a few dozen
repeat buyers outweigh it, and at 300 of them over half a year it is gone, without a step on the way. The weeks are
those over which one client in twenty or more has been known: a single old one does not make a new team an old one.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from playbook.bgnbd.model import Model, Summaries, Summary

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

ENOUGH_REPEAT_BUYERS = 300
ENOUGH_WEEKS = 26.0
KNOWN_SHARE = 20  # one client in so many has been known for as long as the log is said to span
PRIOR_R, PRIOR_A, PRIOR_B = 1.0, 0.75, 2.25
PRIOR_SPREAD = 0.5  # standard deviation of each logarithm
WEEKS_UNKNOWN = 8.0  # the gap assumed where nobody has bought twice
LOG_REACH = 10.0  # the search stays within e^±10 of the prior, so that odd data cannot run to infinity
MOST_FITTED = 50_000  # rows; of more, every n-th client tells the same to half a percent

Parameters = tuple[float, float, float, float]


def load() -> None:
    """Load the optimiser, which takes half a second the first time and would take it from whoever needs it first."""
    import scipy.optimize
    import scipy.special  # noqa: F401


def fit(clients: Iterable[Summary]) -> Model:
    """Fit a team's model by maximum likelihood (D3), clients with one purchase included; see the prior above."""
    return fit_all(Summaries.of(clients))


def fit_all(clients: Summaries) -> Model:
    """The same for clients in columns; without any repeat buyer it is the prior itself."""
    weight = prior_weight(clients)
    prior = (PRIOR_R, PRIOR_R * _pooled_gap(clients), PRIOR_A, PRIOR_B)
    if not clients.repeats.any():
        return Model(*prior, few_data=True)
    return Model(*_most_likely(_thinned(clients).collapsed(), prior, weight), few_data=weight > 0)


def prior_weight(clients: Summaries) -> float:
    """How much the prior still counts, from 1 (no data) to 0 (300 repeat buyers over 26 weeks, and beyond)."""
    import numpy as np

    if not len(clients.age):
        return 1.0
    repeat_buyers = int(clients.number[clients.repeats > 0].sum())
    longest_first = np.argsort(-clients.age, kind="stable")
    known = np.cumsum(clients.number[longest_first])
    weeks = float(clients.age[longest_first][np.searchsorted(known, -(-known[-1] // KNOWN_SHARE))])
    return 1 - min(1.0, repeat_buyers / ENOUGH_REPEAT_BUYERS) * min(1.0, weeks / ENOUGH_WEEKS)


def _thinned(clients: Summaries) -> Summaries:
    """Every n-th client, of very many."""
    step = -(-len(clients.age) // MOST_FITTED)
    if step <= 1:
        return clients
    return Summaries(clients.repeats[::step], clients.recency[::step], clients.age[::step], clients.number[::step])


def _most_likely(clients: Summaries, prior: Parameters, weight: float) -> Parameters:
    """The likeliest r, alpha, a, b, searched in logarithms relative to the prior."""
    import numpy as np
    from scipy.optimize import minimize

    worth, total = likelihood(clients), int(clients.number.sum())
    pull = weight * 0.5 / PRIOR_SPREAD**2

    def unlikelihood(shift: "NDArray[float64]") -> "tuple[float, NDArray[float64]]":
        parameters = np.asarray(prior) * np.exp(shift)
        value, slopes = worth(*parameters)
        return (pull * float(shift @ shift) - value) / total, (2 * pull * shift - slopes * parameters) / total

    def without_slopes(shift: "NDArray[float64]") -> float:
        return unlikelihood(shift)[0]

    bounds = [(-LOG_REACH, LOG_REACH)] * len(prior)
    found = minimize(
        unlikelihood,
        np.zeros(len(prior)),
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"ftol": 1e-13, "gtol": 1e-7},
    )
    if not found.success:  # a ridge, on which slopes lead nowhere: a search that needs none goes on from there
        found = minimize(without_slopes, found.x, method="Nelder-Mead", bounds=bounds)
    r, alpha, a, b = (float(value) for value in np.asarray(prior) * np.exp(found.x))
    return r, alpha, a, b


def likelihood(clients: Summaries) -> "Callable[[float, float, float, float], tuple[float, NDArray[float64]]]":
    """The log-likelihood and its four slopes, as a function of r, alpha, a, b.

    What depends on the number of repeats only is reckoned once for each number.
    """
    import numpy as np
    from scipy.special import gammaln, psi

    x, at_x = np.unique(clients.repeats, return_inverse=True)
    with_x = np.bincount(at_x, weights=clients.number)
    repeats, bought_again, number = clients.repeats, clients.repeats > 0, clients.number
    before_last = np.maximum(x, 1.0) - 1.0

    def log_likelihood(r: float, alpha: float, a: float, b: float) -> "tuple[float, NDArray[float64]]":
        active_for, bought_for = alpha + clients.age, alpha + clients.recency
        log_age, log_recency, power = np.log(active_for), np.log(bought_for), r + repeats
        active, stopped = -power * log_age, np.log(a / (b + before_last))[at_x] - power * log_recency
        ends = np.where(bought_again, np.logaddexp(active, stopped), active)
        gone = np.where(bought_again, np.exp(stopped - ends), 0.0) * number  # of each row, so many
        here = number - gone
        gone_of_x = np.bincount(at_x, weights=gone, minlength=len(x))
        rates = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
        stays = gammaln(b + x) - gammaln(b) + gammaln(a + b) - gammaln(a + b + x)
        both = psi(a + b) - psi(a + b + x)
        slopes = (
            with_x @ (psi(r + x) - psi(r) + np.log(alpha)) - here @ log_age - gone @ log_recency,
            number.sum() * r / alpha - power @ (here / active_for + gone / bought_for),
            with_x @ both + gone.sum() / a,
            with_x @ (psi(b + x) - psi(b) + both) - gone_of_x @ (1 / (b + before_last)),
        )
        return float(with_x @ (rates + stays) + number @ ends), np.array(slopes)

    return log_likelihood


def _pooled_gap(clients: Summaries) -> float:
    """The mean gap in weeks over all gaps between purchase days of the team: the scale of its business."""
    gaps = int((clients.repeats * clients.number).sum())
    weeks = float((clients.recency * clients.number).sum())
    return weeks / gaps if gaps and weeks > 0 else WEEKS_UNKNOWN
