"""Overwriting what the database file still holds of what was erased.

SQLite overwrites erased rows itself (`secure_delete`, set in storage.engine), but older pages stand in its log for some
time, and a file from before that setting may have some in its free space: the first time it is rewritten whole.
PostgreSQL gives up the space of erased rows by its own vacuum.
"""

from contextlib import closing

from sqlalchemy import Engine

PATIENCE = 30_000  # milliseconds that others may keep the file


def wipe(engine: Engine, *, whole: bool) -> bool:
    """Empty the log, and rewrite the file if it is to be `whole`; False if others were in the way."""
    if engine.dialect.name != "sqlite":
        return True
    with closing(engine.raw_connection()) as held, closing(held.cursor()) as cursor:
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
        if whole:
            cursor.execute("VACUUM")
        busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.execute("PRAGMA busy_timeout=5000")
    return not busy
