"""Missed services and renewals of some owners' clients, as of a day (F7)."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlmodel import Session, col, select

from playbook import lapse, trades
from playbook.history import Purchase as Bought
from playbook.history import kept
from playbook.lapse import Cycle, Due, Ending, LastPurchase
from storage.tables import Client, Contract, Purchase, Team

Overdue = list[tuple[Client, Due]]


def as_of(session: Session, team: Team, owners: Collection[int], day: date) -> Overdue:
    """What was overdue on a day, the longest first, by the contracts that are open today; [] without a long cycle."""
    cycle = trades.of(team.trade).cycle
    if cycle is None:
        return []
    found = [
        (client, due)
        for client, dues in _dues(session, team, owners, cycle, day)
        if (due := lapse.missed(dues[0], dues[1], cycle, day)) is not None
    ]
    return sorted(found, key=lambda each: (each[1].on, each[0].id))


def coming(session: Session, team: Team, owners: Collection[int], first: date, last: date) -> Overdue:
    """What falls due from a day to another, the first one first, of each client the next only."""
    cycle = trades.of(team.trade).cycle
    if cycle is None:
        return []
    found = []
    for client, (bought, contracts) in _dues(session, team, owners, cycle, first):
        ahead = [each for each in lapse.dues(bought, contracts, cycle) if first <= each.on <= last]
        if ahead:
            found.append((client, min(ahead, key=lambda each: each.on)))
    return sorted(found, key=lambda each: (each[1].on, each[0].id))


_Known = tuple[LastPurchase | None, list[Ending]]


def _dues(
    session: Session, team: Team, owners: Collection[int], cycle: Cycle, day: date
) -> list[tuple[Client, _Known]]:
    mine = select(Client).where(
        Client.team_id == team.id, col(Client.owner_id).in_(owners), col(Client.archived_at).is_(None)
    )
    numbers = select(Client.id).where(Client.team_id == team.id, col(Client.owner_id).in_(owners))
    contracts: dict[int, list[Ending]] = defaultdict(list)
    open_ones = select(Contract).where(col(Contract.client_id).in_(numbers), col(Contract.closed).is_(False))
    for each in session.exec(open_ones):
        contracts[each.client_id].append(Ending(each.id or 0, each.ends_on, each.what))
    last = _last_of(session, numbers, day)
    return [(client, (last.get(client.id or 0), contracts[client.id or 0])) for client in session.exec(mine)]


def _last_of(session: Session, numbers: object, day: date) -> dict[int, LastPurchase]:
    columns = (col(Purchase.client_id), col(Purchase.bought_on), col(Purchase.amount), col(Purchase.lasts_days))
    query = select(*columns).where(col(Purchase.client_id).in_(numbers), col(Purchase.bought_on) <= day)  # type: ignore[arg-type]
    bought: dict[int, list[Bought]] = defaultdict(list)
    lasting: dict[tuple[int, date], int] = {}
    for client, on, amount, lasts in session.connection().execute(query):
        bought[client].append(Bought(on, amount))
        if lasts is not None and amount >= 0:
            lasting[client, on] = max(lasts, lasting.get((client, on), 0))
    ends = {client: max((each.day for each in kept(rows, day)), default=None) for client, rows in bought.items()}
    return {client: LastPurchase(on, lasting.get((client, on))) for client, on in ends.items() if on is not None}
