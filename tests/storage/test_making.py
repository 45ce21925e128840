"""Deals in the making and money outstanding in the tables (F3, F4): whose they are, how they end, what is left."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from handlers.screens.team import weekly
from handlers.texts import Texts
from playbook.making import Status, Tally, WhyLost
from playbook.stages import ProspectClass
from storage.queries.book import forgetting, merging
from storage.queries.buying import purchases
from storage.queries.delivery import reach
from storage.queries.making import closing, making, outstanding
from storage.queries.team import weeks
from storage.tables import Client, FollowUpStatus, Member, Opportunity, Payment, Receivable
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY, OCT, NOV, DEC = NOW.date(), date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)


def deal(session: Session, me: Member, client: Client, month: date | None, amount: int = 1_000_000) -> Opportunity:
    found = making.add(session, me, client, NOW)
    found.month, found.amount = month, amount
    return found


def test_open_deals_of_their_owners_the_largest_first(session: Session, book: TeamBook, liu: Member) -> None:
    chen = book.member(102, "小陈")
    wang, li, gone = book.client(liu, "王芳"), book.client(chen, "李敏"), book.client(liu, "赵强", archived_at=NOW)
    small, large = deal(session, liu, wang, NOV, 500), deal(session, chen, li, None, 900)
    deal(session, liu, gone, NOV)
    book.planned(li, TODAY)
    session.flush()
    found = making.open_deals(session, [liu.id or 0, chen.id or 0], TODAY)
    assert [(each.deal.id, each.has_next) for each in found] == [(large.id, True), (small.id, False)]
    assert [each.deal.id for each in making.open_deals(session, [liu.id or 0], TODAY)] == [small.id]
    assert making.has_next(session, li, TODAY)
    assert not making.has_next(session, li, TODAY + timedelta(days=1))


def test_what_ended_is_counted_by_the_class_it_had(session: Session, book: TeamBook, liu: Member) -> None:
    wang = book.client(liu, "王芳", prospect_class="hot")
    first, second, third = (deal(session, liu, wang, OCT) for _ in range(3))
    making.move(session, first, NOV)
    making.keep_grade(session, wang)
    bought = book.bought(wang, TODAY, 9_000)
    making.win(session, first, wang, bought)
    making.lose(session, second, wang, TODAY, WhyLost.RIVAL)
    record = making.record(session, book.team.id or 0)
    assert record[ProspectClass.HOT] == Tally(won=1, lost=1, moved=1)
    assert making.won(session, [liu.id or 0], NOV, TODAY) == 1
    assert making.sold(session, [liu.id or 0], NOV, TODAY) == 900_000
    assert closing.closable(session, wang, bought) is None
    assert closing.closable(session, wang, book.bought(wang, TODAY, 1)) == third.id
    bought.amount, bought.bought_on = 880_000, date(2026, 11, 3)
    purchases.replace(session, bought, bought)
    assert (first.won_amount, first.closed_on) == (880_000, date(2026, 11, 3)), "the deal is worth what was paid"
    anew = book.bought(wang, TODAY, 8_700)
    purchases.replace(session, bought, anew)
    assert (first.purchase_id, first.won_amount) == (anew.id, 870_000)
    anew.client_id = book.client(liu, "李敏").id or 0
    purchases.replace(session, anew, anew)
    assert (first.status, first.won_amount) == (Status.OPEN, None)
    making.move(session, first, OCT)
    assert (first.moves, first.moved_from) == (0, None)


def test_a_prospects_deal_keeps_its_class_when_a_file_makes_him_a_customer(
    session: Session, book: TeamBook, liu: Member
) -> None:
    hot, plain = book.client(liu, "王芳", prospect_class="hot"), book.client(liu, "李敏", prospect_class="cool")
    deals = [deal(session, liu, each, NOV) for each in (hot, plain)]
    session.flush()
    closing.keep_grades(session, [hot.id])
    for each in deals:
        session.refresh(each)
    assert [each.grade for each in deals] == ["hot", None]


def test_a_rep_is_asked_once_about_a_month_that_is_over(session: Session, book: TeamBook, liu: Member) -> None:
    wang = book.client(liu, "王芳")
    late = deal(session, liu, wang, OCT)
    deal(session, liu, wang, NOV)
    session.flush()
    assert [(me.id, month) for me, month in making.members_to_ask(session, TODAY)] == [(liu.id, OCT)]
    assert [each.deal.id for each in making.over(session, liu, TODAY)] == [late.id]
    assert reach.is_wanted(session, liu.user_id, f"deal:{late.id}")
    assert not reach.is_wanted(session, liu.user_id + 1, f"deal:{late.id}")
    making.asked(session, [late])
    session.flush()
    assert making.members_to_ask(session, TODAY) == []
    making.lose(session, late, wang, TODAY, WhyLost.PRICE)
    assert not reach.is_wanted(session, liu.user_id, f"deal:{late.id}")


def test_the_week_tells_what_the_month_may_bring(session: Session, book: TeamBook, liu: Member) -> None:
    report = weeks.report(session, book.team, date(2026, 11, 9), NOW)
    assert "商机" not in weekly.digest(Texts("zh_Hans"), report, None).text
    deal(session, liu, book.client(liu, "王芳", prospect_class="hot"), OCT)
    session.flush()
    report = weeks.report(session, book.team, date(2026, 11, 9), NOW)
    assert "11月商机 1 笔 1万,约 ¥7,000" in weekly.digest(Texts("zh_Hans"), report, None).text.splitlines()


def test_money_is_listed_by_its_day_and_leaves_when_it_came(session: Session, book: TeamBook, liu: Member) -> None:
    wang = book.client(liu, "王芳")
    undated = outstanding.add(session, liu, wang, NOW, owed=300, today=TODAY)
    later = outstanding.add(session, liu, wang, NOW, owed=2_000, paid=500, today=TODAY)
    sooner = outstanding.add(session, liu, wang, NOW, owed=700, today=TODAY)
    for row, day in ((later, DEC), (sooner, TODAY)):
        outstanding.agree(session, liu, outstanding.get(session, liu, row.id or 0), NOW, day, "收尾款")
    found = outstanding.of_owners(session, book.team.id or 0, [liu.id or 0], 0, 5)
    assert [(due.row.id, due.left, due.day) for due in found] == [
        (sooner.id, 700, TODAY), (later.id, 2_000, DEC), (undated.id, 300, None),
    ]  # fmt: skip
    sums = outstanding.figures(session, book.team.id or 0, [liu.id or 0])
    assert sorted((owed.left, owed.due or date.max) for _, owed in sums) == [
        (300, date.max),
        (700, TODAY),
        (2_000, DEC),
    ]
    assert {owner for owner, _ in sums} == {liu.id}
    second = outstanding.of_owners(session, book.team.id or 0, [liu.id or 0], 1, 1)
    assert [due.row.id for due in second] == [later.id]
    due = found[0]
    outstanding.pay(session, liu, due.row, 700, TODAY, NOW)
    outstanding.close(session, due, NOW, TODAY, came=True)
    assert due.item is not None
    assert due.item.status is FollowUpStatus.DONE
    assert outstanding.of_item(session, liu, due.item) is None
    assert [each.row.id for each in outstanding.of_client(session, wang)] == [later.id, undated.id]


def test_both_go_along_when_files_are_merged_and_are_gone_when_he_is(
    session: Session, book: TeamBook, liu: Member
) -> None:
    stays, gone = book.client(liu, "王芳"), book.client(liu, "王小芳")
    deal(session, liu, gone, NOV).rival = "王小芳的表哥"
    outstanding.add(session, liu, gone, NOW, owed=300, paid=100, today=TODAY)
    merging.merge(session, stays, gone, NOW)
    assert making.open_of(session, stays) is not None
    assert [due.left for due in outstanding.of_client(session, stays)] == [300]
    forgetting.forget(session, stays, NOW)
    assert [session.exec(select(table)).all() for table in (Opportunity, Receivable, Payment)] == [[], [], []]
