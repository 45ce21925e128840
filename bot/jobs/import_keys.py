"""Makes imported clients be found: their keys are put in order, many clients' at once, and written slice by slice.

It takes seconds, so it is done in pieces of some milliseconds each, both at the database and beside it.
"""

import asyncio
from bisect import bisect
from collections.abc import Iterator
from functools import partial
from typing import TypeVar

from storage.engine import Database
from storage.queries.files import import_keys
from storage.queries.files.import_keys import Keys, Row
from storage.queries.look_up.entries import Written
from storage.tables import NoteKey, SearchKey

T = TypeVar("T")
AT_ONCE = 7_000  # clients whose keys are put in order together: some thirty megabytes
READ = 1_000  # entries, or so many rows, that the database takes at once: some ten milliseconds
SAMPLE = 16  # rows of a slice that tell where it ends
SLICE: dict[Keys, int] = {SearchKey: 3_000, NoteKey: 4_000}


async def tick(database: Database) -> None:
    """Finish what an import left that was stopped, or broken off."""
    for number in await database.run(import_keys.waiting):
        await bring_all(database, number)


async def bring_all(database: Database, number: int) -> None:
    """Write the keys of all whom an import has made."""
    while await bring_some(database, number):
        pass
    await database.run(partial(import_keys.done, job_id=number))


async def bring_some(database: Database, number: int) -> bool:
    """Write the keys of the first `AT_ONCE` who wait for it; whether there were any."""
    found = await _read(database, number)
    for table in (SearchKey, NoteKey):
        for part in await asyncio.to_thread(_in_parts, found, table):
            rows = await asyncio.to_thread(sorted, part)
            await database.run_aside(partial(import_keys.put, table=table, rows=rows))
    for numbers in _sliced(list(found), READ):
        these = {client: found[client] for client in numbers}
        await database.run_aside(partial(import_keys.settle, job_id=number, found=these))
    return bool(found)


async def _read(database: Database, number: int) -> dict[int, Written]:
    found: dict[int, Written] = {}
    while len(found) < AT_ONCE:
        last = max(found, default=0)
        more = await database.run_aside(partial(import_keys.read, job_id=number, beyond=last, count=READ))
        found |= more
        if len(more) < READ:
            break
    return found


def _in_parts(found: dict[int, Written], table: Keys) -> list[list[Row]]:
    """All rows of some entries in slices, each of them before the next.

    None is in order itself yet: sorting all in one go would stop everything else.
    """
    rows = list(import_keys.rows_of(found, table))
    bounds = sorted(rows[:: SLICE[table] // SAMPLE])[SAMPLE - 1 :: SAMPLE]
    parts: list[list[Row]] = [[] for _ in range(len(bounds) + 1)]
    for row in rows:
        parts[bisect(bounds, row)].append(row)
    return parts


def _sliced(values: list[T], size: int) -> Iterator[list[T]]:
    return (values[start : start + size] for start in range(0, len(values), size))
