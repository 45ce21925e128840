"""Imports in the books, on both databases: whose lines they are, and that they go in once."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select

from storage.queries.files import imports
from storage.queries.look_up import search
from storage.tables import Client, ClientPhone, LapseStatus, Note, Purchase, Role
from tests.storage.file_imports import LOG, NOW, TODAY, brought, count
from tests.storage.team_book import TeamBook


def test_the_same_file_goes_in_once_and_equal_lines_are_two_purchases(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    assert brought(session, rep, LOG).counts == {"clients": 2, "purchases": 3}
    assert brought(session, rep, LOG, chunk=1).counts == {"known": 3}
    assert (count(session, Client), count(session, Purchase)) == (2, 3)


def test_a_customer_is_made_once_however_the_file_is_cut(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    text = "姓名,电话,公司,备注\n张伟,13800138000,顺达物流,想换车\n张伟,138 0013 8000,,\n李四,,宏达,\n李四,,宏达,\n"
    assert brought(session, rep, text, chunk=1).counts == {"clients": 2, "known": 2}
    other = book.member(2, "小陈")
    assert brought(session, other, text.replace("0013", "0014")).counts == {"refused colleague": 3, "clients": 1}
    assert brought(session, other, text.replace("0013", "0015").replace("达", "发")).counts == {
        "clients": 2,
        "known": 2,
    }


def test_an_imported_client_is_found_by_name_pinyin_and_number(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    brought(session, rep, "姓名,电话,公司,备注\n张伟,13800138000,顺达物流,想换车\n")
    for typed in ("张伟", "zw", "8000", "顺达"):
        assert [client.name for client in search.matches(session, rep, typed)] == ["张伟"]
    note = session.exec(select(Note)).one()
    assert (note.text, note.is_contact) == ("想换车", False)


def test_purchases_go_to_the_client_of_that_number_phone_or_name(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    by_ref, by_phone = book.client(rep, "王芳", ref="7"), book.client(rep, "张伟")
    by_name, of_firm = book.client(rep, "李四"), book.client(rep, "李四", firm="宏达")
    session.add(ClientPhone(client_id=by_phone.id or 0, team_id=rep.team_id, number="+8613800138000"))
    session.flush()
    text = "客户号,姓名,电话,公司,日期,金额\n7,,,,2026-01-05,1\n,,13800138000,,2026-01-05,2\n,李四,,宏达,2026-01-05,3\n"
    assert brought(session, rep, text).counts == {"purchases": 3}
    owners = {purchase.amount: purchase.client_id for purchase in session.exec(select(Purchase))}
    assert owners == {100: by_ref.id, 200: by_phone.id, 300: of_firm.id}
    assert brought(session, rep, "姓名,日期,金额\n李四,2026-01-06,4\n").counts == {"purchases": 1}
    assert session.exec(select(Purchase.client_id).where(Purchase.amount == 400)).one() == by_name.id


def test_a_purchase_is_known_however_its_customer_is_named(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    client = book.client(rep, "王芳", ref="7")
    session.add(ClientPhone(client_id=client.id or 0, team_id=rep.team_id, number="+8613800138000"))
    session.flush()
    both = "客户号,电话,日期,金额\n7,,2026-01-05,1\n,13800138000,2026-01-05,1\n"
    assert brought(session, rep, both).counts == {"purchases": 1, "known": 1}
    assert brought(session, rep, "姓名,日期,金额\n王芳,2026-01-05,1\n").counts == {"known": 1}


def test_equal_lines_of_two_members_clients_of_one_name_are_two_purchases(session: Session, book: TeamBook) -> None:
    for number, name in enumerate(("小刘", "小陈")):
        job = brought(session, book.member(number, name), "姓名,日期,金额\n李四,2026-01-05,1\n")
        assert job.counts == {"clients": 1, "purchases": 1}


def test_several_clients_of_a_name_are_not_guessed_at(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    for firm in ("宏达", "顺达"):
        book.client(rep, "李四", firm=firm)
    job = brought(session, rep, "姓名,日期,金额\n李四,2026-01-05,3\n")
    assert job.counts == {"refused several": 1}
    assert [(each.line, each.text) for each in imports.refusals(session, job)] == [(2, "李四,2026-01-05,3")]


def test_a_colleagues_client_is_left_to_him_but_not_to_his_lead(session: Session, book: TeamBook) -> None:
    rep, colleague, lead = book.member(1, "小刘"), book.member(2, "小陈"), book.member(3, "店长", Role.LEAD)
    theirs = book.client(colleague, "王芳", ref="1")
    assert brought(session, rep, LOG).counts == {"clients": 1, "purchases": 1, "refused colleague": 2}
    assert brought(session, lead, LOG).counts == {"purchases": 2, "known": 1}
    assert len(session.exec(select(Purchase).where(Purchase.client_id == theirs.id)).all()) == 2


def test_another_teams_customers_are_other_customers(session: Session, book: TeamBook) -> None:
    stranger = TeamBook.new(session, "别家").member(9, "别人")
    assert brought(session, book.member(1, "小刘"), LOG).counts == brought(session, stranger, LOG).counts


def test_a_client_put_away_is_not_brought_back_unasked(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    book.client(rep, "王芳", ref="1", archived_at=NOW)
    assert brought(session, rep, LOG).counts["refused archived"] == 2


def test_a_purchase_ends_a_silence_and_a_refund_does_not(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    silent, other = book.client(rep, "王芳", ref="1", prospect_class="hot"), book.client(rep, "张伟", ref="2")
    cases = [book.stays_away(each, TODAY - timedelta(days=300)) for each in (silent, other)]
    for case in cases:
        case.last_bought_on = date(2025, 1, 1)
    job = brought(session, rep, "客户号,日期,金额\n1,2026-01-05,100\n2,2026-01-05,-100\n")
    assert job.counts == {"purchases": 2, "refunds": 1}
    for row in (*cases, silent):
        session.refresh(row)
    assert [case.status for case in cases] == [LapseStatus.BOUGHT, LapseStatus.RAISED]
    assert silent.prospect_class is None


def test_old_books_are_asked_as_of_their_end(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    assert imports.lapse_day(session, rep, TODAY) is None
    client = book.client(rep, "王芳")
    book.bought(client, date(1998, 6, 30), 10)
    assert imports.lapse_day(session, rep, TODAY) == date(1998, 6, 30)
    book.bought(client, TODAY - timedelta(days=3), 10)
    assert imports.lapse_day(session, rep, TODAY) is None


def test_imported_clients_come_after_those_worked_with(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    book.client(rep, "王芳")
    brought(session, rep, LOG)
    newest = select(Client.name).where(Client.owner_id == rep.id).order_by(col(Client.last_touched_at).desc())
    assert session.exec(newest.limit(1)).one() == "王芳"


SALES = (
    "姓名,日期,金额,产品,毛利,外币金额,外币币种,退货\n"
    "王芳,2026-01-05,3600,轮胎,800,500,USD,\n王芳,2026-01-05,900,保养,,900,人民币,\n"
    "王芳,2026-01-05,-700,轮胎,,,,是\n王芳,2026-01-05,-900,保养,,,,是\n王芳,2026-01-05,-9000,,,,,是\n"
)


@pytest.mark.parametrize("chunk", [1, 100])
def test_returns_name_what_they_take_back(session: Session, book: TeamBook, chunk: int) -> None:
    """The day's purchase of the same goods, once for its whole amount; the team's own money is no foreign one."""
    me = book.member(101, "小刘")
    brought(session, me, SALES, chunk=chunk)
    found = session.exec(select(Purchase).order_by(col(Purchase.id))).all()
    tyres, service = found[0].id, found[1].id
    assert [each.return_of for each in found] == [None, None, tyres, service, None]
    assert [(each.margin, each.foreign_amount, each.foreign_currency) for each in found[:2]] == [
        (80_000, 50_000, "USD"),
        (None, None, ""),
    ]
    assert brought(session, me, SALES).counts.get("known") == 5
