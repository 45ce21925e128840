"""Who is there: one process on a SQLite file, several on PostgreSQL, and one at a time for a job."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from storage.engine import make_engine
from storage.presence import AlreadyRunning, Presence, presence


@pytest.fixture
def engine(postgres_url: str) -> Iterator[Engine]:
    """An engine on PostgreSQL."""
    engine = make_engine(postgres_url)
    yield engine
    engine.dispose()


@pytest.fixture
def two(engine: Engine) -> Iterator[tuple[Presence, Presence]]:
    """Two processes' worth of presences."""
    here, there = presence(engine), presence(engine)
    here.join()
    there.join()
    yield here, there
    here.leave()
    there.leave()


def test_a_second_process_on_a_sqlite_file_is_refused(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'laoke.db'}")
    first, second = presence(engine), presence(engine)
    first.join()
    first.join()
    with pytest.raises(AlreadyRunning):
        second.join()
    first.leave()
    second.join()
    assert second.alive() == {0}
    second.leave()
    engine.dispose()


def test_processes_see_one_another(two: tuple[Presence, Presence]) -> None:
    here, there = two
    assert here.alive() == there.alive() == {here.number, there.number}
    there.leave()
    while there.number in here.alive():  # the server lets go as soon as it hears of the closed line
        pass
    assert here.alive() == {here.number}


def test_a_job_is_done_by_one_at_a_time(two: tuple[Presence, Presence]) -> None:
    here, there = two
    assert here.take_job("imports")
    assert not there.take_job("imports")
    assert there.take_job("due")
    here.give_back("imports")
    assert there.take_job("imports")


def test_after_a_broken_line_a_process_is_there_again_under_its_number(
    engine: Engine, two: tuple[Presence, Presence]
) -> None:
    here, there = two
    with engine.connect() as other:
        others = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        other.execute(others)
    for each in two:
        each.join()
    assert here.alive() == {here.number, there.number}
