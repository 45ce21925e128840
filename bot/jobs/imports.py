"""Imports: files read into the books, and taken out again, a few milliseconds at a time, so that talk goes on."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic, thread_time
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from bot import readers
from bot.jobs import forecasts, import_keys
from handlers.pushes import push
from handlers.screens.files.import_runs import state
from handlers.screens.files.imports import customer_name
from handlers.texts import Texts
from playbook.columns import Chunk, How, Layout
from storage.engine import Database, OutOfReach
from storage.queries.caring import care
from storage.queries.files import importing, imports
from storage.queries.lapsing import lapse_watch
from storage.queries.team import members
from storage.tables import ImportJob, ImportStatus, Member

log = structlog.get_logger(__name__)
AIM = 0.02  # seconds of the database's time that a chunk should take: half of them go to what each chunk costs
FEWEST, MOST = 8, 400  # lines in a chunk
TURN = 0.25  # seconds after which another import gets its turn
SHOW_EVERY = timedelta(seconds=1.5)  # between two edits of the progress message
Now = Callable[[], datetime]


class Work:
    """An import on its way: its file, the lines read ahead, and how many of them go in at once."""

    def __init__(self, reader: readers.Reader, position: int, now: datetime) -> None:
        self._ahead, self.shown_at = readers.Ahead(reader, with_keys=True), now
        self.position = position  # up to which lines are in the books
        self._size = FEWEST * 4
        self._found_up_to = position  # up to which lines those whom they brought are found, or will be soon
        self._finding: asyncio.Task[bool] | None = None

    async def next(self) -> Chunk:
        """The next lines; those after them are read meanwhile."""
        return await self._ahead.next(self._size)

    def took(self, chunk: Chunk, seconds: float) -> None:
        """Make the next chunk larger or smaller by how long one has taken."""
        self.position += chunk.read
        goal = chunk.read * AIM / max(seconds, 0.001)
        self._size = max(FEWEST, min(MOST, int(goal), int(self._size * 1.3) + 1))

    async def let_find(self, database: Database, number: int, *, all_of_them: bool) -> None:
        """Let those be found who are in the books: beside the reading when there are very many, or all at the end."""
        enough = self.position - self._found_up_to >= import_keys.AT_ONCE
        if self._finding is not None and (all_of_them or enough or self._finding.done()):
            await self._finding
            self._finding = None
        if all_of_them:
            await import_keys.bring_all(database, number)
        elif enough:
            self._found_up_to = self.position
            self._finding = asyncio.create_task(import_keys.bring_some(database, number))

    async def close(self) -> None:
        """Let go of the file."""
        if self._finding is not None:
            self._finding.cancel()
            await asyncio.gather(self._finding, return_exceptions=True)
        await self._ahead.close()


async def tick(database: Database, now: Now) -> None:
    """Work until no import is left to work on, each of them a chunk in turn."""
    await import_keys.tick(database)
    await forecasts.tick(database, now)
    works: dict[int, Work] = {}
    try:
        while jobs := await database.run(imports.at_work):
            for job in jobs:
                await _advance(database, now, job, works)
            for number in [number for number in works if all(job.id != number for job in jobs)]:
                await _let_go(works, number)
            await forecasts.tick(database, now)
    finally:
        for number in list(works):
            await _let_go(works, number)
    await import_keys.tick(database)


async def _advance(database: Database, now: Now, job: ImportJob, works: dict[int, Work]) -> None:
    """Some chunks of a job; one that fails by our fault ends, and says so."""
    until = monotonic() + TURN
    try:
        more = True
        while more and monotonic() < until:
            more = await _work_on(database, now, job, works)
    except OutOfReach:
        raise  # the next tick goes on where this one was
    except Exception:
        log.exception("import failed", job=job.id)
        await database.run(lambda session: _fail(session, now(), job.id or 0))
        await _let_go(works, job.id or 0)


async def _work_on(database: Database, now: Now, job: ImportJob, works: dict[int, Work]) -> bool:
    """A chunk; whether more may follow at once."""
    number = job.id or 0
    if job.status is ImportStatus.UNDOING:
        await _let_go(works, number)
        return await database.run_aside(lambda session: _take_back(session, now(), number))
    work = works.get(number)
    if work is None:
        reader = await database.run(lambda session: _open(session, now(), number))
        if reader is None:
            return False
        work = works[number] = Work(reader, job.position, now())
        await reader.skip(job.position)
    chunk = await work.next()
    await work.let_find(database, number, all_of_them=not chunk.read)
    shown = now() - work.shown_at >= SHOW_EVERY
    seconds = await database.run_aside(lambda session: _put_in(session, now(), number, chunk, shown))
    if seconds is None:
        await _let_go(works, number)
        return False
    work.took(chunk, seconds)
    if shown:
        work.shown_at = now()
    return chunk.read > 0


async def _let_go(works: dict[int, Work], number: int) -> None:
    if work := works.pop(number, None):
        await work.close()


def _open(session: Session, now: datetime, number: int) -> readers.Reader | None:
    """Open the file; None ends the import: the file is gone, or its member is no longer in the team."""
    job = session.get_one(ImportJob, number)
    member = session.get_one(Member, job.member_id)
    content = imports.content_of(session, job)
    if content is None or not member.active or member.team_id != job.team_id:
        job.status, job.to_count = ImportStatus.STOPPED, False
        session.add(job)
        return None
    today = now.astimezone(ZoneInfo(member.timezone)).date()
    how = How(today, members.team_of(session, member).region, customer_name(Texts(member.language)))
    return readers.read(content, Layout.from_json(job.layout), how)


def _put_in(session: Session, now: datetime, number: int, chunk: Chunk, shown: bool) -> float | None:
    """Put a chunk into the books; gives the seconds it took, None if the import was stopped meanwhile."""
    started = thread_time()  # of our own: how busy the machine is makes no difference
    job = session.get_one(ImportJob, number)
    if job.status is not ImportStatus.RUNNING:
        return None
    member = session.get_one(Member, job.member_id)
    imports.refuse(session, job, chunk.refused)
    importing.take(session, member, now, job, chunk.lines)
    job.position += chunk.read
    if not chunk.read:
        job.status, job.total = ImportStatus.DONE, job.position
        care.look_again(session, job.team_id)
        lapse_watch.judge_again(session, job.team_id)
    if shown or not chunk.read:
        _show(session, now, job, member)
    session.flush()
    return thread_time() - started


def _take_back(session: Session, now: datetime, number: int) -> bool:
    """A chunk; whether there is more."""
    job = session.get_one(ImportJob, number)
    if job.status is not ImportStatus.UNDOING:
        return False
    if not imports.take_back(session, job, now):
        return True
    job.status = ImportStatus.UNDONE
    lapse_watch.judge_again(session, job.team_id)
    _show(session, now, job, session.get_one(Member, job.member_id))
    return False


def _fail(session: Session, now: datetime, number: int) -> None:
    """Our fault: what is in stays in, and the member may try again or take it back."""
    job = session.get_one(ImportJob, number)
    job.status = ImportStatus.FAILED
    lapse_watch.judge_again(session, job.team_id)
    _show(session, now, job, session.get_one(Member, job.member_id))


def _show(session: Session, now: datetime, job: ImportJob, member: Member) -> None:
    session.add(job)
    if job.shown_id is not None:
        today, newest = now.astimezone(ZoneInfo(member.timezone)).date(), None
        if not job.status.is_at_work:  # it takes a look at every client
            newest = imports.lapse_day(session, member, today)
        screen = state(Texts(member.language), job, newest)
        push.replace(session, now, job.shown_id, job.chat_id, screen)
