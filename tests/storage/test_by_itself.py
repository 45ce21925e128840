"""A team whose time zone is unknown on the new machine: every other one has its night and its digest."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session
from structlog.testing import capture_logs

from storage import by_itself as failures
from storage.by_itself import by_itself
from storage.engine import OutOfReach
from storage.queries.caring import care
from storage.queries.lapsing import lapse_watch
from storage.queries.team import groups
from storage.tables import GroupChat
from tests.storage.team_book import TeamBook

EVENING = datetime(2026, 11, 18, 18, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_one_team_that_cannot_be_looked_at_holds_up_no_other(session: Session, book: TeamBook) -> None:
    for number, each in enumerate((TeamBook.new(session, "别家", "Asia/Nowhere"), book)):
        lead = each.member(number, "店长")
        group = GroupChat(team_id=each.team.id or 0, chat_id=-number, subscribed_by=lead.id or 0)
        group.daily_sent_on, group.weekly_sent_on = date(2026, 11, 17), date(2026, 11, 16)
        session.add(group)
    session.flush()
    assert [number for number, _ in lapse_watch.teams_due(session, EVENING)] == [book.team.id]
    assert [team.id for team, _ in care.teams_due(session, EVENING)] == [book.team.id]
    [due] = groups.due(session, EVENING)
    told = groups.still_due(session, due, EVENING)
    assert told is not None
    assert told.team_id == book.team.id


def test_what_fails_every_second_is_logged_once_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(failures, "monotonic", lambda: clock[0])
    monkeypatch.setattr(failures, "_logged", {})

    def logged(member: int, at: float) -> list[object]:
        clock[0] = at
        with capture_logs() as lines, by_itself("member not told", member=member):
            raise ZeroDivisionError
        return [line["member"] for line in lines]

    assert [logged(1, 0), logged(1, 1), logged(2, 2), logged(1, 3599), logged(1, 3600)] == [[1], [], [2], [], [1]]


def test_trouble_of_the_database_is_everybodys() -> None:
    with pytest.raises(OutOfReach), by_itself("member not told", member=1):
        raise OutOfReach
