"""A consistent copy of the embedded database while the bot runs."""

import sqlite3
from pathlib import Path

from sqlalchemy.engine import make_url


def copy(database_url: str, goal: Path) -> None:
    """Copy the SQLite database to a new file; checked by opening it. ValueError says why not."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        raise ValueError("PostgreSQL is backed up with its own pg_dump")
    source = Path(url.database or "")
    if not source.exists():
        raise ValueError(f"there is no database at {source}")
    if goal.exists():
        raise ValueError(f"{goal} exists already")
    with sqlite3.connect(source) as live, sqlite3.connect(goal) as made:
        live.backup(made)
        sound = made.execute("PRAGMA quick_check").fetchone() == ("ok",)
    if not sound:
        goal.unlink()
        raise ValueError("the copy could not be read back; nothing was kept")
