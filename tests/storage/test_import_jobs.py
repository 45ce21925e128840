"""One import, on both databases: whose it is, what it keeps of its file, and that it can be taken back."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from playbook.columns import Reason, Refused
from storage.queries.files import imports
from storage.queries.look_up import search
from storage.queries.making import making, outstanding
from storage.queries.team.members import NotAllowed
from storage.tables import Client, ImportStatus, Note, Purchase, Role
from tests.storage.file_imports import LOG, NOW, TODAY, begun, brought, count, taken_back
from tests.storage.team_book import TeamBook


def test_taking_back_removes_what_the_import_made_and_nothing_else(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    old = book.client(rep, "王芳", ref="1")
    book.bought(old, date(2026, 1, 1), 50)
    job = brought(session, rep, LOG + "3,2026-03-05,300\n")
    worked_on = session.exec(select(Client).where(Client.ref == "3")).one()
    book.talked(worked_on, NOW)
    taken_back(session, job)
    assert {client.ref for client in session.exec(select(Client))} == {"1", "3"}
    assert [purchase.amount for purchase in session.exec(select(Purchase))] == [5000]
    told = {kind: number for kind, number in job.counts.items() if kind.split()[0] in ("gone", "kept")}
    assert told == {"gone purchases": 4, "gone clients": 1, "kept clients": 1}
    assert brought(session, rep, LOG).counts == {"clients": 1, "purchases": 3}


def test_a_client_with_the_note_of_the_file_only_goes_too(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    job = brought(session, rep, "姓名,电话,备注\n张伟,13800138000,想换车\n")
    taken_back(session, job)
    assert (count(session, Client), count(session, Note)) == (0, 0)
    assert search.matches(session, rep, "张伟") == []


def test_what_is_owed_goes_with_the_import_and_a_deal_keeps_its_client(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    old = book.client(rep, "王芳", ref="1")
    job = brought(session, rep, LOG)
    bought = session.exec(select(Purchase).where(Purchase.client_id == old.id)).first()
    row = outstanding.add(session, rep, old, NOW, owed=50, purchase=bought, today=TODAY)
    new = session.exec(select(Client).where(Client.ref == "2")).one()
    making.add(session, rep, new, NOW)
    taken_back(session, job)
    assert (row.closed_on, row.fell_away) == (TODAY, True)
    assert {client.ref for client in session.exec(select(Client))} == {"1", "2"}


def test_a_return_in_a_file_settles_what_was_owed(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    old = book.client(rep, "王芳", ref="1")
    bought = book.bought(old, date(2026, 1, 1), 50)
    row = outstanding.add(session, rep, old, NOW, owed=50, purchase=bought, today=TODAY)
    brought(session, rep, LOG + "1,2026-01-02,-50\n")
    assert row.fell_away


def test_refused_lines_are_all_counted_and_kept(session: Session, book: TeamBook) -> None:
    job = begun(session, book.member(1, "小刘"), LOG.encode())
    for start in (0, 2, 4):
        lines = [Refused(number, Reason.DATE, "x" * 5000) for number in range(start, start + 2)]
        imports.refuse(session, job, lines)
    assert job.counts == {"refused date": 6}
    kept = imports.refusals(session, job)
    assert [(each.line, len(each.text)) for each in kept] == [(number, 5000) for number in range(6)]


def test_an_import_is_its_members_own(session: Session, book: TeamBook) -> None:
    job = begun(session, book.member(1, "小刘"), LOG.encode())
    for other in (book.member(2, "小陈"), book.member(3, "店长", Role.OWNER)):
        with pytest.raises(NotAllowed):
            imports.mine(session, other, job.id or 0)


def test_a_file_is_read_by_its_head_and_forgotten_in_time(session: Session, book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    short = begun(session, rep, LOG.encode())
    assert imports.head_of(session, short) == (LOG.encode(), True)
    content = LOG.encode() * 10_000
    long = begun(session, rep, content)
    head, whole = imports.head_of(session, long) or (b"", True)
    assert (content.startswith(head), head.endswith(b"\n"), whole, len(head) <= imports.HEAD) == (
        True,
        True,
        False,
        True,
    )
    short.status = ImportStatus.DONE
    session.flush()
    imports.forget_files(session, NOW + timedelta(days=1))
    assert imports.content_of(session, short) is None
    assert imports.content_of(session, long) == content  # still being read
