"""How the order of a team's lists is to change after a night (D1, D2, D9): the whole team's, in that order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from playbook.lapse import NEVER, Judged
from playbook.rfm import RfmRules
from playbook.tier_columns import Edges, tiers
from storage.bulk import fetched
from storage.judging.score_changes import in_words
from storage.queries.tiers.places import COLUMNS, Order, Place
from storage.reading import reading
from storage.tables import EdgePlace, TierPlace

if TYPE_CHECKING:
    from numpy import bool_, int64
    from numpy.typing import NDArray

    Columns = list[NDArray[int64]]

AT_ONCE = 3_000  # places handed over together


@dataclass(frozen=True, slots=True)
class Moves:
    """Places that lie side by side: which are to be there, and which are not any more."""

    order: Order
    come: list[Place]
    go: list[Place]


def found(url: str, team_id: int, judged: Judged, edges: Edges, rules: RfmRules) -> Iterator[Moves]:
    """What differs between the places that there are and those that the night's scores give."""
    figures = judged.figures
    paid, near = figures.last_paid != NEVER, edges.tier > 0
    standing = [each[paid] for each in (tiers(judged.points[-1], rules), figures.amount, figures.client)]
    on_edge = [each[near] for each in (edges.tier, edges.until, edges.amount, figures.client)]
    yield from _moves(TierPlace, _there(url, team_id, TierPlace), standing)
    yield from _moves(EdgePlace, _there(url, team_id, EdgePlace), on_edge)


def _there(url: str, team_id: int, order: Order) -> "Columns":
    import numpy as np

    names = COLUMNS[order]
    query = select(*(col(getattr(order, name)) for name in names)).where(col(order.team_id) == team_id)
    with reading(url) as connection:
        rows = fetched(connection, query)
    kinds = ["datetime64[D]" if name == "edge_until" else "int64" for name in names]
    return [np.array([row[at] for row in rows], dtype=kind).astype("int64") for at, kind in enumerate(kinds)]


def _moves(order: Order, there: "Columns", wanted: "Columns") -> Iterator[Moves]:
    import numpy as np

    both = [np.concatenate(pair) for pair in zip(there, wanted, strict=True)]
    is_wanted = np.arange(len(both[0])) >= len(there[0])
    in_order = np.lexsort(both[::-1])
    columns, is_wanted = [column[in_order] for column in both], is_wanted[in_order]
    apart = ~_is_twice(columns)
    columns, is_wanted = [column[apart] for column in columns], is_wanted[apart]
    for start in range(0, len(is_wanted), AT_ONCE):
        here = slice(start, start + AT_ONCE)
        rows = _places(order, [column[here] for column in columns])
        marked = list(zip(rows, is_wanted[here].tolist(), strict=True))
        yield Moves(order, [row for row, comes in marked if comes], [row for row, comes in marked if not comes])


def _is_twice(columns: "Columns") -> "NDArray[bool_]":
    """Which rows, in order, are there twice: they are to stay as they are."""
    import numpy as np

    same = np.logical_and.reduce([column[1:] == column[:-1] for column in columns])
    twice = np.zeros(len(columns[0]), dtype=bool)
    twice[1:] |= same
    twice[:-1] |= same
    return twice


def _places(order: Order, columns: "Columns") -> list[Place]:
    words = [
        in_words(column) if name == "edge_until" else column
        for name, column in zip(COLUMNS[order], columns, strict=True)
    ]
    return list(zip(*(column.tolist() for column in words), strict=True))
