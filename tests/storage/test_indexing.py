"""What clients are found by follows whatever becomes of them, and nothing else is written anew."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, event, func
from sqlmodel import Session, select

from storage.queries.book import clients
from storage.queries.look_up import indexing, search
from storage.tables import Client, Member, Note, NoteKey, Role, SearchEntry, SearchKey, SearchWord
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def liu(session: Session) -> Member:
    """A rep."""
    return TeamBook.new(session, "顺达二店").member(101, "小刘")


def found(session: Session, me: Member, text: str) -> list[str]:
    """The names of those whom a text finds."""
    return [client.name for client in search.clients_of(session, search.find(session, me, text).ids)]


def noted(session: Session, client: Client, text: str) -> Note:
    """A note on a client."""
    about: dict[str, Any] = {"team_id": client.team_id, "client_id": client.id, "author_id": client.owner_id}
    note = Note(**about, text=text, occurred_at=NOW, created_at=NOW)
    session.add(note)
    return note


def test_a_note_finds_its_client_as_long_as_it_says_so(session: Session, liu: Member) -> None:
    wang, li = (clients.add(session, liu, NOW, name=name) for name in ("王芳", "李敏"))
    note = noted(session, wang, "今天面谈,想换车,likes golfing")
    for typed in ("换车", "想换车", "golf", "golfing", "王 换车", "換車"):
        assert found(session, liu, typed) == ["王芳"], typed
    for typed in ("换想", "olf", "车", "golfer"):
        assert found(session, liu, typed) == [], typed
    note.text = "不换了"
    session.flush()
    assert (found(session, liu, "换车"), found(session, liu, "不换")) == ([], ["王芳"])
    note.client_id = li.id or 0
    session.flush()
    assert found(session, liu, "不换") == ["李敏"]
    session.delete(note)
    assert found(session, liu, "不换") == []


def test_a_name_or_file_comes_before_what_notes_say(session: Session, liu: Member) -> None:
    clients.add(session, liu, NOW, name="王芳")
    li = clients.add(session, liu, NOW, name="李敏", tags=["钓鱼"])
    zhao = clients.add(session, liu, NOW, name="赵强")
    noted(session, zhao, "王芳介绍的,爱钓鱼")
    assert found(session, liu, "王芳") == ["王芳"], "whoever is only mentioned is not meant"
    assert found(session, liu, "钓鱼") == [li.name, zhao.name]


def test_another_owner_finds_him_and_the_old_one_does_not(session: Session, liu: Member) -> None:
    book = TeamBook.new(session, "别家")
    chen, boss = book.member(201, "小陈"), book.member(200, "店长", Role.LEAD)
    wang = clients.add(session, chen, NOW, name="王芳")
    noted(session, wang, "想换车")
    wang.owner_id = boss.id or 0
    session.add(wang)
    assert [found(session, chen, typed) for typed in ("wf", "换车")] == [[], []]
    assert [found(session, boss, typed) for typed in ("wf", "换车")] == [["王芳"], ["王芳"]]


def test_only_what_changes_is_written(session: Session, liu: Member) -> None:
    wang = clients.add(session, liu, NOW, name="王芳", phones=["+8613800138000"], firm="顺达物流")
    indexing.settle(session)
    written: list[str] = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *call: written.append(call[2]))
    wang.last_touched_at = NOW + timedelta(days=1)
    session.add(wang)
    indexing.settle(session)
    assert not [statement for statement in written if "search" in statement.lower()]
    clients.add_tags(session, wang, ["vip"])
    indexing.settle(session)
    assert not [statement for statement in written if statement.startswith("DELETE")]
    assert found(session, liu, "vip") == ["王芳"]


def test_clients_from_before_are_found_once_they_have_their_entries_the_newest_first(
    session: Session, liu: Member
) -> None:
    for name in ("王芳", "李敏", "赵强"):
        noted(session, clients.add(session, liu, NOW, name=name), "想换车")
    indexing.settle(session)
    for table in (SearchKey, NoteKey, SearchEntry, SearchWord):
        session.execute(delete(table))
    assert found(session, liu, "换车") == []
    assert not indexing.build_some(session, 2)
    assert (sorted(found(session, liu, "换车")), found(session, liu, "wf")) == (["李敏", "赵强"], [])
    assert not indexing.build_some(session, 2)
    assert (found(session, liu, "wf"), len(found(session, liu, "换车"))) == (["王芳"], 3)
    assert indexing.build_some(session, 2)
    clients.add(session, liu, NOW, name="孙丽")
    assert indexing.build_some(session, 2), "later clients have theirs at once"


def test_of_one_who_is_forgotten_not_a_word_stays(session: Session, liu: Member) -> None:
    wang = clients.add(session, liu, NOW, name="王小芳", firm="顺达物流")
    clients.add(session, liu, NOW, name="李敏", firm="顺达物流")
    noted(session, wang, "想换车")
    indexing.forget(session, liu.team_id, [wang.id or 0])
    assert session.exec(select(func.count()).where(SearchKey.client_id == wang.id)).one() == 0
    assert session.exec(select(func.count()).where(NoteKey.client_id == wang.id)).one() == 0
    assert set(session.exec(select(SearchWord.word))) == {"limin", "shunda", "shundawuliu"}


def test_among_very_many_the_latest_and_the_one_called_so_are_found(session: Session, liu: Member) -> None:
    for number in range(260):
        name = f"王{chr(0x4E10 + number)}"
        made = Client(
            team_id=liu.team_id, owner_id=liu.id or 0, name=name, firm="顺达" if number % 2 else "宏远",
            last_touched_at=NOW - timedelta(days=1 if number == 255 else 9), created_at=NOW,
        )  # fmt: skip
        session.add(made)
    alone = clients.add(session, liu, NOW - timedelta(days=99), name="王")
    many = search.find(session, liu, "王")
    assert not many.all_of_them
    first, second = search.clients_of(session, many.ids[:2])
    assert (first, second.name) == (alone, f"王{chr(0x4E10 + 255)}")
    assert search.find(session, liu, "王 顺达").ids
    one = search.find(session, liu, f"王{chr(0x4E10 + 200)}")
    assert (len(one.ids), one.all_of_them) == (1, True)
