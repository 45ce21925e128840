"""Deals in the making, balances and returns of two files that become one, and of a client who is handed over."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from playbook.making import month_after, month_of
from storage.queries.book import clients, giving, merging
from storage.queries.buying import purchases
from storage.queries.buying.purchases import Details
from storage.queries.making import making, outstanding
from storage.queries.team import members
from storage.queries.turns import changes
from storage.tables import Client, FollowUp, Member, Opportunity, Purchase
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = NOW.date()
MONTH = month_of(TODAY)


def deal(session: Session, me: Member, client: Client, what: str, amount: int | None = None, **more: object) -> None:
    """An open deal of a client's."""
    made = making.add(session, me, client, NOW)
    made.what, made.amount = what, amount
    for name, value in more.items():
        setattr(made, name, value)
    session.flush()


def owes(session: Session, me: Member, client: Client, owed: int, day: date) -> None:
    """A balance that is due on a day."""
    row = outstanding.add(session, me, client, NOW, owed=owed, paid=1_000, today=TODAY)
    outstanding.agree(session, me, outstanding.Due(row, client), NOW, day, "收尾款")


def test_a_deal_in_each_file(session: Session, book: TeamBook, liu: Member) -> None:
    """The same deal twice is one, with all that either says; two deals stay two; each keeps its file's class."""
    stays, gone, third = (clients.add(session, liu, NOW, name=name) for name in ("王芳", "王方", "王放"))
    gone.prospect_class = third.prospect_class = "hot"
    book.bought(stays, TODAY - timedelta(days=30), 100)
    deal(session, liu, stays, "换车", rival="比亚迪")
    deal(session, liu, gone, "換車", 25_000_000, month=MONTH)
    deal(session, liu, third, "保险", 300_000)
    owes(session, liu, gone, 9_000, TODAY)
    owes(session, liu, stays, 5_000, TODAY - timedelta(days=3))
    kept = changes.begin(session, liu, NOW, "merge", stays.id, "")
    merging.merge(session, stays, gone, NOW)
    kept.close()
    (one,) = session.exec(select(Opportunity).where(Opportunity.client_id == stays.id)).all()
    assert (one.what, one.amount, one.month, one.rival, one.grade) == ("換車", 25_000_000, MONTH, "比亚迪", "hot")
    assert [due.left for due in outstanding.of_client(session, stays)] == [5_000, 9_000]
    assert making.expected(session, liu.team_id, [liu.id or 0], TODAY).count == 1
    changes.undo(session, kept.change, NOW)
    session.expire_all()
    two = session.exec(select(Opportunity).where(Opportunity.what != "保险").order_by(Opportunity.id)).all()  # type: ignore[arg-type]
    assert [(each.client_id, each.amount, each.grade) for each in two] == [
        (stays.id, None, None),
        (gone.id, 25_000_000, None),
    ]
    merging.merge(session, stays, third, NOW)
    found = making.open_deals(session, [liu.id or 0], TODAY)
    assert [(each.deal.what, each.deal.client_id) for each in found][1:] == [("保险", stays.id), ("换车", stays.id)]
    assert {each.deal.grade for each in found if each.client is stays} == {"hot", None}


def test_a_client_with_deals_and_balances_is_handed_over(session: Session, book: TeamBook, liu: Member) -> None:
    """They are the colleague's, with the day that the money is due; the giver has none of them any more."""
    chen = book.member(102, "小陈")
    client = clients.add(session, liu, NOW, name="王芳")
    bought = purchases.add(session, liu, client, NOW, day=TODAY, amount=10_000)
    purchases.add(session, liu, client, NOW, day=TODAY, amount=-4_000, details=Details(return_of=bought.id))
    last = month_after(MONTH, -1)
    deal(session, liu, client, "换车", 25_000_000, month=last, asked_for=last)
    owes(session, liu, client, 9_000, TODAY)
    assert making.over(session, liu, TODAY) == []
    giving.give(session, liu, client, chen.id or 0, NOW)
    session.flush()
    for me, count in ((liu, 0), (chen, 1)):
        owners = members.visible_owner_ids(session, me)
        assert len(making.open_deals(session, owners, TODAY)) == count
        assert len(outstanding.figures(session, me.team_id, owners)) == count
    assert len(making.over(session, chen, TODAY)) == 1, "he was not asked yet about a month that is over"
    assert [item.owner_id for item in session.exec(select(FollowUp))] == [chen.id]
    assert [purchases.returned(session, each) for each in session.exec(select(Purchase))] == [4_000, 0]
