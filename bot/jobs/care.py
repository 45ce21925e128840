"""The rules of care (C1–C7, C10): by night each team's clients are gone through, and what is found is put on lists.

Reading and writing are done in the database's thread a few milliseconds at a time, the looking outside of it. A night
that is broken off begins anew and finds the same; what is there already stays as it is.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from sqlmodel import Session

from handlers.caring.occasions import words
from playbook import care
from playbook.care import Book, ClientFacts, Known, Placed, Shortlist
from playbook.workdays import Workdays
from storage.by_itself import by_itself
from storage.engine import Database
from storage.queries.caring import care as occasions
from storage.queries.caring import care_facts, care_rules
from storage.queries.work.working_time import workdays
from storage.tables import Team

READ_AT_ONCE, KEPT_AT_ONCE = 60, 5  # clients and occasions, some five milliseconds each
PAUSE = 0.02  # seconds in which others get their turn; a million clients are through in ten minutes


@dataclass(frozen=True)
class Night:
    """A team as a night's work begins: its rules, and how much its people have before them already."""

    team: Team
    today: date
    book: Book
    workdays: Mapping[int, Workdays]
    planned: Mapping[tuple[int, date], int]
    shortlist: Shortlist


@dataclass(frozen=True)
class Part:
    """Some of a team's clients, up to the number `last`."""

    facts: list[ClientFacts]
    known: Set[Known]
    last: int


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """Go through every team that is due; one that can't be gone through comes again at the next round."""
    for team, today in await database.run(lambda session: occasions.teams_due(session, now())):
        with by_itself("team not looked through", team=team.id or 0):
            await look_through(database, team, today, now)


async def look_through(database: Database, team: Team, today: date, now: Callable[[], datetime]) -> None:
    """Look at all clients of a team and put on the lists what is found."""
    night = await database.run(lambda session: _begin(session, team, today))
    last = 0
    while part := await _read(database, night, last):
        night.shortlist.add(await asyncio.to_thread(_find, night, part))
        last = part.last
        await asyncio.sleep(PAUSE)
    await _keep(database, night, now)
    await database.run(lambda session: occasions.looked_through(session, team.id or 0, today))


def _begin(session: Session, team: Team, today: date) -> Night:
    owners = occasions.owners(session, team.id or 0)
    numbers = [owner.id or 0 for owner in owners]
    return Night(
        team,
        today,
        care_rules.book(session, team.id or 0),
        {owner.id or 0: workdays(session, owner) for owner in owners},
        occasions.planned(session, numbers, today),
        Shortlist(occasions.taken(session, numbers, today)),
    )


async def _read(database: Database, night: Night, after: int) -> Part | None:
    """The next clients behind a number; None at the end."""

    def read(session: Session) -> Part | None:
        clients = care_facts.next_clients(session, night.team, after, READ_AT_ONCE)
        if clients is None:
            return None
        facts = care_facts.read(session, clients, night.book, night.today)
        return Part(facts, care_facts.known(session, facts, night.today), clients.last)

    return await database.run_aside(read)


def _find(night: Night, part: Part) -> list[care.Finding]:
    """What the rules find; one who brought a client may be a former colleague's, and then nobody thanks him."""
    found = care.find(part.facts, night.book, night.today, part.known)
    return [finding for finding in found if finding.owner in night.workdays]


async def _keep(database: Database, night: Night, now: Callable[[], datetime]) -> None:
    placed = care.place(night.shortlist.all(), night.planned, night.workdays, night.today)
    for start in range(0, len(placed), KEPT_AT_ONCE):
        await database.run_aside(partial(_keep_some, night, now(), placed[start : start + KEPT_AT_ONCE]))
        await asyncio.sleep(PAUSE)


def _keep_some(night: Night, now: datetime, some: Sequence[Placed], session: Session) -> None:
    occasions.keep(session, night.team.id or 0, now, some, words)
