"""Waiting for a thing to be so, and keeping the database from everybody else."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager


async def until(is_so: Callable[[], bool | Awaitable[bool]], within: float = 60.0) -> None:
    """Wait until it is so; TimeoutError after so many seconds."""
    async with asyncio.timeout(within):
        while True:
            found = is_so()
            if found if isinstance(found, bool) else await found:
                return
            await asyncio.sleep(0.005)


@contextmanager
def locked(sqlite_url: str) -> Iterator[None]:
    """Hold the SQLite file's only write lock, as a backup program might."""
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
