"""The database is brought up to date at the start, once a copy of it stands on the shelf."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event

from bot.settings import EMBEDDED, Settings
from storage import migrations
from storage.backups import Shelf, copies_of
from storage.engine import make_engine
from storage.presence import Presence, presence

LOOK = 0.5  # seconds between two looks at whether another process has finished


class TooNew(Exception):
    """The database, or a copy of it, was written by a later version of Laoke."""


def bring_up_to_date(settings: Settings, now: datetime) -> Path | None:
    """Upgrade the schema if it is old; gives the copy that was made before.

    Without a copy nothing is changed, unless copies are made by other means. Raises AlreadyRunning, BackupFailed,
    TooNew, SQLAlchemyError.
    """
    url = settings.database_url
    if url.startswith(EMBEDDED):
        Path(url.removeprefix(EMBEDDED)).parent.mkdir(parents=True, exist_ok=True)
    with schema_held(url):
        at = migrations.current(url)
        if at == migrations.newest():
            return None
        saved = None if at is None else _saved(settings, at, now)
        migrations.upgrade(url)
        return saved


def _saved(settings: Settings, at: str, now: datetime) -> Path | None:
    refuse_too_new(at)
    if settings.backups is None:
        return None
    shelf = Shelf(settings.backups, copies_of(settings.database_url))
    goal = shelf.place(now, why=f"before-{migrations.newest()}")
    shelf.make(goal, Event())
    return goal


def refuse_too_new(revision: str) -> None:
    """Raises TooNew if this program does not know the revision."""
    if not migrations.is_known(revision):
        raise TooNew(f"it was written by a later version of Laoke (its tables are at {revision})")


@contextmanager
def schema_held(url: str) -> Iterator[Presence]:
    """Nobody else upgrades or restores the database meanwhile. Raises AlreadyRunning, SQLAlchemyError."""
    engine = make_engine(url)
    here = presence(engine)
    try:
        here.join()
        while not here.take_job("schema"):
            time.sleep(LOOK)
        yield here
    finally:
        here.leave()
        engine.dispose()
