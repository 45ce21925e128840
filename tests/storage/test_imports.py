"""Imports in the books, on both databases: whose lines they are, going in once, and coming out again."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, col, func, select

from playbook.columns import How, Layout, Reading, Reason, Refused, find_encoding, guess
from storage.engine import make_engine
from storage.queries.files import import_keys, importing, imports
from storage.queries.look_up import search
from storage.queries.team.members import NotAllowed
from storage.tables import (
    Client,
    ClientPhone,
    ImportJob,
    ImportStatus,
    LapseStatus,
    Member,
    Note,
    NoteKey,
    Purchase,
    Role,
    SearchKey,
)
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 18)
LOG = "客户号,日期,金额\n1,2026-01-05,100\n1,2026-01-05,100\n2,2026-02-05,200\n"


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A session on a migrated database of its own."""
    engine = make_engine(database_url)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def book(session: Session) -> TeamBook:
    """The books of a team in Shanghai."""
    return TeamBook.new(session, "顺达二店")


def begun(session: Session, me: Member, content: bytes) -> ImportJob:
    """An import of the content that runs."""
    layout = guess(content, find_encoding(content), this_year=TODAY.year, region="CN")
    job = imports.begin(session, me, NOW, chat_id=1, name="a.csv", content=content, layout=layout, total=1)
    imports.start(session, job)
    return job


def brought(session: Session, me: Member, text: str, *, chunk: int = 100) -> ImportJob:
    """The text imported, so many lines at a time."""
    job = begun(session, me, text.encode())
    reading = Reading(text.encode(), Layout.from_json(job.layout), How(TODAY, "CN", "客户 {number}"))
    while (found := reading.next(chunk)).read:
        importing.take(session, me, NOW, job, found.lines)
        imports.refuse(session, job, found.refused)
    let_be_found(session, job)
    job.status = ImportStatus.DONE
    session.flush()
    return job


def let_be_found(session: Session, job: ImportJob) -> None:
    """All whom the import made."""
    number = job.id or 0
    if made := import_keys.read(session, number, 0, 1_000):
        for table in (SearchKey, NoteKey):
            import_keys.put(session, table, sorted(import_keys.rows_of(made, table)))
        import_keys.settle(session, number, made)
    import_keys.done(session, number)


def taken_back(session: Session, job: ImportJob) -> None:
    """The import undone, chunk by chunk."""
    job.status = ImportStatus.UNDOING
    while not imports.take_back(session, job):
        session.flush()


def count(session: Session, table: type[Client] | type[Purchase] | type[Note]) -> int:
    """How many rows there are."""
    return session.exec(select(func.count()).select_from(table)).one()


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
