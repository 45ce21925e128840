"""Clients who are perhaps there already, across a team and no further."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, col, select, update

from playbook.names.doubles import Described
from playbook.sharing import Role
from storage.engine import make_engine
from storage.queries.book import clients, doubles
from storage.tables import Client, Member
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def session(sqlite_url: str) -> Iterator[Session]:
    """A session on an own database."""
    engine = make_engine(sqlite_url)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def people(session: Session) -> tuple[Member, Member, Member]:
    """Two reps and the lead of a team; another team has a client of the same name and firm."""
    book, other = TeamBook.new(session, "顺达二店"), TeamBook.new(session, "别家")
    liu, chen = book.member(101, "小刘"), book.member(102, "小陈")
    clients.add(session, other.member(900, "外人"), NOW, name="王芳", firm="顺达物流")
    clients.add(session, liu, NOW, name="王芳", firm="深圳市顺达物流有限公司", phones=["+8613800138000"])
    return liu, chen, book.member(100, "店长", Role.OWNER)


def test_each_sees_what_is_his_to_see(session: Session, people: tuple[Member, Member, Member]) -> None:
    liu, chen, lead = people
    new = Described("王方", "顺达物流", reachable=True)
    assert [client.name for client in doubles.find(session, liu, new).seen] == ["王芳"]
    assert [client.name for client in doubles.find(session, lead, new).seen] == ["王芳"]
    found = doubles.find(session, chen, new)
    assert (found.seen, [rep.name for rep in found.reps]) == ([], ["小刘"])
    assert not doubles.find(session, chen, Described("王方", "建华机电"))
    assert not doubles.find(session, liu, Described(""))


def test_the_sound_follows_the_name_and_goes_with_the_client(
    session: Session, people: tuple[Member, Member, Member]
) -> None:
    liu, _, _ = people
    client = session.exec(select(Client).where(Client.owner_id == liu.id)).one()
    clients.rename(session, client, "李敏")
    session.flush()
    assert doubles.find(session, liu, Described("Li Min")).seen == [client]
    assert not doubles.find(session, liu, Described("王芳"))
    client.archived_at = NOW
    session.flush()
    assert not doubles.find(session, liu, Described("李敏"))


def test_names_from_before_are_heard_bit_by_bit(session: Session, people: tuple[Member, Member, Member]) -> None:
    liu, _, _ = people
    session.execute(update(Client).where(col(Client.id) > 0).values(sound=None))
    session.expire_all()
    assert not doubles.find(session, liu, Described("王芳"))
    assert doubles.hear(session)
    session.flush()
    assert doubles.find(session, liu, Described("王芳")).seen
