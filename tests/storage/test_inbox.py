"""Updates as rows: each once, in order, and given up only if the process ended on them again and again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from storage.engine import Database
from storage.queries.delivery import inbox

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


def update(number: int, chat: int = 1) -> dict[str, Any]:
    """A message as Telegram brings it."""
    return {"update_id": number, "message": {"chat": {"id": chat}, "text": "王芳 \ud83d"}}


@pytest.fixture
def database(database_url: str) -> Any:
    """A database, closed at the end."""
    database = Database(database_url)
    yield database
    database.close()


async def store(database: Database, *bodies: dict[str, Any]) -> list[int]:
    """Keep updates; gives the update ids of those that wait for their turn."""
    received = await database.run(lambda session: inbox.store(session, bodies, NOW))
    return [each.body["update_id"] for each in received]


async def reload(database: Database) -> list[tuple[int, bool]]:
    """A start: (update id, whether it is given up) of what is open."""
    return [(each.body["update_id"], each.given_up) for each in await database.run(inbox.reload)]


async def begin(database: Database, number: int) -> None:
    """Begin a left-over update."""
    (row,) = [each.id for each in await database.run(inbox.reload) if each.body["update_id"] == number]
    await database.run(lambda session: inbox.begin(session, row))


async def close(database: Database, number: int) -> bool:
    """Work an update through."""

    def work(session: Any) -> bool:
        found = session.connection().execute(text("SELECT id FROM inbox WHERE update_id = :n"), {"n": number})
        return inbox.close(session, found.scalar_one())

    return await database.run(work)


async def test_an_update_is_kept_as_it_came(database: Database) -> None:
    await store(database, update(5))
    (received,) = await database.run(inbox.reload)
    assert received.body == update(5)
    assert received.lane == 1


async def test_the_order_is_that_of_coming_not_of_telegrams_numbers(database: Database) -> None:
    assert await store(database, update(9), update(4)) == [9, 4]
    assert await store(database, update(2)) == [2]
    assert [number for number, _ in await reload(database)] == [9, 4, 2]


async def test_an_update_that_comes_again_is_one_row_and_is_named_only_while_it_is_open(database: Database) -> None:
    assert await store(database, update(1), update(1), update(2)) == [1, 2]
    assert await store(database, update(1)) == [1]
    assert await close(database, 1)
    assert not await close(database, 1)
    assert await store(database, update(1), update(2)) == [2]


async def test_what_the_process_ended_on_is_given_up_at_the_seventh_start(database: Database) -> None:
    await store(database, update(1), update(2))  # the first run: begun, not counted, and the process ends
    for _ in range(inbox.MOST_BEGINNINGS):
        assert await reload(database) == [(1, False), (2, False)]
        await begin(database, 1)
    assert await reload(database) == [(1, True), (2, False)]


async def test_only_what_is_through_is_forgotten(database: Database) -> None:
    await store(database, update(1), update(2))
    await close(database, 1)
    assert await database.run(lambda session: inbox.prune(session, NOW)) == 0
    assert await database.run(lambda session: inbox.prune(session, NOW + timedelta(days=1))) == 1
    assert [number for number, _ in await reload(database)] == [2]


@pytest.mark.parametrize(
    ("body", "lane"),
    [
        ({"update_id": 1, "message": {"chat": {"id": -5}, "from": {"id": 7}}}, -5),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -5}}}}, -5),
        ({"update_id": 1, "callback_query": {"from": {"id": 7}}}, 7),
        ({"update_id": 1, "poll_answer": {"user": {"id": 7}}}, 7),
        ({"update_id": 1, "poll": {"id": "x"}}, 0),
        ({"update_id": 1, "message": {"chat": "x", "from": {"id": 7}}}, 7),
    ],
)
def test_updates_of_a_chat_share_a_lane(body: dict[str, Any], lane: int) -> None:
    assert inbox.lane_of(body) == lane


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.dictionaries(st.sampled_from(["chat", "from", "message", "id", "user"]), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["update_id", "message", "callback_query"]), _JSON, max_size=3))
def test_no_update_is_without_a_lane(body: dict[str, Any]) -> None:
    assert isinstance(inbox.lane_of(body), int)
