"""A backup is a database of its own, of one instant, taken while the bot writes; the owner hears when one fails."""

import errno
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from handlers.screens.team.backups import failed
from handlers.texts import LANGUAGES, Texts
from storage.backups import BackupFailed, Shelf, Stopped, Trouble, copies_of, embedded, server
from tests.delivery.rows import send_queued
from tests.runtime.copies import add_clients, clients_in, day, run
from tests.talk.world import Talker, World


def path_of(sqlite_url: str) -> Path:
    """The file behind a URL."""
    return Path(sqlite_url.removeprefix("sqlite:///"))


def write_on(file: Path, stop: Event) -> None:
    """Commit without end: two values that are always the same."""
    with closing(sqlite3.connect(file, isolation_level=None, timeout=10)) as bot:
        number = 0
        while not stop.is_set():
            number += 1
            bot.execute("BEGIN IMMEDIATE")
            bot.execute("INSERT OR REPLACE INTO setting VALUES ('one', ?)", (str(number),))
            bot.execute("INSERT OR REPLACE INTO setting VALUES ('two', ?)", (str(number),))
            bot.execute("COMMIT")


def test_a_copy_is_of_one_instant_and_ends_though_the_bot_writes(sqlite_url: str, tmp_path: Path) -> None:
    file, goal, stop = path_of(sqlite_url), tmp_path / "copy.db", Event()
    with closing(sqlite3.connect(file)) as bot:
        bot.execute("CREATE TABLE ballast AS SELECT randomblob(?) AS b", (embedded.PAGES * 4096 * 5,))
        bot.commit()
    writer = Thread(target=write_on, args=(file, stop))
    writer.start()
    try:
        Shelf(tmp_path, copies_of(sqlite_url)).make(goal, Event())
    finally:
        stop.set()
        writer.join()
    with closing(sqlite3.connect(goal)) as copy:
        one, two = (
            copy.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchall() for key in ("one", "two")
        )
    assert one == two
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db"], "one file, with nothing beside it"
    assert goal.stat().st_mode & 0o077 == 0, "it holds everybody's clients"


