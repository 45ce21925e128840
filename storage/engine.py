"""The database: one engine, one thread that does all the work, one commit for all the work that waits."""

import asyncio
import queue
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlmodel import Session

T = TypeVar("T")
Work = Callable[[Session], T]
GROUP = 64  # jobs that may share one commit
ASIDE = "aside"  # how a transaction is marked in which there is nothing that anybody waits for
PATIENCE = 0.2  # seconds after which even what nobody waits for gets its turn
CACHE = 65_536  # kibibytes of SQLite's pages kept at hand; with its own 2,000 an import reads each page again and again
DEADLOCK, SERIALIZATION = "40P01", "40001"  # PostgreSQL's codes


class OutOfReach(Exception):
    """The transaction could not begin or be committed: trouble of the database, not of the work that was in it."""


def make_engine(url: str) -> Engine:
    """Open an engine: SQLite in WAL mode with full sync, or PostgreSQL through psycopg.

    Errors name no parameters: they would carry what people wrote into the logs.
    """
    if url.startswith("sqlite"):
        engine = create_engine(url, connect_args={"check_same_thread": False}, hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_immediate)
    else:
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
        engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
        event.listen(engine, "begin", _begin_in_postgres)
    # SQLAlchemy would compile these two anew for each piece of work, as the name is another one each time.
    engine.dialect.do_savepoint = _savepoint  # type: ignore[method-assign]
    engine.dialect.do_release_savepoint = _release  # type: ignore[method-assign]
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA cache_size=-{CACHE}")


def _begin_immediate(connection: Connection) -> None:
    # What nobody waits for doesn't wait for the disk either: a power cut takes the last of it back, and nothing else.
    aside = connection.get_execution_options().get(ASIDE, False)
    connection.exec_driver_sql(f"PRAGMA synchronous={'NORMAL' if aside else 'FULL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_in_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get(ASIDE, False):
        connection.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")


def _savepoint(connection: Connection, name: str) -> None:
    connection.exec_driver_sql(f"SAVEPOINT {name}")


def _release(connection: Connection, name: str) -> None:
    connection.exec_driver_sql(f"RELEASE SAVEPOINT {name}")


@dataclass
class _Job:
    work: Work[Any]
    aside: bool
    done: Future[Any] = field(default_factory=Future)
    since: float = field(default_factory=monotonic)


class Database:
    """Runs work, each piece in a transaction of its own, on one thread.

    Pieces that wait together share one commit: each runs in a savepoint with its own session, so one that fails
    takes nothing with it. A piece's result is handed out only after the commit; if that fails, each gets OutOfReach.
    Work that nobody waits for (an import's next lines) is done piece by piece when there is nothing else to do.
    """

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        self._engine_aside = self.engine.execution_options(**{ASIDE: True})
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._asked: deque[_Job] = deque()
        self._aside: deque[_Job] = deque()
        self._closed = self._ending = False
        self._thread = threading.Thread(target=self._serve, name="database", daemon=True)
        self._thread.start()

    async def run(self, work: Work[T]) -> T:
        """Run `work(session)`; return its result once its transaction is durable. Raises what it raises, OutOfReach."""
        return await asyncio.wrap_future(self.submit(work))

    async def run_aside(self, work: Work[T]) -> T:
        """The same for work that nobody waits for: in spare time, and a power cut may still take it back, whole."""
        return await asyncio.wrap_future(self.submit(work, aside=True))

    def submit(self, work: Work[T], *, aside: bool = False) -> Future[T]:
        """Hand in work from outside the event loop."""
        job = _Job(work, aside)
        if self._closed:
            job.done.set_exception(OutOfReach("closed"))
        else:
            self._jobs.put(job)
        return job.done

    def close(self) -> None:
        """Finish what was handed in, then close the connections; what comes later is refused."""
        self._closed = True
        self._jobs.put(None)
        self._thread.join()
        self.engine.dispose()

    def _serve(self) -> None:
        while jobs := self._next():
            self._commit(jobs)

    def _next(self) -> list[_Job]:
        """All that somebody waits for, and a piece of what nobody does if there is time for it; none at the end."""
        self._sort_in()
        jobs = [self._asked.popleft() for _ in range(min(GROUP, len(self._asked)))]
        if self._aside and (not jobs or monotonic() - self._aside[0].since > PATIENCE):
            jobs.append(self._aside.popleft())
        return jobs

    def _sort_in(self) -> None:
        """Take up what was handed in; wait for it if there is nothing to do."""
        while not self._ending:
            try:
                job = self._jobs.get(block=not (self._asked or self._aside))
            except queue.Empty:
                return
            if job is None:
                self._ending = True
            else:
                (self._aside if job.aside else self._asked).append(job)

    def _commit(self, jobs: list[_Job]) -> None:
        results: list[tuple[_Job, Any, BaseException | None]] = []
        try:
            engine = self._engine_aside if all(job.aside for job in jobs) else self.engine
            with engine.begin() as connection:
                for job in jobs:
                    results.append((job, *_in_savepoint(connection, job.work)))
                    if _is_lost(connection):
                        raise OutOfReach("the transaction was lost")
        except Exception as error:  # nothing of the group stays, whatever became of each
            results = [(job, None, _out_of_reach(error)) for job in jobs]
        for job, result, failure in results:
            if not job.done.set_running_or_notify_cancel():
                continue
            if failure is not None:
                job.done.set_exception(failure)
            else:
                job.done.set_result(result)


def _is_lost(connection: Connection) -> bool:
    """Whether the line broke, or SQLite has rolled all back by itself, as it does when the disk is full."""
    if connection.invalidated or connection.dialect.name != "sqlite":
        return connection.invalidated
    return not connection.connection.dbapi_connection.in_transaction  # type: ignore[union-attr]


def _out_of_reach(error: Exception) -> OutOfReach:
    """Names the driver's error and nothing else: its words may hold what people wrote."""
    failure = OutOfReach(type(getattr(error, "orig", None) or error).__name__)
    failure.__cause__ = error
    return failure


def _in_savepoint(connection: Connection, work: Work[Any]) -> tuple[Any, BaseException | None]:
    session = Session(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
    try:
        result = work(session)
        session.commit()
    except Exception as error:
        session.rollback()
        return None, _out_of_reach(error) if _in_the_way(error) else error
    finally:
        session.close()
    return result, None


def _in_the_way(error: Exception) -> bool:
    """Whether another process's transaction was: PostgreSQL ends one of two that wait for each other."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    return state in (DEADLOCK, SERIALIZATION)
