"""What the care rules are told of clients, and what they put on lists, on both databases."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from playbook import care, referral_tree
from playbook.care import ClientFacts, Finding, Kind, Placed
from playbook.occasions import Culture
from playbook.rfm import NoScore, Tier
from playbook.stages import ProspectClass
from storage.queries.book import contracts, referrals
from storage.queries.caring import care as occasions
from storage.queries.caring import care_facts, care_rules
from storage.queries.team.members import NotAllowed
from storage.tables import Client, FollowUp, FollowUpKind, Member, Occasion, Role
from tests.storage.team_book import TeamBook

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 18, 4, 0, tzinfo=SHANGHAI)
TODAY = NOW.date()


@pytest.fixture
def rep(book: TeamBook) -> Member:
    """A rep of it."""
    return book.member(1, "小刘")


def facts(book: TeamBook, today: date = TODAY) -> dict[str, ClientFacts]:
    """What the rules are told, by the client's name; read two clients at a time."""
    found: dict[str, ClientFacts] = {}
    after = 0
    while part := care_facts.next_clients(book.session, book.team, after, 2):
        read = care_facts.read(book.session, part, care.declared_book(), today)
        found |= {each.name: each for each in read}
        after = part.last
    return found


def words(_owner: Member, finding: Finding, _day: date) -> str:
    """A task's text."""
    return finding.kind.value


def occasion(client: Client, kind: Kind = Kind.CALL, key: str = "bought:2026-11-11") -> Placed:
    """Something found for a client."""
    finding = Finding(client.id or 0, client.owner_id, "C1", key, kind, TODAY, TODAY, facts={"purchase": 3})
    return Placed(finding, TODAY)


def test_the_rules_are_told_what_they_need(session: Session, book: TeamBook, rep: Member) -> None:
    wang = book.client(rep, "王芳", birthday="1980-11-20", culture="western", job="老师", prospect_class="hot")
    li = book.client(rep, "李敏", referred_by=wang.id)
    book.bought(li, date(2025, 6, 1), 900)
    book.bought(li, date(2026, 3, 1), 500)
    long = book.bought(li, date(2026, 5, 1), 700)
    long.lasts_days, long.product = 202, "机油"  # until 19 November
    used_up = book.bought(li, date(2026, 5, 2), 40)
    used_up.lasts_days = 20
    late = book.bought(li, date(2026, 11, 10), 4_000)
    book.bought(li, date(2026, 11, 11), -300)
    book.talked(wang, NOW - timedelta(days=3))
    wang.last_contact_at = NOW - timedelta(days=3)
    book.planned(wang, TODAY)
    kept = contracts.add(session, rep, li, NOW, what="服务协议", ends_on=TODAY + timedelta(days=30))
    told = facts(book)
    seen = told["王芳"]
    assert (seen.birthday, seen.culture, seen.job, seen.planned) == ("1980-11-20", Culture.WESTERN, "老师", True)
    assert (seen.standing, seen.last_contact, seen.last_touch) == (
        ProspectClass.HOT,
        date(2026, 11, 15),
        date(2026, 11, 15),
    )
    seen = told["李敏"]
    assert seen.referral == care.Referral(wang.id or 0, rep.id or 0)
    assert [(each.number, each.lasts_days) for each in seen.purchases][:2] == [(long.id, 202), (late.id, None)]
    assert (seen.first_bought, seen.last_bought) == (date(2025, 6, 1), date(2026, 11, 10))
    assert (seen.spent, seen.this_year, seen.standing) == (584_000, 524_000, Tier.PLATINUM)
    assert (seen.contracts, seen.culture) == ((care.Ending(kept.id or 0, kept.ends_on, "服务协议"),), Culture.MAINLAND)
    assert (seen.planned, seen.last_contact, seen.calls) == (False, None, ())


def test_whoever_no_rule_can_be_about_is_left_out(session: Session, book: TeamBook, rep: Member) -> None:
    book.bought(book.client(rep, "沉睡"), date(2020, 1, 1), 900)
    book.client(rep, "从不")
    book.client(rep, "新来", made=NOW)
    lunar = book.client(rep, "农历", birthday="lunar:1970-10-11")
    gone = book.member(2, "走了")
    book.client(gone, "没人管", made=NOW)
    gone.active = False
    put_away = book.client(rep, "收起", made=NOW)
    put_away.archived_at = NOW
    other = TeamBook.new(session, "别家")
    other.client(other.member(9, "外人"), "外人的", made=NOW)
    session.flush()
    assert set(facts(book)) == {"新来", lunar.name}
    assert facts(book)["新来"].standing is NoScore.NEVER_BOUGHT


