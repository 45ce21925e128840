"""The days on which clocks change: what comes by itself comes once, at the hour that the member's clock shows."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, col, select

from bot.clock import StillClock
from bot.jobs import agenda, due, promises
from storage.engine import Database
from storage.queries.work import followups
from storage.tables import FollowUpKind, Outbox
from tests.storage.team_book import TeamBook

HALF_HOUR, DAY = timedelta(minutes=30), timedelta(days=1)
CHANGES = [
    ("Europe/Berlin", date(2027, 3, 28)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2027, 3, 14)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2027, 4, 4)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
]


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    """A migrated database of its own."""
    database = Database(sqlite_url)
    yield database
    database.close()


def work_around(session: Session, zone: str, changes: date) -> None:
    """A call at half past two and a promise for the day before the change, the day itself, and the day after it."""
    book, there = TeamBook.new(session, "Team", zone), ZoneInfo(zone)
    rep = book.member(1, "Rep")
    rep.language, rep.quiet_from, rep.quiet_to, rep.agenda_at = "en", time(22), time(1), time(3)
    book.team.settings = {"holidays": False}
    client, now = book.client(rep, "Ann"), datetime.combine(changes - DAY * 3, time(9), there)
    for day in (changes - DAY, changes, changes + DAY):
        skipped_or_twice = time(2, 30)
        followups.add(session, rep, client, now, day=day, at=skipped_or_twice, text=f"call {day.day}")
        followups.add(session, rep, client, now, day=day, kind=FollowUpKind.PROMISE, text=f"quote {day.day}")


@pytest.mark.parametrize(("zone", "changes"), CHANGES)
async def test_nothing_comes_twice_and_nothing_is_lost(database: Database, zone: str, changes: date) -> None:
    there = ZoneInfo(zone)
    await database.run(lambda session: work_around(session, zone, changes))
    moment = datetime.combine(changes, time.min, there).astimezone(UTC) - HALF_HOUR
    while moment < datetime.combine(changes + DAY, time.min, there).astimezone(UTC):
        clock = StillClock(moment)
        for job in (agenda, promises, due):
            await job.tick(database, clock.now)
        moment += HALF_HOUR

    sent = await database.run(lambda session: session.exec(select(Outbox).order_by(col(Outbox.id))).all())
    shown = [(row.created_at.astimezone(there), json.loads(row.payload)["text"].splitlines()) for row in sent]
    of_day = [(at, lines) for at, lines in shown if at.date() == changes]
    called = [at for at, lines in of_day if lines[0].endswith(f"</b> call {changes.day}")]
    lists = [at for at, lines in of_day if lines[0].startswith("Today")]
    asked = [at for at, lines in of_day if lines[0].endswith(f"quote {changes.day}") and "Not logged" in lines[1]]
    assert (len(called), len(lists), len(asked)) == (1, 1, 1)
    assert (lists[0].time(), asked[0].time()) == (time(3), time(17))
    assert called[0].time() in (time(2, 30), time(3, 30)), "an hour that was skipped comes as much later"
