"""The early warning at size: a million clients scored from SQLite while the bot answers; then a single purchase."""

import asyncio
import os
import resource
import sqlite3
import time
from collections.abc import Iterator
from contextlib import aclosing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from statistics import median
from typing import Any

from sqlmodel import Session

from bot import judging, warmup
from bot.jobs.lapses import judge
from playbook import bgnbd, lapse, rfm
from playbook.lapse import Log
from scripts.benches.figures import Figure
from scripts.benches.firm import Size
from scripts.benches.lapse_model import optional, timed
from scripts.benches.machine import memory
from scripts.benches.places import Places
from storage.engine import Database
from storage.queries.lapsing import lapses
from storage.tables import Client, Purchase

TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 3, 0, tzinfo=UTC)
CLIENTS, OF_EACH = 1_000_000, 10  # purchases, on average
OF_ONE = 200_000  # purchases of a single client
A_DAY = 4_000  # purchases between the first night and the second
TRIES = 51  # of which the middle one counts
MEGABYTES = 1_000
PURCHASE = (
    "INSERT INTO purchase (team_id, client_id, bought_on, amount, quantity, product, created_by, created_at) "
    "VALUES (1, ?, ?, ?, 1, '', 1, '2026-01-01 00:00:00.000000')"
)


async def measure(places: Places, quick: bool) -> list[Figure]:
    """A night's work on a full database, and a purchase on it."""
    clients = CLIENTS // 20 if quick else CLIENTS
    url = places.sqlite(Size(reps=100, clients=clients // 100, searchable=False))
    purchases = fill(url.removeprefix("sqlite:///"), clients)
    os.sync()  # else the first to wait for the disk waits for all that was filled in
    bgnbd.load()
    warmup.settle()
    database = Database(url)
    try:
        alone = await judged(database)
        first = await night(database, NOW)
        await a_day_later(database, clients)
        second = await night(database, NOW + timedelta(days=1))
        usual, large = await bought(database, 2), await bought(database, 1)
    finally:
        await asyncio.to_thread(database.close)
    ours, theirs = sums(clients)
    return [
        Figure("clients", clients, ""),
        Figure("purchases", purchases, ""),
        Figure("read, fitted and scored", alone, "s", at_most=30),
        *_of_night("the first night, with every score and each silence's case written", first),
        *_of_night(f"the second night, {A_DAY:,} purchases later", second),
        Figure("memory of the process that judges", second["apart"], "MB", at_most=MEGABYTES),
        Figure("memory more in the bot", first["here"], "MB"),
        Figure("a purchase: score, place and case", usual * 1e3, "ms", at_most=5),
        Figure(f"  of a client with {OF_ONE:,} purchases", large * 1e3, "ms", at_most=5),
        Figure("sums of D1 and rhythm, from columns", ours, "s", baseline=theirs),
    ]


def _of_night(name: str, measured: dict[str, float]) -> list[Figure]:
    return [
        Figure(name, measured["seconds"], "s"),
        Figure("  of these seconds, work of the thread that writes", measured["writing"], "s"),
        Figure("  longest wait of another's turn meanwhile", measured["longest"] * 1e3, "ms", at_most=100),
    ]


def fill(path: str, clients: int) -> int:
    """Purchases over seven years in the rhythms of several trades; client 1 has bought far more than all others."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("UPDATE client SET team_id = 1")
        connection.executemany(PURCHASE, ((client, day, amount) for client, day, amount in _purchases(clients)))
        connection.commit()
        count = int(connection.execute("SELECT count(*) FROM purchase").fetchone()[0])
    connection.close()
    return count


async def a_day_later(database: Database, clients: int) -> None:
    """What was bought on the day after the first night, one by one."""
    evening = NOW + timedelta(hours=15)

    def buy(session: Session, number: int) -> None:
        client = session.get_one(Client, number)
        session.add(
            Purchase(team_id=1, client_id=number, bought_on=TODAY, amount=5_000, created_by=1, created_at=evening)
        )
        lapses.settle_purchases(session, client, evening)

    for number in range(3, clients, max(1, clients // A_DAY)):
        await database.run(partial(buy, number=number))


def _purchases(clients: int) -> Iterator[tuple[int, str, int]]:
    import numpy as np

    chance = np.random.default_rng(1)
    days = [(TODAY - timedelta(days=back)).isoformat() for back in range(2_500)]
    yield from ((1, days[1 + at % 2_400], 100 + at % 900) for at in range(OF_ONE))
    for client in range(2, clients + 1):
        count = int(chance.choice((1, 5, 10, 24)))
        gaps = 1 + chance.exponential(int(chance.choice((7, 20, 60, 120))), count).astype(int)
        back = int(chance.integers(0, 300)) + np.cumsum(gaps) - gaps[0]
        amounts = chance.integers(100, 90_000, count).tolist()
        yield from ((client, days[day], paid) for day, paid in zip(back.tolist(), amounts, strict=True) if day < 2_500)


async def judged(database: Database) -> float:
    """Seconds until all scores are there, in a process of its own, and nothing is done with them."""
    begun = time.perf_counter()
    async with aclosing(judging.parts(database, 1, TODAY)) as parts:
        async for _ in parts:
            pass
    return time.perf_counter() - begun


async def night(database: Database, now: datetime) -> dict[str, float]:
    """A night's work; meanwhile a turn that does nothing asks for the database again and again."""
    before, waits = memory(), [0.0]
    asking = asyncio.create_task(_ask(database, waits))
    begun, worked = time.perf_counter(), await database.run(_worked)
    await judge(database, 1, now.date(), now)
    seconds, writing = time.perf_counter() - begun, await database.run(_worked) - worked
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    apart = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    here = memory() - before
    return {"seconds": seconds, "writing": writing, "apart": apart, "here": here, "longest": max(waits)}


def _worked(_session: Session) -> float:
    """Seconds of the processor that the database's thread has had."""
    return time.thread_time()


async def _ask(database: Database, waits: list[float]) -> None:
    while True:
        begun = time.perf_counter()
        await database.run(lambda session: session.get(Client, 3))
        waits.append(time.perf_counter() - begun)
        await asyncio.sleep(0.05)


async def bought(database: Database, number: int) -> float:
    """Seconds that it takes to put one client in line with his purchases."""

    def once(session: Session) -> float:
        client = session.get_one(Client, number)
        return timed(lambda: lapses.settle_purchases(session, client, NOW + timedelta(days=1)))

    return median([await database.run(once) for _ in range(TRIES)])


def sums(clients: int) -> tuple[float, str]:
    """Seconds for the sums over all purchases once they are in columns, and the same in polars."""
    import numpy as np

    chance = np.random.default_rng(2)
    count = clients * OF_EACH
    client = np.sort(chance.integers(0, clients, count))
    day = lapse.day_number(TODAY) - chance.integers(0, 2_500, count)
    order = np.lexsort((day, client))
    log = Log(client[order], day[order], chance.integers(1, 90_000, count))
    return timed(lambda: lapse.figures(log, TODAY)), _in_polars(log)


def _in_polars(log: Log) -> str:
    polars: Any = optional("polars")
    if polars is None:
        return "polars: not installed"
    frame = polars.DataFrame({"client": log.client, "day": log.day, "amount": log.amount})
    recent = polars.col("day") >= lapse.day_number(rfm.window_start(TODAY))
    amount = polars.col("amount")
    summed = [polars.col("day").max(), amount.filter(recent).sum().alias("spent"), amount.filter(recent).count()]
    seconds = timed(lambda: frame.group_by("client").agg(summed))
    return f"{seconds:.2f} s polars, D1 only"
