"""The nightly copy: once a night at three by the installation's clock, or as soon after as the bot is up."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from threading import Event
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from handlers.team.backups import tell_owners
from storage.backups import BackupFailed, Shelf
from storage.engine import Database
from storage.queries.team import installation, members

log = structlog.get_logger(__name__)
HOUR = timedelta(hours=3)  # after midnight, when nobody sells
PATIENCE = timedelta(hours=1)  # between two tries of a night


class Backups:
    """Makes the copies; the database's thread and the replies go on meanwhile."""

    def __init__(self, database: Database, shelf: Shelf, zone: ZoneInfo, now: Callable[[], datetime]) -> None:
        self._database, self._shelf, self._zone, self._now = database, shelf, zone, now
        self._failed_at: datetime | None = None

    async def tick(self) -> None:
        """One round."""
        now = self._now()
        if self._failed_at is not None and now - self._failed_at < PATIENCE:
            return
        if not await self._database.run(self._is_due):
            return
        try:
            await self._make(now)
        except BackupFailed as failure:
            log.error("no backup made", trouble=failure.trouble.value, why=str(failure))
            self._failed_at, tell = now, partial(tell_owners, now=now, trouble=failure.trouble, night=self._night(now))
            await self._database.run(tell)
            return
        self._failed_at = None
        await self._database.run(lambda session: installation.backup_made(session, now))

    def _is_due(self, session: Session) -> bool:
        """Whether the night is one of which there is no copy yet; before the first team there is nothing to copy."""
        made = installation.backup_made_at(session)
        if made is None:
            return members.has_teams(session)
        return self._night(made) < self._night(self._now())

    def _night(self, instant: datetime) -> date:
        """The day on which a night ends: it lasts from three to three."""
        return (instant.astimezone(self._zone).replace(tzinfo=None) - HOUR).date()

    async def _make(self, now: datetime) -> None:
        """In a thread of its own, which ends soon if the bot does. Raises BackupFailed."""
        local, stop = now.astimezone(self._zone), Event()
        goal = self._shelf.place(local)
        try:
            await asyncio.to_thread(self._shelf.make, goal, stop)
        except asyncio.CancelledError:
            stop.set()
            raise
        gone = await asyncio.to_thread(self._shelf.forget, local.date())
        log.info("backup made", file=goal.name, removed=len(gone))
