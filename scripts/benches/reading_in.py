"""Reads a spreadsheet into a database as the bot does, with others at the database, and tells how that went."""

import asyncio
import resource
import time
from contextlib import suppress
from pathlib import Path

from sqlmodel import Session, func, select

from bot import transfers
from bot.clock import SystemClock
from handlers.files.uploads import Table
from scripts.benches.figures import quantile
from scripts.benches.machine import tell
from storage.engine import Database
from storage.tables import Client, Team

EVERY = 0.2  # seconds between two who want something of the database


async def main(url: str, file: Path) -> None:
    """The whole way, from the file's bytes on."""
    database, waits = Database(url), list[float]()
    now = SystemClock().now
    asking = asyncio.create_task(ask(database, waits))
    start = time.perf_counter()
    for table in await asyncio.to_thread(transfers.tables_in, file):

        def begun(session: Session, table: Table = table) -> int:
            me = transfers.member_called(session, "")
            return transfers.begin(session, me, now(), file.name, table, None).id or 0

        number = await database.run(begun)
        await transfers.count(database, now, number)
        await transfers.run(database, now, number, lambda done, total: None)
    seconds = time.perf_counter() - start
    asking.cancel()
    with suppress(asyncio.CancelledError):
        await asking
    clients = await database.run(lambda session: session.exec(select(func.count()).select_from(Client)).one())
    memory = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    tell(seconds=seconds, memory=memory, clients=clients, p50=quantile(waits, 0.5), p95=quantile(waits, 0.95))
    database.close()


async def ask(database: Database, waits: list[float]) -> None:
    """Want something of the database again and again."""
    while True:
        await asyncio.sleep(EVERY)
        start = time.perf_counter()
        await database.run(lambda session: session.exec(select(Team.name)).first())
        waits.append(time.perf_counter() - start)
