"""Missed services and renewals of some owners' clients, as of a day (F7).

Clients are given by their numbers: of a large team there are very many, and a page shows a few.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from playbook import lapse
from playbook.history import Purchase as Bought
from playbook.history import kept
from playbook.lapse import Cycle, Due, Ending, LastPurchase
from storage.queries.lapsing.cycles import cycle_of
from storage.tables import Client, Contract, Purchase, Team
from storage.tables.deals import RETURNED

Overdue = list[tuple[int, Due]]


def as_of(session: Session, team: Team, owners: Collection[int], day: date) -> Overdue:
    """What was overdue on a day, the longest first, by the contracts that are open today; [] without a long cycle."""
    cycle = cycle_of(team)
    if cycle is None:
        return []
    known = _known(session, team, owners, day)
    found = [(client, lapse.missed(last, contracts, cycle, day)) for client, last, contracts in known]
    return _soonest_first((client, due) for client, due in found if due is not None)


def coming(session: Session, team: Team, owners: Collection[int], first: date, last: date) -> Overdue:
    """What falls due from a day to another, the first one first, of each client the next only."""
    cycle = cycle_of(team)
    if cycle is None:
        return []
    known = _known(session, team, owners, first)
    found = [(client, _next(bought, contracts, cycle, first, last)) for client, bought, contracts in known]
    return _soonest_first((client, due) for client, due in found if due is not None)


def _next(bought: LastPurchase | None, contracts: list[Ending], cycle: Cycle, first: date, last: date) -> Due | None:
    ahead = [each for each in lapse.dues(bought, contracts, cycle) if first <= each.on <= last]
    return min(ahead, key=lambda each: each.on, default=None)


def _soonest_first(found: Iterator[tuple[int, Due]]) -> Overdue:
    """The first to fall due first, those of a day as they come; numbers are put in order much sooner than dates."""
    return sorted(found, key=lambda each: each[1].on.toordinal())


def _known(
    session: Session, team: Team, owners: Collection[int], day: date
) -> Iterator[tuple[int, LastPurchase | None, list[Ending]]]:
    """Each client, by number, who bought something up to a day or has a contract: what he bought last, and these."""
    whose = (col(Client.team_id) == team.id, col(Client.owner_id).in_(owners), col(Client.archived_at).is_(None))
    mine = select(col(Client.id)).where(*whose)
    bought, contracts = _last_of(session, mine, day), _contracts(session, mine)
    for client in sorted(bought.keys() | contracts.keys()):
        yield client, bought.get(client), contracts.get(client, [])


def _contracts(session: Session, mine: Any) -> dict[int, list[Ending]]:
    columns = (col(Contract.client_id), col(Contract.id), col(Contract.ends_on), col(Contract.what))
    query = select(*columns).where(col(Contract.client_id).in_(mine), col(Contract.closed).is_(False))
    found: dict[int, list[Ending]] = defaultdict(list)
    for client, number, ends_on, what in session.connection().execute(query.order_by(col(Contract.id))):
        found[client].append(Ending(number or 0, ends_on, what))
    return found


def _last_of(session: Session, mine: Any, day: date) -> dict[int, LastPurchase]:
    """The last purchases that were kept: summed up by the database, where nothing was ever brought back."""
    client, on, lasts = col(Purchase.client_id), col(Purchase.bought_on), col(Purchase.lasts_days)
    sales = (on <= day, col(Purchase.amount) >= 0)
    last = select(client, func.max(on).label("day")).where(client.in_(mine), *sales).group_by(client).subquery()
    query = (
        select(client, on, func.max(lasts))
        .join(last, (last.c.client_id == client) & (last.c.day == on))
        .where(*sales)
        .group_by(client, on)
    )
    found = {number: LastPurchase(day, days) for number, day, days in session.connection().execute(query)}
    for number, rows in _with_returns(session, mine, day).items():
        found.pop(number, None)
        ends = max((each.day for each in kept((bought for bought, _ in rows), day)), default=None)
        if ends is not None:
            told = (days for bought, days in rows if days is not None and bought.day == ends and bought.amount >= 0)
            found[number] = LastPurchase(ends, max(told, default=None))
    return found


def _with_returns(session: Session, mine: Any, day: date) -> dict[int, list[tuple[Bought, int | None]]]:
    """All purchases up to a day, with how long they last, of those clients who have brought something back."""
    brought_back = select(col(Purchase.client_id)).where(RETURNED, col(Purchase.client_id).in_(mine))
    columns = (col(Purchase.client_id), col(Purchase.bought_on), col(Purchase.amount), col(Purchase.lasts_days))
    query = select(*columns).where(col(Purchase.client_id).in_(brought_back), col(Purchase.bought_on) <= day)
    found: dict[int, list[tuple[Bought, int | None]]] = defaultdict(list)
    for client, on, amount, lasts in session.connection().execute(query):
        found[client].append((Bought(on, amount), lasts))
    return found
