"""What a team sells, and what a client's purchases come to by sums of the database: the same on both databases."""

import random
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from playbook import rfm
from storage.queries.book import forgetting
from storage.queries.buying import goods, goods_list, purchases
from storage.queries.buying.purchases import Details
from storage.queries.tiers import windows
from storage.tables import Client, Member, Product, ProductName, Purchase
from tests.storage.team_book import TeamBook

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = NOW.date()


@pytest.fixture
def wang(book: TeamBook, liu: Member) -> Client:
    """A client of the rep's."""
    return book.client(liu, "王芳")


def buy(session: Session, liu: Member, client: Client, amount: int, product: str = "", back: int = 0) -> Purchase:
    """A purchase so many days ago."""
    day = TODAY - timedelta(days=back)
    return purchases.add(session, liu, client, NOW, day=day, amount=amount, product=product)


def names(session: Session) -> list[str]:
    """The products that are known, by their numbers."""
    return [each.name for each in session.exec(select(Product).order_by(Product.id))]  # type: ignore[arg-type]


def test_a_product_is_learnt_once_and_leads_the_offers(session: Session, liu: Member, wang: Client) -> None:
    for words in ("轮胎", "輪胎", "机油4L", "機油 4升", "他说下次,再来看看", ""):
        buy(session, liu, wang, 50_000, words)
    assert names(session) == ["轮胎", "机油4L"]
    two, one = goods.likeliest(session, wang, 6)
    assert goods.usual_amounts(session, wang, one, 3) == [50_000]
    assert goods.sold(session, one, TODAY, TODAY) == goods.Sold(2, 2, 100_000)
    goods_list.merge(session, two, one)
    assert goods.named(session, liu.team_id, "機油4L") is one
    assert goods.sold(session, one, TODAY, TODAY).count == 4
    assert goods.page(session, liu, 0, 5) == [one]
    assert goods.count(session, liu) == 1
    assert goods.names_of(session, one) == ["机油4L"]


def test_what_came_in_by_a_file_is_put_under_its_product(session: Session, liu: Member, wang: Client) -> None:
    known = buy(session, liu, wang, 100, "轮胎").product_id
    for words in ("輪胎", "滤芯", "一句很长的话,不是商品"):
        session.add(
            Purchase(
                team_id=liu.team_id,
                client_id=wang.id or 0,
                bought_on=TODAY,
                amount=100,
                product=words,
                created_by=liu.id or 0,
                created_at=NOW,
            )
        )
    session.flush()
    rounds = 0
    while goods.learn_unnamed(session, NOW):
        rounds += 1
    session.expire_all()
    found = {each.product: each.product_id for each in session.exec(select(Purchase))}
    assert rounds == 3
    assert found["輪胎"] == known
    assert found["一句很长的话,不是商品"] == goods.NO_PRODUCT
    assert names(session) == ["轮胎", "滤芯"]


def test_the_last_rate_and_returns(session: Session, liu: Member, wang: Client) -> None:
    assert purchases.last_rate(session, liu.team_id, "USD") is None
    paid = Details(foreign_amount=10_000, foreign_currency="USD")
    first = purchases.add(session, liu, wang, NOW, day=TODAY, amount=72_000, details=paid)
    assert purchases.last_rate(session, liu.team_id, "USD") == (10_000, 72_000)
    assert purchases.to_be_returned(session, wang, 72_000) is first
    back = Details(return_of=first.id)
    purchases.add(session, liu, wang, NOW, day=TODAY, amount=-72_000, details=back)
    assert purchases.returned(session, first) == 72_000
    assert purchases.to_be_returned(session, wang, 72_000) is None
    purchases.drop(session, first)
    assert purchases.count_of(session, wang) == 0


def test_a_slip_goes_unless_a_lead_has_seen_to_it(session: Session, liu: Member, wang: Client) -> None:
    meant = goods.learn(session, liu.team_id, "轮胎", NOW)
    slip, priced = (goods.learn(session, liu.team_id, words, NOW) for words in ("轮台", "轮抬"))
    assert meant is not None and slip is not None and priced is not None
    goods_list.change(session, priced, price=100)
    for each in (slip, priced):
        goods.unlearn(session, each.id, meant)
    assert names(session) == ["轮胎", "轮抬"]


def test_a_forgotten_client_is_in_no_product_any_more(session: Session, liu: Member, book: TeamBook) -> None:
    wang, li = book.client(liu, "王小芳"), book.client(liu, "李敏")
    buy(session, liu, li, 100, "王小芳同款手链")
    session.commit()
    forgetting.forget(session, wang, NOW)
    session.commit()
    assert session.exec(select(ProductName)).all() == []
    assert all("王小芳" not in name for name in names(session))


@pytest.mark.parametrize("seed", range(6))
def test_sums_are_exactly_what_the_pure_functions_find(
    session: Session, liu: Member, wang: Client, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "MANY", 5)
    chance = random.Random(seed)
    amounts = [0, 100, 29_900, 30_000, 120_000, *([-100, -30_000] if seed % 2 else [])]
    for _ in range(chance.choice((1, 4, 9, 40))):
        day = TODAY - timedelta(days=chance.choice((-3, 0, 1, 30, 31, 200, 364, 365, 366, 700)))
        session.add(
            Purchase(
                team_id=liu.team_id,
                client_id=wang.id or 0,
                bought_on=day,
                amount=chance.choice(amounts),
                created_by=liu.id or 0,
                created_at=NOW,
            )
        )
    session.flush()
    history = purchases.history_of(session, wang)
    rules = rfm.RfmRules(money_floors=(2_000_000, 900_000, 500_000, 200_000, 1), frequency_floors=(30, 12, 6, 3, 1))
    for today in (TODAY, date(2027, 2, 28), date(2028, 2, 29)):
        for each in (rfm.DEFAULT_RULES, rules):
            window = windows.of(session, wang.id or 0, today, each)
            assert window.activity == rfm.activity(history, today, each)
            assert window.score == rfm.score(history, today, each)
            assert window.edge == rfm.edge(history, today, each)


def test_pages_of_the_list(session: Session, liu: Member, wang: Client) -> None:
    for name in ("丙", "甲", "乙", "丁"):
        goods.learn(session, liu.team_id, name, NOW)
    for name in ("丁", "丁", "乙"):
        buy(session, liu, wang, 100, name)
    shown = [[each.name for each in goods.page(session, liu, skip, 3)] for skip in (0, 3, 6)]
    assert shown[0][:2] == ["丁", "乙"]
    assert sorted(shown[0][2:] + shown[1]) == ["丙", "甲"]
    assert shown[2] == []
    assert goods.count(session, liu) == 4
