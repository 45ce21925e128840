"""Ticks: APScheduler wakes each job at its interval; the jobs look into the database for what is due."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import SystemClock
from storage.presence import Presence

log = structlog.get_logger(__name__)
GRACE = 2.0  # seconds that ticks in hand get at the end
LOOK = 1.0  # seconds between two looks at the clock
Tick = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Job:
    """Something to look at every `seconds`; safe to run twice.

    Of several processes on a database one does it at a time, unless it is about the process itself (`alone` False).
    """

    name: str
    seconds: float
    tick: Tick
    alone: bool = True


class Scheduler:
    """Runs jobs one after the other each; one that fails is logged and comes again at its next tick."""

    def __init__(self, jobs: list[Job], presence: Presence) -> None:
        self.jobs, self._presence = jobs, presence
        self._wall = SystemClock()
        self._ticker: AsyncIOScheduler | None = None
        self._running: dict[str, asyncio.Task[None]] = {}
        self._minding: asyncio.Task[None] | None = None
        self._well: dict[str, float] = {}  # monotonic seconds: when a job last ended well

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
        self._well = dict.fromkeys((job.name for job in self.jobs), time.monotonic())
        self._minding = asyncio.create_task(self._mind_the_clock())

    async def stop(self) -> None:
        """Stop ticking. Ticks in hand may end; a long one (an import) is broken off and goes on at the next start."""
        if self._minding is not None:
            self._minding.cancel()
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
            await self._run(job)

    def behind(self) -> dict[str, float]:
        """Job → seconds beyond its interval since it last ended well; of a long one, while it runs."""
        now = time.monotonic()
        late = {job.name: now - self._well.get(job.name, now) - job.seconds for job in self.jobs}
        return {name: max(0.0, seconds) for name, seconds in late.items()}

    async def _begin(self, job: Job) -> None:
        """What APScheduler calls: it must return at once, for APScheduler cancels what still runs when it ends."""
        if job.name not in self._running:
            task = asyncio.create_task(self._tick(job))
            self._running[job.name] = task
            task.add_done_callback(lambda _: self._running.pop(job.name, None))

    async def _mind_the_clock(self) -> None:
        """APScheduler goes by the clock on the wall: where that is put back an hour, nothing would tick for an hour."""
        while self._ticker is not None:
            await asyncio.sleep(LOOK)
            now = self._wall.now()
            for job in self.jobs:
                planned = self._ticker.get_job(job.name)
                if planned is not None and (planned.next_run_time - now).total_seconds() > job.seconds + LOOK:
                    log.warning("the clock was put back", job=job.name)
                    planned.modify(next_run_time=now)

    async def _tick(self, job: Job) -> None:
        try:
            await self._run(job)
            self._well[job.name] = time.monotonic()
        except Exception:
            log.exception("job failed", job=job.name)

    async def _run(self, job: Job) -> None:
        if not job.alone or not self._presence.shared:
            await job.tick()
        elif await asyncio.to_thread(self._presence.take_job, job.name):
            try:
                await job.tick()
            finally:
                await asyncio.to_thread(self._presence.give_back, job.name)
