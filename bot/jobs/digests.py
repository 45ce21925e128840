"""The digests of the groups: each day at the group's hour, each Monday at nine, and samples that were asked for.

Figures are read in one transaction, the picture is drawn in a thread, the push is queued in another transaction that
looks again whether it is still due; its key makes it go out once.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog
from sqlmodel import Session

from bot import charts
from handlers.pushes.push import Push, queue
from handlers.screen import Screen
from handlers.screens.team import daily, weekly
from handlers.texts import Texts
from playbook.digest import is_told
from storage.by_itself import by_itself
from storage.engine import Database
from storage.queries.team import digests, groups, weeks
from storage.queries.team.groups import Due
from storage.queries.team.weeks import WeekReport
from storage.tables import GroupChat, Team

log = structlog.get_logger(__name__)
Now = Callable[[], datetime]


async def tick(database: Database, now: Now, username: str) -> None:
    """One round; a group whose digest fails keeps no other one waiting."""
    for due in await database.run(lambda session: groups.due(session, now())):
        with by_itself("digest failed", group=due.group_id):
            await _tell(database, now, due, username)


async def _tell(database: Database, now: Now, due: Due, username: str) -> None:
    day, week = await database.run(lambda session: _read(session, due, now(), username))
    picture = None if week is None else await _with_picture(*week)
    await database.run(lambda session: _queue(session, due, now(), day, picture))


def _read(
    session: Session, due: Due, now: datetime, username: str
) -> tuple[Screen | None, tuple[Texts, WeekReport] | None]:
    """The day's screen, unless nothing happened on a day off; and the week's figures."""
    group = session.get_one(GroupChat, due.group_id)
    team, t = session.get_one(Team, group.team_id), Texts(group.language)
    day = None
    if due.day is not None:
        found = digests.report(session, team, due.day, now)
        if due.sample is not None or is_told(found.told.figures, due.day):
            local = groups.local(session, group, now)
            day = daily.digest(t, found, username, local, sample=due.sample is not None)
    return day, None if due.week is None else (t, weeks.report(session, team, due.week, now))


async def _with_picture(t: Texts, report: WeekReport) -> Screen:
    """The week with its picture; should it fail to be drawn, the figures still go out."""
    try:
        picture = await asyncio.to_thread(charts.draw, weekly.chart(t, report))
    except Exception:
        log.exception("picture not drawn")
        return weekly.digest(t, report, None)
    return weekly.digest(t, report, picture)


def _queue(session: Session, due: Due, now: datetime, day: Screen | None, week: Screen | None) -> None:
    group = groups.still_due(session, due, now)
    if group is None:
        return
    which = "" if due.sample is None else f":sample:{due.sample.isoformat()}"
    for screen, key in ((day, f"digest:{group.id}:{due.day}{which}"), (week, f"week:{group.id}:{due.week}{which}")):
        if screen is not None:
            queue(session, now, Push(group.chat_id, screen, key, check=f"group:{group.id}"))
