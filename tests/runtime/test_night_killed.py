"""The nightly judging, killed at random instants: old scores stay whole, it repeats safely, nothing is told twice."""

import asyncio
import multiprocessing
import os
import random
import shutil
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from bot.jobs import lapses
from storage.engine import Database, make_engine
from storage.judging import place_changes, score_changes, scoring
from storage.queries.tiers import scores
from storage.tables import Client, ClientScore, LapseCase, LapseModel, Outbox, Unasked
from tests.storage.team_book import TeamBook

KILLS, CUSTOMERS, SILENT = 5, 90, 24
LONGEST = 0.004  # seconds from the moment a piece of work is handed in to the kill
FIRST = datetime(2026, 11, 18, 4, tzinfo=ZoneInfo("Asia/Shanghai"))
SECOND = FIRST + timedelta(days=1, hours=5)  # judging and the morning's alerts in one go
T = TypeVar("T")
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["bot.jobs.lapses", "scipy.optimize", "handlers"])


class Counting(Database):
    """A database that ends its process soon after a piece of work was handed in: it may be done by then, or not."""

    def __init__(self, url: str, fatal: int = 0, after: float = 0.0) -> None:
        super().__init__(url)
        self.pieces, self._fatal, self._after = 0, fatal, after

    def submit(self, work: Callable[[Session], T], *, aside: bool = False) -> "Future[T]":
        """Hand in work; the fatal piece starts the clock."""
        self.pieces += 1
        if self.pieces == self._fatal:
            threading.Timer(self._after, os.kill, (os.getpid(), signal.SIGKILL)).start()
        return super().submit(work, aside=aside)


def night(url: str, now: datetime, fatal: int = 0, after: float = 0.0) -> int:
    """What a bot does that night, in many small steps; gives how many."""
    score_changes.AT_ONCE, place_changes.AT_ONCE, scoring.SILENCES_AT_ONCE = 10, 20, 3
    database = Counting(url, fatal, after)
    asyncio.run(lapses.tick(database, lambda: now))
    database.close()
    return database.pieces


def killed_night(url: str, now: datetime, fatal: int, after: float) -> int | None:
    """The same in a process that is killed on the way; its exit code."""
    process = FORKS.Process(target=night, args=(url, now, fatal, after))
    process.start()
    process.join()
    return process.exitcode


@contextmanager
def opened(url: str) -> Iterator[Session]:
    """Look into the books."""
    engine = make_engine(url)
    with Session(engine) as session:
        yield session
        session.rollback()
    engine.dispose()


def fill(url: str) -> None:
    """A team with customers in rhythm, some of whom stay away."""
    engine = make_engine(url)
    with Session(engine) as session:
        book = TeamBook.new(session, "顺达")
        rep = book.member(1, "小刘")
        for number in range(CUSTOMERS):
            client = book.client(rep, f"客户{number}")
            away = 120 if number < SILENT else 20
            for back in range(8):
                book.bought(client, FIRST.date() - timedelta(days=away + 30 * back + number % 7), 1_000 + number)
        session.commit()
    engine.dispose()


Held = dict[int, tuple[object, ...]]


def held(session: Session) -> Held:
    """Every score that holds, by client."""
    query = select(ClientScore).join(Client, scores.holds())
    rows = session.exec(query).all()
    return {row.client_id: (row.round, row.days, row.points, row.p_buy, row.risk) for row in rows}


def cases(session: Session) -> Counter[tuple[int, object]]:
    """How often each silence has a case."""
    return Counter((case.client_id, case.since) for case in session.exec(select(LapseCase)))


@pytest.fixture
def url(sqlite_url: str) -> str:
    """A team after its first night."""
    fill(sqlite_url)
    night(sqlite_url, FIRST)
    return sqlite_url


def test_a_night_that_is_killed_again_and_again(url: str, tmp_path: Path) -> None:
    path = Path(url.removeprefix("sqlite:///"))
    undisturbed = tmp_path / "undisturbed.db"
    shutil.copy(path, undisturbed)
    pieces = night(f"sqlite:///{undisturbed}", SECOND)
    with opened(url) as session:
        old = held(session)
    with opened(f"sqlite:///{undisturbed}") as session:
        new, right = held(session), cases(session)
    assert len(old) == len(new) == CUSTOMERS and old != new and len(right) == SILENT
    chance = random.Random(5)
    for _ in range(KILLS):
        ended = killed_night(url, SECOND, chance.randint(3, pieces - 3), chance.uniform(0, LONGEST))
        assert ended == -signal.SIGKILL
        with opened(url) as session:
            assert held(session) in (old, new), "half a night"
            assert all(times == 1 for times in cases(session).values())
    night(url, SECOND)
    with opened(url) as session:
        assert held(session) == new
        assert cases(session) == right
        assert session.exec(select(LapseModel)).one().fitted_at == SECOND
        told = [row.dedupe_key for row in session.exec(select(Outbox))]
        assert len(told) == len(set(told)) == len(session.exec(select(Unasked)).all()) == 3
