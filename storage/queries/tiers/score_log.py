"""All purchases of a team, read once through and summed up client by client, a part after the other."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, and_, not_, select
from sqlmodel import col

from playbook import lapse, tier_columns, tier_moves
from playbook.lapse import Figures, Log
from playbook.rfm import RfmRules
from playbook.tier_columns import Edges
from playbook.tier_moves import Moves
from storage.tables import Client, LapseCase, LapseStatus, Purchase

AT_ONCE = 5_000  # clients: some ten megabytes
DENSE = 2  # numbers to a client: up to here a stretch of the index is read as a whole


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
    of_team = select(col(Client.id)).where(col(Client.team_id) == team_id)
    clients = sorted(number or 0 for number in connection.execute(of_team).scalars())
    for start in range(0, len(clients), AT_ONCE):
        yield _log(connection, clients[start : start + AT_ONCE], today)


def settled(connection: Connection, team_id: int) -> set[tuple[int, date]]:
    """Silences, by client and the day they are counted from, that have a case of which nothing more is to be said."""
    columns = (col(LapseCase.client_id), col(LapseCase.last_bought_on), col(LapseCase.due_on))
    may_be_told_again = and_(col(LapseCase.status) == LapseStatus.RAISED, col(LapseCase.alerted_on).is_not(None))
    done = col(LapseCase.status).in_((LapseStatus.RAISED, LapseStatus.CONTACTED, LapseStatus.LOST))
    query = select(*columns).where(col(LapseCase.team_id) == team_id, done, not_(may_be_told_again))
    return {(client, due_on or last_on) for client, last_on, due_on in connection.execute(query)}


def _log(connection: Connection, clients: Sequence[int], today: date) -> Log:
    """The purchases of some clients, in columns: all that is asked for stands in one index.

    Rows are taken as the driver gives them: making more of ten million would take half a minute.
    """
    import numpy as np

    columns = (col(Purchase.client_id), col(Purchase.bought_on), col(Purchase.amount))
    of_client, span = col(Purchase.client_id), clients[-1] - clients[0] + 1
    is_dense = span <= DENSE * len(clients)
    here = of_client.between(clients[0], clients[-1]) if is_dense else of_client.in_(clients)
    query = select(*columns).where(here, col(Purchase.bought_on) <= today)
    driver: Any = connection.connection.driver_connection
    with closing(driver.cursor()) as cursor:
        cursor.execute(str(query.compile(connection, compile_kwargs={"literal_binds": True})))
        rows = cursor.fetchall()
    days = np.array([row[1] for row in rows], dtype="datetime64[D]").astype(np.int64)  # of text, or of dates
    numbers = [np.fromiter(map(itemgetter(at), rows), np.int64, len(rows)) for at in (0, 2)]
    theirs = np.isin(numbers[0], clients) if span > len(clients) else slice(None)
    return Log(numbers[0][theirs], days[theirs], numbers[1][theirs])
