"""Files read in and written from the command line: the same ways as in the chat, with a bar instead of a message."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, select

from bot.jobs import forecasts, imports
from handlers.files import export_files
from handlers.files.uploads import Table, unpack
from playbook.columns import DateStyle, NotATable, choose_dates, guess
from storage.engine import Database
from storage.queries.files import imports as stored
from storage.queries.team import members
from storage.tables import ExportForm, ImportJob, ImportStatus, Member, Role

LOOK = 0.1  # seconds between two looks at how far an import is
FORMS = {".xlsx": ExportForm.XLSX, ".csv": ExportForm.CSV, ".vcf": ExportForm.VCARD}
Progress = Callable[[int, int], None]
Now = Callable[[], datetime]


class Unusable(Exception):
    """What keeps a file from being read or written, in a sentence."""


class PassedOver(Unusable):
    """A table that brings nothing; the others of its file may."""


def member_called(session: Session, who: str) -> Member:
    """The active member of this name or Telegram id; without either, the owner of the only team. Raises Unusable."""
    active = session.exec(select(Member).where(Member.active)).all()
    if who:
        found = [each for each in active if who in (each.name, str(each.user_id))]
    else:
        found = [each for each in active if each.role is Role.OWNER] or list(active)
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{each.name} ({each.user_id})" for each in active) or "nobody yet"
    raise Unusable(f"--as: say which member, by name or number: {names}")


def tables_in(file: Path) -> tuple[Table, ...]:
    """The tables of a file on disk. Raises Unusable."""
    upload = unpack(file.read_bytes())
    if upload.why is not None or not upload.tables:
        raise Unusable(f"{file}: no table in it" if upload.why is None else f"{file}: {upload.why.value}")
    return upload.tables


def begin(session: Session, me: Member, now: datetime, name: str, table: Table, dates: DateStyle | None) -> ImportJob:
    """An import that waits to be counted. Raises Unusable; PassedOver for a sheet without a line, or of deals."""
    region = members.team_of(session, me).region
    head, _ = stored.cut_head(table.content, len(table.content))
    try:
        layout = guess(head, table.encoding, this_year=now.year, region=region, separator=table.separator)
    except NotATable as error:
        if error.only_to_look_at:
            raise PassedOver(f"{name}: deals and money owed are not brought in") from error
        if error.only_headings:
            raise PassedOver(f"{name}: headings, and no line below them") from error
        raise Unusable(f"{name}: no table in it") from error
    if layout.doubtful and dates is None:
        raise Unusable(f"{layout.doubtful}: which day is that? Say --dates dmy or --dates mdy")
    layout = choose_dates(layout, dates) if layout.doubtful and dates else layout
    if layout.missing is not None:
        raise Unusable(f"{name}: there is no column for the {layout.missing.value}; give it a heading")
    job = stored.begin(session, me, now, chat_id=0, name=name, content=table.content, layout=layout, total=0)
    job.to_count = True
    session.add(job)
    return job


async def count(database: Database, now: Now, number: int) -> ImportJob:
    """Find out what the import would bring."""
    await forecasts.count(database, now, number)
    return await look(database, number)


async def look(database: Database, number: int) -> ImportJob:
    """The import as it stands."""
    return await database.run(lambda session: session.get_one(ImportJob, number))


async def leave(database: Database, number: int) -> None:
    """Not this file."""

    def left(session: Session) -> None:
        job = session.get_one(ImportJob, number)
        job.status = ImportStatus.LEFT
        session.add(job)

    await database.run(left)


async def run(database: Database, now: Now, number: int, progress: Progress) -> ImportJob:
    """Read the file in."""
    await database.run(lambda session: stored.start(session, session.get_one(ImportJob, number)))
    work = asyncio.create_task(imports.tick(database, now))
    while not work.done():
        await asyncio.wait({work}, timeout=LOOK)
        job = await look(database, number)
        progress(job.position, job.total)
    work.result()
    return await look(database, number)


async def export(database: Database, me: Member, form: ExportForm, progress: Progress) -> list[tuple[str, bytes]]:
    """All that a member may see, as files."""
    order = await database.run(lambda session: export_files.of(session, me, form))
    file, done = order.file(), 0
    for part in order.parts():
        file.begin(part.title, part.headings)
        last = 0
        while page := await database.run(export_files.reading(part, me, last)):
            await asyncio.to_thread(file.add, part.rows(page))
            last, done = export_files.last_number(page), done + len(page)
            progress(done, order.rows)
    return await asyncio.to_thread(file.close)
