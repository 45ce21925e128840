"""Exports: read a page at a time, written in a thread beside, and handed to the sender; begun anew after a restart."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from sqlmodel import Session

from handlers.files import export_files
from handlers.files.export_files import Export, Part
from handlers.pushes import push
from handlers.screen import File, Screen
from handlers.screens.files import exports as screens
from handlers.screens.files.import_runs import refused_lines
from handlers.texts import Texts
from playbook.columns import Layout
from storage.engine import Database, OutOfReach
from storage.queries.files import exports, imports
from storage.table_files import TableFile
from storage.tables import ExportForm, ExportJob, ImportJob, Member

log = structlog.get_logger(__name__)
LARGEST = 49_000_000  # bytes that a bot may send as one file
SHOW_EVERY = timedelta(seconds=1.5)  # between two edits of the progress message
Now = Callable[[], datetime]


async def tick(database: Database, now: Now) -> None:
    """Put together whatever is asked for."""
    for job in await database.run(exports.waiting):
        try:
            await _fulfil(database, now, job)
        except OutOfReach:
            raise  # the next tick begins it anew
        except Exception:
            log.exception("export failed", job=job.id)
            await database.run(partial(_end, now=now(), job=job, screen=screens.failed))


async def _fulfil(database: Database, now: Now, job: ExportJob) -> None:
    export = await database.run(lambda session: _begin(session, now(), job))
    if export is None:
        return
    files = [File(name, content) for name, content in await _write(database, now, job, export)]
    if any(len(file.content) > LARGEST for file in files):
        await database.run(partial(_end, now=now(), job=job, screen=screens.too_large))
        return

    def ready(t: Texts, form: ExportForm) -> Screen:
        return screens.done(t, form, export.counts)

    await database.run(partial(_end, now=now(), job=job, screen=ready, files=files))


def _begin(session: Session, now: datetime, job: ExportJob) -> Export | None:
    """What is to be written; None where nothing is, or no longer: refused lines go out at once."""
    member = session.get_one(Member, job.member_id)
    if not member.active or member.team_id != job.team_id:
        session.delete(session.get_one(ExportJob, job.id))
        return None
    if job.form is not ExportForm.REFUSED:
        return export_files.of(session, member, job.form)
    of = session.get_one(ImportJob, job.import_job_id)
    screen = refused_lines(Texts(member.language), Layout.from_json(of.layout), imports.refusals(session, of))
    push.deliver(session, now, job.chat_id, screen, f"{exports.NAMED}{job.id}:0")
    session.delete(session.get_one(ExportJob, job.id))
    return None


async def _write(database: Database, now: Now, job: ExportJob, export: Export) -> list[tuple[str, bytes]]:
    """The files, with progress shown meanwhile."""
    file, done, shown_at = export.file(), 0, now()
    for part in export.parts():
        file.begin(part.title, part.headings)
        last = 0
        while page := await database.run(export_files.reading(part, export.member, last)):
            await asyncio.to_thread(_add, file, part, page)
            last, done = export_files.last_number(page), done + len(page)
            if now() - shown_at >= SHOW_EVERY:
                shown_at = now()
                await database.run(partial(_show, now=shown_at, job=job, done=done, total=export.rows))
    return await asyncio.to_thread(file.close)


def _add(file: TableFile, part: Part, page: Sequence[Any]) -> None:
    file.add(part.rows(page))


def _show(session: Session, *, now: datetime, job: ExportJob, done: int, total: int) -> None:
    t = Texts(session.get_one(Member, job.member_id).language)
    if job.shown_id is not None:
        push.replace(session, now, job.shown_id, job.chat_id, screens.running(t, job.form, min(done, total), total))


def _end(
    session: Session,
    *,
    now: datetime,
    job: ExportJob,
    screen: Callable[[Texts, ExportForm], Screen],
    files: list[File] | None = None,
) -> None:
    """Say how it ended, with the files below, and let the order go."""
    t = Texts(session.get_one(Member, job.member_id).language)
    if job.shown_id is not None:
        push.replace(session, now, job.shown_id, job.chat_id, screen(t, job.form))
    for number, file in enumerate(files or ()):
        push.deliver(session, now, job.chat_id, Screen("", file=file), f"{exports.NAMED}{job.id}:{number}")
    session.delete(session.get_one(ExportJob, job.id))
