"""The folder of the copies: each has its day in its name, is checked before it gets it, and is kept for two weeks."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Protocol

from storage.backups.embedded import in_words, sync
from storage.backups.trouble import BackupFailed, Trouble

KEPT = timedelta(days=14)
NAME = re.compile(r"laoke-(\d{4}-\d\d-\d\d)\b.*\.(db|dump)")
PART = ".part"


class Copies(Protocol):
    """How a kind of database is copied, checked and put back."""

    ending: str

    @property
    def exists(self) -> bool:
        """Whether there is anything to copy."""

    def copy(self, goal: Path, stop: Event) -> None:
        """Copy the database as it is at one instant, while others write. Raises BackupFailed, Stopped."""

    def check(self, file: Path, stop: Event) -> str:
        """Read a copy through; gives the revision of its tables. Raises BackupFailed, Stopped."""

    def put_back(self, file: Path, aside: Path) -> None:
        """Let a copy be the database; what was there becomes `aside`. Raises BackupFailed."""


class Shelf:
    """Where the copies of one database stand."""

    def __init__(self, folder: Path, copies: Copies) -> None:
        self.folder, self._copies = folder, copies

    def place(self, now: datetime, why: str = "") -> Path:
        """The name of a copy made now: laoke-2026-11-18.db, or laoke-2026-11-18-101502-before-0002.db."""
        stamp = f"{now:%Y-%m-%d-%H%M%S}-{why}" if why else f"{now:%Y-%m-%d}"
        return self.folder / f"laoke-{stamp}{self._copies.ending}"

    def make(self, goal: Path, stop: Event) -> None:
        """Make and check a copy, under a name of its own until it is good. Raises BackupFailed, Stopped."""
        part = goal.with_name(goal.name + PART)
        with in_words(goal):
            goal.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            part.touch(mode=0o600)  # it holds everybody's clients
            try:
                self._copies.copy(part, stop)
                self._copies.check(part, stop)
                sync(part)
                part.replace(goal)
                sync(goal.parent)
            finally:
                part.unlink(missing_ok=True)

    def forget(self, today: date) -> list[Path]:
        """Remove the copies that are older than two weeks; gives them. Raises BackupFailed."""
        with in_words(self.folder):
            old = [path for path in sorted(self.folder.iterdir()) if _is_old(path, today)]
            for path in old:
                path.unlink()
        return old


def _is_old(path: Path, today: date) -> bool:
    found = NAME.fullmatch(path.name)
    return found is not None and date.fromisoformat(found[1]) <= today - KEPT


def refuse_existing(goal: Path) -> None:
    """Nothing is overwritten. Raises BackupFailed."""
    if goal.exists():
        raise BackupFailed(Trouble.FOLDER, f"{goal} exists already")
