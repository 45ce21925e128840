"""The sender: every message is a row first; here rows go out, in order per chat, and how it ended is recorded."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import structlog
from sqlmodel import Session

from bot.pacing import Pacing
from bot.recorder import Ending, Recorder
from bot.sending import Caller, Later, ended, pause
from bot.waiting import Waiting
from handlers.pushes.last_look import Gone, Held, last_look
from storage.engine import Database, OutOfReach
from storage.presence import Presence
from storage.queries.delivery import dispatch, outbox
from storage.queries.delivery.outbox import Sending
from storage.tables import OutboxStatus

log = structlog.get_logger(__name__)
AT_ONCE = 64  # calls in flight
AHEAD = 200  # claimed rows that may wait here
REMEMBERED = 50_000  # message ids


class Sender:
    """Replies come by `deliver` straight from their turn; queued pushes are claimed by `pump`."""

    def __init__(self, database: Database, pacing: Pacing, now: Callable[[], datetime], presence: Presence) -> None:
        self._database, self._now, self._presence = database, now, presence
        self._pacing, self._waiting = pacing, Waiting(pacing)
        self._recorder = Recorder(database, now, self._let_go)
        self._held: set[int] = set()  # outbox rows that are in hand until their ending is written
        self._strays: set[int] = set()
        self._unwritten: dict[int, int] = {}  # outbox id → chat, of what is through but not yet written down
        self._ids: dict[int, int] = {}  # outbox id → message id, of this run
        self._calls: set[asyncio.Task[None]] = set()
        self._refill: asyncio.Task[int] | None = None
        self._more = False  # the last claim left rows behind
        self._timer: asyncio.TimerHandle | None = None
        self._at_rest = asyncio.Event()
        self._stopping = False
        self.caller: Caller | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing is on its way or waits to be recorded."""
        return not self._held and self._refill is None

    @property
    def _wants_more(self) -> bool:
        return self._more and len(self._waiting) < AHEAD / 2 and self._refill is None and not self._stopping

    async def recover(self) -> None:
        """Queue again what an earlier run had in hand; its replies go out before anything is said anew."""
        others = await self._others()
        await self._database.run(lambda session: dispatch.requeue(session, dispatch.orphans(session, others)))
        holder = self._presence.number
        self.deliver(await self._database.run(lambda session: dispatch.claim_replies(session, self._now(), holder)))
        await self.pump()

    async def _others(self) -> set[int]:
        """The other processes that are there."""
        return await asyncio.to_thread(self._presence.alive) - {self._presence.number}

    def deliver(self, rows: list[Sending]) -> None:
        """Send rows that are marked inflight already."""
        self._held.update(row.id for row in rows)
        for row in rows:
            if row.chat_id == 0:
                self._start(row)  # an answer to a press stands outside the chat's order
            elif (overtaken := self._waiting.add(row)) is not None:
                self._recorder.note(ended(overtaken, OutboxStatus.DROPPED, "overtaken"))
        self._go_on()

    async def pump(self) -> int:
        """Claim queued rows whose time has come, as many as will soon go out."""
        room, full = AHEAD - len(self._waiting), list(self._waiting.chats_with(dispatch.SHARE))
        rows, self._more = await self._database.run(lambda session: self._claim(session, room, full))
        self.deliver(rows)
        return len(rows)

    def _claim(self, session: Session, room: int, full: list[int]) -> tuple[list[Sending], bool]:
        now, holder = self._now(), self._presence.number
        rows = dispatch.claim(session, now, room, full, holder) if room > 0 else []
        return rows, dispatch.any_due(session, now, holder)

    async def look_around(self) -> None:
        """Be counted among the processes, and share Telegram's limits with the others.

        Rows that at two looks running were in nobody's hands are queued again: the word of a commit was lost, or a
        process was.
        """
        await asyncio.to_thread(self._presence.join)
        others = await self._others()
        self._pacing.share_with(1 + len(others))
        astray = await self._database.run(lambda session: self._astray(session, others))
        lost, self._strays = astray & self._strays, astray
        if lost:
            log.warning("rows were in nobody's hands", count=len(lost))
            await self._database.run(lambda session: dispatch.requeue(session, lost))

    def _astray(self, session: Session, others: set[int]) -> set[int]:
        mine = dispatch.inflight(session, self._presence.number) - self._held
        return mine | dispatch.orphans(session, {*others, self._presence.number})

    async def quiet(self) -> None:
        """Wait until nothing is on its way or waits to be recorded."""
        while not self.idle:
            self._at_rest.clear()
            await self._at_rest.wait()

    async def stop(self, grace: float = 4.0) -> None:
        """Let the calls in flight finish; what has not begun is sent after the next start."""
        self._stopping = True
        if self._timer is not None:
            self._timer.cancel()
        if self._calls:
            _, late = await asyncio.wait(self._calls, timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        if self._refill is not None:
            await asyncio.wait([self._refill])
        await self._recorder.finish()

    async def message_id(self, outbox_id: int) -> int | None:
        """The Telegram id of a message sent earlier; the chat's order makes sure that it has been."""
        if outbox_id in self._ids:
            return self._ids[outbox_id]
        return await self._database.run(lambda session: outbox.message_id(session, outbox_id))

    def _go_on(self) -> None:
        """Begin as many calls as may begin now, and come back when the next one may."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while not self._stopping and len(self._calls) < AT_ONCE:
            now = time.monotonic()
            row = self._waiting.next(now)
            if row is not None:
                self._start(row)
                continue
            if (at := self._waiting.next_at(now)) is not None:
                self._timer = asyncio.get_running_loop().call_later(at - now, self._go_on)
            return

    def _start(self, row: Sending) -> None:
        task = asyncio.create_task(self._send(row))
        self._calls.add(task)
        task.add_done_callback(self._after_call)

    def _after_call(self, task: asyncio.Task[None]) -> None:
        self._calls.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("sender failed", error=repr(error))
        self._go_on()

    async def _send(self, row: Sending) -> None:
        outcome = await self._outcome(row)
        if isinstance(outcome, Later):
            if row.chat_id:
                again = replace(row, attempts=row.attempts + 1)
                self._waiting.later(again, time.monotonic(), outcome.seconds)
                return
            outcome = ended(row, OutboxStatus.DROPPED, "late")  # an answer to a press: late is worse than never
        if outcome.result.message_id is not None:
            self._ids[row.edits_id or row.id] = outcome.result.message_id
        self._recorder.note(outcome)
        if row.chat_id:
            self._unwritten[row.id] = row.chat_id
            self._waiting.arrived(row.chat_id, time.monotonic())

    async def _outcome(self, row: Sending) -> Ending | Later:
        if self.caller is None:
            raise RuntimeError("no caller yet")
        try:
            looked = await self._looked_at(row) if row.is_push else row
            if isinstance(looked, Gone):
                return ended(row, OutboxStatus.FAILED if looked.missed else OutboxStatus.DROPPED, looked.why)
            if isinstance(looked, Held):
                return ended(row, OutboxStatus.QUEUED, "quiet hours", not_before=looked.until)
            return await self.caller.send(looked)
        except OutOfReach:
            return Later(pause(row.attempts))
        except Exception as error:
            log.exception("not sent", method=row.method, outbox_id=row.id)
            return ended(row, OutboxStatus.FAILED, type(error).__name__)

    async def _looked_at(self, row: Sending) -> Sending | Held | Gone:
        return await self._database.run(lambda session: last_look(session, row, self._now()))

    def _refilled(self, task: asyncio.Task[int]) -> None:
        self._refill = None
        if not task.cancelled() and (error := task.exception()):
            log.warning("nothing claimed, trying again at the next tick", error=type(error).__name__)
        self._at_rest.set()

    def _let_go(self, ids: list[int]) -> None:
        """How these ended is written: their chats may go on. So a crash repeats one message a chat, not several."""
        self._held.difference_update(ids)
        for chat_id in (self._unwritten.pop(number, 0) for number in ids):
            if not chat_id:
                continue
            self._waiting.done(chat_id)
            if self._wants_more and chat_id not in self._waiting:
                self._refill = asyncio.create_task(self.pump())
                self._refill.add_done_callback(self._refilled)
        self._go_on()
        if not self._held and len(self._ids) > REMEMBERED:
            self._ids.clear()
        self._at_rest.set()
