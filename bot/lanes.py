"""Lanes: the updates of one chat one after the other, chats side by side."""

import asyncio
import contextlib
from collections import deque
from typing import Any

import structlog
from telegram import Update
from telegram.ext import Application

from handlers.runner import InHand, in_hand
from storage.engine import Database, OutOfReach
from storage.queries import inbox
from storage.queries.inbox import Received

log = structlog.get_logger(__name__)
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds between tries while the database is out of reach

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class Lanes:
    """Works through the inbox by way of PTB's routing."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stopping = asyncio.Event()
        self._waiting: dict[int, deque[Received]] = {}
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
        """Queue updates, each behind those of its chat."""
        for row in rows:
            if row.id in self._held:
                continue
            self._held.add(row.id)
            lane = self._waiting.get(row.lane)
            if lane is not None:
                lane.append(row)
                continue
            self._waiting[row.lane] = deque([row])
            task = asyncio.create_task(self._drain(row.lane))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

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
        rows = self._waiting[lane]
        try:
            while rows and not self._stopping.is_set():
                row = rows.popleft()
                await self._work(row)
                self._held.discard(row.id)
        finally:
            del self._waiting[lane]

    async def _work(self, row: Received) -> None:
        """Until it is worked through: while the database is out of reach again and again, with growing pauses."""
        wait = FIRST_WAIT
        while not await self._is_through(row) and not self._stopping.is_set():
            log.warning("update not worked through, trying again", inbox_id=row.id, seconds=wait)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), wait)
            wait = min(wait * 2, LONGEST_WAIT)

    async def _is_through(self, row: Received) -> bool:
        hand = InHand(row.id, given_up=row.given_up)
        in_hand.set(hand)
        try:
            if row.left_over and not row.given_up:
                await self._database.run(lambda session: inbox.begin(session, row.id))
            problem = await self._route(row)
            if not hand.closed and not hand.out_of_reach:
                await self._database.run(lambda session: inbox.close(session, row.id, problem))
                return True
        except OutOfReach:
            return False
        return hand.closed

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
