"""What is owed for a purchase (F4) stands and falls with it, in both databases."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from storage.queries.buying import purchases
from storage.queries.buying.purchases import Details
from storage.queries.making import outstanding
from storage.queries.making.outstanding import Due
from storage.tables import Client, FollowUpStatus, Member, Purchase, Receivable
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = NOW.date()


def owed(session: Session, me: Member, client: Client, bought: Purchase) -> Due:
    """Half of a purchase is still to come, tomorrow; a part has come."""
    half = bought.amount // 2
    row = outstanding.add(session, me, client, NOW, owed=half, paid=100, purchase=bought, today=TODAY)
    item = outstanding.agree(session, me, Due(row, client), NOW, TODAY + timedelta(days=1), "收尾款")
    return Due(row, client, item)


def sell(session: Session, me: Member, client: Client, amount: int, of: Purchase | None = None) -> Purchase:
    """A purchase, or the return of one."""
    details = Details(return_of=of.id if of else None)
    return purchases.add(session, me, client, NOW, day=TODAY, amount=amount, details=details)


def stands(row: Receivable) -> bool:
    """Whether it is still to be asked for."""
    assert (row.closed_on is None) == (not row.fell_away)
    return row.closed_on is None


def test_of_two_alike_the_one_brought_back_takes_its_own_along(session: Session, book: TeamBook, liu: Member) -> None:
    wang = book.client(liu, "王芳")
    first, second = (sell(session, liu, wang, 1_000) for _ in range(2))
    one, other = (owed(session, liu, wang, each) for each in (first, second))
    assert one.item is not None
    assert other.item is not None
    sell(session, liu, wang, -400, first)
    assert stands(one.row)
    sell(session, liu, wang, -600, first)
    assert (stands(one.row), stands(other.row)) == (False, True)
    assert (one.item.status, other.item.status) == (FollowUpStatus.DROPPED, FollowUpStatus.OPEN)
    last = sell(session, liu, wang, -1_000)
    assert (stands(one.row), stands(other.row)) == (False, False)
    purchases.drop(session, last)
    sell(session, liu, wang, 50)
    assert (stands(one.row), stands(other.row)) == (False, True)
    assert other.item.status is FollowUpStatus.OPEN


def test_it_goes_to_another_client_with_its_purchase(session: Session, book: TeamBook, liu: Member) -> None:
    chen = book.member(102, "小陈")
    wang, li = book.client(liu, "王芳"), book.client(chen, "李敏")
    bought = sell(session, liu, wang, 1_000)
    due = owed(session, liu, wang, bought)
    bought.client_id = li.id or 0
    purchases.replace(session, bought, bought)
    sell(session, liu, wang, 70)
    sell(session, chen, li, 70)
    assert due.item is not None
    assert (due.row.client_id, due.item.client_id, due.item.owner_id, stands(due.row)) == (li.id, li.id, chen.id, True)
    assert [each.client_id for each in outstanding.payments(session, due.row, 9)] == [li.id]
