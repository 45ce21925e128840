"""The command line: starting, copies, files in and out, the early warning by itself."""

import asyncio
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Annotated, NoReturn
from zoneinfo import ZoneInfo

import typer
from sqlalchemy.exc import OperationalError
from telegram.error import InvalidToken

from bot import logs, serve
from bot.clock import SystemClock
from bot.lapse_cli import HELP as ABOUT_LAPSE
from bot.lapse_cli import lapse_command
from bot.restore import restore as bring_back
from bot.settings import Settings, read_settings
from bot.transfer_cli import export_command, import_command
from bot.upgrade import TooNew, bring_up_to_date
from bot.web import CannotListen
from storage.backups import BackupFailed, Shelf, copies_of, refuse_existing
from storage.presence import AlreadyRunning

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
app.command("lapse", help=ABOUT_LAPSE)(lapse_command)
app.command("import")(import_command)
app.command("export")(export_command)


@app.callback(invoke_without_command=True)
def main(context: typer.Context) -> None:
    """Start Laoke: on Telegram with LAOKE_BOT_TOKEN, in the playground without."""
    if context.invoked_subcommand is None:
        start(read_settings())


@app.command()
def backup(file: Annotated[Path | None, typer.Argument()] = None) -> None:
    """Copy the database while the bot runs, to FILE or to the folder of the nightly copies."""
    settings = read_settings()
    copies = copies_of(settings.database_url)
    if file is None and settings.backups is None:
        _end("Name a file: LAOKE_BACKUP_DIR is off.")
    shelf = Shelf(settings.backups or Path(), copies)
    goal = file or shelf.place(_now(settings), why="by-hand")
    with _in_words():
        refuse_existing(goal)
        shelf.make(goal, Event())
    serve.say(f"Saved and checked: {goal.absolute()} ({goal.stat().st_size / 1_000_000:.1f} MB)")


@app.command()
def restore(file: Path) -> None:
    """Go back to the copy in FILE, while the bot is stopped; what was there before is kept."""
    settings = read_settings()
    with _in_words():
        bring_back(settings, file, _now(settings), serve.say)


def start(settings: Settings) -> None:
    """Run until told to stop."""
    logs.set_up(settings.log_level)
    if settings.bot_token is None:
        from bot.playground.house import open_playground

        asyncio.run(open_playground(settings))
        return
    with _in_words():
        _upgrade(settings)
        asyncio.run(serve.on_telegram(settings))


def _upgrade(settings: Settings) -> None:
    try:
        saved = bring_up_to_date(settings, _now(settings))
    except BackupFailed as error:
        _end(
            f"The database must be upgraded, but no backup of it could be made: {error}. "
            "If you have a copy, LAOKE_BACKUP_DIR=off goes on without."
        )
    if saved is not None:
        serve.say(f"The database is up to date; as it was before, it is kept as {saved}.")


def _now(settings: Settings) -> datetime:
    return SystemClock().now().astimezone(ZoneInfo(settings.timezone))


@contextmanager
def _in_words() -> Iterator[None]:
    """One plain line for whatever keeps us from going on."""
    try:
        yield
    except InvalidToken:
        _end("LAOKE_BOT_TOKEN: Telegram does not know this token; @BotFather shows the right one.")
    except AlreadyRunning:
        _end("Laoke is running on this database; stop it first.")
    except CannotListen as error:
        _end(f"LAOKE_LISTEN, LAOKE_PORT: {error}.")
    except TooNew as error:
        _end(f"LAOKE_DATABASE_URL: {error}.")
    except BackupFailed as error:
        _end(f"{error}.")
    except (OperationalError, sqlite3.OperationalError) as error:
        said = str(getattr(error, "orig", None) or error).splitlines()[0]
        _end(f"LAOKE_DATABASE_URL: the database can't be opened: {said}")


def _end(line: str) -> NoReturn:
    sys.stderr.write(f"{line}\n")
    raise typer.Exit(2)
