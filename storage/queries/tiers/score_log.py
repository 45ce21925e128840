"""All purchases of a team, read once through and summed up client by client, a part after the other."""

from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter

from sqlalchemy import Connection, select
from sqlmodel import col

from playbook import lapse, tier_columns, tier_moves
from playbook.lapse import Figures, Log
from playbook.rfm import RfmRules
from playbook.tier_columns import Edges
from playbook.tier_moves import Moves
from storage.bulk import among, fetched
from storage.tables import Client, Purchase

AT_ONCE = 5_000  # clients: some ten megabytes


def read(connection: Connection, team_id: int, today: date, rules: RfmRules) -> tuple[Figures, Edges]:
    """What the purchases of every client of a team come to, and who is on the edge (D2); by client number.

    Those put away are included.
    """
    figures, edges = [], []
    for part in _parts(connection, team_id, today):
        log = lapse.settled(part, today)
        figures.append(lapse.figures(log, today, rules))
        edges.append(tier_columns.edges(log, figures[-1], today, rules))
    return Figures.together(figures), Edges.together(edges)


def moves(connection: Connection, team_id: int, today: date, old: RfmRules, new: RfmRules) -> Moves:
    """Who of a team would move between tiers under other rules (D1)."""
    return Moves.together(tier_moves.moves(part, today, old, new) for part in _parts(connection, team_id, today))


def _parts(connection: Connection, team_id: int, today: date) -> Iterator[Log]:
    """All purchases of a team, those of some thousand clients at a time."""
    clients = clients_of(connection, team_id)
    for start in range(0, len(clients), AT_ONCE):
        yield _log(connection, clients[start : start + AT_ONCE], today)


def clients_of(connection: Connection, team_id: int) -> list[int]:
    """The numbers of all clients of a team, in their order."""
    of_team = select(col(Client.id)).where(col(Client.team_id) == team_id)
    return sorted(number for (number,) in fetched(connection, of_team))


def _log(connection: Connection, clients: Sequence[int], today: date) -> Log:
    """The purchases of some clients, in columns: all that is asked for stands in one index.

    Making more of ten million rows than the driver does would take half a minute.
    """
    import numpy as np

    columns = (col(Purchase.client_id), col(Purchase.bought_on), col(Purchase.amount))
    query = select(*columns).where(among(col(Purchase.client_id), clients), col(Purchase.bought_on) <= today)
    rows = fetched(connection, query)
    days = np.array([row[1] for row in rows], dtype="datetime64[D]").astype(np.int64)  # of text, or of dates
    numbers = [np.fromiter(map(itemgetter(at), rows), np.int64, len(rows)) for at in (0, 2)]
    is_all_theirs = clients[-1] - clients[0] < len(clients)
    theirs = slice(None) if is_all_theirs else np.isin(numbers[0], clients)
    return Log(numbers[0][theirs], days[theirs], numbers[1][theirs])
