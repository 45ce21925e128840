"""Copies of the embedded database: SQLite's online backup."""

import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event

from storage.backups.trouble import BackupFailed, Trouble, go_on

PAGES = 512  # copied in one go: 2 MB
PAUSE = 0.01  # seconds after each go, in which the bot has the disk for itself
WATCH = 100_000  # steps of SQLite's machine between two looks at whether to stop
PRIMARY = 0xFF  # the part of SQLite's error codes that names the kind
MEANINGS = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_CANTOPEN: Trouble.FOLDER,
    sqlite3.SQLITE_READONLY: Trouble.FOLDER,
    sqlite3.SQLITE_PERM: Trouble.FOLDER,
}
IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class EmbeddedCopies:
    """Copies of one SQLite file; a copy is an SQLite file too."""

    ending = ".db"

    def __init__(self, database: Path) -> None:
        self._database = database

    @property
    def exists(self) -> bool:
        """Whether there is anything to copy."""
        return self._database.exists()

    def copy(self, goal: Path, stop: Event) -> None:
        """Copy the database as it is at one instant, while others write. Raises BackupFailed, Stopped."""
        if not self.exists:
            raise BackupFailed(Trouble.DATABASE, f"there is no database at {self._database}")
        with in_words(goal), closing(_open(self._database, "ro")) as live, closing(_open(goal, "rwc")) as made:
            made.execute("PRAGMA journal_mode=OFF").fetchone()  # half a copy is thrown away, not rolled back
            # A reading transaction pins the instant: without it every commit of the bot would begin the copy anew.
            live.execute("BEGIN")
            live.execute("SELECT count(*) FROM sqlite_master").fetchone()
            live.backup(made, pages=PAGES, progress=lambda *_: _rest(stop))
            made.execute("PRAGMA journal_mode=DELETE").fetchone()  # one file, with nothing beside it

    def check(self, file: Path, stop: Event) -> str:
        """Read a copy through; gives the revision of its tables. Raises BackupFailed, Stopped."""
        if not file.is_file():
            raise BackupFailed(Trouble.DAMAGED, f"there is no file {file}")
        try:
            with closing(_open(file, "ro")) as made:
                made.set_progress_handler(stop.is_set, WATCH)
                sound = made.execute("PRAGMA quick_check").fetchone() == ("ok",)
                revision = made.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.Error as error:
            go_on(stop)
            raise BackupFailed(Trouble.DAMAGED, f"{file} is not a copy of Laoke's database, or is damaged") from error
        if not sound or revision is None:
            raise BackupFailed(Trouble.DAMAGED, f"{file} is damaged")
        return str(revision[0])

    def put_back(self, file: Path, aside: Path) -> None:
        """Let a copy be the database; the file that was in its place becomes `aside`. Raises BackupFailed."""
        arriving = self._database.with_name(f"{self._database.name}.arriving")
        with in_words(self._database):
            arriving.unlink(missing_ok=True)
            EmbeddedCopies(file).copy(arriving, Event())
            if self.exists:
                self._set_aside(aside)
            arriving.replace(self._database)
            sync(self._database.parent)

    def _set_aside(self, aside: Path) -> None:
        """Give the file a second name, so that at no instant there is no database; take its journal away from it."""
        try:
            with closing(_open(self._database, "rw")) as old:
                old.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.DatabaseError as error:
            if _kind(error) in IN_USE:
                raise BackupFailed(Trouble.DATABASE, f"{self._database} is open in another program") from error
        for beside in ("-wal", "-shm"):  # still there if the database is damaged
            journal = Path(f"{self._database}{beside}")
            if journal.exists():
                journal.rename(f"{aside}{beside}")
        try:
            aside.hardlink_to(self._database)
        except OSError:  # not every disk has second names
            self._database.rename(aside)


def _open(path: Path, mode: str) -> sqlite3.Connection:
    """Open a file by SQLite's mode: ro reads, rw writes, rwc makes it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)


def _rest(stop: Event) -> None:
    go_on(stop)
    time.sleep(PAUSE)


def _kind(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & PRIMARY


@contextmanager
def in_words(goal: Path) -> Iterator[None]:
    """Say what the errors of SQLite and of the system mean for a file to be made. Raises BackupFailed."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise failure(error, goal) from error


def failure(error: sqlite3.Error | OSError, goal: Path) -> BackupFailed:
    """What an error in making `goal` means."""
    if isinstance(error, OSError):
        trouble = Trouble.FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else Trouble.FOLDER
    else:
        trouble = MEANINGS.get(_kind(error), Trouble.DATABASE)
    words = {Trouble.FULL: f"no room is left for {goal}", Trouble.FOLDER: f"{goal} can't be written"}
    return BackupFailed(trouble, words.get(trouble, f"the database can't be read: {error}"))


def sync(path: Path) -> None:
    """Make a file's content, or the names in a folder, safe against a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
