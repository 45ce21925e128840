"""Judging a team beside the bot: a large one in a process of its own, so that no reply waits for the arithmetic."""

import asyncio
import gc
import multiprocessing
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from datetime import date
from multiprocessing.connection import Connection
from typing import Any

from sqlmodel import Session

from playbook.rfm import RfmRules
from playbook.tier_moves import Moves
from storage.engine import Database
from storage.judging import scoring
from storage.judging.scoring import Part
from storage.queries.tiers import scores

LARGE = 5_000  # clients: below, a thread does it before a process would have begun


def parts(database: Database, team_id: int, today: date) -> AsyncGenerator[Part, None]:
    """What `storage.judging.scoring.judge` hands over, as it comes. Raises EOFError if the process died on the way."""
    return _beside(database, team_id, scoring.judge, today)


async def moves(database: Database, team_id: int, today: date, rules: RfmRules) -> Moves:
    """Who of a team would move between tiers under other rules. Raises EOFError like the above."""
    found = Moves()
    async with aclosing(_beside(database, team_id, scoring.try_rules, today, rules)) as parts:
        async for part in parts:
            found = part
    return found


async def _beside(database: Database, team_id: int, work: Callable[..., None], *how: Any) -> AsyncGenerator[Any, None]:
    """What the work on a team hands over; its end is told by None."""
    url = database.engine.url.render_as_string(hide_password=False)

    def is_large(session: Session) -> bool:
        return scores.has_more_clients(session, team_id, LARGE)

    if not await database.run(is_large):
        found: list[Any] = []
        await asyncio.to_thread(work, url, team_id, *how, found.append)
        for part in found:
            if part is not None:
                yield part
        return
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=_work, args=(there, work, url, team_id, *how), daemon=True, name=f"judging {team_id}"
    )
    process.start()
    there.close()  # the process holds its own end: when it dies, ours is at its end
    coming = asyncio.ensure_future(asyncio.to_thread(here.recv))
    try:
        while (part := await coming) is not None:
            coming = asyncio.ensure_future(asyncio.to_thread(here.recv))  # while this one is dealt with
            yield part
    finally:
        process.kill()
        await asyncio.gather(coming, return_exceptions=True)
        here.close()
        await asyncio.to_thread(process.join)


def _work(there: "Connection[Any, Any]", work: Callable[..., None], url: str, team_id: int, *how: Any) -> None:
    """What the process does. It ends with its work, and makes nothing that would have to be looked for."""
    gc.disable()
    work(url, team_id, *how, there.send)
