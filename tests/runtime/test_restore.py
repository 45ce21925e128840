"""The way back: a copy becomes the database while the bot is stopped, and what was there is kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import migrations
from tests.runtime.copies import add_clients, clients, clients_in, run, tools_on_path
from tests.talk.world import World


def aside(folder: Path) -> list[Path]:
    """What was kept of the databases that were replaced."""
    return sorted(folder.rglob("laoke-replaced-*"))


def test_there_and_back(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools_on_path(monkeypatch)
    where = {"database_url": database_url, "backup_dir": tmp_path / "copies"}
    add_clients(database_url, "王芳")
    copy = tmp_path / "monday"
    assert run(monkeypatch, "backup", str(copy), **where).exit_code == 0
    add_clients(database_url, "李敏", "赵强")
    said = run(monkeypatch, "restore", str(copy), **where)
    assert said.exit_code == 0, said.stderr
    [kept] = aside(tmp_path)
    assert said.stdout.splitlines() == [
        f"Restored from {copy}: 1 team, 1 client.",
        f"What was there before is kept as {kept}.",
        "Start the bot now: scripts/run",
    ]
    assert clients(database_url) == ["王芳"]
    assert run(monkeypatch, "restore", str(kept), **where).exit_code == 0, "a mistake can be taken back"
    assert clients(database_url) == ["王芳", "李敏", "赵强"]
    assert len(aside(tmp_path)) == 2
    assert copy.exists()


async def test_not_while_the_bot_runs(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(sqlite_url)
    await world.start()
    try:
        copy = tmp_path / "copy.db"
        assert run(monkeypatch, "backup", str(copy), database_url=sqlite_url).exit_code == 0
        said = run(monkeypatch, "restore", str(copy), database_url=sqlite_url)
        assert (said.exit_code, said.stderr) == (2, "Laoke is running on this database; stop it first.\n")
    finally:
        await world.stop()
    assert aside(tmp_path) == []


def test_what_is_no_good_copy_changes_nothing(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_clients(sqlite_url, "王芳")
    letter, late = tmp_path / "letter", tmp_path / "late.db"
    letter.write_text("Dear all")
    run(monkeypatch, "backup", str(late), database_url=sqlite_url)
    _write(late, "UPDATE alembic_version SET version_num = '9999'")
    for file, why in ((letter, "is damaged."), (tmp_path / "gone", "there is no file"), (late, "a later version")):
        said = run(monkeypatch, "restore", str(file), database_url=sqlite_url)
        assert said.exit_code == 2 and why in said.stderr
    assert clients(sqlite_url) == ["王芳"]
    assert aside(tmp_path) == []


def test_a_damaged_database_and_none_at_all_can_be_replaced(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_clients(sqlite_url, "王芳")
    file, copy = Path(sqlite_url.removeprefix("sqlite:///")), tmp_path / "copy.db"
    run(monkeypatch, "backup", str(copy), database_url=sqlite_url)
    file.write_bytes(b"rubbish" * 4096)
    assert run(monkeypatch, "restore", str(copy), database_url=sqlite_url).exit_code == 0
    assert clients(sqlite_url) == ["王芳"]
    assert aside(tmp_path)[0].read_bytes().startswith(b"rubbish")
    elsewhere = f"sqlite:///{tmp_path / 'new' / 'laoke.db'}"
    said = run(monkeypatch, "restore", str(copy), database_url=elsewhere)
    assert said.exit_code == 0 and "kept" not in said.stdout
    assert clients(elsewhere) == ["王芳"]


def test_an_old_copy_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url, copy = f"sqlite:///{tmp_path / 'laoke.db'}", tmp_path / "old.db"
    migrations.upgrade(url, "0001")
    assert run(monkeypatch, "backup", str(copy), database_url=url).exit_code == 0
    assert run(monkeypatch, "restore", str(copy), database_url=url).exit_code == 0
    assert migrations.current(url) == migrations.newest()
    assert clients_in(tmp_path / "laoke.db") == []


def _write(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute(statement)
        opened.commit()
