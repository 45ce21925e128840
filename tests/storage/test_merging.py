"""Two files become one: nothing of either is lost, and undo brings both back as they were."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, col, select

from storage.engine import make_engine
from storage.queries.book import clients, merging
from storage.queries.turns import changes, journal
from storage.queries.work import followups
from storage.tables import (
    Client,
    ClientPhone,
    Contract,
    Fact,
    FollowUpGuest,
    LapseCase,
    LapseStatus,
    LedgerEntry,
    Member,
    Note,
    Occasion,
    Purchase,
    TrustAnswer,
)
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = date(2026, 11, 18)


@pytest.fixture
def session(sqlite_url: str) -> Iterator[Session]:
    """A session on an own database."""
    engine = make_engine(sqlite_url)
    with Session(engine) as session:
        yield session
    engine.dispose()


def case(client: Client, last: date) -> LapseCase:
    return LapseCase(
        team_id=client.team_id, client_id=client.id or 0, owner_id=client.owner_id, raised_on=TODAY,
        last_bought_on=last, usual_days=30, gap_days=90, p_buy=0.1, yearly_value=1,
    )  # fmt: skip


def bought(client: Client, key: str | None, day: date) -> Purchase:
    return Purchase(
        team_id=client.team_id, client_id=client.id or 0, bought_on=day, amount=100, import_key=key,
        created_by=client.owner_id, created_at=NOW,
    )  # fmt: skip


@pytest.fixture
def two(session: Session) -> tuple[Member, Client, Client]:
    """Two files of one client, with everything that can hang on one, and what of it clashes."""
    book = TeamBook.new(session, "顺达二店")
    me = book.member(101, "小刘")
    stays = clients.add(session, me, NOW, name="王芳", phones=["+8613800138000"], firm="顺达物流", tags=["老乡"])
    gone = clients.add(session, me, NOW, name="王方", phones=["+8613800138077"], firm="顺达", tags=["采购"], ref="K7")
    third = clients.add(session, me, NOW, name="李敏")
    gone.job, gone.birthday, gone.aliases, gone.referred_by = "采购", "1990-01-05", ["芳姐"], third.id
    third.referred_by = stays.id
    item = followups.add(session, me, third, NOW, day=TODAY, text="一起吃饭")
    for client, strength in ((stays, 1), (gone, 3)):
        number = client.id or 0
        followups.add(session, me, client, NOW, day=TODAY, text=f"回访{number}")
        session.add(TrustAnswer(client_id=number, question=1, text=f"答{number}", strength=strength, answered_at=NOW))
        session.add(Fact(client_id=number, kind="hobby", text="爱钓鱼", created_at=NOW))
        session.add(LedgerEntry(client_id=number, kind="help", points=1, occurred_on=TODAY))
        session.add(case(client, TODAY - timedelta(days=200 - number)))
        session.add(bought(client, f"{number} a", TODAY - timedelta(days=200 - number)))
        session.add(FollowUpGuest(follow_up_id=item.id or 0, client_id=number))
        session.add(
            Occasion(team_id=me.team_id, client_id=number, owner_id=me.id or 0, rule="C6", key="birthday:2026",
                     day=TODAY, made_at=NOW)
        )  # fmt: skip
        session.add(
            Contract(team_id=me.team_id, client_id=number, what="年约", ends_on=TODAY, created_by=me.id or 0,
                     created_at=NOW)
        )  # fmt: skip
        session.add(
            Note(team_id=me.team_id, client_id=number, author_id=me.id or 0, text=f"聊{number}", occurred_at=NOW,
                 created_at=NOW)
        )  # fmt: skip
    session.add(TrustAnswer(client_id=gone.id or 0, question=2, text="只有一边", strength=2, answered_at=NOW))
    session.flush()
    return me, stays, gone


def books(session: Session) -> dict[tuple[str, str], dict[str, Any]]:
    """Every row that the journal keeps, as it stands."""
    session.flush()
    session.expire_all()
    tables: list[type[SQLModel]] = list(journal.KEPT.values())
    found = {(table.__name__, str(row)): journal.values(row) for table in tables for row in session.exec(select(table))}
    return {(name, str([values.get("id"), values.get("client_id")])): values for (name, _), values in found.items()}


def merged(session: Session, me: Member, stays: Client, gone: Client) -> Any:
    kept = changes.begin(session, me, NOW, "merge", stays.id, "")
    merging.merge(session, stays, gone, NOW)
    kept.close()
    return kept.change


def test_everything_of_both_is_kept(session: Session, two: tuple[Member, Client, Client]) -> None:
    me, stays, gone = two
    merged(session, me, stays, gone)
    assert (stays.name, stays.firm, stays.job, stays.birthday) == ("王芳", "顺达物流", "采购", "1990-01-05")
    assert (stays.aliases, stays.tags, stays.ref) == (["王方", "芳姐"], ["老乡", "采购"], "K7")
    assert stays.referred_by is None, "who was brought by him cannot have brought him"
    assert clients.get(session, me, gone.id or 0) is stays
    for table in (Note, ClientPhone, LedgerEntry, Purchase, Contract):
        whose = session.execute(select(inspect(table).local_table.c.client_id)).scalars().all()
        assert whose == [stays.id, stays.id]
    answers = {answer.question: answer for answer in session.exec(select(TrustAnswer))}
    assert {question: answer.strength for question, answer in answers.items()} == {1: 3, 2: 2}
    assert {f"答{stays.id}", f"答{gone.id}"} <= set(answers[1].text.split("; "))
    facts = session.exec(select(Fact.text).where(Fact.client_id == stays.id)).all()
    assert sorted(facts) == ["爱钓鱼", "顺达 采购"]
    open_cases = session.exec(select(LapseCase).where(col(LapseCase.status) == LapseStatus.RAISED)).all()
    assert [each.last_bought_on for each in open_cases] == [TODAY - timedelta(days=198)]
    keys = session.exec(select(Purchase.import_key)).all()
    assert set(keys) == {f"{stays.id} a", f"{gone.id} a"}, "a key that is taken stays as it is"
    assert [guest.client_id for guest in session.exec(select(FollowUpGuest))] == [stays.id]
    assert len(session.exec(select(Occasion)).all()) == 1


def test_undo_and_redo(session: Session, two: tuple[Member, Client, Client]) -> None:
    me, stays, gone = two
    before = books(session)
    change = merged(session, me, stays, gone)
    after = books(session)
    changes.undo(session, change, NOW)
    assert books(session) == before
    changes.redo(session, change, NOW)
    assert books(session) == after
    changes.undo(session, change, NOW)
    assert books(session) == before


def test_a_file_that_was_merged_before_follows(session: Session, two: tuple[Member, Client, Client]) -> None:
    me, stays, gone = two
    first = clients.add(session, me, NOW, name="王放")
    merged(session, me, gone, first)
    merged(session, me, stays, gone)
    assert clients.get(session, me, first.id or 0) is stays
