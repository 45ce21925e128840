"""The report's figures (E6) and the tree of referrals (E2), counted by either database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from playbook.referral_tree import tree
from playbook.report import Month, Period, Picture, Referrals, Sales
from storage.queries.book import referrals
from storage.queries.delivery import outbox
from storage.queries.reports import report, report_jobs
from storage.queries.team.figures import Span
from storage.queries.tiers import tiers
from storage.tables import Member, Outbox, OutboxStatus, ReportJob, Role
from tests.storage.team_book import LONG_AGO, TeamBook

TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


@pytest.fixture
def chen(book: TeamBook) -> Member:
    """Another rep."""
    return book.member(102, "小陈")


def of(book: TeamBook, member: Member | None, first: str, last: str) -> Span:
    return Span(book.team, date.fromisoformat(first), date.fromisoformat(last), member)


def test_sales_of_a_month(session: Session, book: TeamBook, liu: Member, chen: Member) -> None:
    old, new, gone, hers = (book.client(who, name) for who, name in zip((liu, liu, liu, chen), "甲乙丙丁", strict=True))
    for client, day, yuan in (
        (old, date(2026, 10, 31), 100), (old, date(2026, 11, 1), 300), (old, date(2026, 11, 18), 200),
        (new, date(2026, 11, 5), 400), (new, date(2026, 11, 6), -150), (gone, date(2026, 9, 1), 900),
        (gone, date(2026, 11, 7), -100), (hers, date(2026, 11, 8), 0), (hers, date(2026, 11, 19), 999),
    ):  # fmt: skip
        book.bought(client, day, yuan)
    book.bought(old, date(2026, 11, 2), 50).margin = 2_000
    session.flush()
    november = of(book, None, "2026-11-01", "2026-11-18")
    assert report.sales(session, november) == Sales(
        revenue=70_000, orders=4, buyers=3, returning=1, margin=2_000, margin_of=5_000
    )
    assert report.sales(session, of(book, chen, "2026-11-01", "2026-11-18")) == Sales(0, 0, 1, 0)
    assert report.sales(session, of(book, chen, "2026-01-01", "2026-01-31")) == Sales()
    assert report.by_owner(session, november) == {liu.id: (70_000, 2), chen.id: (0, 1)}


def test_months_with_those_who_came_back(session: Session, book: TeamBook, liu: Member, chen: Member) -> None:
    old, new, hers = book.client(liu, "甲"), book.client(liu, "乙"), book.client(chen, "丁")
    for client, day in (
        (old, date(2024, 1, 1)), (old, date(2025, 12, 1)), (old, date(2026, 11, 18)), (new, date(2026, 11, 1)),
        (new, date(2026, 11, 2)), (hers, date(2026, 10, 31)), (hers, date(2026, 11, 3)), (hers, date(2026, 11, 19)),
    ):  # fmt: skip
        book.bought(client, day, 100)
    months = report.months(session, book.team, None, TODAY)
    assert [each for each in months if each.buyers] == [
        Month(date(2025, 12, 1), 1, 0),
        Month(date(2026, 10, 1), 0, 1),
        Month(date(2026, 11, 1), 2, 1),
    ]
    assert len(months) == 12
    assert report.months(session, book.team, liu, TODAY)[-1] == Month(date(2026, 11, 1), 1, 1)


def test_a_team_without_anything_has_a_report(session: Session, book: TeamBook, liu: Member) -> None:
    for period in Period:
        found = report.read(session, liu, liu, period, TODAY)
        assert not found.ever_sold
        assert (found.now, found.referrals, found.staying_away, found.expected.count) == (Sales(), Referrals(), 0, 0)
    assert report.amounts(session, tiers.seen_by(session, liu)) == []
    assert not report.is_large(session, book.team.id or 0)


def test_what_referrals_brought_in_a_span(session: Session, book: TeamBook, liu: Member) -> None:
    wang = book.client(liu, "王芳")
    made = datetime(2026, 11, 3, tzinfo=UTC)
    for name, yuan, when in (("李敏", 300, made), ("赵强", 0, made), ("周敏", 800, LONG_AGO)):
        client = book.client(liu, name, when, referred_by=wang.id)
        if yuan:
            book.bought(client, date(2026, 11, 4), yuan)
            book.bought(client, date(2026, 10, 4), yuan)
    found = report.referrals(session, of(book, liu, "2026-11-01", "2026-11-18"))
    assert found == Referrals(came=2, bought=1, revenue=30_000)


def test_the_tree_names_ones_own_and_of_others_the_owner(
    session: Session, book: TeamBook, liu: Member, chen: Member
) -> None:
    lead = book.member(100, "店长", Role.OWNER)
    wang = book.client(liu, "王芳")
    li = book.client(liu, "李敏", referred_by=wang.id)
    hers = book.client(chen, "赵强", referred_by=li.id)
    far = book.client(liu, "周敏", referred_by=hers.id)
    away = book.client(liu, "钱多", referred_by=wang.id, archived_at=NOW)
    for client, yuan in ((li, 300), (hers, 900), (far, 50), (away, 999)):
        book.bought(client, TODAY, yuan)
    referred, known = referrals.below(session, liu, wang)
    whole = tree(wang.id or 0, referred).whole
    assert (whole.people, whole.bought, whole.spent) == (3, 2, 35_000)
    assert (known[hers.id or 0].seen, known[hers.id or 0].owner) == (False, "小陈")
    assert tree(wang.id or 0, referrals.below(session, lead, wang)[0]).whole.spent == 125_000
    tops = [(each.client.name, each.brought, each.bought, each.spent) for each in referrals.top(session, liu, 5)]
    assert tops == [("王芳", 1, 1, 30_000), ("李敏", 1, 0, 0)]
    assert [each.client.name for each in referrals.top(session, lead, 5)] == ["李敏", "王芳", "赵强"]
    assert [referrals.totals(session, each) for each in (liu, lead, chen)] == [(2, 2), (3, 3), (1, 1)]
    with pytest.raises(referrals.Circle):
        referrals.set_referrer(session, wang, far)


def test_thanks_can_be_said_after_their_week(session: Session, book: TeamBook, liu: Member) -> None:
    wang = book.client(liu, "王芳")
    li = book.client(liu, "李敏", referred_by=wang.id)
    made = referrals.thanks_for(session, li, wang, NOW, TODAY)
    assert made is not None
    later = referrals.thanks_for(session, li, wang, NOW, TODAY + timedelta(days=30))
    assert (later, made.day) == (made, TODAY + timedelta(days=30))
    assert referrals.thanks(session, [wang.id or 0]) == {li.id: made.status}
    made.status = type(made.status).DONE
    assert referrals.thanks_for(session, li, wang, NOW, TODAY) is None


def test_the_same_picture_is_asked_for_once(session: Session, book: TeamBook, liu: Member) -> None:
    client = book.client(liu, "王芳")
    ask = {"chat_id": 101, "picture": Picture.CURVE, "client": client}
    assert [report_jobs.ask(session, liu, NOW, **ask) for _ in range(2)] == [True, False]  # type: ignore[arg-type]
    assert report_jobs.ask(session, liu, NOW, chat_id=101, picture=Picture.TIERS)
    first, second = report_jobs.waiting(session)
    assert (first.picture, second.client_id) == (Picture.CURVE, None)
    assert [report_jobs.take(session, first) for _ in range(2)] == [True, False]
    liu.active = False
    session.add(liu)
    assert not report_jobs.take(session, second)
    assert session.get(ReportJob, second.id) is None


def test_bytes_of_pictures_that_went_out_are_let_go(session: Session) -> None:
    rows = {}
    for key, status, made in (
        ("picture:1", OutboxStatus.SENT, NOW), ("picture:2", OutboxStatus.QUEUED, NOW),
        ("picture:3", OutboxStatus.SENT, NOW + timedelta(hours=1)), ("week:1", OutboxStatus.SENT, NOW),
    ):  # fmt: skip
        row = outbox.put(
            session, made, chat_id=1, method="sendPhoto", params={}, dedupe_key=key, status=status, blob=b"x"
        )
        assert row is not None
        rows[key] = row.id
    report_jobs.forget_pictures(session, NOW + timedelta(minutes=1))
    kept = {key for key, number in rows.items() if session.get_one(Outbox, number).blob is not None}
    assert kept == {"picture:2", "picture:3", "week:1"}
