"""How sends ended is written down, many in one transaction; what is not written yet is kept and tried again."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from storage.engine import Database
from storage.queries.delivery import dispatch, reach
from storage.queries.delivery.dispatch import Result

log = structlog.get_logger(__name__)
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds between tries while the database is out of reach


@dataclass(frozen=True)
class Ending:
    """How a call ended: what to write down, and what it tells of the chat."""

    result: Result
    chat_id: int
    unreachable: bool = False
    moved_to: int | None = None


class Recorder:
    """Writes endings; `written` is told the outbox ids once they are safe."""

    def __init__(self, database: Database, now: Callable[[], datetime], written: Callable[[list[int]], None]) -> None:
        self._database, self._now, self._written = database, now, written
        self._endings: list[Ending] = []
        self._task: asyncio.Task[None] | None = None

    def note(self, ending: Ending) -> None:
        """Write this down soon."""
        self._endings.append(ending)
        if self._task is None:
            self._task = asyncio.create_task(self._write_all())

    async def finish(self) -> None:
        """Wait until all is written."""
        if self._task is not None:
            await self._task

    async def _write_all(self) -> None:
        wait = FIRST_WAIT
        while self._endings:
            endings = list(self._endings)
            try:
                await self._database.run(partial(self._write, endings=endings))
            except Exception as error:
                log.warning("endings not written, trying again", error=type(error).__name__, seconds=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)
                continue
            wait = FIRST_WAIT
            del self._endings[: len(endings)]
            self._written([ending.result.id for ending in endings])
        self._task = None

    def _write(self, session: Session, endings: list[Ending]) -> None:
        dispatch.record(session, [ending.result for ending in endings], self._now())
        for ending in endings:
            if not ending.unreachable and ending.moved_to is None:
                continue
            try:
                with session.begin_nested():
                    _conclude(session, ending)
            except SQLAlchemyError as error:  # must not hold up the rest; the chat's next message will tell it again
                log.error("not noted of a chat", error=type(error).__name__)


def _conclude(session: Session, ending: Ending) -> None:
    if ending.unreachable:
        reach.unreachable(session, ending.chat_id)
    if ending.moved_to is not None:
        reach.moved(session, ending.chat_id, ending.moved_to)
