"""Who sees which client, and how one is found at the start of a line; on both databases."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from storage.queries.book import clients
from storage.queries.team.members import NotAllowed
from storage.tables import Client, Member, Role
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def add(session: Session, me: Member, name: str, *phones: str, firm: str = "") -> Client:
    return clients.add(session, me, NOW, name=name, phones=phones, firm=firm)


def test_a_rep_sees_his_own_a_lead_the_teams_and_nobody_anothers(session: Session, book: TeamBook, liu: Member) -> None:
    wang = add(session, liu, "王芳")
    chen, boss = book.member(102, "小陈"), book.member(100, "店长", Role.OWNER)
    stranger = TeamBook.new(session, "别家").member(900, "外人", Role.OWNER)
    assert clients.get(session, liu, wang.id or 0) is wang
    assert clients.get(session, boss, wang.id or 0) is wang
    for other in (chen, stranger):
        with pytest.raises(NotAllowed):
            clients.get(session, other, wang.id or 0)


def test_a_client_put_away_is_nobodys(session: Session, liu: Member) -> None:
    wang = add(session, liu, "王芳")
    wang.archived_at = NOW
    with pytest.raises(NotAllowed):
        clients.get(session, liu, wang.id or 0)


def test_a_number_is_known_in_the_whole_team_but_in_no_other(session: Session, book: TeamBook, liu: Member) -> None:
    wang = add(session, liu, "王芳", "+8613800138000")
    chen = book.member(102, "小陈")
    held = clients.holder_of_phone(session, chen, ["+8613800138000"])
    assert held == (wang, liu)
    elsewhere = TeamBook.new(session, "别家").member(900, "外人")
    assert clients.holder_of_phone(session, elsewhere, ["+8613800138000"]) is None


@pytest.mark.parametrize(
    ("line", "name", "rest"),
    [
        ("王芳 今天面谈", "王芳", "今天面谈"),
        ("王芳今天面谈", "王芳", "今天面谈"),
        ("王芳,今天面谈", "王芳", "今天面谈"),
        ("王小芳 想换车", "王小芳", "想换车"),
        ("Ann Lee called", "Ann Lee", "called"),
        ("ann lee: called", "Ann Lee", "called"),
        ("陳建國 來電", "陈建国", "來電"),
        ("王芳", "王芳", ""),
    ],
)
def test_the_longest_name_at_the_start_of_a_line_is_meant(
    session: Session, liu: Member, line: str, name: str, rest: str
) -> None:
    for known in ("王芳", "王小芳", "Ann", "Ann Lee", "陈建国"):
        add(session, liu, known)
    assert [(client.name, left) for client, left in clients.named_at_start(session, liu, line)] == [(name, rest)]


@pytest.mark.parametrize("line", ["Annual report", "小王芳", "今天 王芳 面谈", "", " "])
def test_a_line_that_begins_otherwise_names_nobody(session: Session, liu: Member, line: str) -> None:
    add(session, liu, "王芳")
    add(session, liu, "Ann")
    assert clients.named_at_start(session, liu, line) == []


def test_the_form_of_address_is_a_name_too(session: Session, liu: Member) -> None:
    wang = add(session, liu, "王芳")
    wang.address_as = "王姐"
    clients.add_tags(session, wang, ["VIP"])
    assert clients.named_at_start(session, liu, "王姐 来过") == [(wang, "来过")]


def test_a_hard_file_put_right_is_searched_by_what_it_says_now(session: Session, liu: Member) -> None:
    wang = add(session, liu, "王方", "+8613800138000", firm="顺达物流")
    numbers = clients.Numbers(add=["+8613800138001"], drop=["+8613800138000"])
    clients.correct(session, wang, name="王芳", firm="通达", tags=["老乡"], numbers=numbers)
    assert clients.phones_of(session, wang) == ["+8613800138001"]
    assert clients.named_at_start(session, liu, "王芳") == [(wang, "")]
    assert clients.named_at_start(session, liu, "王方") == []
