"""Copies of a PostgreSQL database: pg_dump's own format, by PostgreSQL's own tools."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from storage.backups.trouble import BackupFailed, Trouble, go_on
from storage.engine import make_engine

LOOK = 0.2  # seconds between two looks at whether to stop
REVISION = re.compile(r"^COPY public\.alembic_version .*\n(\S+)$", re.MULTILINE)
MEANINGS = (  # what PostgreSQL's tools say, in English because they are asked to
    ("server version mismatch", Trouble.OLD_TOOL, "pg_dump is older than the server; install the server's version"),
    ("unsupported version", Trouble.OLD_TOOL, "pg_restore is older than the copy; install the server's version"),
    ("No space left on device", Trouble.FULL, "no room is left on the disk"),
    ("could not open output file", Trouble.FOLDER, "the folder of the copies can't be written"),
    ("connection to server", Trouble.DATABASE, "the database can't be reached"),
)


class ServerCopies:
    """Copies of one PostgreSQL database, as files that pg_restore reads."""

    ending = ".dump"

    def __init__(self, url: str) -> None:
        self._url = url
        self._target = make_url(url).set(drivername="postgresql", password=None).render_as_string()
        self._password = make_url(url).password

    @property
    def exists(self) -> bool:
        """Whether there is anything to copy. Raises BackupFailed."""
        with self._connected() as connection:
            return connection.scalar(text("SELECT to_regclass('public.alembic_version') IS NOT NULL")) is True

    def copy(self, goal: Path, stop: Event) -> None:
        """Dump the database as it is at one instant. Raises BackupFailed, Stopped."""
        self._run(stop, "pg_dump", "--format=custom", "--no-password", f"--file={goal}", f"--dbname={self._target}")

    def check(self, file: Path, stop: Event) -> str:
        """Read a copy through; gives the revision of its tables. Raises BackupFailed, Stopped."""
        if not file.is_file():
            raise BackupFailed(Trouble.DAMAGED, f"there is no file {file}")
        try:
            self._run(stop, "pg_restore", f"--file={os.devnull}", str(file))
            told = self._run(stop, "pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(file))
        except BackupFailed as error:
            if error.trouble is not Trouble.DATABASE:
                raise
            raise BackupFailed(Trouble.DAMAGED, f"{file} is not a copy of Laoke's database, or is damaged") from error
        if (revision := REVISION.search(told)) is None:
            raise BackupFailed(Trouble.DAMAGED, f"{file} is not a copy of Laoke's database")
        return revision[1]

    def put_back(self, file: Path, aside: Path) -> None:
        """Let a copy be the database; what is there now is dumped to `aside` first, and comes back if this fails."""
        is_there = self.exists
        if is_there:
            aside.touch(mode=0o600)
            self.copy(aside, Event())
            self.check(aside, Event())
        try:
            self._fill_from(file)
        except BackupFailed:
            if is_there:
                self._fill_from(aside)
            raise

    def _fill_from(self, file: Path) -> None:
        """Take the tables away, then bring those of the copy in one transaction."""
        with self._connected() as connection:
            _drop_tables(connection)
        options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--no-password")
        self._run(Event(), "pg_restore", *options, f"--dbname={self._target}", str(file))

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """A transaction of our own. Raises BackupFailed."""
        engine = make_engine(self._url)
        try:
            with engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            said = str(getattr(error, "orig", None) or error)
            raise BackupFailed(Trouble.DATABASE, f"the database says: {_first_line(said)}") from error
        finally:
            engine.dispose()

    def _run(self, stop: Event, tool: str, *words: str) -> str:
        """Run one of PostgreSQL's tools; gives what it printed. Raises BackupFailed, Stopped."""
        program = shutil.which(tool)
        if program is None:
            raise BackupFailed(Trouble.NO_TOOL, f"{tool} is not installed: it comes with PostgreSQL's client programs")
        environment = {**os.environ, "LC_ALL": "C", "PGCONNECT_TIMEOUT": "10"}
        if self._password is not None:
            environment["PGPASSWORD"] = str(self._password)  # not among the words: those anybody on the machine can see
        with subprocess.Popen(  # noqa: S603 (the words are our own)
            [program, *words], env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            try:
                said, complaint = _wait(running, stop)
            finally:
                running.kill()  # nothing happens to one that has ended
        if running.returncode:
            raise failure(tool, complaint)
        return said


def _wait(running: "subprocess.Popen[str]", stop: Event) -> tuple[str, str]:
    while True:
        try:
            return running.communicate(timeout=LOOK)
        except subprocess.TimeoutExpired:
            go_on(stop)


def failure(tool: str, complaint: str) -> BackupFailed:
    """What the words of a tool mean; only its first line is kept, for the others may hold data."""
    for words, trouble, meaning in MEANINGS:
        if words in complaint:
            return BackupFailed(trouble, meaning)
    return BackupFailed(Trouble.DATABASE, f"{tool} failed: {_first_line(complaint)}")


def _first_line(said: str) -> str:
    return next(iter(said.strip().splitlines()), "nothing")


def _drop_tables(connection: Connection) -> None:
    names = connection.execute(text("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"))
    found = ", ".join(f"public.{name}" for name in names.scalars())
    if found:
        connection.execute(text(f"DROP TABLE {found} CASCADE"))
