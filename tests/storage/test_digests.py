"""A team's day and week in figures, on both databases: the borders of days, and what counts."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from playbook.digest import Outlook, Tomorrow
from playbook.trust import Question
from storage.queries.delivery import reach
from storage.queries.team import digests, groups, weeks
from storage.queries.team.figures import Span
from storage.queries.team.members import NotAllowed
from storage.tables import FollowUpKind, FollowUpStatus, LapseStatus, Role, TrustAnswer
from tests.storage.team_book import LONG_AGO, TeamBook

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEDNESDAY, TUESDAY, THURSDAY = date(2026, 11, 18), date(2026, 11, 17), date(2026, 11, 19)
EVENING = datetime(2026, 11, 18, 18, 30, tzinfo=SHANGHAI)
MONDAY = date(2026, 11, 9)


def at(hour: int, minute: int = 0, second: int = 0, day: date = WEDNESDAY) -> datetime:
    """A time of a day in Shanghai."""
    return datetime.combine(day, time(hour, minute, second), SHANGHAI)


def test_a_day_begins_and_ends_at_the_teams_midnight(book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    client = book.client(rep, "王芳", made=at(0))
    book.client(rep, "李敏", made=at(0) - timedelta(seconds=1))
    for moment in (at(0), at(23, 59, 59), at(0, day=THURSDAY), at(23, 59, 59, day=TUESDAY)):
        book.talked(client, moment)
    found = digests.report(book.session, book.team, WEDNESDAY, EVENING).told.figures
    assert (found.contacts, found.new_clients) == (2, 1)


def test_a_day_of_25_hours_is_counted_whole(session: Session) -> None:
    book = TeamBook.new(session, "Camden", "Europe/London")
    client = book.client(book.member(1, "Amy"), "Mr Hill")
    clocks_go_back = date(2026, 10, 25)
    first, last = datetime(2026, 10, 24, 23, 0, tzinfo=UTC), datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC)
    for moment in (first, last, first - timedelta(seconds=1), last + timedelta(seconds=1)):
        book.talked(client, moment)
    found = digests.report(session, book.team, clocks_go_back, last).told.figures
    assert found.contacts == 2


def test_sales_are_compared_with_the_same_weekday_and_refunds_taken_off(book: TeamBook) -> None:
    client = book.client(book.member(1, "小刘"), "王芳")
    for day, yuan in ((WEDNESDAY, 5000), (WEDNESDAY, -400), (TUESDAY, 9999), (date(2026, 11, 11), 4000)):
        book.bought(client, day, yuan)
    told = digests.report(book.session, book.team, WEDNESDAY, EVENING).told
    assert (told.figures.sales, told.sales_change) == (460_000, 15)


def test_follow_ups_and_promises_of_the_day(book: TeamBook) -> None:
    client = book.client(book.member(1, "小刘"), "王芳")
    gone = book.client(book.member(2, "小陈"), "李敏", archived_at=LONG_AGO)
    promise = FollowUpKind.PROMISE
    book.planned(client, WEDNESDAY, done=at(11))
    book.planned(client, WEDNESDAY, done=at(9, day=TUESDAY))  # done before its day
    book.planned(client, WEDNESDAY, done=at(0, day=THURSDAY))  # after it
    book.planned(client, WEDNESDAY, status=FollowUpStatus.DROPPED, done=at(9))
    book.planned(client, WEDNESDAY)  # has time until midnight
    book.planned(client, WEDNESDAY, at=time(15))  # its minute has passed
    book.planned(client, WEDNESDAY, at=time(20))
    book.planned(client, TUESDAY)
    book.planned(client, WEDNESDAY, kind=promise, done=at(12))
    book.planned(client, WEDNESDAY, kind=promise)
    book.planned(gone, WEDNESDAY)
    found = digests.report(book.session, book.team, WEDNESDAY, EVENING).told.figures
    assert (found.follow_ups_due, found.follow_ups_done, found.overdue) == (6, 2, 2)
    assert (found.promises_due, found.promises_kept) == (2, 1)


def test_what_is_no_contact_and_who_is_not_new_does_not_count(book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    client = book.client(rep, "王芳")
    book.talked(client, at(10), "attempt", is_contact=False)
    book.client(rep, "李敏", made=at(9), import_job_id=book.imported(rep).id)
    book.client(rep, "赵强", made=at(9), archived_at=at(9))
    found = digests.report(book.session, book.team, WEDNESDAY, EVENING).told.figures
    assert (found.contacts, found.new_clients, found.anything_done) == (0, 0, False)


def test_cases_raised_and_won_back(book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    names = "甲乙丙丁戊"
    clients = [book.client(rep, name) for name in names]
    book.stays_away(clients[0], WEDNESDAY)
    book.stays_away(clients[1], WEDNESDAY, listed_only=True)
    book.stays_away(clients[2], date(2026, 10, 1), LapseStatus.WON_BACK, closed_on=WEDNESDAY)
    book.stays_away(clients[3], date(2026, 10, 1), LapseStatus.BOUGHT, closed_on=WEDNESDAY)
    book.stays_away(clients[4], date(2026, 10, 1), LapseStatus.WON_BACK, closed_on=TUESDAY)
    found = digests.report(book.session, book.team, WEDNESDAY, EVENING).told.figures
    assert (found.lapses, found.won_back) == (1, 1)


def test_a_purchase_that_lifts_a_tier_is_told_and_an_older_one_is_not(book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    lifted, steady, new = (book.client(rep, name) for name in ("王芳", "李敏", "赵强"))
    for client in (lifted, steady):
        book.bought(client, date(2026, 9, 1), 600)
    book.bought(lifted, WEDNESDAY, 2000)
    book.bought(new, WEDNESDAY, 9000)
    assert digests.report(book.session, book.team, WEDNESDAY, EVENING).told.figures.tier_rises == 1


def test_reps_stand_in_the_order_in_which_they_joined(book: TeamBook) -> None:
    late = book.member(1, "大伟", joined=at(9, day=date(2026, 3, 1)))
    early = book.member(2, "小刘")
    left = book.member(3, "阿May")
    left.active = False
    for rep, done in ((late, 2), (early, 1), (left, 1)):
        client = book.client(rep, "王芳")
        for number in range(3):
            book.planned(client, WEDNESDAY, done=at(11) if number < done else None)
    roster = digests.report(book.session, book.team, WEDNESDAY, EVENING).told.roster
    assert [(rep.member, rep.done, rep.due) for rep in roster] == [(early.id, 1, 3), (late.id, 2, 3)]


def test_what_stands_open_for_tomorrow(book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    seen, planned = book.client(rep, "王芳"), book.client(rep, "李敏")
    book.talked(seen, at(15), "visit")
    book.talked(seen, at(16), "visit")
    book.talked(planned, at(15), "visit")
    book.planned(planned, THURSDAY, kind=FollowUpKind.PROMISE)
    book.planned(planned, TUESDAY)
    book.stays_away(seen, TUESDAY)
    report = digests.report(book.session, book.team, WEDNESDAY, EVENING)
    assert report.told.tomorrow == (Tomorrow.PROMISES_DUE, 1)
    span = Span(book.team, WEDNESDAY, WEDNESDAY)
    assert digests.outlook(book.session, span, EVENING) == Outlook(0, 1, 1, 1, 1)


def test_nothing_of_another_team_is_counted(session: Session, book: TeamBook) -> None:
    other = TeamBook.new(session, "别家")
    client = other.client(other.member(9, "外人"), "陌生人", made=at(9))
    other.bought(client, WEDNESDAY, 5000)
    other.talked(client, at(10), "visit")
    other.planned(client, TUESDAY)
    other.stays_away(client, WEDNESDAY)
    report = digests.report(session, book.team, WEDNESDAY, EVENING)
    assert not report.told.figures.anything_done
    assert (report.told.figures.overdue, report.told.figures.lapses) == (0, 0)
    assert (report.told.tomorrow, report.names) == (None, {})


def test_a_member_sees_his_own_day_and_only_a_lead_everybodys(book: TeamBook) -> None:
    rep, other = book.member(1, "小刘"), book.member(2, "小陈")
    lead = book.member(3, "店长", Role.LEAD)
    mine, his = book.client(rep, "王芳"), book.client(other, "李敏")
    book.talked(mine, at(10))
    book.bought(his, WEDNESDAY, 800)
    book.planned(mine, WEDNESDAY)
    own = digests.own_day(book.session, rep, book.team, WEDNESDAY, EVENING)
    assert (own.figures.contacts, own.figures.sales, own.figures.follow_ups_due) == (1, 0, 1)
    assert [client.name for client in own.open] == ["王芳"]
    everybody = digests.days_of_all(book.session, lead, book.team, WEDNESDAY, EVENING)
    assert [(each.member.name, each.figures.sales) for each in everybody] == [
        ("小刘", 0),
        ("小陈", 80_000),
        ("店长", 0),
    ]
    with pytest.raises(NotAllowed):
        digests.days_of_all(book.session, rep, book.team, WEDNESDAY, EVENING)


def test_a_week_from_monday_to_sunday(book: TeamBook) -> None:
    rep = book.member(1, "小刘")
    old, new = book.client(rep, "王芳", prospect_class="hot"), book.client(rep, "李敏")
    book.bought(old, date(2026, 10, 1), 1000)
    book.bought(old, MONDAY, 500)
    book.bought(new, date(2026, 11, 15), 300)
    book.bought(new, date(2026, 11, 16), 7000)
    book.planned(old, MONDAY, done=at(9, day=date(2026, 11, 10)))
    book.planned(old, date(2026, 11, 15), done=at(23, day=date(2026, 11, 15)))
    book.stays_away(new, date(2026, 9, 1), LapseStatus.LOST, closed_on=date(2026, 11, 12), cause="service")
    answer = TrustAnswer(client_id=old.id or 0, question=1, text="他是老李的朋友", strength=2, answered_at=LONG_AGO)
    book.session.add(answer)
    book.session.flush()
    found = weeks.report(book.session, book.team, MONDAY, at(9, day=date(2026, 11, 16)))
    week = found.weeks[-1]
    assert (len(found.weeks), week.monday, week.sales) == (8, MONDAY, 80_000)
    assert (week.returning, week.first_buyers) == (1, 1)
    assert (found.figures.follow_ups_due, found.figures.follow_ups_done) == (2, 1)
    assert found.figures.lost_by == {"service": 1}
    assert (found.hot, found.weakest) == (1, Question.WHAT_DO_YOU_WANT)


def test_a_group_is_due_at_its_hour_until_it_was_told(book: TeamBook) -> None:
    lead = book.member(1, "店长", Role.LEAD)
    group = groups.subscribe(book.session, lead, at(10), -1001, "顺达群")
    assert groups.due(book.session, at(18, 29)) == []
    [found] = groups.due(book.session, EVENING)
    assert (found.group_id, found.day, found.week) == (group.id, WEDNESDAY, None)
    assert groups.still_due(book.session, found, EVENING) is group
    assert groups.still_due(book.session, found, EVENING) is None
    assert groups.due(book.session, at(23)) == []
    groups.stop(book.session, group)
    assert groups.due(book.session, at(18, 30, day=THURSDAY)) == []
    assert not reach.is_wanted(book.session, -1001, f"group:{group.id}")


def test_subscribed_after_the_hour_it_begins_tomorrow(book: TeamBook) -> None:
    lead = book.member(1, "店长", Role.LEAD)
    groups.subscribe(book.session, lead, at(19), -1001, "顺达群")
    assert groups.due(book.session, at(19)) == []
    assert [each.day for each in groups.due(book.session, at(18, 30, day=THURSDAY))] == [THURSDAY]


def test_a_group_belongs_to_one_team_until_that_stops_it(session: Session, book: TeamBook) -> None:
    lead, rep = book.member(1, "店长", Role.LEAD), book.member(2, "小刘")
    other = TeamBook.new(session, "别家").member(3, "外人", Role.OWNER)
    group = groups.subscribe(session, lead, at(10), -1001, "顺达群")
    for member in (rep, other):
        with pytest.raises(NotAllowed):
            groups.subscribe(session, member, at(11), -1001, "顺达群")
        with pytest.raises(NotAllowed):
            groups.get(session, member, -1001)
    groups.stop(session, group)
    assert groups.subscribe(session, other, at(12), -1001, "别家群").team_id == other.team_id
    with pytest.raises(NotAllowed):
        groups.get(session, lead, -1001)
