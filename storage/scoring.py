"""Judging a whole team (D1, D3) beside the bot: it reads on a connection of its own and writes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from playbook import bgnbd, lapse, rfm
from playbook.bgnbd import Model
from playbook.lapse import EPOCH, NEVER, Judged
from storage.queries.buying import score_log
from storage.reading import reading

if TYPE_CHECKING:
    from numpy import int64, str_
    from numpy.typing import NDArray

AT_ONCE = 20_000  # scores handed over together


@dataclass(frozen=True, slots=True)
class Silence:
    """A client worth an alert, as of a day: what his case is opened with. Amounts in minor units."""

    client: int
    last_on: date
    usual_days: int
    gap_days: int
    count: int
    p_buy: float
    risk: float
    yearly_value: int
    listed_only: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a team as a whole, before the scores come: its model, and whom there may be a case about."""

    model: Model
    silences: list[Silence]


Scores = list[tuple[Any, ...]]  # rows of ClientScore: what is named here
COLUMNS = (
    "client_id", "first_on", "last_on", "days", "has_paid", "recency", "frequency", "money", "points", "tier",
    "p_buy", "p_alive", "risk", "yearly_value",
)  # fmt: skip


def judge(url: str, team_id: int, today: date, hand_over: Callable[[Verdict | Scores | None], object]) -> None:
    """Judge a team as of a day: the verdict is handed over, then the scores in parts by client number, then None."""
    with reading(url) as connection:
        figures = score_log.read(connection, team_id, today)
        settled = score_log.settled(connection, team_id)
    model = bgnbd.fit_all(figures.summaries(today))
    judged = lapse.judge(figures, model, today)
    silences = (
        silence for silence in _silences(judged, model, today) if (silence.client, silence.last_on) not in settled
    )
    hand_over(Verdict(model, list(silences)))
    for start in range(0, len(figures.client), AT_ONCE):
        hand_over(_scores(judged, slice(start, start + AT_ONCE)))
    hand_over(None)


def _silences(judged: Judged, model: Model, today: date) -> Iterator[Silence]:
    import numpy as np

    figures, long_gone = judged.figures, lapse.long_gone(judged.figures, today)
    for at in np.flatnonzero(lapse.lapsing(judged, model, today)).tolist():
        last_on = EPOCH + timedelta(days=int(figures.last[at]))
        yield Silence(
            client=int(figures.client[at]),
            last_on=last_on,
            usual_days=int(figures.usual[at]),
            gap_days=(today - last_on).days,
            count=int(figures.days[at]),
            p_buy=float(judged.p_buy[at]),
            risk=float(judged.risk[at]),
            yearly_value=int(figures.yearly_value[at]),
            listed_only=bool(long_gone[at]),
        )


def _scores(judged: Judged, part: slice) -> Scores:
    import numpy as np

    figures, points = judged.figures, judged.points[:, part]
    rules = rfm.DEFAULT_RULES
    tiers = np.searchsorted((rules.bronze, rules.silver, rules.gold, rules.platinum), points[-1], "right")
    columns = (
        figures.client[part],
        _in_words(figures.first[part]),
        _in_words(figures.last[part]),
        figures.days[part],
        figures.last_paid[part] != NEVER,
        *points,
        tiers,
        judged.p_buy[part],
        judged.p_alive[part],
        judged.risk[part],
        figures.yearly_value[part],
    )
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _in_words(days: "NDArray[int64]") -> "NDArray[str_]":
    """YYYY-MM-DD."""
    import numpy as np

    return np.datetime_as_string(days.astype("datetime64[D]"))
