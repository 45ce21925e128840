"""Messages as rows: what is claimed in which order, once by its key, and found again by what it shows."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session

from storage.engine import Database
from storage.queries.delivery import dispatch, outbox
from storage.queries.delivery.dispatch import SHARE, Result
from storage.queries.delivery.outbox import PUSH, REPLY
from storage.tables import OutboxStatus

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
ME, ANOTHER = 0, 5


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A transaction that nobody commits."""
    database = Database(database_url)
    with database.engine.connect() as connection, Session(connection) as session:
        yield session
    database.close()


def put(session: Session, chat: int = 1, priority: int = PUSH, **more: Any) -> int:
    """A row; gives its id."""
    row = {"chat_id": chat, "method": "sendMessage", "params": {"text": "x"}, "priority": priority, **more}
    made = outbox.put(session, NOW, **row)
    assert made is not None
    return made.id


def claim(session: Session, limit: int = 100, full: tuple[int, ...] = (), now: datetime = NOW) -> list[int]:
    """The ids claimed."""
    return [row.id for row in dispatch.claim(session, now, limit, full, ME)]


def state(session: Session, outbox_id: int) -> tuple[str, str | None]:
    """(status, error)."""
    found = session.connection().execute(text(f"SELECT status, error FROM outbox WHERE id = {outbox_id}")).one()
    return found.status, found.error


def test_a_row_is_claimed_once(session: Session) -> None:
    row = put(session)
    assert dispatch.any_due(session, NOW, ME)
    assert claim(session) == [row]
    assert claim(session) == []
    assert not dispatch.any_due(session, NOW, ME)
    assert dispatch.inflight(session, ME) == {row}


def test_a_row_waits_for_its_time(session: Session) -> None:
    row = put(session, not_before=NOW + timedelta(minutes=5))
    assert claim(session) == []
    assert not dispatch.any_due(session, NOW, ME)
    assert claim(session, now=NOW + timedelta(minutes=5)) == [row]


def test_replies_are_claimed_before_pushes(session: Session) -> None:
    put(session), put(session, chat=2)
    reply = put(session, chat=3, priority=REPLY)
    assert claim(session, limit=1) == [reply]


def test_one_chat_with_much_to_say_keeps_no_other_one_waiting(session: Session) -> None:
    many = [put(session) for _ in range(SHARE + 3)]
    other = put(session, chat=2)
    assert claim(session) == [*many[:SHARE], other]
    assert claim(session, full=(1,)) == []
    assert claim(session) == many[SHARE:]


def test_a_key_makes_a_row_once_for_good(session: Session) -> None:
    row = put(session, dedupe_key="due:1")
    again: dict[str, Any] = {"chat_id": 1, "method": "sendMessage", "params": {}, "dedupe_key": "due:1"}
    assert outbox.put(session, NOW, **again) is None
    dispatch.record(session, [Result(row, OutboxStatus.DROPPED)], NOW)
    assert outbox.put(session, NOW, **again) is None


def test_after_a_start_all_replies_are_claimed_and_what_they_edit(session: Session) -> None:
    replies = [put(session, priority=REPLY) for _ in range(SHARE + 3)]
    put(session)
    edited = put(session, chat=2)
    edit = put(session, chat=2, priority=REPLY, edits_id=edited)
    assert [row.id for row in dispatch.claim_replies(session, NOW, ME)] == [*replies, edited, edit]


def test_only_the_newest_edit_of_a_message_is_claimed(session: Session) -> None:
    message = put(session, status=OutboxStatus.SENT, message_id=77)
    old = put(session, edits_id=message, priority=REPLY)
    new = put(session, edits_id=message, priority=REPLY, status=OutboxStatus.INFLIGHT)
    refused = put(session, edits_id=message, priority=REPLY, status=OutboxStatus.FAILED)
    assert claim(session) == []
    assert state(session, old) == ("dropped", "overtaken")
    assert (state(session, new)[0], state(session, refused)[0]) == ("inflight", "failed")


def test_what_was_in_hand_is_queued_again_but_answers_to_presses_have_expired(session: Session) -> None:
    message, answer = put(session), put(session, chat=0)
    claim(session)
    dispatch.requeue(session, dispatch.orphans(session, ()))
    assert state(session, message) == ("queued", None)
    assert state(session, answer) == ("dropped", "expired")


def test_some_of_it_can_be_queued_again(session: Session) -> None:
    first, second = put(session), put(session)
    claim(session)
    dispatch.requeue(session, {first})
    assert (state(session, first)[0], state(session, second)[0]) == ("queued", "inflight")


def test_how_it_ended_is_written_down(session: Session) -> None:
    sent, failed = put(session), put(session)
    results = [Result(sent, OutboxStatus.SENT, 77, attempts=3), Result(failed, OutboxStatus.FAILED, error="no chat")]
    dispatch.record(session, results, NOW)
    query = "SELECT status, message_id, attempts, error, sent_at IS NOT NULL FROM outbox ORDER BY id"
    rows = [tuple(row) for row in session.connection().execute(text(query))]
    assert rows == [("sent", 77, 3, None, True), ("failed", None, 1, "no chat", False)]


def test_a_message_is_known_by_its_newest_telegram_id(session: Session) -> None:
    message = put(session, status=OutboxStatus.SENT, message_id=77)
    assert outbox.message_id(session, message) == 77
    edit = put(session, edits_id=message, status=OutboxStatus.SENT, message_id=80)  # it was deleted, and sent anew
    put(session, edits_id=message)
    assert outbox.message_id(session, message) == 80
    assert outbox.find_sent(session, 1, 80) == (message, None)
    assert edit != message


def test_what_waits_can_be_written_anew_until_it_is_claimed(session: Session) -> None:
    row = put(session)
    assert outbox.rewrite(session, row, {"text": "y"})
    (claimed,) = dispatch.claim(session, NOW, 1, (), ME)
    assert claimed.payload == '{"text":"y"}'
    assert not outbox.rewrite(session, row, {"text": "z"})


def test_only_what_is_through_is_forgotten(session: Session) -> None:
    old = [put(session, status=status) for status in OutboxStatus]
    assert outbox.prune(session, NOW) == 0
    assert outbox.prune(session, NOW + timedelta(days=1)) == 3
    kept = set(session.connection().execute(text("SELECT id FROM outbox")).scalars())
    assert kept == {
        row for row, status in zip(old, OutboxStatus, strict=True) if status.value in ("queued", "inflight")
    }


def test_a_large_outbox_is_claimed_from_by_an_index(sqlite_url: str) -> None:
    """Half a year of messages must not be read through twice a second."""
    database = Database(sqlite_url)
    seen: list[str] = []
    with database.engine.connect() as connection, Session(connection) as session:
        connection.connection.set_trace_callback(seen.append)
        dispatch.claim(session, NOW, 10, [5], ME)
        dispatch.any_due(session, NOW, ME)
        dispatch.inflight(session, ME)
        outbox.last_shown(session, 1)
        outbox.message_id(session, 1)
        outbox.in_view(session, 1)
        connection.connection.set_trace_callback(None)
        for query in [each for each in seen if each.startswith("SELECT")]:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
            assert not [step.detail for step in plan if step.detail.startswith("SCAN outbox")], query
    database.close()
    assert len(seen) >= 6
