"""The early warning's model on a purchase log: the published figures, how well it foretells, how fast it is fitted."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playbook import bgnbd, lapse, purchase_csv
from playbook.bgnbd import Model, Summaries, Summary
from playbook.history import Purchase
from playbook.lapse import Judged, Log
from scripts.benches.figures import Figure
from scripts.benches.places import Places

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

CUT, WEEKS = date(1997, 9, 30), 39  # of the published figures: 39 weeks to learn from, 39 to be judged by
PUBLISHED = {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426}
LIKELIHOOD = -9582.4
WORKED = ((Summary(2, 30.43, 38.86), 0.55461), (Summary(0, 0.0, 38.86), 0.14433), (Summary(7, 29.43, 38.86), 0.63569))
OTHER_CUTS = ((date(1997, 6, 30), 39), (date(1997, 12, 31), 26), (date(1998, 3, 31), 13))
CUSTOMERS = 23_570
Histories = dict[str, list[Purchase]]


async def measure(_places: Places, _quick: bool, *, log: Path) -> list[Figure]:
    """All of it; the published figures only hold for the log that the tests have too."""
    histories = read(log)
    bgnbd.load()
    figures = [*published(histories), *foretold(histories, CUT, WEEKS, is_published=True)]
    for cut, weeks in OTHER_CUTS:
        figures += foretold(histories, cut, weeks)
    return [*figures, *speed()]


def read(log: Path) -> Histories:
    """The purchases of a log by customer."""
    return dict(purchase_csv.read(purchase_csv.decode(log.read_bytes())).histories)


def published(histories: Histories) -> list[Figure]:
    """Parameters, likelihood, and the values worked out in the literature."""
    clients = _summaries(histories, CUT)
    model = bgnbd.fit(clients)
    off = [Figure(f"{name}, off by", abs(getattr(model, name) - value), "", at_most=0.005, baseline=f"{value}")
           for name, value in PUBLISHED.items()]  # fmt: skip
    likelihood = abs(model.log_likelihood(clients) - LIKELIHOOD)
    paper = Model(r=0.2426, alpha=4.4136, a=0.7929, b=2.4259, few_data=False)
    worked = max(abs(paper.p_buy(client, WEEKS) - value) for client, value in WORKED)
    return [
        *off,
        Figure("log-likelihood, off by", likelihood, "", at_most=0.1, baseline=f"{LIKELIHOOD}"),
        Figure("worked values, off by", worked, "", at_most=1e-4),
    ]


def foretold(histories: Histories, cut: date, weeks: int, *, is_published: bool = False) -> list[Figure]:
    """How well those with a repeat purchase are ordered by risk, against what they did within so many weeks."""
    import numpy as np

    found = lapse.figures(Log.of(dict(enumerate(histories.values()))), cut)
    judged = lapse.judge(found, bgnbd.fit_all(found.summaries(cut)), cut, weeks)
    again = found.days > 1
    end = cut + timedelta(weeks=weeks)
    later = [any(cut < each.day <= end for each in bought) for bought in histories.values()]
    gone: NDArray[bool_] = ~np.array(later)[found.client[again]]
    ordered = gone[np.argsort(-judged.risk[again], kind="stable")]
    return [
        Figure(f"{cut}, {weeks} weeks: AUC of the order", _auc(ordered), "", at_least=0.73 if is_published else None),
        Figure("  gone, of the first 10 %", _share(ordered, 0.1), "", at_least=0.78 if is_published else None),
        Figure("  gone, of the first 20 %", _share(ordered, 0.2), "", at_least=0.74 if is_published else None),
        Figure("  gone, of all", float(gone.mean()), ""),
        Figure("  Brier of 1 - P(buy)", _brier(judged, again, gone), "", at_most=0.226 if is_published else None),
    ]


def speed() -> list[Figure]:
    """The fit of as many customers as the whole of that shop had, drawn from the fitted model."""
    clients = drawn(CUSTOMERS)
    begun = time.perf_counter()
    bgnbd.fit_all(clients)
    ours = time.perf_counter() - begun
    return [Figure(f"fit of {CUSTOMERS:,} customers", ours, "s", at_most=1, baseline=_usual(clients))]


def drawn(count: int) -> Summaries:
    """Customers who buy and stop buying as the model says, observed for 27 to 39 weeks in whole days."""
    import numpy as np

    chance = np.random.default_rng(1)
    rates, stops = chance.gamma(0.243, 1 / 4.414, count), chance.beta(0.793, 2.426, count)
    ages = chance.integers(190, 274, count)
    rows = [_one(chance, rate, stop, int(age)) for rate, stop, age in zip(rates, stops, ages, strict=True)]
    return Summaries.of(rows)


def _one(chance: Any, rate: float, stop: float, age: int) -> Summary:
    day, last, repeats = 0.0, 0, 0
    while True:
        day += 7 * chance.exponential(1 / max(rate, 1e-9))
        if day > age:
            return Summary(repeats, last / 7, age / 7)
        repeats, last = repeats + (int(day) > last), max(last, int(day))
        if chance.random() < stop:
            return Summary(repeats, last / 7, age / 7)


def _usual(clients: Summaries) -> str:
    """How long lifetimes takes for the same."""
    fitter = optional("lifetimes")
    if fitter is None:
        return "lifetimes: not installed"
    begun = time.perf_counter()
    fitter.BetaGeoFitter().fit(clients.repeats, clients.recency, clients.age)
    return f"{time.perf_counter() - begun:.2f} s lifetimes"


def optional(name: str) -> Any:
    """A package that is only compared with, None if it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _summaries(histories: Histories, cut: date) -> list[Summary]:
    return [seen for bought in histories.values() if (seen := lapse.summary(bought, cut)) is not None]


def _auc(ordered: "NDArray[bool_]") -> float:
    """How often one who is gone stands before one who is not."""
    import numpy as np

    beaten = np.cumsum(~ordered)[ordered]
    return float(1 - beaten.mean() / (~ordered).sum())


def _share(ordered: "NDArray[bool_]", part: float) -> float:
    return float(ordered[: round(len(ordered) * part)].mean())


def _brier(judged: Judged, again: "NDArray[bool_]", gone: "NDArray[bool_]") -> float:
    off: NDArray[float64] = 1 - judged.p_buy[again] - gone
    return float((off**2).mean())
