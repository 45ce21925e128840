"""Scores of clients in the tables: at once and by night they are the same; lists are read from them (D1, D2, D9)."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from playbook.rfm import DEFAULT_RULES, Edge, RfmRules, Tier
from playbook.tier_moves import Moves
from storage.queries.team.members import NotAllowed
from storage.queries.tiers import efforts, rescoring, scores, tier_rules, tier_trials, tiers
from storage.tables import Client, ClientScore, Member, Role
from tests.storage.nights import NOW, TODAY, buy, night, rescore
from tests.storage.team_book import TeamBook

OF_A_NIGHT = {"client_id", "p_buy", "risk"}  # what one client by himself has otherwise


@pytest.fixture
def lead(book: TeamBook) -> Member:
    """The team's lead."""
    return book.member(100, "店长", Role.OWNER)


def held(session: Session, client: Client) -> dict[str, Any]:
    """A client's score, without what a night alone knows."""
    row = scores.of(session, client)
    assert row is not None
    return {name: getattr(row, name) for name in scores.COLUMNS if name not in OF_A_NIGHT}


def test_scored_at_once_and_by_night_a_client_stands_the_same(session: Session, book: TeamBook, liu: Member) -> None:
    past: dict[str, list[tuple[int, int]]] = {
        "李敏": [(20 * each, 470) for each in range(1, 5)],
        "退过": [(300, 900), (40, 600), (30, -600), (5, 100)],
        "送的": [(3, 0)],
        "沉睡": [(400, 5000)],
        "还没到": [(-3, 500), (10, 200)],
        "同一天": [(7, 300), (7, 300), (7, 300)],
        "退光": [(9, 100), (8, -100)],
        "批发": [(each % 700, 3 + each % 11) for each in range(rescoring.MANY + 40)],
        "批发退货": [*((each % 330, 2) for each in range(rescoring.MANY + 40)), (1, -2)],
    }
    people = [book.client(liu, name) for name in past]
    for client, bought in zip(people, past.values(), strict=True):
        buy(book, client, *bought)
    for rules in (DEFAULT_RULES, RfmRules(recency_months=(1, 2, 3, 4, 6), money_floors=(90_000, 60_000, 40_000, 9, 1))):
        book.team.settings = {tier_rules.RULES: rules.as_json()}
        session.add(book.team)
        night(book, rules)
        by_night = [held(session, client) for client in people if scores.of(session, client)]
        rescore(session, *people)
        assert [held(session, client) for client in people if scores.of(session, client)] == by_night
    assert scores.of(session, people[6]) is None


def test_who_is_on_the_edge_stands_in_the_scores(session: Session, book: TeamBook, liu: Member, lead: Member) -> None:
    minute = book.client(liu, "李敏")
    buy(book, minute, *((20 * each, 470) for each in range(1, 5)))
    other = book.client(book.member(3, "小陈"), "王芳")
    buy(book, other, (48, 300), (78, 300))
    buy(book, book.client(liu, "顶级"), *((each, 900) for each in range(6)))
    night(book)
    for me, names in ((lead, ["李敏", "王芳"]), (liu, ["李敏"])):
        seen = tiers.seen_by(session, me)
        found = tiers.on_edge(session, seen, TODAY, 9, 0)
        assert [client.name for client, _ in found] == names
        assert tiers.count_on_edge(session, seen, TODAY) == len(names)
        assert found[0][1] == Edge(Tier.PLATINUM, 12_000, date(2027, 8, 30))
    everybody = tiers.seen_by(session, lead)
    assert tiers.count_on_edge(session, everybody, date(2027, 9, 1)) == 1, "what is over is no edge"
    assert len(tiers.on_edge(session, everybody, TODAY, 1, 1)) == 1


def test_tiers_are_counted_and_listed_without_those_put_away(
    session: Session, book: TeamBook, liu: Member, lead: Member
) -> None:
    for name, paid in (("甲", 100), ("乙", 200), ("丙", 150)):
        buy(book, book.client(liu, name), (5, paid))
    buy(book, book.client(liu, "沉睡"), (400, 900))
    away = book.client(liu, "收起", archived_at=NOW)
    buy(book, away, (5, 900))
    book.client(liu, "没买过")
    night(book)
    chen = book.member(4, "小陈")
    assert tiers.counts(session, tiers.seen_by(session, chen)) == ({}, 0)
    for me in (lead, liu):
        seen = tiers.seen_by(session, me)
        assert tiers.counts(session, seen) == ({Tier.BRONZE: 3}, 1)
        listed = tiers.customers(session, seen, Tier.BRONZE, 2, 0)
        assert [(each.client.name, each.count, each.amount) for each in listed] == [
            ("乙", 1, 20_000),
            ("丙", 1, 15_000),
        ]
        assert [each.client.name for each in tiers.customers(session, seen, Tier.BRONZE, 2, 2)] == ["甲"]
    assert tiers.counts(session, tiers.seen_by(session, lead, chen)) == ({}, 0)
    assert tiers.counts(session, tiers.seen_by(session, chen, liu)) == ({}, 0), "a rep sees his own, whomever he names"


