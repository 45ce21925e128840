"""Imports: files read into the books, and taken out again, a few milliseconds at a time, so that talk goes on."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from time import perf_counter
from zoneinfo import ZoneInfo

import structlog
from sqlmodel import Session

from handlers import push
from handlers.screens.import_runs import state
from handlers.screens.imports import customer_name
from handlers.texts import Texts
from playbook import search
from playbook.columns import Entry, Layout, Numbering, Record, Refused, read_line, records
from storage.engine import Database, OutOfReach
from storage.queries import care, importing, imports, members
from storage.queries.importing import Line
from storage.tables import ImportJob, ImportStatus, Member

log = structlog.get_logger(__name__)
AIM = 0.014  # seconds of the database's time that a chunk should take
FEWEST, MOST = 10, 400  # lines in a chunk
PAUSE = 0.01  # seconds between chunks
SKIP = 500  # lines passed over before others get their turn
SHOW_EVERY = timedelta(seconds=1.5)  # between two edits of the progress message
Now = Callable[[], datetime]


@dataclass(frozen=True)
class Chunk:
    """Lines that go into the books together; `read`: how many of the file that is, the refused ones included."""

    lines: list[Line]
    refused: list[Refused]
    read: int


class Reading:
    """A file, open at the place up to which it has been read."""

    def __init__(self, content: bytes, job: ImportJob, member: Member, region: str, now: datetime) -> None:
        self._layout = Layout.from_json(job.layout)
        self._today = now.astimezone(ZoneInfo(member.timezone)).date()
        self.region = region
        self._records: Iterator[Record] = islice(
            records(content, self._layout.encoding, self._layout.separator), self._layout.skip, None
        )
        self._numbering = Numbering()
        self.at = 0
        self.size = FEWEST
        self.shown_at = now

    async def go_to(self, position: int) -> None:
        """Pass over the lines that are in: equal lines after them are told apart by how many there were."""
        while self.at < position and (await self.next(min(SKIP, position - self.at))).read:
            pass

    async def next(self, count: int) -> Chunk:
        """The next lines."""
        await asyncio.sleep(0)
        chunk = Chunk([], [], 0)
        taken = 0
        for record in islice(self._records, count):
            taken += 1
            read = read_line(record, self._layout, today=self._today, region=self.region)
            if isinstance(read, Entry):
                chunk.lines.append(Line(read, self._numbering.key(read), record.text))
            else:
                chunk.refused.append(read)
        self.at += taken
        return Chunk(chunk.lines, chunk.refused, taken)

    def took(self, seconds: float) -> None:
        """Make the next chunk larger or smaller by how long one has taken."""
        self.size = max(FEWEST, min(MOST, int(self.size * min(1.3, AIM / max(seconds, 0.001)))))


async def tick(database: Database, now: Now) -> None:
    """Work until no import is left to work on, each of them a chunk in turn."""
    open_files: dict[int, Reading] = {}
    while jobs := await database.run(imports.at_work):
        for job in jobs:
            await _advance(database, now, job, open_files)
            await asyncio.sleep(PAUSE)
        open_files = {number: open_files[number] for number in open_files if any(job.id == number for job in jobs)}


async def _advance(database: Database, now: Now, job: ImportJob, open_files: dict[int, Reading]) -> None:
    """A chunk of a job; one that fails by our fault ends, and says so."""
    try:
        await _work_on(database, now, job, open_files)
    except OutOfReach:
        raise  # the next tick goes on where this one was
    except Exception:
        log.exception("import failed", job=job.id)
        await database.run(lambda session: _fail(session, now(), job.id or 0))


async def _work_on(database: Database, now: Now, job: ImportJob, open_files: dict[int, Reading]) -> None:
    number = job.id or 0
    if job.status is ImportStatus.UNDOING:
        await database.run(lambda session: _take_back(session, now(), number))
        return
    reading = open_files.get(number)
    if reading is None or reading.at != job.position:
        reading = await database.run(lambda session: _open(session, now(), number))
        if reading is None:
            return
        await asyncio.to_thread(_load_pinyin)
        await reading.go_to(job.position)
        open_files[number] = reading
    chunk = await reading.next(reading.size)
    shown = now() - reading.shown_at >= SHOW_EVERY
    reading.took(await database.run(lambda session: _put_in(session, now(), number, chunk, reading.region, shown)))
    if shown:
        reading.shown_at = now()


def _open(session: Session, now: datetime, number: int) -> Reading | None:
    """Open the file; None ends the import: the file is gone, or its member is no longer in the team."""
    job = session.get_one(ImportJob, number)
    member = session.get_one(Member, job.member_id)
    content = imports.content_of(session, job)
    if content is None or not member.active or member.team_id != job.team_id:
        job.status = ImportStatus.STOPPED
        session.add(job)
        return None
    return Reading(content, job, member, members.team_of(session, member).region, now)


def _load_pinyin() -> None:
    """Tables that take half a second to load, once; that should not be the database's time."""
    search.keys(customer_name(Texts("zh_Hans"), "1", "CN"))


def _put_in(session: Session, now: datetime, number: int, chunk: Chunk, region: str, shown: bool) -> float:
    """Put a chunk into the books, unless the import was stopped meanwhile; gives the seconds it took."""
    started = perf_counter()
    job = session.get_one(ImportJob, number)
    if job.status is not ImportStatus.RUNNING:
        return AIM
    member = session.get_one(Member, job.member_id)
    t = Texts(member.language)
    imports.refuse(session, job, chunk.refused)
    importing.take(session, member, now, job, chunk.lines, lambda known_by: customer_name(t, known_by, region))
    job.position += chunk.read
    if not chunk.read:
        job.status, job.total = ImportStatus.DONE, job.position
        care.look_again(session, job.team_id)
    if shown or not chunk.read:
        _show(session, now, job, member)
    session.flush()
    return perf_counter() - started


def _take_back(session: Session, now: datetime, number: int) -> None:
    job = session.get_one(ImportJob, number)
    if job.status is ImportStatus.UNDOING and imports.take_back(session, job):
        job.status = ImportStatus.UNDONE
        _show(session, now, job, session.get_one(Member, job.member_id))


def _fail(session: Session, now: datetime, number: int) -> None:
    """Our fault: what is in stays in, and the member may try again or take it back."""
    job = session.get_one(ImportJob, number)
    job.status = ImportStatus.FAILED
    _show(session, now, job, session.get_one(Member, job.member_id))


def _show(session: Session, now: datetime, job: ImportJob, member: Member) -> None:
    session.add(job)
    if job.shown_id is not None:
        today = now.astimezone(ZoneInfo(member.timezone)).date()
        screen = state(Texts(member.language), job, imports.lapse_day(session, member, today))
        push.replace(session, now, job.shown_id, job.chat_id, screen)
