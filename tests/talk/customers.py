"""Customers with a past, put into the database before a talk begins, and what became of them afterwards."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import delete
from sqlmodel import Session, select

from storage.queries.book import clients
from storage.queries.buying import purchases
from storage.queries.team import members
from storage.tables import Client, FollowUp, FollowUpStatus, LapseCase, Purchase, TierRise
from tests.talk.world import SHANGHAI, Talker, World

LOG = Path(__file__).parent.parent / "data" / "cdnow_sample.csv"
TODAY = date(2026, 11, 18)
SILENT = TODAY - timedelta(days=95)


async def customer(world: World, owner: Talker, name: str, bought: Iterable[tuple[date, int]] = ()) -> int:
    """A client of the owner's with purchases (day, amount in minor units); gives his number."""

    def make(session: Session) -> int:
        me = members.by_user(session, owner.id)
        assert me is not None
        client = clients.add(session, me, world.clock.now(), name=name)
        for day, amount in bought:
            purchases.add(session, me, client, world.clock.now(), day=day, amount=amount)
        session.connection().execute(delete(TierRise))  # a past is no news
        session.expire_all()
        return client.id or 0

    return await world.database(make)


def every(days: int, count: int, last: date, amount: int = 150_000) -> list[tuple[date, int]]:
    """Purchases in a steady rhythm that ends on a day."""
    return [(last - timedelta(days=days * back), amount) for back in reversed(range(count))]


async def silent(world: World, rep: Talker, name: str = "陈建国", amount: int = 150_000) -> int:
    """A customer who used to come every 38 days and has not for 95."""
    return await customer(world, rep, name, every(38, 13, SILENT, amount))


async def morning(world: World, days: int = 1, hour: int = 9, minute: int = 0) -> None:
    """The clock goes to a morning."""
    await world.comes(datetime(2026, 11, 18, hour, minute, tzinfo=SHANGHAI) + timedelta(days=days))


async def cases(world: World) -> Sequence[LapseCase]:
    """All cases."""
    return await world.database(lambda session: session.exec(select(LapseCase).order_by(LapseCase.id)).all())  # type: ignore[arg-type]


async def open_work(world: World, client: int) -> list[str]:
    """What is still to be done with the client."""

    def read(session: Session) -> list[str]:
        rows = session.exec(select(FollowUp).where(FollowUp.client_id == client))
        return [f"{row.due_on} {row.text}" for row in rows if row.status is FollowUpStatus.OPEN]

    return await world.database(read)


def read_log(session: Session, user_id: int) -> None:
    """The purchase log of a CD shop, as clients of one rep."""
    me = members.by_user(session, user_id)
    assert me is not None
    now = datetime(2026, 11, 18, 10, tzinfo=SHANGHAI)
    with LOG.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found: dict[str, Client] = {}
    for row in rows:
        ref = row["customer_id"]
        if ref not in found:
            found[ref] = Client(team_id=me.team_id, owner_id=me.id or 0, name=f"客户 {ref}", ref=ref,
                                last_touched_at=now, created_at=now)  # fmt: skip
    session.add_all(found.values())
    session.flush()
    for row in rows:
        session.add(
            Purchase(
                team_id=me.team_id,
                client_id=found[row["customer_id"]].id or 0,
                bought_on=date.fromisoformat(row["date"]),
                amount=round(float(row["amount"]) * 100),
                quantity=int(row["quantity"]),
                created_by=me.id or 0,
                created_at=now,
            )
        )
