"""What a night sees otherwise than the one before: only that is written down (D1, D3).

Most clients stand as they stood. Their chances alter from day to day, but little: by less than a hundredth for most.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, String, cast, select
from sqlmodel import col

from playbook.lapse import NEVER, Judged
from playbook.rfm import RfmRules
from playbook.tier_columns import Edges, tiers
from storage.bulk import among, fetched
from storage.queries.tiers.score_log import clients_of
from storage.queries.tiers.scores import COLUMNS, TIER, Changes, Row
from storage.reading import reading
from storage.tables import ClientScore, LapseModel

if TYPE_CHECKING:
    from numpy import int64, object_
    from numpy.typing import NDArray

READ, AT_ONCE = 10_000, 2_000  # clients looked at, changes handed over together
NEARLY = 0.01  # chances that differ by no more are the same
P_BUY, RISK = COLUMNS.index("p_buy"), COLUMNS.index("risk")
FACTS = slice(1, P_BUY)
DAYS = ("first_on", "last_on", "edge_until")


def found(url: str, team_id: int, judged: Judged, edges: Edges, rules: RfmRules) -> Iterator[Changes]:
    """The changes of a whole team, some clients after the other; nothing is being read while they are written."""
    with reading(url) as connection:
        clients = clients_of(connection, team_id)
    for start in range(0, len(clients), READ):
        part = clients[start : start + READ]
        with reading(url) as connection:
            held, unsettled = _known(connection, team_id, part)
        new = {row[0]: row for row in _rows(judged, edges, rules, part)}
        yield from _compared(part, new, held, unsettled)


def _compared(
    clients: Sequence[int], new: dict[int, Row], held: dict[int, Row], unsettled: set[int]
) -> Iterator[Changes]:
    changes = Changes()
    for client in clients:
        if len(changes.ended) + len(changes.unsettled) >= AT_ONCE:
            yield changes
            changes = Changes()
        if client in unsettled:
            changes.unsettled.append((client,))
        before, now = held.get(client), new.get(client)
        if now is not None and (before is None or _differ(before, now)):
            changes.rows.append(now)
            changes.ended.append((client,))
            if before is not None and 0 < before[TIER] < now[TIER]:
                changes.rose.append(client)
        elif now is None and before is not None:
            changes.ended.append((client,))
    if changes.ended or changes.unsettled:
        yield changes


def _differ(before: Row, now: Row) -> bool:
    if before[FACTS] != now[FACTS] or before[RISK] is None:
        return True
    apart = max(abs(before[P_BUY] - now[P_BUY]), abs(before[RISK] - now[RISK]))
    return bool(apart > NEARLY)


def _known(connection: Connection, team_id: int, clients: Sequence[int]) -> tuple[dict[int, Row], set[int]]:
    """The scores that hold, and of whom there is more than that."""
    of_team = select(col(LapseModel.round)).where(col(LapseModel.team_id) == team_id)
    number = connection.execute(of_team).scalar() or 0
    columns = (_in_text(name) if name in DAYS else getattr(ClientScore, name) for name in COLUMNS)
    query = select(*columns, col(ClientScore.round), col(ClientScore.until))
    here = (among(col(ClientScore.client_id), clients), col(ClientScore.team_id) == team_id)
    rows = fetched(connection, query.where(*here))
    held = {row[0]: row[:-2] for row in rows if row[-2] <= number < row[-1]}
    unsettled = {row[0] for row in rows if not row[-2] <= number < row[-1] or row[-1] == number + 1}
    return held, unsettled


def _in_text(name: str) -> Any:
    """A day as YYYY-MM-DD, whatever the database."""
    return cast(getattr(ClientScore, name), String)


def _rows(judged: Judged, edges: Edges, rules: RfmRules, clients: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """The scores of those among some clients who have bought."""
    import numpy as np

    figures = judged.figures
    part = slice(*np.searchsorted(figures.client, (clients[0], clients[-1] + 1)))
    points, until = judged.points[:, part], in_words(edges.until[part])
    until[edges.tier[part] == 0] = None
    columns = (
        figures.client[part],
        in_words(figures.first[part]),
        in_words(figures.last[part]),
        figures.days[part],
        figures.last_paid[part] != NEVER,
        *points,
        tiers(points[-1], rules),
        figures.yearly_value[part],
        figures.count[part],
        figures.amount[part],
        edges.tier[part],
        edges.amount[part],
        until,
        judged.p_buy[part],
        judged.risk[part],
    )
    return zip(*(column.tolist() for column in columns), strict=True)


def in_words(days: "NDArray[int64]") -> "NDArray[object_]":
    """YYYY-MM-DD."""
    import numpy as np

    return np.datetime_as_string(days.astype("datetime64[D]")).astype(object)
