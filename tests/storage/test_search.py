"""Look-up in the database: the same clients as the method means, one's own only, on both databases."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from playbook.search import finds, keys, query_keys
from storage.queries.book import clients
from storage.queries.look_up import search
from storage.tables import Member, Role
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
PEOPLE = [
    ("王芳", "+8613800138000", "顺达物流", ["想换车"]),
    ("王芳", "+8613900138821", "", ["SUV"]),
    ("曾伟", "+85291234567", "遠東貿易", []),
    ("Ann Lee", "+14155550123", "Acme Ltd", ["vip"]),
    ("😀", "+8613700137000", "", []),
    ("محمد", "+971501234567", "", []),
]


@pytest.fixture
def liu(session: Session) -> Member:
    """A rep with a few clients."""
    me = TeamBook.new(session, "顺达二店").member(101, "小刘")
    for name, phone, firm, tags in PEOPLE:
        clients.add(session, me, NOW, name=name, phones=[phone], firm=firm, tags=tags)
    return me


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("wf", ["王芳", "王芳"]),
        ("8000", ["王芳"]),
        ("顺达", ["王芳"]),
        ("王芳 suv", ["王芳"]),
        ("zeng", ["曾伟"]),
        ("ceng", ["曾伟"]),
        ("远东", ["曾伟"]),
        ("遠東", ["曾伟"]),
        ("lee", ["Ann Lee"]),
        ("0123", ["Ann Lee"]),
        ("😀", ["😀"]),
        ("محمد", ["محمد"]),
        ("李", []),
        ("%", []),
        ("_", []),
        ("", []),
    ],
)
def test_whom_a_look_up_finds(session: Session, liu: Member, typed: str, names: list[str]) -> None:
    assert sorted(client.name for client in search.matches(session, liu, typed)) == sorted(names)


def test_a_fact_finds_its_client_and_so_does_what_is_left_after_an_undo(session: Session, liu: Member) -> None:
    ann = search.matches(session, liu, "ann")[0]
    assert clients.add_fact(session, ann, "hobby", "钓鱼", NOW)
    assert not clients.add_fact(session, ann, "hobby", "钓鱼", NOW), "once only"
    assert search.matches(session, liu, "钓鱼") == [ann]
    ann.archived_at = NOW
    search.reindex(session, ann.id or 0)
    assert search.matches(session, liu, "钓鱼") == []


def test_colleagues_clients_are_found_by_the_lead_only_his_own_first(session: Session, liu: Member) -> None:
    book = TeamBook.new(session, "别家")
    chen, boss = book.member(201, "小陈"), book.member(200, "店长", Role.LEAD)
    clients.add(session, chen, NOW, name="王芳")
    own = clients.add(session, boss, NOW, name="王芳")
    found = search.matches(session, boss, "王芳")
    assert (len(found), found[0].id) == (2, own.id)
    assert len(search.matches(session, chen, "王芳")) == 1


def test_by_name_only_names_and_numbers_count(session: Session, liu: Member) -> None:
    assert [client.name for client in search.by_name(session, liu, "lee")] == ["Ann Lee"]
    assert search.by_name(session, liu, "顺达") == []
    assert search.by_name(session, liu, "suv") == []


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("王方", ["王芳", "王芳"]),
        ("王姐", ["王芳", "王芳"]),
        ("小王", ["王芳", "王芳"]),
        ("增伟", ["曾伟"]),
        ("Ann Li", ["Ann Lee"]),
        ("ann lei", ["Ann Lee"]),
        ("zengwie", ["曾伟"]),
        ("zheng wei", ["曾伟"]),
        ("远冬", ["曾伟"]),
        ("王强", []),
        ("x", []),
    ],
)
def test_whom_a_slip_may_have_meant(session: Session, liu: Member, typed: str, near: list[str]) -> None:
    assert [client.name for client in search.near_names(session, liu, typed)] == near


@given(typed=st.text(max_size=20))
@example(typed="\0")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_finds_whom_the_method_means(session: Session, liu: Member, typed: str) -> None:
    query = query_keys(typed)
    meant = [name for name, phone, firm, tags in PEOPLE if finds(query, keys(name, (), [phone], firm, tags))]
    assert sorted(client.name for client in search.matches(session, liu, typed)) == sorted(meant)
