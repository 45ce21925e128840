"""Databases for a measurement: each one new and migrated, with a firm of a given size in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from scripts.benches.firm import Size, found
from storage.migrations import upgrade
from tests.databases import postgres_server


class Places:
    """Hands out SQLite files below a folder; each firm is made once and then copied."""

    def __init__(self, folder: Path) -> None:
        self._folder = self.folder = folder
        self._made: dict[Size, Path] = {}
        self._numbers = count(1)

    def sqlite(self, size: Size) -> str:
        """The URL of a file of one's own."""
        if size not in self._made:
            made = self._folder / f"firm-{len(self._made)}.db"
            upgrade(f"sqlite:///{made}")
            found(f"sqlite:///{made}", size)
            self._made[size] = made
        return f"sqlite:///{shutil.copyfile(self._made[size], self._folder / f'{next(self._numbers)}.db')}"

    @contextmanager
    def postgres(self, size: Size) -> Iterator[str]:
        """The URL of a database on a server of its own, which waits for the disk at each commit as a real one does."""
        with postgres_server(safe=True) as server:
            server.make_template(upgrade)
            with server.database() as url:
                found(url, size)
                yield url
