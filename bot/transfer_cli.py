"""`scripts/run import` and `export`: files on the server's own disk, with a bar that shows how far it is."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from sqlmodel import Session

from bot import transfers
from bot.clock import SystemClock
from bot.settings import read_settings
from bot.transfers import PassedOver, Unusable
from handlers.files.uploads import Table
from handlers.screens.files import import_counts, import_runs
from handlers.texts import Texts
from playbook.columns import DateStyle, Layout
from storage import migrations
from storage.engine import Database
from storage.presence import AlreadyRunning, Presence, presence
from storage.queries.files import imports
from storage.tables import ImportJob

Who = Annotated[str, typer.Option("--as", help="The member, by name or Telegram id. [the owner]", show_default=False)]
Work = Callable[[Database], Awaitable[None]]
JOB = "imports"  # whoever has it, imports


def import_command(
    file: Path,
    who: Who = "",
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask before anything is written.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come of it.")] = False,
    dates: Annotated[
        DateStyle | None, typer.Option(help="dmy or mdy, where 3/4/2026 may be either.", show_default=False)
    ] = None,
) -> None:
    """Read a list of clients, purchases or notes (CSV, XLSX, vCard) into the books; sending it twice is harmless."""

    async def work(database: Database) -> None:
        tables = transfers.tables_in(file)
        for table in tables:
            try:
                await _import(database, file, table, who, dates, sure=yes, only_look=dry_run)
            except PassedOver as why:
                if len(tables) == 1:
                    raise
                _say(str(why))

    _with_books(work, alone=True)


def export_command(file: Path, who: Who = "") -> None:
    """Write all that a member may see to FILE: .xlsx, .csv (several files) or .vcf; the bot may go on running."""

    async def work(database: Database) -> None:
        form = transfers.FORMS.get(file.suffix.lower())
        if form is None:
            raise Unusable(f"{file}: the name must end in {', '.join(transfers.FORMS)}")
        me = await database.run(lambda session: transfers.member_called(session, who))
        with _bar(f"{me.name} → {file.name}") as progress:
            written = await transfers.export(database, me, form, progress)
        for at, (name, content) in enumerate(written):
            goal = file.with_stem(f"{file.stem}-{Path(name).stem}") if at else file
            if goal.exists():
                raise Unusable(f"{goal} is there already")
            goal.write_bytes(content)
            _say(f"{goal} ({len(content) / 1_000_000:.1f} MB)")

    _with_books(work, alone=False)


async def _import(
    database: Database, file: Path, table: Table, who: str, dates: DateStyle | None, *, sure: bool, only_look: bool
) -> None:
    name = " · ".join(part for part in (file.name, table.sheet) if part)

    def begun(session: Session) -> int:
        me = transfers.member_called(session, who)
        return transfers.begin(session, me, _now(), name, table, dates).id or 0

    number = await database.run(begun)
    job = await transfers.count(database, _now, number)
    _say(name)
    _tell_columns(Layout.from_json(job.layout))
    _tell(job.forecast)
    if only_look or not (sure or typer.confirm("Import it?")):
        await transfers.leave(database, number)
        return
    with _bar(name) as progress:
        job = await transfers.run(database, _now, number, progress)
    _say(f"{job.status.value}:")
    _tell(job.counts)
    if import_counts.refused(job.counts):
        goal = file.with_name(f"{file.stem}-refused-{number}.csv")
        goal.write_bytes(await database.run(lambda session: _refused(session, job)))
        _say(f"refused lines: {goal}")


def _refused(session: Session, job: ImportJob) -> bytes:
    return import_runs.refused_table(Texts("en"), Layout.from_json(job.layout), imports.refusals(session, job))


def _tell_columns(layout: Layout) -> None:
    for field, at in layout.columns.items():
        _say(f"  {field.value}: {layout.titles[at] or f'column {at + 1}'}")
    if left := [layout.titles[at] or f"column {at + 1}" for at in layout.left_out]:
        _say(f"  not imported: {', '.join(left)}")


def _tell(counts: dict[str, int]) -> None:
    for line in import_counts.told(Texts("en"), counts):
        _say(f"  {line}")
    if not import_counts.is_new(counts):
        _say("  nothing new in it")


def _with_books(work: Work, *, alone: bool) -> None:
    """Do it on the database, in plain words where it can't be done. `alone`: nobody else imports meanwhile."""
    url = read_settings().database_url
    if migrations.current(url) != migrations.newest():
        _end("The database is not there, or not up to date: start Laoke once.")
    database = Database(url)
    here = presence(database.engine)
    try:
        if alone:
            here.join()
        asyncio.run(_at_work(database, here, work, alone=alone))
    except AlreadyRunning:
        _end("Laoke is running on this database: stop it first, or send the file in the chat.")
    except Unusable as error:
        _end(f"{error}.")
    except OSError as error:
        _end(f"{error.filename}: {error.strerror}.")
    finally:
        here.leave()
        database.close()


async def _at_work(database: Database, here: Presence, work: Work, *, alone: bool) -> None:
    taken = not alone
    while not taken:
        taken = await asyncio.to_thread(here.take_job, JOB)
        await asyncio.sleep(0 if taken else transfers.LOOK)
    await work(database)


@contextmanager
def _bar(label: str) -> Iterator[transfers.Progress]:
    """A bar that goes on as it is told (how far, of how much)."""
    with typer.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = max(total, done, 1)
            bar.update(done - bar.pos)

        yield progress


def _now() -> datetime:
    return SystemClock().now()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _end(line: str) -> NoReturn:
    sys.stderr.write(f"{line}\n")
    raise typer.Exit(2)
