"""What long files would bring, found out beforehand: who in them is new, who is known, who is a colleague's."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from bot import readers
from handlers.pushes import push
from handlers.screens.files.imports import columns
from handlers.texts import Texts
from playbook.columns import Chunk, How, Layout
from storage.engine import Database, OutOfReach
from storage.queries.files import import_lines, imports
from storage.queries.files.import_people import Met
from storage.queries.team import members
from storage.tables import ImportJob, Member

log = structlog.get_logger(__name__)
AT_ONCE = 250  # lines looked up at once: some milliseconds


async def tick(database: Database, now: Callable[[], datetime]) -> None:
    """Count every file that waits for it; one that can't be counted may be imported all the same."""
    for job in await database.run(imports.to_count):
        try:
            await count(database, now, job.id or 0)
        except OutOfReach:
            raise  # the next tick begins it anew
        except Exception:
            log.exception("file not counted", job=job.id)
            await database.run(partial(_leave_uncounted, number=job.id or 0))


async def count(database: Database, now: Callable[[], datetime], number: int) -> None:
    """Count one file, and show what it would bring."""
    opened = await database.run(lambda session: _open(session, now(), number))
    if opened is None:
        return
    layout, reader = opened
    met, found, lines = Met(), Counter[str](), 0
    ahead = readers.Ahead(reader)
    try:
        while (chunk := await ahead.next(AT_ONCE)).read:
            more = await database.run_aside(partial(_look, number=number, layout=layout, chunk=chunk, met=met))
            if more is None:
                return
            found, lines = found + more, lines + chunk.read
    finally:
        await ahead.close()
    await database.run(partial(_show, now=now(), number=number, layout=layout, found=found, lines=lines))


def _open(session: Session, now: datetime, number: int) -> tuple[Layout, readers.Reader] | None:
    """The file; None, and no counting, where it is gone."""
    job = session.get_one(ImportJob, number)
    member = session.get_one(Member, job.member_id)
    content = imports.content_of(session, job)
    if content is None:
        job.to_count = False
        session.add(job)
        return None
    today = now.astimezone(ZoneInfo(member.timezone)).date()
    layout = Layout.from_json(job.layout)
    return layout, readers.read(content, layout, How(today, members.team_of(session, member).region))


def _leave_uncounted(session: Session, *, number: int) -> None:
    job = session.get_one(ImportJob, number)
    job.to_count = False
    session.add(job)


def _look(session: Session, *, number: int, layout: Layout, chunk: Chunk, met: Met) -> Counter[str] | None:
    """What some lines would bring; None where the file is no longer asked about, or otherwise."""
    job = _asked(session, number, layout)
    if job is None:
        return None
    found = import_lines.sort_out(session, session.get_one(Member, job.member_id), chunk.lines, met)
    found.refused += chunk.refused
    return found.counts()


def _asked(session: Session, number: int, layout: Layout) -> ImportJob | None:
    job = session.get_one(ImportJob, number)
    return job if job.to_count and Layout.from_json(job.layout) == layout else None


def _show(session: Session, *, now: datetime, number: int, layout: Layout, found: Counter[str], lines: int) -> None:
    job = _asked(session, number, layout)
    if job is None:
        return
    job.to_count, job.forecast, job.total = False, dict(found), lines
    session.add(job)
    if job.shown_id is not None:
        member = session.get_one(Member, job.member_id)
        screen = columns(Texts(member.language), job, layout, found)
        push.replace(session, now, job.shown_id, job.chat_id, screen)
