"""Pictures, large reports and long lists that members wait for: read on connections of their own, drawn in a thread.

No reply waits for them. A job's row goes in the transaction that hands its message to the sender, so that a crash on
the way begins it anew and nothing comes twice.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

import structlog
from sqlmodel import Session

from bot import charts
from handlers.pushes import push
from handlers.reports import pictures
from handlers.screen import File, Screen
from handlers.screens.lapsing import lapsed_list
from handlers.screens.reports import report as screens
from handlers.texts import Texts
from playbook.report import Picture
from storage.engine import Database
from storage.queries.reports import report_jobs
from storage.reading import reading
from storage.tables import Member, ReportJob

AT_ONCE = 2
log = structlog.get_logger(__name__)
Now = Callable[[], datetime]


async def tick(database: Database, now: Now) -> None:
    """Bring whatever is asked for, two at a time: a long one keeps no other one waiting, nor does one that fails."""
    jobs, turns = await database.run(report_jobs.waiting), asyncio.Semaphore(AT_ONCE)

    async def fulfil(job: ReportJob) -> None:
        async with turns:
            await _fulfil(database, now, job)

    ended = await asyncio.gather(*(fulfil(job) for job in jobs), return_exceptions=True)
    for trouble in filter(None, ended):
        raise trouble  # the database is out of reach: the next tick begins them anew


async def _fulfil(database: Database, now: Now, job: ReportJob) -> None:
    try:
        screen = await asyncio.to_thread(_put_together, _url(database), job, now())
    except Exception:
        log.exception("report failed", job=job.id, picture=job.picture)
        await database.run(partial(_fail, job=job, now=now()))
    else:
        await database.run(partial(_bring, job=job, now=now(), screen=screen))


def _url(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def _put_together(url: str, job: ReportJob, now: datetime) -> Screen | None:
    """The message with its picture, as the books stand at this instant."""
    with reading(url) as connection, Session(connection) as session:
        found = pictures.of(session, job, now)
    if found is None or found.chart is None:
        return found.screen if found else None
    file = File(f"{job.picture.value}.png", charts.draw(found.chart), picture=True)
    return replace(found.screen, file=file)


def _bring(session: Session, *, job: ReportJob, now: datetime, screen: Screen | None) -> None:
    """Hand it to the sender: figures into the message that announced them, pictures in one of their own."""
    if not report_jobs.take(session, job) or screen is None:
        return
    if job.shown_id is not None:
        push.replace(session, now, job.shown_id, job.chat_id, screen)
        return
    push.deliver(session, now, job.chat_id, screen, f"{report_jobs.NAMED}{job.id}")


def _fail(session: Session, *, job: ReportJob, now: datetime) -> None:
    """Say that it did not work; the member asks again."""
    t = Texts(session.get_one(Member, job.member_id).language)
    _bring(session, job=job, now=now, screen=_sorry(t, job.picture))


def _sorry(t: Texts, wanted: Picture) -> Screen:
    if wanted in (Picture.LAPSED, Picture.COMING):
        return lapsed_list.not_found_out(t)
    return screens.not_counted(t) if wanted in (Picture.FIGURES, Picture.PEOPLE) else screens.not_drawn(t)