def test_by_hand_to_a_file_or_to_the_folder(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_clients(sqlite_url, "王芳")
    goal = tmp_path / "safe" / "copy.db"
    said = run(monkeypatch, "backup", str(goal), database_url=sqlite_url)
    assert said.exit_code == 0 and said.stdout.startswith(f"Saved and checked: {goal} (")
    assert clients_in(goal) == ["王芳"]
    again = run(monkeypatch, "backup", str(goal), database_url=sqlite_url)
    assert (again.exit_code, again.stderr) == (2, f"{goal} exists already.\n")
    assert run(monkeypatch, "backup", database_url=sqlite_url).exit_code == 0
    assert [path.suffix for path in (tmp_path / "backups").iterdir()] == [".db"]
    nowhere = run(monkeypatch, "backup", database_url=sqlite_url, backup_dir="off")
    assert (nowhere.exit_code, nowhere.stderr) == (2, "Name a file: LAOKE_BACKUP_DIR is off.\n")
    nothing = run(monkeypatch, "backup", str(tmp_path / "x"), database_url=f"sqlite:///{tmp_path / 'none.db'}")
    assert (nothing.exit_code, nothing.stderr) == (2, f"there is no database at {tmp_path / 'none.db'}.\n")


def test_postgres_without_its_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = run(monkeypatch, "backup", str(tmp_path / "x.dump"), database_url="postgresql://a:geheim@127.0.0.1:1/c")
    assert (said.exit_code, said.stderr) == (
        2,
        "pg_dump is not installed: it comes with PostgreSQL's client programs.\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_is_told_to_stop_leaves_nothing(sqlite_url: str, tmp_path: Path) -> None:
    told = Event()
    told.set()
    with pytest.raises(Stopped):
        Shelf(tmp_path / "shelf", copies_of(sqlite_url)).make(tmp_path / "shelf" / "copy.db", told)
    assert list((tmp_path / "shelf").iterdir()) == []


def test_a_copy_is_read_through_before_it_counts(sqlite_url: str, tmp_path: Path) -> None:
    copies, good = copies_of(sqlite_url), tmp_path / "good.db"
    Shelf(tmp_path, copies).make(good, Event())
    whole = good.read_bytes()
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (x)")
    (tmp_path / "half.db").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "letter.db").write_text("Dear all")
    for name in ("half.db", "letter.db", "other.db", "missing.db"):
        with pytest.raises(BackupFailed) as found:
            copies.check(tmp_path / name, Event())
        assert found.value.trouble is Trouble.DAMAGED, name


def test_errors_are_told_by_what_helps_against_them(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as small, pytest.raises(sqlite3.Error) as full:
        small.execute("PRAGMA max_page_count = 1")
        small.execute("CREATE TABLE t (x)")
    goal = tmp_path / "copy.db"
    assert embedded.failure(full.value, goal).trouble is Trouble.FULL
    assert embedded.failure(OSError(errno.ENOSPC, "no space"), goal).trouble is Trouble.FULL
    assert embedded.failure(OSError(errno.EACCES, "no entry"), goal).trouble is Trouble.FOLDER
    said = {
        "pg_dump: error: aborting because of server version mismatch\npg_dump: detail: …": Trouble.OLD_TOOL,
        "pg_dump: error: could not write to output file: No space left on device": Trouble.FULL,
        'pg_dump: error: could not open output file "/x": Permission denied': Trouble.FOLDER,
        'pg_dump: error: connection to server at "h" failed: refused': Trouble.DATABASE,
        "": Trouble.DATABASE,
    }
    assert {words: server.failure("pg_dump", words).trouble for words in said} == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trouble_has_its_words(language: str) -> None:
    for trouble in Trouble:
        shown = failed(Texts(language), trouble).text.splitlines()
        assert len(shown) == 4
        assert max(map(len, shown)) <= (38 if language == "en" else 20), shown


class Nights:
    """A bot that makes copies by night."""

    def __init__(self, world: World, owner: Talker, folder: Path) -> None:
        self.world, self.owner, self.folder = world, owner, folder

    async def at(self, moment: str) -> list[str]:
        """What stands in the folder once this moment has come."""
        await self.world.comes(day(moment))
        await send_queued(self.world)
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.is_dir() else []


@pytest.fixture
async def nights(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Nights]:
    """A team on Wednesday the 18th, with no copy yet; its owner wants no morning list in the way."""
    folder = tmp_path / "copies"
    world = World(sqlite_url, backup_dir=str(folder))
    await world.start()
    owner = world.person(100, "店长")
    await world.team("顺达二店", owner)
    yield Nights(world, owner, folder)
    await world.stop()


async def test_one_copy_a_night_is_kept_for_two_weeks(nights: Nights) -> None:
    nights.folder.mkdir()
    for name in ("laoke-2026-11-04.db", "laoke-2026-11-05.db", "laoke-2026-10-01-030000-before-0002.db", "mine.txt"):
        (nights.folder / name).touch()
    kept = ["laoke-2026-11-05.db", "laoke-2026-11-18.db", "mine.txt"]
    assert await nights.at("2026-11-18 10:01") == kept, "the bot was down at three"
    assert await nights.at("2026-11-19 02:59") == kept
    later = ["laoke-2026-11-18.db", "laoke-2026-11-19.db", "mine.txt"]
    assert await nights.at("2026-11-19 03:01") == later
    first = (nights.folder / "laoke-2026-11-19.db").stat().st_mtime_ns
    await nights.world.restart()
    assert await nights.at("2026-11-19 23:00") == later
    assert (nights.folder / "laoke-2026-11-19.db").stat().st_mtime_ns == first, "one is enough"
    assert not any("备份" in text for text in nights.owner.texts())


async def test_the_owner_hears_once_a_night_that_it_failed_and_nothing_once_it_works(nights: Nights) -> None:
    nights.folder.write_text("in the way")

    def told() -> int:
        return sum("没有备份成" in text for text in nights.owner.texts())

    await nights.at("2026-11-18 10:01")
    assert nights.owner.sees().splitlines()[:2] == ["昨晚没有备份成", "备份文件夹写不进去。"]
    for moment in ("10:30", "11:30", "13:00"):
        await nights.at(f"2026-11-18 {moment}")
    assert told() == 1
    await nights.at("2026-11-19 03:01")
    assert told() == 1, "nobody is woken"
    await nights.at("2026-11-19 09:00")
    assert told() == 2
    nights.folder.unlink()
    assert await nights.at("2026-11-19 10:01") == ["laoke-2026-11-19.db"]
    assert await nights.at("2026-11-20 03:01") == ["laoke-2026-11-19.db", "laoke-2026-11-20.db"]
    await nights.at("2026-11-20 10:00")
    assert told() == 2
