"""One after the other, each in a transaction of his own: no reply waits for all, and one who fails holds up nobody."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlmodel import Session

from handlers.work.reminders import FURTHEST_ON
from storage.by_itself import by_itself
from storage.engine import Database, OutOfReach
from storage.queries.delivery import attention
from storage.queries.team import members
from storage.queries.work import agenda
from storage.tables import Member

SOME = 25  # members who are told together: the database's thread is not held up for longer than a reply may wait


def those(session: Session, found: Sequence[Member], is_one: Callable[[Member], bool]) -> list[int]:
    """The numbers of the members of whom it is true."""
    _at_hand = members.teams_of(session, found)  # held, for else the session lets go of a team and reads it again
    numbers = []
    for member in found:
        with by_itself("member not told", member=member.id):
            if is_one(member):
                numbers.append(member.id or 0)
    return numbers


async def once_a_day(
    database: Database,
    now: datetime,
    told_on: Any,
    is_due: Callable[[Session, Member, datetime], bool],
    tell: Callable[[Session, Member, datetime], object],
) -> None:
    """Tell each member whose time it is, and whose day in the column `told_on` of his is not today's."""

    def waiting(session: Session) -> list[int]:
        found = agenda.not_yet(session, told_on, (now + FURTHEST_ON).date())
        return those(session, found, lambda member: is_due(session, member, now))

    await each(database, await database.run(waiting), lambda session, member: tell(session, member, now))


async def each(database: Database, numbers: Iterable[int], tell: Callable[[Session, Member], object]) -> None:
    """Tell each of these members, held for this process; whom another one has is told at the next round."""
    for number in numbers:
        with by_itself("member not told", member=number):
            await database.run(partial(_tell, number, tell))


def _tell(number: int, tell: Callable[[Session, Member], object], session: Session) -> None:
    for member in attention.take(session, [number]):
        tell(session, member)


async def some_at_once(
    database: Database, numbers: Sequence[int], tell: Callable[[Session, Sequence[Member]], object]
) -> None:
    """Like `each`, where very many have the same minute: some share a transaction, until one of them fails."""
    for start in range(0, len(numbers), SOME):
        some = numbers[start : start + SOME]
        try:
            await database.run(partial(_tell_together, some, tell))
        except OutOfReach:
            raise
        except Exception:
            await each(database, some, lambda session, member: tell(session, [member]))


def _tell_together(some: Sequence[int], tell: Callable[[Session, Sequence[Member]], object], session: Session) -> None:
    tell(session, attention.take(session, some))
