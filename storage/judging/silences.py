"""Whom there may be a case about (D3, F7): who is silent beyond his rhythm, or has missed a service or a renewal."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select
from sqlmodel import col

from playbook import lapse
from playbook.bgnbd import Model
from playbook.lapse import EPOCH, Cycle, Due, Ending, Figures, Judged, LastPurchase, day_number
from storage.bulk import fetched
from storage.queries.lapsing import cycles
from storage.tables import Client, Contract, LapseCase, LapseStatus, Purchase, Team

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Silence:
    """A client worth an alert, as of a day: what his case is opened with. Amounts in minor units.

    `due`: what he has missed, in a trade with a long cycle; the gap counts from there, and `usual_days` is the cycle.
    """

    client: int
    last_on: date
    usual_days: int
    gap_days: int
    count: int
    p_buy: float
    risk: float
    yearly_value: int
    listed_only: bool
    due: Due | None = None

    @property
    def since(self) -> date:
        """The day that it is counted from, and that names its case."""
        return self.due.on if self.due else self.last_on


@dataclass(frozen=True, slots=True)
class Hands:
    """Whose each of a team's buyers is (as `Figures.client` has them), who was given up when, and what is overdue.

    `missed` is None in a trade without a long cycle.
    """

    owners: "NDArray[int64]"
    given_up: Mapping[int, date]
    missed: Mapping[int, Due] | None

    def lost(self, figures: Figures, since: date) -> set[int]:
        """Clients who were given up from a day on and have not bought after that."""
        if not self.given_up:
            return set()
        last = dict(zip(figures.client.tolist(), figures.last.tolist(), strict=True))
        return {
            client for client, day in self.given_up.items() if day >= since and last.get(client, 0) <= day_number(day)
        }


@dataclass(frozen=True, slots=True)
class Known:
    """Silences by client and the day they are counted from: `settled`, of which nothing more is to be said, and `open`
    ones, which somebody works on or will.
    """

    settled: set[tuple[int, date]]
    open: dict[int, date]

    def came_back(self, figures: Figures) -> list[int]:
        """Whose case is open although he has bought since then."""
        if not self.open:
            return []
        last = zip(figures.client.tolist(), figures.last.tolist(), strict=True)
        return [client for client, day in last if client in self.open and day > day_number(self.open[client])]


def known(connection: Connection, team_id: int) -> Known:
    """Silences of a team that have a case."""
    names = ("client_id", "last_bought_on", "due_on", "status", "alerted_on")
    columns = (col(getattr(LapseCase, name)) for name in names)
    of_concern = col(LapseCase.status).in_((LapseStatus.RAISED, LapseStatus.CONTACTED, LapseStatus.LOST))
    query = select(*columns).where(col(LapseCase.team_id) == team_id, of_concern)
    found = Known(set(), {})
    for client, last_on, due_on, status, alerted_on in connection.execute(query):
        since = due_on or last_on
        if status.is_open:
            found.open[client] = since
        if status is not LapseStatus.RAISED or alerted_on is None:  # one that was told may be told again
            found.settled.add((client, since))
    return found


def read(connection: Connection, team_id: int, figures: Figures, today: date) -> Hands:
    """What is to be known besides the purchases."""
    sold = connection.execute(select(col(Team.trade), col(Team.settings)).where(col(Team.id) == team_id)).one()
    cycle = cycles.read(*sold)
    lost = (
        select(col(LapseCase.client_id), func.max(col(LapseCase.closed_on)))
        .where(col(LapseCase.team_id) == team_id, col(LapseCase.status) == LapseStatus.LOST)
        .group_by(col(LapseCase.client_id))
    )
    return Hands(
        owners=_owners(connection, team_id, figures),
        given_up={client: day for client, day in connection.execute(lost) if day is not None},
        missed=_missed(connection, team_id, figures, cycle, today) if cycle is not None else None,
    )


def _owners(connection: Connection, team_id: int, figures: Figures) -> "NDArray[int64]":
    import numpy as np

    query = select(col(Client.id), col(Client.owner_id)).where(col(Client.team_id) == team_id)
    rows = fetched(connection, query.order_by(col(Client.id)))
    clients, owners = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    found: NDArray[int64] = owners[np.searchsorted(clients, figures.client)]
    return found


def _missed(connection: Connection, team_id: int, figures: Figures, cycle: Cycle, today: date) -> dict[int, Due]:
    """What each client has missed (F7); only those are looked at for whom something may be overdue."""
    contracts, lasting = _contracts(connection, team_id), _lasting(connection, team_id, today)
    last = {
        client: EPOCH + timedelta(days=day)
        for client, day in zip(figures.client.tolist(), figures.last.tolist(), strict=True)
    }
    found = {}
    for client in sorted(contracts.keys() | last.keys()):
        day = last.get(client)
        bought = LastPurchase(day, lasting.get((client, day))) if day is not None else None
        due = lapse.missed(bought, contracts.get(client, ()), cycle, today)
        if due is not None:
            found[client] = due
    return found


def _contracts(connection: Connection, team_id: int) -> dict[int, list[Ending]]:
    columns = (col(Contract.client_id), col(Contract.id), col(Contract.ends_on), col(Contract.what))
    query = select(*columns).where(col(Contract.team_id) == team_id, col(Contract.closed).is_(False))
    found: dict[int, list[Ending]] = defaultdict(list)
    for client, number, ends_on, what in connection.execute(query.order_by(col(Contract.id))):
        found[client].append(Ending(number or 0, ends_on, what))
    return found


def _lasting(connection: Connection, team_id: int, today: date) -> dict[tuple[int, date | None], int]:
    """How long what was bought on a day lasts at most, by client and day."""
    client, day, lasts = col(Purchase.client_id), col(Purchase.bought_on), col(Purchase.lasts_days)
    query = (
        select(client, day, func.max(lasts))
        .where(col(Purchase.team_id) == team_id, lasts.is_not(None), day <= today, col(Purchase.amount) >= 0)
        .group_by(client, day)
    )
    return {(client, day): lasts or 0 for client, day, lasts in connection.execute(query)}


def of_rhythm(judged: Judged, model: Model, today: date) -> Iterator[Silence]:
    """Who is silent beyond his own rhythm (D3)."""
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


def of_cycle(judged: Judged, missed: Mapping[int, Due], today: date) -> Iterator[Silence]:
    """Who has missed a service or a renewal (F7); one who never bought has but his contract."""
    figures = judged.figures
    places = {client: at for at, client in enumerate(figures.client.tolist())}
    for client, due in missed.items():
        at = places.get(client)
        yield Silence(
            client=client,
            last_on=due.on if at is None else EPOCH + timedelta(days=int(figures.last[at])),
            usual_days=due.cycle_days,
            gap_days=(today - due.on).days,
            count=0 if at is None else int(figures.days[at]),
            p_buy=0.0 if at is None else float(judged.p_buy[at]),
            risk=1.0 if at is None else float(judged.risk[at]),
            yearly_value=0 if at is None else int(figures.yearly_value[at]),
            listed_only=lapse.is_long_overdue(due, today),
            due=due,
        )
