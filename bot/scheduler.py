"""Ticks: APScheduler wakes each job at its interval; the jobs look into the database for what is due."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger(__name__)
GRACE = 2.0  # seconds
Tick = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Job:
    """Something to look at every `seconds`; safe to run twice."""

    name: str
    seconds: float
    tick: Tick


class Scheduler:
    """Runs jobs one after the other each; one that fails is logged and comes again at its next tick."""

    def __init__(self, jobs: list[Job]) -> None:
        self.jobs = jobs
        self._ticker: AsyncIOScheduler | None = None
        self._running: dict[str, asyncio.Task[None]] = {}

    def start(self) -> None:
        """Begin ticking."""
        self._ticker = AsyncIOScheduler(timezone="UTC")
        for job in self.jobs:
            self._ticker.add_job(
                self._begin,
                "interval",
                args=[job],
                seconds=job.seconds,
                id=job.name,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        self._ticker.start()

    async def stop(self) -> None:
        """Stop ticking. Ticks in hand may end; a long one (an import) is broken off and goes on at the next start."""
        if self._ticker is not None:
            self._ticker.shutdown(wait=False)
            self._ticker = None
        if self._running:
            _, long = await asyncio.wait(self._running.values(), timeout=GRACE)
            for task in long:
                task.cancel()
            await asyncio.gather(*long, return_exceptions=True)

    async def run_all(self) -> None:
        """One round of every job, in order: what a tick would do, now. A job's error is the caller's."""
        for job in self.jobs:
            await job.tick()

    async def _begin(self, job: Job) -> None:
        """What APScheduler calls: it must return at once, for APScheduler cancels what still runs when it ends."""
        if job.name not in self._running:
            task = asyncio.create_task(self._tick(job))
            self._running[job.name] = task
            task.add_done_callback(lambda _: self._running.pop(job.name, None))

    async def _tick(self, job: Job) -> None:
        try:
            await job.tick()
        except Exception:
            log.exception("job failed", job=job.name)
