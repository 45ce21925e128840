"""The database: one engine, one thread that does all the work, one commit for all the work that waits."""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlmodel import Session

T = TypeVar("T")
Work = Callable[[Session], T]
GROUP = 64  # jobs that may share one commit
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
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _savepoint(connection: Connection, name: str) -> None:
    connection.exec_driver_sql(f"SAVEPOINT {name}")


def _release(connection: Connection, name: str) -> None:
    connection.exec_driver_sql(f"RELEASE SAVEPOINT {name}")


@dataclass
class _Job:
    work: Work[Any]
    done: Future[Any]


class Database:
    """Runs work, each piece in a transaction of its own, on one thread.

    Pieces that wait together share one commit: each runs in a savepoint with its own session, so one that fails
    takes nothing with it. A piece's result is handed out only after the commit; if that fails, each gets OutOfReach.
    """

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._closed = False
        self.served = 0  # pieces of work done so far
        self._thread = threading.Thread(target=self._serve, name="database", daemon=True)
        self._thread.start()

    async def run(self, work: Work[T]) -> T:
        """Run `work(session)`; return its result once its transaction is durable. Raises what it raises, OutOfReach."""
        return await asyncio.wrap_future(self.submit(work))

    def submit(self, work: Work[T]) -> Future[T]:
        """Hand in work from outside the event loop."""
        job = _Job(work, Future())
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
        while (first := self._jobs.get()) is not None:
            jobs = [first]
            while len(jobs) < GROUP and (more := self._next()) is not None:
                jobs.append(more)
            self._commit(jobs)
            self.served += len(jobs)

    def _next(self) -> _Job | None:
        try:
            job = self._jobs.get_nowait()
        except queue.Empty:
            return None
        if job is None:
            self._jobs.put(None)  # the end is met again once this group is through
        return job

    def _commit(self, jobs: list[_Job]) -> None:
        results: list[tuple[_Job, Any, BaseException | None]] = []
        try:
            with self.engine.begin() as connection:
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
