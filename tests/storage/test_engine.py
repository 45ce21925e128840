"""One thread, one commit for what waits together: a piece that fails takes nothing with it, results come after."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import create_engine, event, text
from sqlmodel import Session

from storage import engine
from storage.engine import Database, OutOfReach
from storage.tables import Setting


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database, closed at the end."""
    database = Database(database_url)
    yield database
    database.close()


def keep(key: str) -> Callable[[Session], str]:
    """Work that adds a row; gives its key."""

    def work(session: Session) -> str:
        session.add(Setting(key=key, value="x"))
        return key

    return work


def fail(session: Session) -> None:
    """Work that writes and then fails."""
    session.add(Setting(key="never", value="x"))
    session.flush()
    raise ZeroDivisionError


def keys_seen_from_outside(url: str) -> list[str]:
    """What another connection sees: only what is committed."""
    outside = create_engine(url)
    with outside.connect() as connection:
        found = [row[0] for row in connection.execute(text("SELECT key FROM setting ORDER BY key"))]
    outside.dispose()
    return found


class Gate:
    """Holds the database's thread until it is opened, so that what is handed in meanwhile waits together."""

    def __init__(self, database: Database) -> None:
        self._entered, self._open = threading.Event(), threading.Event()
        self._passed = database.submit(self._hold)
        assert self._entered.wait(10)

    def _hold(self, _session: Session) -> bool:
        self._entered.set()
        return self._open.wait(10)

    def open(self) -> None:
        """Let go on."""
        self._open.set()
        assert self._passed.result(10)


async def test_a_result_is_durable_when_it_is_handed_out(database: Database, database_url: str) -> None:
    assert await database.run(keep("a")) == "a"
    assert keys_seen_from_outside(database_url) == ["a"]


async def test_a_piece_that_fails_takes_nothing_with_it(database: Database, database_url: str) -> None:
    gate = Gate(database)
    pieces = [database.run(work) for work in (keep("a"), fail, keep("b"), keep("a"), keep("c"))]
    together = asyncio.gather(*pieces, return_exceptions=True)
    await asyncio.sleep(0)  # hands them in
    gate.open()
    first, failed, second, doubled, third = await together
    assert [first, second, third] == ["a", "b", "c"]
    assert isinstance(failed, ZeroDivisionError)
    assert type(doubled).__name__ == "IntegrityError"
    assert keys_seen_from_outside(database_url) == ["a", "b", "c"]


async def test_pieces_that_wait_together_share_one_commit(database: Database) -> None:
    commits: list[object] = []
    gate = Gate(database)
    event.listen(database.engine, "commit", commits.append)
    pieces = [database.submit(keep(f"{number}")) for number in range(10)]
    gate.open()
    assert [piece.result(10) for piece in pieces] == [f"{number}" for number in range(10)]
    assert len(commits) == 2  # the gate's and theirs


def noting(order: list[str], name: str) -> Callable[[Session], None]:
    """Work that tells when it is done."""
    return lambda session: order.append(name)


async def test_what_somebody_waits_for_overtakes_what_nobody_does(database: Database) -> None:
    order: list[str] = []
    gate = Gate(database)
    pieces = [database.submit(noting(order, name), aside=True) for name in ("import", "keys")]
    pieces += [database.submit(noting(order, name)) for name in ("reply", "push")]
    gate.open()
    for piece in pieces:
        piece.result(10)
    assert order == ["reply", "push", "import", "keys"]


async def test_what_nobody_waits_for_gets_its_turn_all_the_same(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0)
    order: list[str] = []
    gate = Gate(database)
    pieces = [database.submit(noting(order, name), aside=True) for name in ("import", "keys")]
    pieces += [database.submit(noting(order, "reply")) for _ in range(2 * engine.GROUP)]
    gate.open()
    for piece in pieces:
        piece.result(10)
    assert (order.index("import"), order.index("keys")) == (engine.GROUP, 2 * engine.GROUP + 1)


async def test_what_nobody_waits_for_is_kept_like_anything_else(database: Database, database_url: str) -> None:
    assert await database.run_aside(keep("a")) == "a"
    with pytest.raises(ZeroDivisionError):
        await database.run_aside(fail)
    assert keys_seen_from_outside(database_url) == ["a"]


