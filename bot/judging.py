"""Judging a team beside the bot: a large one in a process of its own, so that no reply waits for the arithmetic."""

import asyncio
import gc
import multiprocessing
from collections.abc import AsyncGenerator
from datetime import date
from multiprocessing.connection import Connection
from typing import Any

from sqlmodel import Session

from storage import scoring
from storage.engine import Database
from storage.queries.buying import scores
from storage.scoring import Scores, Verdict

LARGE = 5_000  # clients: below, a thread does it before a process would have begun


async def verdict_and_scores(database: Database, team_id: int, today: date) -> AsyncGenerator[Verdict | Scores, None]:
    """What `storage.scoring.judge` hands over, as it comes. Raises EOFError if the process died on the way."""
    url = database.engine.url.render_as_string(hide_password=False)

    def is_large(session: Session) -> bool:
        return scores.has_more_clients(session, team_id, LARGE)

    if not await database.run(is_large):
        found: list[Verdict | Scores | None] = []
        await asyncio.to_thread(scoring.judge, url, team_id, today, found.append)
        for part in found:
            if part is not None:
                yield part
        return
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=_judge, args=(url, team_id, today, there), daemon=True, name=f"judging {team_id}"
    )
    process.start()
    there.close()  # the process holds its own end: when it dies, ours is at its end
    try:
        while (part := await asyncio.to_thread(here.recv)) is not None:
            yield part
    finally:
        process.kill()
        here.close()
        await asyncio.to_thread(process.join)


def _judge(url: str, team_id: int, today: date, there: "Connection[Any, Any]") -> None:
    """What the process does. It ends with its work, and makes nothing that would have to be looked for."""
    gc.disable()
    scoring.judge(url, team_id, today, there.send)
