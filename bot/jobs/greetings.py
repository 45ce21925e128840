"""Whom to greet, at nine in the morning by each member's clock (C6); one member at a time, so that nobody waits."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlmodel import Session

from handlers.caring import greeting_reminder
from storage.engine import Database
from storage.queries.caring import greetings


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """One round."""
    instant = now()
    for member_id in await database.run(lambda session: greetings.members_waiting(session, instant)):
        await database.run(partial(_tell, member_id=member_id, now=instant))


def _tell(session: Session, member_id: int, now: datetime) -> None:
    member = greetings.hold(session, member_id)
    if member is not None:
        greeting_reminder.tell(session, member, now)
