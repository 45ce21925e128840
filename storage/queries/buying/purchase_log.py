"""A team's purchases all at once, for what is judged over many clients: tiers (D1, D2) and lapses (D3)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from playbook.history import Histories, Purchase
from storage.tables import Client
from storage.tables import Purchase as Bought


@dataclass(frozen=True)
class PurchaseLog:
    """Purchases by client, and whose each client is; those put away count for the model but are nobody's."""

    histories: Histories
    owners: Mapping[int, int]


def read(session: Session, team_id: int, *, until: date, since: date = date.min) -> PurchaseLog:
    """A team's purchases of a span of days, in one read."""
    columns = (col(Bought.client_id), col(Bought.bought_on), col(Bought.amount))
    query = (
        select(*columns, col(Client.owner_id), col(Client.archived_at))
        .join(Client, col(Client.id) == col(Bought.client_id))
        .where(col(Client.team_id) == team_id, col(Bought.bought_on).between(since, until))
    )
    histories: dict[int, list[Purchase]] = defaultdict(list)
    owners: dict[int, int] = {}
    for client, day, amount, owner, archived_at in session.connection().execute(query):
        histories[client].append(Purchase(day, amount))
        if archived_at is None:
            owners[client] = owner
    return PurchaseLog(dict(histories), owners)
