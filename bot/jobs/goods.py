"""Purchases that came by themselves, such as those of a file, are put under the products of their team (B3)."""

from collections.abc import Callable
from datetime import datetime

from storage.engine import Database
from storage.queries.buying import goods

ROUNDS = 40  # of some hundred purchases; what is left waits for the next time


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round after the other, each a transaction of its own, so that a reply never waits for all of them."""
    for _ in range(ROUNDS):
        if not await database.run(lambda session: goods.learn_unnamed(session, now())):
            return
