"""The command line; the only place that builds Settings."""

import asyncio
import sys
from pathlib import Path
from typing import NoReturn

import typer
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError
from telegram.error import InvalidToken

from bot import logs, serve
from bot.backup import copy
from bot.settings import Settings, complaints
from storage import migrations

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def main(context: typer.Context) -> None:
    """Start Laoke: on Telegram with LAOKE_BOT_TOKEN, in the playground without."""
    if context.invoked_subcommand is None:
        start(_settings())


@app.command()
def backup(file: Path) -> None:
    """Copy the database to FILE while the bot runs (SQLite; for PostgreSQL use pg_dump)."""
    try:
        copy(_settings().database_url, file)
    except ValueError as error:
        _end(f"{error}.")


def start(settings: Settings) -> None:
    """Run until told to stop."""
    logs.set_up(settings.log_level)
    if settings.bot_token is None:
        from bot.playground.house import open_playground

        asyncio.run(open_playground(settings))
        return
    _migrate(settings.database_url)
    try:
        asyncio.run(serve.on_telegram(settings))
    except InvalidToken:
        _end("LAOKE_BOT_TOKEN: Telegram does not know this token; @BotFather shows the right one.")


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        _end("\n".join(complaints(error)))


def _migrate(url: str) -> None:
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    try:
        migrations.upgrade(url)
    except OperationalError as error:
        _end(f"LAOKE_DATABASE_URL: the database can't be opened: {str(error.orig).splitlines()[0]}")


def _end(line: str) -> NoReturn:
    sys.stderr.write(f"{line}\n")
    raise typer.Exit(2)