def test_who_brings_most_and_whom_nobody_talks_to(session: Session, book: TeamBook, liu: Member, lead: Member) -> None:
    for at in range(18):
        buy(book, book.client(liu, f"小{at}", last_contact_at=NOW), (5, 10))
    silent, close, big = (book.client(liu, name) for name in ("没人理", "常聊", "大头"))
    for client, paid in ((silent, 1_000), (close, 2_000), (big, 3_000)):
        buy(book, client, (5, paid))
    close.last_contact_at = big.last_contact_at = NOW
    book.talked(close, NOW - timedelta(days=3))
    book.talked(close, NOW - timedelta(days=4)).touch = "care"
    book.talked(close, NOW - timedelta(days=500))
    book.talked(big, NOW, is_contact=False)
    night(book)
    for me in (lead, liu):
        seen = tiers.seen_by(session, me)
        found = tiers.revenue(session, seen)
        assert (found.customers, found.key, found.share, found.revenue) == (21, 2, 80, 618_000)
        assert found.tops == (48, 80, 97)
        listed = tiers.key_customers(session, seen, found, NOW - timedelta(days=30), 9, 0)
        assert [each.client.name for each in listed] == ["大头", "常聊"]
        assert tiers.key_numbers(session, seen, found) == [big.id, close.id]
        since = NOW - timedelta(days=365)
        assert efforts.of_all(session, seen, since) == 2
        assert efforts.of_clients(session, [big.id or 0, close.id or 0], since) == {close.id: efforts.Effort(1, 1)}
    big.last_contact_at = None
    session.flush()
    listed = tiers.key_customers(session, seen, found, NOW - timedelta(days=30), 9, 0)
    assert [each.client.name for each in listed] == ["大头", "常聊"]
    close.last_contact_at = NOW - timedelta(days=31)
    big.last_contact_at = NOW
    session.flush()
    listed = tiers.key_customers(session, seen, found, NOW - timedelta(days=30), 9, 0)
    assert [each.client.name for each in listed] == ["常聊", "大头"]


def test_of_those_who_bring_the_same_always_the_same_are_named(
    session: Session, book: TeamBook, liu: Member, lead: Member
) -> None:
    people = [book.client(liu, f"客户 {number}") for number in range(10)]
    for client in reversed(people):
        buy(book, client, (5, 1_000))
    rescore(session, *reversed(people))
    for seen in (tiers.seen_by(session, lead), tiers.seen_by(session, liu)):
        found = tiers.revenue(session, seen)
        assert tiers.key_numbers(session, seen, found) == [each.id for each in people[: found.key]]


def test_only_a_lead_tries_rules_out(session: Session, book: TeamBook, liu: Member, lead: Member) -> None:
    with pytest.raises(NotAllowed):
        tier_trials.try_out(session, liu, NOW, 1, DEFAULT_RULES)
    first = tier_trials.try_out(session, lead, NOW, 1, RfmRules(platinum=30)).id or 0
    second = tier_trials.try_out(session, lead, NOW, 1, RfmRules(platinum=31)).id or 0
    assert tier_trials.trial(session, lead, first) is None
    assert tier_trials.trial(session, liu, second) is None
    assert [draft.id for draft in tier_trials.waiting(session)] == [second]
    assert tier_trials.answer(session, second, Moves()) is not None
    assert tier_trials.waiting(session) == []
    assert tier_trials.answer(session, first, Moves()) is None
    found = tier_trials.trial(session, lead, second)
    assert found is not None
    assert found.rules.platinum == 31


def test_a_team_that_was_never_judged_has_scores_from_its_first_purchase_on(
    session: Session, book: TeamBook, liu: Member
) -> None:
    client = book.client(liu, "李敏")
    assert not tiers.are_being_made(session, liu)
    buy(book, client, (60, 300))
    assert tiers.are_being_made(session, liu)
    rescore(session, client, client)
    assert tiers.counts(session, tiers.seen_by(session, liu)) == ({Tier.BRONZE: 1}, 0)
    assert len(session.exec(select(ClientScore)).all()) == 1


def test_one_client_and_whatever_he_bought(session: Session) -> None:
    few = [[], [(-1, 5), (-400, 9)], [(0, 0)], [(0, -5)], [(3, 10), (3, 10)], [(0, 1)] * 40]
    for number, bought in enumerate(few, 1):
        book = TeamBook.new(session, f"独客 {number}")
        rep = book.member(number, "小刘")
        client = book.client(rep, "独客")
        buy(book, client, *bought)
        rescore(session, client)
        night(book)
        rescore(session, client)
        seen = tiers.seen_by(session, rep)
        counts, dormant = tiers.counts(session, seen)
        found = tiers.revenue(session, seen)
        assert sum(counts.values()) + dormant == found.customers <= 1
        assert tiers.key_customers(session, seen, found, NOW, 9, 0) == [] or found.share == 100
