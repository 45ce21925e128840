"""Going back to a copy, while the bot is stopped; what was there before is kept."""

from collections.abc import Callable
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from threading import Event

from bot.settings import EMBEDDED, ROOT, Settings
from bot.upgrade import refuse_too_new, schema_held
from storage import migrations
from storage.backups import copies_of
from storage.engine import Database
from storage.presence import AlreadyRunning
from storage.queries.team import installation

Say = Callable[[str], None]


def restore(settings: Settings, file: Path, now: datetime, say: Say) -> None:
    """Let the copy be the database. Raises AlreadyRunning, BackupFailed, TooNew, SQLAlchemyError."""
    url = settings.database_url
    copies = copies_of(url)
    refuse_too_new(copies.check(file, Event()))
    aside = _aside(settings, f"laoke-replaced-{now:%Y-%m-%d-%H%M%S}", copies.ending)
    with schema_held(url) as here:
        if here.alive() != {here.number}:
            raise AlreadyRunning
        copies.put_back(file, aside)
        migrations.upgrade(url)
    say(f"Restored from {file}: {_content(url)}.")
    if aside.exists():
        say(f"What was there before is kept as {aside}.")
    say("Start the bot now: scripts/run")


def _aside(settings: Settings, name: str, ending: str) -> Path:
    """Where the database of now is kept: beside itself, or on the shelf; under a name that nothing has."""
    url = settings.database_url
    folder = Path(url.removeprefix(EMBEDDED)).parent if url.startswith(EMBEDDED) else settings.backups
    folder = folder or ROOT / "data"
    folder.mkdir(parents=True, exist_ok=True)
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(path for each in names if not (path := folder / f"{each}{ending}").exists())


def _content(url: str) -> str:
    """How much the database holds now."""
    database = Database(url)
    try:
        teams, clients = database.submit(installation.content).result()
    finally:
        database.close()
    return f"{teams} team{'' if teams == 1 else 's'}, {clients} client{'' if clients == 1 else 's'}"
