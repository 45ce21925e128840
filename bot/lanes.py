"""Lanes: the updates of one chat one after the other, chats side by side."""

import asyncio
import contextlib
from bisect import insort
from datetime import datetime, timedelta
from typing import Any

import structlog
from telegram import Update
from telegram.ext import Application

from handlers.in_hand import InHand, Progress, in_hand
from storage.engine import Database, OutOfReach
from storage.presence import Presence
from storage.queries.delivery import inbox
from storage.queries.delivery.inbox import Received, Taken

log = structlog.get_logger(__name__)
LIES = timedelta(seconds=5)  # so long an open update is left to the process that received it
WAITS = {  # seconds until the next try: the first, the longest
    Progress.OUT_OF_REACH: (0.5, 30.0),
    Progress.ELSEWHERE: (0.01, 0.5),
}

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class Lanes:
    """Works through the inbox by way of PTB's routing."""

    def __init__(self, database: Database, presence: Presence) -> None:
        self._database, self._presence = database, presence
        self._stopping = asyncio.Event()
        self._waiting: dict[int, list[Received]] = {}
        self._held: set[int] = set()  # inbox rows in hand: one that Telegram brings again is not queued twice
        self._tasks: set[asyncio.Task[None]] = set()
        self.application: AnyApplication | None = None  # set once it is connected

    @property
    def idle(self) -> bool:
        """Whether no update is being worked on."""
        return not self._tasks

    async def recover(self) -> int:
        """Take up what an earlier run left open.

        What was begun at an earlier start and not finished may have ended the process: it goes alone, so that
        nothing else is taken for the culprit.
        """
        rows = await self._database.run(inbox.reload)
        for row in rows:
            if row.attempts:
                self.feed([row])
                await self.quiet()
        self.feed([row for row in rows if not row.attempts])
        return len(rows)

    def feed(self, rows: list[Received]) -> None:
        """Queue updates, each behind the older ones of its chat."""
        for row in rows:
            if row.id in self._held:
                continue
            self._held.add(row.id)
            lane = self._waiting.get(row.lane)
            if lane is not None:
                insort(lane, row, key=_number)
                continue
            self._waiting[row.lane] = [row]
            task = asyncio.create_task(self._drain(row.lane))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def sweep(self, now: datetime) -> None:
        """Take up what has been lying open: the process that received it may be there no more."""
        if not self._presence.shared:
            return
        since = now - LIES
        self.feed(await self._database.run(lambda session: inbox.left_lying(session, since)))

    async def quiet(self) -> None:
        """Wait until no update is being worked on."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def stop(self, grace: float = 3.0) -> None:
        """Finish the updates in hand; those behind them, and one that takes long, stay in the inbox."""
        self._stopping.set()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _drain(self, lane: int) -> None:
        """The oldest first; while it can't be worked on, with growing pauses."""
        rows, tries = self._waiting[lane], 0
        try:
            while rows and not self._stopping.is_set():
                row = rows[0]
                progress = await self._work(row)
                if progress is Progress.THROUGH:
                    rows.remove(row)  # an older one may have come in before it
                    self._held.discard(row.id)
                    tries = 0
                    continue
                await self._pause(pause(progress, tries))
                tries += 1
        finally:
            del self._waiting[lane]

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _work(self, row: Received) -> Progress:
        hand = InHand(row.id, given_up=row.given_up)
        in_hand.set(hand)
        try:
            if row.left_over and not row.given_up:
                taken = await self._database.run(lambda session: inbox.begin(session, row.id))
                if taken is not Taken.MINE:
                    return Progress.THROUGH if taken is Taken.THROUGH else Progress.ELSEWHERE
            problem = await self._route(row)
            if hand.progress is None:
                await self._database.run(lambda session: inbox.close(session, row.id, problem))
        except OutOfReach:
            hand.progress = Progress.OUT_OF_REACH
        if hand.progress is Progress.OUT_OF_REACH:
            log.warning("update not worked through, trying again", inbox_id=row.id)
        return hand.progress or Progress.THROUGH

    async def _route(self, row: Received) -> str:
        """Hand an update to PTB; says what is wrong with one that no turn has taken."""
        if self.application is None:
            raise RuntimeError("not connected")
        try:
            update = Update.de_json(row.body, self.application.bot)
        except Exception as error:  # Telegram sent what PTB can't read: kept, and passed over
            log.error("update not understood", error=type(error).__name__, inbox_id=row.id)
            return "not understood"
        await self.application.process_update(update)
        return "not routed"


def pause(progress: Progress, tries: int) -> float:
    """Seconds to wait after so many tries."""
    first, longest = WAITS[progress]
    return min(first * 2.0 ** min(tries, 10), longest)


def _number(row: Received) -> int:
    return row.id
