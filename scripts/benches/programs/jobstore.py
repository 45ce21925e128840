"""The baseline: one APScheduler job a reminder, kept in its SQLAlchemyJobStore. Arguments: database URL, jobs."""

import asyncio
import pickle
import sys
import time
from datetime import UTC, datetime, timedelta

from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.util import datetime_to_utc_timestamp

from scripts.benches.figures import quantile
from scripts.benches.machine import memory, tell

ADDED, IDLE_TICKS, DUE = 200, 300, 1_000
reminded: set[int] = set()
all_reminded = asyncio.Event()


async def remind(number: int) -> None:
    """What a job does: as little as there is."""
    reminded.add(number)
    if len(reminded) == DUE:
        all_reminded.set()


def fill(url: str, count: int) -> None:
    """Write many jobs of the days to come straight into the store's table, as the store itself writes them."""
    draft = BackgroundScheduler(timezone="UTC", jobstores={"default": MemoryJobStore()})
    draft.start(paused=True)
    store, tomorrow, rows = SQLAlchemyJobStore(url=url), datetime.now(UTC) + timedelta(days=1), []
    for number in range(count):
        when = tomorrow + timedelta(minutes=number)
        job = draft.add_job(remind, "date", run_date=when, args=[number], id=str(number), misfire_grace_time=None)
        kept = pickle.dumps(job.__getstate__(), pickle.HIGHEST_PROTOCOL)
        rows.append({"id": job.id, "next_run_time": datetime_to_utc_timestamp(when), "job_state": kept})
        job.remove()
    draft.shutdown()
    store.jobs_t.create(store.engine, checkfirst=True)
    with store.engine.begin() as connection:
        connection.execute(store.jobs_t.insert(), rows)
    store.shutdown()


async def run(url: str) -> None:
    """Measure and tell."""
    begun = time.perf_counter()
    store = SQLAlchemyJobStore(url=url)
    scheduler = AsyncIOScheduler(timezone="UTC", jobstores={"default": store})
    scheduler.start()
    tell(start=time.perf_counter() - begun, memory=memory())
    idle = []
    for _ in range(IDLE_TICKS):
        begun = time.perf_counter()
        store.get_due_jobs(datetime.now(UTC))
        idle.append(time.perf_counter() - begun)
    tell(idle=quantile(idle, 0.5))
    begun, tomorrow = time.perf_counter(), datetime.now(UTC) + timedelta(days=1)
    for number in range(ADDED):
        scheduler.add_job(remind, "date", run_date=tomorrow, args=[number], misfire_grace_time=None)
    tell(add=(time.perf_counter() - begun) / ADDED)
    scheduler.pause()
    for number in range(DUE):
        scheduler.add_job(remind, "date", run_date=datetime.now(UTC), args=[number], misfire_grace_time=None)
    begun = time.perf_counter()
    scheduler.resume()
    await all_reminded.wait()
    tell(due=time.perf_counter() - begun, grown=memory())
    scheduler.shutdown()


if __name__ == "__main__":
    address, jobs = sys.argv[1:]
    fill(address, int(jobs))
    tell(program="is running")
    asyncio.run(run(address))