def test_what_was_found_is_kept_once(session: Session, book: TeamBook, rep: Member) -> None:
    wang, li = book.client(rep, "王芳"), book.client(rep, "李敏")
    found = [occasion(wang), occasion(li, Kind.WELCOME, "welcome"), occasion(li)]
    for _ in range(2):
        occasions.keep(session, book.team.id or 0, NOW, found, words)
    li.owner_id = book.member(2, "小陈").id or 0
    occasions.keep(
        session, book.team.id or 0, NOW, [occasion(wang, key="x"), Placed(occasion(li).finding, TODAY)], words
    )
    rows = session.exec(select(Occasion)).all()
    assert sorted((each.client_id, each.kind, each.key) for each in rows) == [
        (wang.id, "call", "bought:2026-11-11"),
        (wang.id, "call", "x"),
        (li.id, "call", "bought:2026-11-11"),
        (li.id, "welcome", "welcome"),
    ]
    items = session.exec(select(FollowUp)).all()
    assert [(each.text, each.kind, each.due_on, each.topic) for each in items] == [
        ("call", FollowUpKind.CARE, TODAY, "in_use")
    ] * 3
    assert {each.follow_up_id for each in rows} == {None, *(item.id for item in items)}
    known = care_facts.known(session, [ClientFacts(wang.id or 0, rep.id or 0, TODAY)], TODAY)
    assert known == {(wang.id, "C1", "bought:2026-11-11"), (wang.id, "C1", "x")}
    assert occasions.planned(session, [rep.id or 0], TODAY) == {(rep.id, TODAY): 3}


def test_a_client_who_changed_hands_meanwhile_is_left_alone(session: Session, book: TeamBook, rep: Member) -> None:
    wang = book.client(rep, "王芳")
    found = occasion(wang)
    wang.owner_id = book.member(2, "小陈").id or 0
    occasions.keep(session, book.team.id or 0, NOW, [found], words)
    assert session.exec(select(Occasion)).all() == []


def test_a_team_is_looked_through_each_night_and_after_an_import(session: Session, book: TeamBook) -> None:
    team = book.team.id or 0

    def due(day: int, hour: int) -> list[date]:
        now = datetime(2026, 11, day, hour, 30, tzinfo=SHANGHAI)
        return [today for each, today in occasions.teams_due(session, now) if each.id == team]

    assert due(18, 1) == [TODAY]
    occasions.looked_through(session, team, TODAY)
    assert (due(18, 23), due(19, 2), due(19, 3)) == ([], [], [date(2026, 11, 19)])
    assert due(25, 14) == [date(2026, 11, 25)]  # the nights that were missed are made up for at once
    occasions.looked_through(session, team, date(2026, 11, 25))
    occasions.look_again(session, team)
    assert due(25, 14) == [date(2026, 11, 25)]


def test_a_lead_sets_the_rules_and_a_rep_does_not(session: Session, book: TeamBook, rep: Member) -> None:
    lead = book.member(2, "店长", Role.OWNER)
    rule = care.RULES["C1"]
    for act in (lambda: care_rules.switch(session, rep, NOW, rule, on=False), lambda: care_rules.all_of(session, rep)):
        with pytest.raises(NotAllowed):
            act()
    care_rules.change(session, lead, NOW, rule, "days", (3,))
    care_rules.switch(session, lead, NOW, care.RULES["C7"], on=False)
    with pytest.raises(ValueError, match="days"):
        care_rules.change(session, lead, NOW, rule, "days", (99,))
    own = care_rules.book(session, book.team.id or 0)
    assert (own["C1"].one("days"), own["C1"].one("amount"), "C7" in own) == (3, 200_000, False)
    assert care_rules.intervals(session, book.team.id or 0).gold == 30


def test_nobody_is_brought_by_those_he_has_brought(session: Session, book: TeamBook, rep: Member) -> None:
    wang, li, zhao = (book.client(rep, name) for name in ("王芳", "李敏", "赵强"))
    referrals.set_referrer(session, li, wang)
    referrals.set_referrer(session, zhao, li)
    for client, by in ((wang, zhao), (wang, wang)):
        with pytest.raises(referrals.Circle):
            referrals.set_referrer(session, client, by)
    book.bought(li, TODAY, 800)
    found = referral_tree.tree(wang.id or 0, referrals.below(session, rep, wang)[0])
    assert [(row.referred.client, row.referred.spent, row.through.people) for row in found.rows] == [
        (li.id, 80_000, 1), (zhao.id, 0, 0),
    ]  # fmt: skip
