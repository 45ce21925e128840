"""Who is named in a line, in a book of clients; what clients are called follows every change."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, delete, select

from playbook.names.mentions import Kind
from storage.engine import make_engine
from storage.migrations import names as migrated
from storage.queries.book import clients
from storage.queries.look_up import naming
from storage.tables import CalledAs, Client, Member, Role
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def session(sqlite_url: str) -> Iterator[Session]:
    """A session on an own database."""
    engine = make_engine(sqlite_url)
    with Session(engine) as session:
        yield session
    engine.dispose()


def add(session: Session, me: Member, name: str, firm: str = "") -> Client:
    return clients.add(session, me, NOW, name=name, firm=firm)


def named(session: Session, me: Member, line: str) -> list[tuple[list[str], Kind, bool]]:
    found = naming.mentioned(session, me, line)
    return [([client.name for client in each.clients], each.kind, each.firm) for each in found]


def test_a_line_finds_names_and_firms_among_the_clients_one_may_see(
    session: Session, book: TeamBook, liu: Member
) -> None:
    boss, chen = book.member(100, "店长", Role.OWNER), book.member(102, "小陈")
    add(session, liu, "王芳", "顺达物流")
    add(session, chen, "王芳")
    assert named(session, liu, "给王芳报价") == [(["王芳"], Kind.MEANT, False)]
    assert named(session, boss, "给王芳报价") == [(["王芳", "王芳"], Kind.MEANT, False)]
    assert named(session, liu, "顺达 今天催货") == [(["王芳"], Kind.MEANT, True)]
    assert named(session, chen, "顺达 今天催货") == []
    assert named(session, liu, "张伟强 今天来电") == []


def test_what_a_client_is_called_follows_his_file(session: Session, liu: Member) -> None:
    wang = add(session, liu, "王芳", "顺达物流")
    clients.add_alias(session, wang, "小方方")
    clients.rename(session, wang, "王方")
    session.flush()
    for line in ("给王方报价", "给王芳报价", "给小方方报价"):
        assert named(session, liu, line) == [(["王方"], Kind.MEANT, False)], line
    wang.firm = "建华机电"
    session.add(wang)
    session.flush()
    assert named(session, liu, "顺达 催货") == []
    assert named(session, liu, "建华 催货") == [(["王方"], Kind.MEANT, True)]
    wang.archived_at = NOW
    session.add(wang)
    session.flush()
    assert named(session, liu, "给王方报价") == []


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("王总", ["王芳", "王伟"]),
        ("小王", ["王芳", "王伟"]),
        ("阿芳", ["王芳"]),
        ("林太", []),
        ("Mr Chang", ["David Chang"]),
        ("王芳", []),
    ],
)
def test_a_form_of_address_may_mean_whom_it_fits(session: Session, liu: Member, form: str, found: list[str]) -> None:
    for name in ("王芳", "王伟", "李敏", "David Chang"):
        add(session, liu, name)
    assert {client.name for client in naming.by_form(session, liu, form)} == set(found)
    assert all(naming.may_mean(client, form) for client in naming.by_form(session, liu, form))


def test_of_a_surname_that_hundreds_have_the_latest(session: Session, liu: Member) -> None:
    for number in range(naming.FEW + 1):
        session.add(
            Client(
                team_id=liu.team_id,
                owner_id=liu.id or 0,
                name=f"王{number}",
                last_touched_at=NOW.replace(year=2000 + number % 20),
                created_at=NOW,
            )
        )
    session.flush()
    last = add(session, liu, "王芳")
    assert naming.by_form(session, liu, "王总", 3)[0] is last


def test_clients_older_than_the_table_are_written_into_it(session: Session, liu: Member) -> None:
    add(session, liu, "張偉", "深圳市顺达物流有限公司")
    written = sorted(session.exec(select(CalledAs.key)))
    session.execute(delete(CalledAs).where(col(CalledAs.owner_id) == liu.id))
    migrated.fill(session.connection())
    assert sorted(session.exec(select(CalledAs.key))) == written


def test_a_line_is_looked_up_by_ranges_of_the_index(session: Session, liu: Member) -> None:
    add(session, liu, "王芳", "顺达物流")
    seen: list[tuple[str, Any]] = []

    @event.listens_for(session.get_bind(), "before_cursor_execute")
    def _see(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        if "called_as" in statement and not statement.startswith("EXPLAIN"):
            seen.append((statement, parameters))

    naming.mentioned(session, liu, "跟王芳通完电话,周五给顺达报价")
    naming.named_at_start(session, liu, "王芳 今天来电")
    naming.by_form(session, liu, "王总")
    assert len(seen) == 3
    for statement, parameters in seen:
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        steps = [str(row[3]) for row in plan]
        assert any("called_as USING PRIMARY KEY (owner_id=? AND key" in step for step in steps), steps
        assert not any(step.startswith("SCAN") for step in steps), steps