async def test_what_one_piece_has_written_the_next_one_sees(database: Database) -> None:
    gate = Gate(database)
    wrote, saw = database.submit(keep("a")), database.submit(lambda session: session.get(Setting, "a") is not None)
    gate.open()
    assert (wrote.result(10), saw.result(10)) == ("a", True)


def lose_line(session: Session) -> None:
    """Work in which the connection goes away, or, in SQLite, the transaction."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("ROLLBACK")
    else:
        session.connection().execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))


async def test_where_the_transaction_is_lost_everybody_in_it_is_told_so(database: Database, database_url: str) -> None:
    gate = Gate(database)
    pieces = [database.run(work) for work in (keep("a"), lose_line, keep("b"))]
    together = asyncio.gather(*pieces, return_exceptions=True)
    await asyncio.sleep(0)
    gate.open()
    assert [type(result) for result in await together] == [OutOfReach] * 3
    assert keys_seen_from_outside(database_url) == []
    assert await database.run(keep("c")) == "c"
    assert keys_seen_from_outside(database_url) == ["c"]


async def test_a_locked_database_is_out_of_reach_and_then_within_it_again(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OutOfReach, match="OperationalError"):
        await database.run(keep("a"))
    other.execute("ROLLBACK")
    other.close()
    assert await database.run(keep("a")) == "a"
    database.close()


async def test_a_database_that_cannot_be_opened_is_out_of_reach() -> None:
    database = Database("sqlite:////nowhere/at/all.db")
    with pytest.raises(OutOfReach):
        await database.run(keep("a"))
    database.close()


def test_closing_finishes_what_was_handed_in_and_takes_no_more(database_url: str) -> None:
    database = Database(database_url)
    gate = Gate(database)
    pieces = [database.submit(keep(f"{number:03d}"), aside=number > 190) for number in range(200)]
    closing = threading.Thread(target=database.close)
    closing.start()
    gate.open()
    closing.join(10)
    assert [piece.result(0) for piece in pieces] == [f"{number:03d}" for number in range(200)]
    assert len(keys_seen_from_outside(database_url)) == 200
    with pytest.raises(OutOfReach, match="closed"):
        database.submit(keep("late")).result(0)


async def test_work_that_nobody_waits_for_any_more_is_done_all_the_same(database: Database, database_url: str) -> None:
    gate = Gate(database)
    waiting = asyncio.create_task(database.run(keep("a")))
    await asyncio.sleep(0)
    waiting.cancel()
    gate.open()
    await database.run(lambda session: None)
    assert keys_seen_from_outside(database_url) == ["a"]


async def test_errors_name_nothing_that_people_wrote(database: Database) -> None:
    await database.run(keep("13800138000"))
    with pytest.raises(Exception, match=r"IntegrityError|UniqueViolation") as caught:
        await database.run(keep("13800138000"))
    assert "hide_parameters" in str(caught.value)


async def test_of_two_that_wait_for_each_other_one_is_out_of_reach_and_may_try_again(postgres_url: str) -> None:
    database, other = Database(postgres_url), create_engine(postgres_url)
    await database.run(keep("a"))
    await database.run(keep("b"))
    with other.connect() as connection:
        connection.execute(text("SET LOCAL deadlock_timeout = '10s'"))  # so that it is the other one that ends
        connection.execute(text("UPDATE setting SET value = 'y' WHERE key = 'a'"))
        gate = threading.Event()

        def both(session: Session) -> None:
            session.connection().execute(text("UPDATE setting SET value = 'z' WHERE key = 'b'"))
            gate.set()
            session.connection().execute(text("UPDATE setting SET value = 'z' WHERE key = 'a'"))

        piece = database.submit(both)
        await asyncio.to_thread(gate.wait, 10)
        await asyncio.to_thread(connection.execute, text("UPDATE setting SET value = 'y' WHERE key = 'b'"))
        connection.commit()
    with pytest.raises(OutOfReach, match="DeadlockDetected"):
        piece.result(10)
    other.dispose()
    database.close()
