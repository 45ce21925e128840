"""Which processes run the bot on a database, told apart by a number each; and who of them does a job.

PostgreSQL: a process holds an advisory lock on its number for as long as it lives, on a connection of its own, and one
on a job while it does it. When it dies, the server lets go of both at once. SQLite: one process, held by a lock file.
"""

import secrets
import sqlite3
from abc import ABC, abstractmethod
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

_PROCESS, _JOB = 7_204_001, 7_204_002  # the first halves of our advisory locks
_OTHERS = text(
    "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid = :kind AND granted "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
_TAKE, _LEAVE = text("SELECT pg_try_advisory_lock(:kind, :number)"), text("SELECT pg_advisory_unlock(:kind, :number)")


class AlreadyRunning(Exception):
    """Another process runs the bot on this SQLite file."""


class Presence(ABC):
    """This process among those on its database. The calls wait for the database: not for the event loop's thread."""

    number: int
    shared: bool  # whether there may be others

    @abstractmethod
    def join(self) -> None:
        """Be there from now on; again after a broken line. Raises AlreadyRunning, and the database's errors."""

    @abstractmethod
    def alive(self) -> set[int]:
        """The numbers of the processes that are there, this one's among them."""

    @abstractmethod
    def leave(self) -> None:
        """Be there no more."""

    @abstractmethod
    def take_job(self, name: str) -> bool:
        """Whether this process may do a job now: one of them at a time does, until it gives it back or dies."""

    @abstractmethod
    def give_back(self, name: str) -> None:
        """The job is done for now."""


class Alone(Presence):
    """The only process on an SQLite file. In the file beside it a lock is held that ends with the process."""

    number, shared = 0, False

    def __init__(self, database: str) -> None:
        self._beside = Path(f"{database}-running")
        self._held: sqlite3.Connection | None = None

    def join(self) -> None:
        """Take the lock."""
        if self._held is not None:
            return
        held = sqlite3.connect(self._beside, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            held.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise AlreadyRunning(str(self._beside)) from error
        self._held = held

    def alive(self) -> set[int]:
        """Only this one."""
        return {self.number}

    def leave(self) -> None:
        """Let go of the lock."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def take_job(self, name: str) -> bool:
        """Nobody else is there to do it."""
        return bool(name)

    def give_back(self, name: str) -> None:
        """Nobody waits for it."""


class Shared(Presence):
    """One of the processes on a PostgreSQL database."""

    shared = True

    def __init__(self, engine: Engine) -> None:
        self.number = secrets.randbelow(2**31)
        self._engine, self._one_by_one = engine, Lock()
        self._line: Connection | None = None

    def join(self) -> None:
        """Take the lock on our number, anew where the line was broken."""
        with self._one_by_one:
            if self._line is not None and self._answers(self._line):
                return
            self._line = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._line.execute(_TAKE, {"kind": _PROCESS, "number": self.number})

    def alive(self) -> set[int]:
        """Those whose lock is held."""
        with self._one_by_one:
            return set(self._ours().execute(_OTHERS, {"kind": _PROCESS}).scalars())

    def leave(self) -> None:
        """Close the line: the server lets go of all that it held."""
        with self._one_by_one:
            if self._line is not None:
                self._line.invalidate()
                self._line.close()
                self._line = None

    def take_job(self, name: str) -> bool:
        """Take the job's lock, if nobody holds it."""
        with self._one_by_one:
            return bool(self._ours().execute(_TAKE, {"kind": _JOB, "number": _number_of(name)}).scalar())

    def give_back(self, name: str) -> None:
        """Let go of the job's lock; a line that broke meanwhile has done so already."""
        with self._one_by_one:
            if self._line is not None and self._answers(self._line):
                self._line.execute(_LEAVE, {"kind": _JOB, "number": _number_of(name)})

    def _ours(self) -> Connection:
        if self._line is None:
            raise RuntimeError("not there")
        return self._line

    def _answers(self, line: Connection) -> bool:
        try:
            line.execute(text("SELECT 1"))
        except SQLAlchemyError:
            line.invalidate()
            line.close()
            return False
        return True


def presence(engine: Engine) -> Presence:
    """This process on that database."""
    return Shared(engine) if engine.dialect.name == "postgresql" else Alone(engine.url.database or "")


def _number_of(name: str) -> int:
    """The same in every process, unlike hash()."""
    return int.from_bytes(name.encode()[:8].ljust(8, b"\0"), "big") % 2**31
