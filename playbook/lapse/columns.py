"""The purchases of a whole team in columns, and what each client's come to: a million clients in seconds.

It is the arithmetic of `rhythm` and of D1, done for all at once. Days are whole days since 1 January 1970.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from playbook.bgnbd import DAYS_A_WEEK, Summaries
from playbook.history import Histories, Purchase, kept, months_back
from playbook.lapse.rhythm import VALUE_MONTHS
from playbook.rfm import DEFAULT_RULES, LEVELS, RfmRules

if TYPE_CHECKING:
    from numpy import bool_, int64
    from numpy.typing import NDArray

EPOCH = date(1970, 1, 1)
NEVER = -(10**6)  # as a day: before all others


def day_number(day: date) -> int:
    """Days since 1 January 1970."""
    return (day - EPOCH).days


@dataclass(frozen=True, slots=True, eq=False)
class Log:
    """Purchases in columns of equal length, each client's together; amounts in minor units, returns below zero."""

    client: "NDArray[int64]"
    day: "NDArray[int64]"
    amount: "NDArray[int64]"

    @classmethod
    def of(cls, histories: Histories) -> Self:
        """From histories one by one."""
        import numpy as np

        rows = [(client, day_number(each.day), each.amount) for client, bought in histories.items() for each in bought]
        return cls(*np.array(rows, dtype=np.int64).reshape(-1, 3).T)


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """What each client's purchases come to, as of a day, in columns; only clients who have bought are in it.

    `days`: distinct purchase days. `last_paid`, `count`, `amount`: D1's last paid purchase (NEVER without one) and its
    window. `yearly_value`: spent in the twelve months up to `last`. `longest`, `usual`: gaps between purchase days, 0
    with one day only; `usual` also stays 0 for whoever is not silent beyond his longest gap, for nobody asks it then.
    `before`: purchases in the twelve months that ended a year ago, by which the yearly loss is reckoned (D4).
    """

    client: "NDArray[int64]"
    first: "NDArray[int64]"
    last: "NDArray[int64]"
    days: "NDArray[int64]"
    last_paid: "NDArray[int64]"
    count: "NDArray[int64]"
    amount: "NDArray[int64]"
    yearly_value: "NDArray[int64]"
    longest: "NDArray[int64]"
    usual: "NDArray[int64]"
    before: "NDArray[int64]"

    @classmethod
    def together(cls, parts: "Iterable[Figures]") -> "Figures":
        """The figures of several parts of a team as one."""
        import numpy as np

        found = list(parts) or [_of_nobody()]
        return cls(*(np.concatenate([getattr(part, each.name) for part in found]) for each in fields(cls)))

    def summaries(self, today: date) -> Summaries:
        """The clients as the model sees them."""
        import numpy as np

        recency, age = (self.last - self.first) / DAYS_A_WEEK, (day_number(today) - self.first) / DAYS_A_WEEK
        return Summaries(self.days - 1, recency, age, np.ones_like(self.days))


def figures(log: Log, today: date, rules: RfmRules = DEFAULT_RULES) -> Figures:
    """Sum up a log as of a day; purchases after it are not looked at, and returns are taken off (`history.kept`)."""
    import numpy as np

    log = settled(log, today)
    if not len(log.client):
        return _of_nobody()
    starts = np.flatnonzero(_begins(log.client))
    sizes = np.diff(np.append(starts, len(log.client)))
    is_new_day = _begins(log.client) | _begins(log.day)
    last = log.day[starts + sizes - 1]
    paid = log.amount > 0
    recent = paid & (log.day >= day_number(months_back(today, rules.window_months)))
    of_year = log.day >= np.repeat(_year_before(last), sizes)
    year, two = (day_number(months_back(today, months)) for months in (VALUE_MONTHS, 2 * VALUE_MONTHS))
    longest, usual = _gaps(log.client[is_new_day], log.day[is_new_day], day_number(today))
    return Figures(
        client=log.client[starts],
        first=log.day[starts],
        last=last,
        days=np.add.reduceat(is_new_day.astype(np.int64), starts),
        last_paid=np.maximum.reduceat(np.where(paid, log.day, NEVER), starts),
        count=np.add.reduceat(recent.astype(np.int64), starts),
        amount=np.add.reduceat(np.where(recent, log.amount, 0), starts),
        yearly_value=np.add.reduceat(np.where(of_year, log.amount, 0), starts),
        longest=longest,
        usual=usual,
        before=np.add.reduceat(((two <= log.day) & (log.day < year)).astype(np.int64), starts),
    )


