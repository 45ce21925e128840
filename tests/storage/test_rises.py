"""Tiers that clients rise to (D2): told once however the purchase came, and not because of other rules."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from playbook.rfm import DEFAULT_RULES, RfmRules, Tier
from storage.queries.lapsing import lapse_watch
from storage.queries.tiers import rises, scores, tier_rules, tier_trials
from storage.tables import LapseModel, Member, Purchase, Role, TierRise
from tests.storage.nights import NOW, TODAY, buy, night, rescore
from tests.storage.team_book import TeamBook


@pytest.fixture
def lead(book: TeamBook) -> Member:
    """The team's lead."""
    return book.member(100, "店长", Role.OWNER)


def test_a_rise_is_told_once_however_it_came(session: Session, book: TeamBook, liu: Member) -> None:
    once, imported, fresh = (book.client(liu, name) for name in ("李敏", "王芳", "新来"))
    for client in (once, imported):
        buy(book, client, (60, 300), (70, 300))
    night(book)
    assert rises.take(session, once, TODAY) is None
    buy(book, once, (0, 2_000))
    rescore(session, once)
    assert rises.take(session, once, TODAY) is Tier.GOLD
    assert rises.take(session, once, TODAY) is Tier.GOLD, "the same turn may show it twice"
    session.info.clear()
    assert rises.take(session, once, TODAY) is None
    for _ in range(2):  # put right, and back
        newest = session.exec(select(Purchase).where(Purchase.client_id == once.id)).all()[-1]
        newest.amount = 100 if newest.amount == 200_000 else 200_000
        session.add(newest)
        rescore(session, once)
    assert rises.take(session, once, TODAY) is None
    buy(book, imported, (0, 2_000))
    buy(book, fresh, (0, 2_000), (1, 900), (2, 100))
    night(book)
    assert rises.members_to_tell(session) == [liu.id]
    assert [(each.client.name, each.tier) for each in rises.untold(session, liu, 9)] == [("王芳", Tier.GOLD)]
    assert rises.count_untold(session, liu) == 1
    rises.told(session, liu, TODAY)
    assert rises.members_to_tell(session) == []
    assert rises.count_recent(session, liu, TODAY) == 2
    assert {each.client.name for each in rises.recent(session, liu, TODAY, 9, 0)} == {"李敏", "王芳"}
    assert rises.count_recent(session, liu, TODAY + timedelta(days=31)) == 0
    assert rises.is_true(session, [imported.id or 0], liu.user_id)
    other = book.member(9, "阿May")
    assert not rises.is_true(session, [imported.id or 0], other.user_id), "another one's"
    imported.owner_id = other.id or 0
    session.flush()
    assert not rises.is_true(session, [imported.id or 0], liu.user_id), "given away since"
    assert rises.is_true(session, [once.id or 0, imported.id or 0], liu.user_id), "one of them is his"


def test_a_rise_that_is_gone_again_is_no_news_and_may_come_anew(session: Session, book: TeamBook, liu: Member) -> None:
    client = book.client(liu, "李敏")
    buy(book, client, (60, 300), (70, 300))
    night(book)
    buy(book, client, (0, 2_000))
    rescore(session, client)
    newest = session.exec(select(Purchase).order_by(Purchase.id.desc())).first()  # type: ignore[union-attr]
    session.delete(newest)
    rescore(session, client)
    assert rises.take(session, client, TODAY) is None, "taken back before anybody was told"
    buy(book, client, (0, 2_000))
    rescore(session, client)
    assert rises.take(session, client, TODAY) is Tier.GOLD
    session.info.clear()
    session.delete(session.exec(select(Purchase).order_by(Purchase.id.desc())).first())  # type: ignore[union-attr]
    rescore(session, client)
    assert not rises.is_true(session, [client.id or 0], liu.user_id)
    night(book)
    assert session.exec(select(TierRise)).all() == []
    buy(book, client, (0, 2_000))
    night(book)
    assert rises.count_untold(session, liu) == 1
    rises.forget_stale(session, TODAY + timedelta(days=15))
    assert rises.count_untold(session, liu) == 0


def test_other_rules_make_nobody_rise(session: Session, book: TeamBook, liu: Member, lead: Member) -> None:
    client = book.client(liu, "李敏")
    buy(book, client, (60, 300), (70, 300))
    night(book)
    easy = RfmRules(platinum=12, gold=11, silver=10)
    version = tier_trials.adopt(session, book.team, easy)
    rescore(session, client)
    score = scores.of(session, client)
    assert score is not None
    assert score.tier == Tier.PLATINUM
    night(book, easy)
    assert rises.members_to_tell(session) == []
    lapse_watch.judged(session, book.team.id or 0, NOW)
    assert session.get_one(LapseModel, book.team.id).fitted_at == NOW
    assert tier_trials.take_back(session, book.team, version)
    assert not tier_trials.take_back(session, book.team, version), "once only"
    assert tier_rules.of(book.team) == DEFAULT_RULES
    lapse_watch.judged(session, book.team.id or 0, NOW + timedelta(minutes=1))
    assert session.get_one(LapseModel, book.team.id).fitted_at < NOW, "still to be done by the rules as they are now"
