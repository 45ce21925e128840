"""Laoke on a table full of follow-ups: its start, a tick with nothing due, a minute in which many are."""

import asyncio
import time
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlmodel import Session

from bot import logs, serve
from bot.app import build
from bot.clock import SystemClock
from bot.jobs import due
from bot.settings import Settings
from scripts.benches.figures import quantile
from scripts.benches.machine import memory, tell
from storage.engine import Database
from storage.queries.work import followups
from storage.tables import Client, Member

IDLE_TICKS, ADDED = 300, 200
DUE = 1_000

MAKE_DUE = text(
    "UPDATE followup SET due_at = :now, push_at = :now, whole_day = 0 "
    "WHERE id IN (SELECT min(id) FROM followup GROUP BY owner_id ORDER BY owner_id LIMIT :count)"
).bindparams(count=DUE)


def make_due(session: Session, now: datetime) -> None:
    """One follow-up each of many owners comes due now."""
    session.connection().execute(MAKE_DUE, {"now": now.replace(tzinfo=None).isoformat(" ")})


async def added(database: Database, now: datetime) -> float:
    """Seconds that one more follow-up takes, each in a transaction of its own."""

    def add(session: Session) -> None:
        me, client = session.get_one(Member, 1), session.get_one(Client, 1)
        followups.add(session, me, client, now, day=now.date() + timedelta(days=9), text="call")

    begun = time.perf_counter()
    for _ in range(ADDED):
        await database.run(add)
    return (time.perf_counter() - begun) / ADDED


def queued(session: Session) -> int:
    """How many messages wait to go out."""
    return int(session.connection().execute(text("SELECT count(*) FROM outbox")).scalar_one())


async def run(settings: Settings) -> None:
    """Measure, tell, and end when told to."""
    stop, clock, begun = serve.stop_signal(), SystemClock(), time.perf_counter()
    bot = build(settings, clock)
    await bot.start(ticking=False)
    tell(program="is running")
    tell(start=time.perf_counter() - begun, memory=memory())
    idle = []
    for _ in range(IDLE_TICKS):
        begun = time.perf_counter()
        await due.tick(bot.database, clock.now)
        idle.append(time.perf_counter() - begun)
    tell(idle=quantile(idle, 0.5))
    tell(add=await added(bot.database, clock.now()))
    await bot.database.run(lambda session: make_due(session, clock.now()))
    begun = time.perf_counter()
    await due.tick(bot.database, clock.now)
    tell(due=time.perf_counter() - begun, queued=await bot.database.run(queued), grown=memory())
    await stop.wait()
    await serve.close(bot)


if __name__ == "__main__":
    given = Settings(_env_file=None)
    logs.set_up(given.log_level)
    asyncio.run(run(given))