def settled(log: Log, today: date) -> Log:
    """What was bought up to a day and not brought back (`history.kept`), by client and day."""
    return _by_client_and_day(_without_returns(log, today), day_number(today))


def points(found: Figures, today: date, rules: RfmRules = DEFAULT_RULES) -> "NDArray[int64]":
    """Rows of R, F, M and the weighted score of D1 for each client; all 0 for one who is dormant or never paid."""
    import numpy as np

    limits = np.array([day_number(months_back(today, months)) for months in rules.recency_months])
    recency = LEVELS - np.searchsorted(-limits, -found.last_paid)
    frequency = LEVELS - np.searchsorted(-np.array(rules.frequency_floors), -found.count)
    money = LEVELS - np.searchsorted(-np.array(rules.money_floors), -found.amount)
    weighted = rules.recency_weight * recency + rules.frequency_weight * frequency + rules.money_weight * money
    return np.where(recency > 0, np.stack((recency, frequency, money, weighted)), 0)


def _of_nobody() -> Figures:
    import numpy as np

    return Figures(*(np.zeros(0, dtype=np.int64) for _ in fields(Figures)))


def _begins(values: "NDArray[int64]") -> "NDArray[bool_]":
    """Where a value differs from the one before; the first one does."""
    import numpy as np

    return np.concatenate(([True], values[1:] != values[:-1]))


def _by_client_and_day(log: Log, today: int) -> Log:
    """In order; what comes after today is left out."""
    import numpy as np

    known = log.day <= today
    client, day, amount = log.client[known], log.day[known], log.amount[known]
    step = np.diff(client)
    if not np.all((step > 0) | ((step == 0) & (np.diff(day) >= 0))):
        order = np.lexsort((day, client))
        client, day, amount = client[order], day[order], amount[order]
    return Log(client, day, amount)


def _without_returns(log: Log, today: date) -> Log:
    """The few clients who brought something back are settled one by one."""
    import numpy as np

    returned = np.unique(log.client[log.amount < 0])
    if not len(returned):
        return log
    theirs = np.isin(log.client, returned)
    histories: dict[int, list[Purchase]] = {int(client): [] for client in returned}
    rows = zip(log.client[theirs].tolist(), log.day[theirs].tolist(), log.amount[theirs].tolist(), strict=True)
    for client, day, amount in rows:
        histories[client].append(Purchase(EPOCH + timedelta(days=day), amount))
    settled = Log.of({client: kept(bought, today) for client, bought in histories.items()})
    parts = ((log.client, settled.client), (log.day, settled.day), (log.amount, settled.amount))
    return Log(*(np.concatenate((column[~theirs], more)) for column, more in parts))


def _year_before(days: "NDArray[int64]") -> "NDArray[int64]":
    """`history.months_back` by twelve: 29 February has 1 March before it."""
    import numpy as np

    known = days.astype("datetime64[D]")
    months = known.astype("datetime64[M]")
    of_month = known - months.astype("datetime64[D]")
    before: NDArray[int64] = ((months - VALUE_MONTHS).astype("datetime64[D]") + of_month).astype(np.int64)
    return before


def _gaps(client: "NDArray[int64]", day: "NDArray[int64]", today: int) -> "tuple[NDArray[int64], NDArray[int64]]":
    """The longest and the usual (median) gap of each client, from his purchase days in order."""
    import numpy as np

    begins = _begins(client)
    starts = np.flatnonzero(begins)
    sizes = np.diff(np.append(starts, len(client)))
    gap = np.where(begins, 0, np.diff(day, prepend=0))
    longest = np.maximum.reduceat(gap, starts)
    silent = (sizes > 1) & (today - day[starts + sizes - 1] > longest)
    usual = np.zeros_like(longest)
    if silent.any():
        wanted = np.repeat(silent, sizes) & ~begins
        owner = np.repeat(np.arange(len(starts)), sizes)[wanted]
        ordered = gap[wanted][np.lexsort((gap[wanted], owner))]
        known = sizes[silent] - 1
        at = np.concatenate(([0], np.cumsum(known)[:-1]))
        usual[silent] = (ordered[at + (known - 1) // 2] + ordered[at + known // 2] + 1) // 2
    return longest, usual
