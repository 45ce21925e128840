"""The watch over buying rhythms, on both databases: cases raised once, ended by purchases, told to whom they belong."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from playbook.rfm import DEFAULT_RULES
from storage.queries.buying import purchase_log, purchases
from storage.queries.lapsing import lapse_watch, lapses
from storage.queries.tiers import scores
from storage.tables import Client, LapseCase, LapseStatus, Member
from tests.storage import nights
from tests.storage.team_book import TeamBook

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 18, 9, 0, tzinfo=SHANGHAI)
TODAY = NOW.date()


@pytest.fixture
def rep(book: TeamBook) -> Member:
    """A rep of it."""
    return book.member(1, "小刘")


def silent(book: TeamBook, rep: Member, name: str, days: int = 120, rhythm: int = 30) -> Client:
    """A customer with a steady rhythm who has stayed away for so many days."""
    client = book.client(rep, name)
    for back in range(6):
        book.bought(client, TODAY - timedelta(days=days + rhythm * back), 1_000)
    return client


def judge(book: TeamBook, today: date = TODAY) -> None:
    """What a night does."""
    nights.night(book, today=today, now=NOW).end(book.session)


def cases(session: Session) -> list[LapseCase]:
    """All cases, the oldest first."""
    session.expire_all()
    return list(session.exec(select(LapseCase).order_by(LapseCase.id)))  # type: ignore[arg-type]


def test_a_silence_is_raised_once_whatever_became_of_it(session: Session, book: TeamBook, rep: Member) -> None:
    client = silent(book, rep, "陈建国")
    judge(book)
    judge(book)
    (case,) = cases(session)
    assert (case.gap_days, case.usual_days, case.last_bought_on) == (120, 30, TODAY - timedelta(days=120))
    lapses.close(session, case, client, NOW, LapseStatus.SEASON, TODAY)
    judge(book, TODAY + timedelta(days=1))
    assert [each.status for each in cases(session)] == [LapseStatus.SEASON]


def test_a_new_silence_is_a_new_case(session: Session, book: TeamBook, rep: Member) -> None:
    client = silent(book, rep, "陈建国")
    judge(book)
    purchases.add(session, rep, client, NOW, day=TODAY, amount=50_000)
    later = TODAY + timedelta(days=300)
    judge(book, later)
    assert [case.status for case in cases(session)] == [LapseStatus.BOUGHT, LapseStatus.RAISED]
    assert cases(session)[1].last_bought_on == TODAY


@pytest.mark.parametrize(
    ("status", "ended"), [(LapseStatus.RAISED, LapseStatus.BOUGHT), (LapseStatus.CONTACTED, LapseStatus.WON_BACK)]
)
def test_purchases_that_came_in_by_a_file_end_cases_too(
    session: Session, book: TeamBook, rep: Member, status: LapseStatus, ended: LapseStatus
) -> None:
    client = silent(book, rep, "陈建国")
    judge(book)
    cases(session)[0].status = status
    book.bought(client, TODAY - timedelta(days=1), 300)
    judge(book)
    assert [(case.status, case.closed_on) for case in cases(session)] == [(ended, TODAY - timedelta(days=1))]


@pytest.mark.parametrize(("day", "amount"), [(TODAY - timedelta(days=121), 50_000), (TODAY, -50_000)])
def test_an_older_purchase_or_a_return_ends_no_silence(
    session: Session, book: TeamBook, rep: Member, day: date, amount: int
) -> None:
    client = silent(book, rep, "陈建国")
    judge(book)
    purchases.add(session, rep, client, NOW, day=day, amount=amount)
    assert [case.status for case in cases(session)] == [LapseStatus.RAISED]


def test_only_the_owner_is_told_and_not_of_those_put_away_or_long_gone(
    session: Session, book: TeamBook, rep: Member
) -> None:
    other = book.member(2, "小陈")
    mine, handed_over, away = (silent(book, rep, name) for name in ("陈建国", "王芳", "赵强"))
    silent(book, rep, "老早", days=900)
    judge(book)
    handed_over.owner_id, away.archived_at = other.id or 0, NOW
    session.flush()
    assert [client.name for _, client in lapse_watch.untold(session, rep, 9)] == [mine.name]
    assert [client.name for _, client in lapse_watch.untold(session, other, 9)] == ["王芳"]
    assert len(cases(session)) == 4


def test_teams_are_due_at_once_and_then_after_three_by_their_own_clock(session: Session, book: TeamBook) -> None:
    honolulu = TeamBook.new(session, "Aloha", "Pacific/Honolulu").team.id
    team = book.team.id
    assert {number for number, _ in lapse_watch.teams_due(session, NOW)} == {team, honolulu}
    for number in (team, honolulu):
        assert scores.next_round(session, number or 0) == 1
        scores.put_in_place(session, number or 0, 1, scores.model_of(session, 0), DEFAULT_RULES)
        assert number in {each for each, _ in lapse_watch.teams_due(session, NOW)}, "not done yet"
        lapse_watch.judged(session, number or 0, NOW)
    session.flush()
    evening = datetime(2026, 11, 18, 21, 0, tzinfo=SHANGHAI)  # three in the morning in Honolulu
    assert lapse_watch.teams_due(session, evening - timedelta(minutes=1)) == []
    assert lapse_watch.teams_due(session, evening) == [(honolulu, TODAY)]
    night = datetime(2026, 11, 19, 3, 0, tzinfo=SHANGHAI)
    assert (team, date(2026, 11, 19)) not in lapse_watch.teams_due(session, night - timedelta(minutes=1))
    assert (team, date(2026, 11, 19)) in lapse_watch.teams_due(session, night)


def test_what_an_import_brings_while_a_team_is_judged_is_judged_after_it(session: Session, book: TeamBook) -> None:
    team, evening = book.team.id or 0, NOW + timedelta(hours=10)
    for _ in range(2):  # in a night like others, and in one that was asked for
        number = scores.next_round(session, team)
        lapse_watch.judge_again(session, team)
        scores.put_in_place(session, team, number, scores.model_of(session, 0), DEFAULT_RULES)
        lapse_watch.judged(session, team, NOW)
        session.flush()
        assert lapse_watch.teams_due(session, evening) == [(team, TODAY)]
    number = scores.next_round(session, team)
    assert lapse_watch.teams_due(session, evening) == [(team, TODAY)], "broken off, it begins anew"
    scores.put_in_place(session, team, number, scores.model_of(session, 0), DEFAULT_RULES)
    lapse_watch.judged(session, team, NOW)
    session.flush()
    assert lapse_watch.teams_due(session, evening) == []
    lapse_watch.judge_again(session, team)
    session.flush()
    assert lapse_watch.teams_due(session, evening) == [(team, TODAY)]


def test_another_teams_purchases_are_not_read(session: Session, book: TeamBook, rep: Member) -> None:
    mine = silent(book, rep, "陈建国")
    other = TeamBook.new(session, "别家")
    silent(other, other.member(9, "对手"), "王芳")
    log = purchase_log.read(session, book.team.id or 0, until=TODAY)
    assert list(log.histories) == [mine.id]
    recent = purchase_log.read(session, book.team.id or 0, since=TODAY - timedelta(days=200), until=TODAY)
    assert len(recent.histories[mine.id or 0]) == 3
