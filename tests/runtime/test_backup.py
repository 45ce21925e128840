"""A backup is a database of its own, taken while the bot writes."""

import sqlite3
from pathlib import Path

from tests.runtime.process import started


async def test_a_backup_can_be_opened(sqlite_url: str, tmp_path: Path) -> None:
    goal = tmp_path / "copy.db"
    async with started("-m", "bot", "backup", str(goal), database_url=sqlite_url) as command:
        assert await command.ends(20) == 0
    with sqlite3.connect(goal) as copy:
        assert copy.execute("SELECT count(*) FROM team").fetchone() == (0,)


async def test_a_backup_overwrites_nothing(sqlite_url: str, tmp_path: Path) -> None:
    goal = tmp_path / "copy.db"
    goal.write_text("precious")
    async with started("-m", "bot", "backup", str(goal), database_url=sqlite_url) as command:
        assert await command.ends(20) == 2
    assert command.printed == f"{goal} exists already.\n"
    assert goal.read_text() == "precious"


async def test_postgres_has_its_own_tool(tmp_path: Path) -> None:
    async with started("-m", "bot", "backup", str(tmp_path / "x"), database_url="postgresql://a@b/c") as command:
        assert await command.ends(20) == 2
    assert command.printed == "PostgreSQL is backed up with its own pg_dump.\n"
